"""Twelve tops in the forms of boroughs and counties, labelled first when all others were read; then worked on."""

from __future__ import annotations

from tests.fresh.kit import Head, Shade
from tests.tops.cases import Said, Top, office, pairs, web
from tests.tops.worn import GRID

BOROUGHS = (
    Top(
        "topic-group",
        office(
            Shade("CHILFORDSHIRE COUNTY COUNCIL", bold=True),
            Shade("IMPACT OF SCRUTINY ADVISORY COMMITTEE", bold=True),
            Shade("WEDNESDAY 12 JUNE 2019 AT 10.00AM", bold=True),
            Shade("SCRUTINY RECOMMENDATIONS: ROADSIDE VERGES TOPIC GROUP", bold=True),
            "Report of the Head of Scrutiny",
            "Author: Nessa Rolfe, Head of Scrutiny (Tel: 01632 960485)",
            "Executive Member: Ralph Sandford, Highways",
        ),
        Said(
            "Chilfordshire County Council",
            "Impact of Scrutiny Advisory Committee",
            "Roadside Verges",
            None,
            None,
            None,
            "2019-06-12",
            ("Nessa Rolfe",),
            ("Ralph Sandford",),
        ),
    ),
    Top(
        "officer-contact-details",
        web(
            "<p style='text-align:right'>AGENDA ITEM 8</p><table class=k><tr><td colspan=2>"
            "<h2>Adults and Safeguarding Overview and Scrutiny Sub-Committee</h2><h3>12 June 2017</h3>"
            "<tr><td><b>Title</b><td>Shared Lives Task and Finish Group – six month update"
            "<tr><td><b>Report of</b><td>Strategic Director for Adults<tr><td><b>Wards</b><td>All"
            "<tr><td><b>Status</b><td>Public<tr><td><b>Urgent</b><td>No<tr><td><b>Key</b><td>No"
            "<tr><td><b>Enclosures</b><td>Appendix A: the recommendations"
            "<tr><td><b>Officer Contact Details</b><td>Ester Caine, ester.caine@barlow.gov.uk, 020 7946 0412</table>",
            GRID,
        ),
        Said(
            None,
            "Adults and Safeguarding Overview and Scrutiny Sub-Committee",
            "Shared Lives",
            None,
            6,
            None,
            "2017-06-12",
            ("Ester Caine",),
        ),
    ),
    Top(
        "committee-first",
        office(
            Shade("Committee: Sustainable Communities Overview and Scrutiny Panel", bold=True),
            Shade("Date: 21 March 2018", bold=True),
            "Agenda item: 5",
            "Wards: All",
            Shade("Subject: Commercialisation scrutiny task group – action plan", bold=True),
            "Lead officer: Christa Leigh, Director of Environment and Regeneration",
            "Lead member: Councillor Martin Whelan, Cabinet Member for Regeneration",
            "Contact officer: Anton Hope; anton.hope@marton.gov.uk; 020 7946 0545",
        ),
        Said(
            None,
            "Sustainable Communities Overview and Scrutiny Panel",
            "Commercialisation",
            None,
            None,
            None,
            "2018-03-21",
            ("Christa Leigh",),
            ("Martin Whelan",),
        ),
    ),
    Top(
        "scrutiny-lead-member",
        web(
            "<table class=k><tr><td>To:<td>Scrutiny Committee<tr><td>Date:<td>5 September 2023"
            "<tr><td>Report of:<td>Head of Law and Governance<tr><td>Title of Report:"
            "<td>Update on Scrutiny Recommendations: Tourism Review</table>"
            "<table class=j><tr><td colspan=2><b>Summary and recommendations</b><tr><td>Purpose of report:"
            "<td>To update the Committee<tr><td>Key decision:<td>No<tr><td>Scrutiny Lead Member:"
            "<td>Councillor Lucia Pell<tr><td>Cabinet Member:<td>Councillor Suki Brand, Leader"
            "<tr><td>Corporate Priority:<td>A thriving city</table>",
            ".k td:first-child{width:40mm}.j{border-collapse:collapse;margin-top:8pt}.j td{border:1px solid #000}",
        ),
        Said(None, "Scrutiny Committee", "Tourism Review", update_date="2023-09-05", cabinet_members=("Suki Brand",)),
    ),
    Top(
        "contributors",
        web(
            "<p style='font-size:16pt'><b>Safer Stronger Communities Select Committee</b></p><div class=k>"
            "<p><b>Report title: Fly-posting in-depth review – update on implementation of recommendations</b></p>"
            "<p><b>Date:</b> 15 September 2022</p><p><b>Key decision:</b> No. <b>Class:</b> Part 1.</p>"
            "<p><b>Ward(s) affected:</b> All</p><p><b>Contributors:</b> Director of Public Realm</p></div>"
            "<p><b>Outline and recommendations</b></p><p>The Committee is asked to note the report.</p>",
            ".k{border:1px solid #000}",
            tagged=False,
        ),
        Said(None, "Safer Stronger Communities Select Committee", "Fly-posting", update_date="2022-09-15"),
    ),
    Top(
        "title-of-report",
        office(
            Shade("CORPORATE RESOURCES OVERVIEW AND SCRUTINY COMMITTEE", bold=True),
            Shade("20 January 2020", bold=True),
            "TITLE OF REPORT: Review of Agency Staff – Monitoring of the Action Plan",
            "REPORT OF: Michaela Barr, Strategic Director, Resources",
            "Summary",
            "This report details progress on the actions agreed after the review.",
        ),
        Said(
            None,
            "Corporate Resources Overview and Scrutiny Committee",
            "Review of Agency Staff",
            update_date="2020-01-20",
            lead_officers=("Michaela Barr",),
        ),
    ),
    Top(
        "originating-officer",
        office(
            pairs(
                ("Overview & Scrutiny Committee\nMonday, 25 July 2022", "Classification:\nUnrestricted"),
                ("Report of: Jem Thorold, Corporate Director, Children and Culture", ""),
                ("Scrutiny Review of Street Play – action plan update", ""),
                widths=(120, 54),
            ),
            "",
            pairs(
                ("Lead Member", "Councillor Maia Talbot, Deputy Mayor for Education"),
                ("Originating Officer(s)", "Layla Rich, Head of Commissioning"),
                ("Wards affected", "All wards"),
                ("Key Decision?", "No"),
            ),
            "",
        ),
        Said(
            None,
            "Overview & Scrutiny Committee",
            "Scrutiny Review of Street Play",
            None,
            None,
            None,
            "2022-07-25",
            ("Jem Thorold",),
            ("Maia Talbot",),
        ),
    ),
    Top(
        "contact-officers-in-a-form",
        office(
            Shade("Community and Wellbeing Scrutiny Committee", bold=True),
            "6 July 2021",
            "Report from the Strategic Director, Community Wellbeing",
            Head("Childhood Obesity Scrutiny Task Group – One Year On"),
            pairs(
                ("Wards Affected:", "All"),
                ("Key or Non-Key Decision:", "Non-Key"),
                ("Open or Part/Fully Exempt:", "Open"),
                ("No. of Appendices:", "One"),
                ("Background Papers:", "None"),
                (
                    "Contact Officer(s):\n(Name, Title, Contact Details)",
                    "Jonas Diamant, Scrutiny Officer, 020 7946 0998",
                ),
            ),
            "",
        ),
        Said(
            None,
            "Community and Wellbeing Scrutiny Committee",
            "Childhood Obesity",
            None,
            12,
            None,
            "2021-07-06",
            ("Jonas Diamant",),
        ),
    ),
    Top(
        "report-of-the-chairman",
        web(
            "<table class=k><tr><td><b>Report to Overview Committee</b><td><b>9 March 2023</b>"
            "<td><b>Agenda Item: 5</b>"
            "</table><p><b>REPORT OF THE CHAIRMAN OF THE PLACE SELECT COMMITTEE</b></p>"
            "<p><b>SCRUTINY REVIEW OF BUS PARTNERSHIPS – MONITORING OF RECOMMENDATIONS</b></p>"
            "<p>For any enquiries about this report please contact: Martin Elgar, "
            "Senior Democratic Services Officer</p>",
            ".k{width:100%}",
            tagged=False,
        ),
        Said(
            None,
            "Overview Committee",
            "Scrutiny Review of Bus Partnerships",
            update_date="2023-03-09",
            lead_officers=("Martin Elgar",),
        ),
    ),
    Top(
        "systematic-review",
        web(
            "<h3>Environment and Sustainable Communities<br>Overview and Scrutiny Committee</h3><h3>12 April 2019</h3>"
            "<h3>Systematic Review – Electric Vehicle Charging: Recommendations</h3>"
            "<p><b>Report of Lorna Dunnell, Director of Transformation and Partnerships</b></p>"
            "<p><b>Electoral division(s) affected:</b></p><p>None</p>",
        ),
        Said(
            None,
            "Environment and Sustainable Communities Overview and Scrutiny Committee",
            "Electric Vehicle Charging",
            update_date="2019-04-12",
            lead_officers=("Lorna Dunnell",),
        ),
    ),
    Top(
        "two-years-in-the-title",
        office(
            "Tarleton and Hale Metropolitan District Council",
            "Meeting: Ambition and Regeneration Policy Development and Scrutiny Committee",
            "Date: 8 December 2021",
            "Title: Night Shelters 2019/20 – recommendations tracker",
            "Report of: Kath Lomond, Assistant Director",
            "Service: Law and Governance",
            "Tel: (01632) 960 643",
        ),
        Said(
            "Tarleton and Hale Metropolitan District Council",
            "Ambition and Regeneration Policy Development and Scrutiny Committee",
            "Night Shelters 2019/20",
            None,
            None,
            None,
            "2021-12-08",
            ("Kath Lomond",),
        ),
    ),
    Top(
        "address-block",
        web(
            "<div style='text-align:right;font-size:8pt'>Stourmere District Council<br>Council Offices, Weir Lane<br>"
            "Stourmere SM1 2AB<br>www.stourmere.gov.uk</div><p>Audit &amp; Scrutiny Committee, Thursday 23rd "
            "November 2023</p><h2>Public Toilets Working Group – Progress Against Agreed Recommendations</h2>"
            "<p>Cabinet Member for Assets – Cllr Roy Inchbold</p><p>Lead Officer – Della Crane (Assets Manager)</p>",
        ),
        Said(
            "Stourmere District Council",
            "Audit & Scrutiny Committee",
            "Public Toilets",
            None,
            None,
            None,
            "2023-11-23",
            ("Della Crane",),
            ("Roy Inchbold",),
        ),
    ),
)
