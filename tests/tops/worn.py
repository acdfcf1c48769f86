"""Sixteen tops in further dress, labelled first when those of `dressed` were read; then the code was worked on."""

from __future__ import annotations

from tests.fresh.kit import Head, Shade
from tests.tops.cases import Said, Top, office, pairs, web

GRID = ".k{width:100%;border-collapse:collapse}.k td{border:1px solid #000}"

WORN = (
    Top(
        "report-for",
        office(
            pairs(
                ("Report for:", "Overview and Scrutiny Committee, 7 October 2021"),
                ("Item number:", "9"),
                ("Title:", "Update on the Scrutiny Review of Blue Badges"),
                ("Report authorised by:", "Tamsin Crewe, Director of Customers"),
                ("Lead Officer:", "Andrew Bellis, Head of Customer Experience, 020 7946 0771"),
                ("Ward(s) affected:", "N/A"),
                ("Report for Key/ Non Key Decision:", "Non key"),
            ),
            "",
        ),
        Said(
            None,
            "Overview and Scrutiny Committee",
            "Scrutiny Review of Blue Badges",
            update_date="2021-10-07",
            lead_officers=("Andrew Bellis",),
        ),
    ),
    Top(
        "for-submission-to",
        web(
            "<table class=k><tr><td><b>LONDON BOROUGH OF LARKSWOOD</b><td><b>WARDS:</b> All"
            "<tr><td colspan=2><b>REPORT TITLE</b><br>Recommendation Tracker – Fire Safety Scrutiny Review"
            "<tr><td colspan=2><b>REPORT OF</b><br>Cabinet Member for Better Homes"
            "<tr><td><b>FOR SUBMISSION TO</b><br>Housing Scrutiny Committee<td><b>DATE</b><br>24 February 2020"
            "<tr><td colspan=2><b>SUMMARY OF REPORT</b><br>The report says what has been done since the review.</table>"
            "<p>Contact Officer: Gavin Hulme, Head of Repairs</p>",
            GRID,
        ),
        Said(
            "London Borough of Larkswood",
            "Housing Scrutiny Committee",
            "Fire Safety Scrutiny Review",
            update_date="2020-02-24",
            lead_officers=("Gavin Hulme",),
        ),
    ),
    Top(
        "title-of-two-lines",
        web(
            "<table class=k><tr><td><b>Health, Housing and Adult Social Care<br>Policy and Scrutiny Committee</b>"
            "<td style='text-align:right'><b>18 December 2021</b></table>"
            "<p>Report of the Assistant Director, Legal and Governance</p>"
            "<h3>Update on Implementation of Recommendations from the<br>"
            "Previously Completed Scrutiny Review of Older Persons’ Housing</h3>"
            "<p><b>Author:</b> Elsie Dunn, Scrutiny Officer</p>"
            "<p><b>Chief Officer Responsible for the report:</b> Ivor Bligh, Director of Governance</p>",
            ".k{width:100%}",
            tagged=False,
        ),
        Said(
            None,
            "Health, Housing and Adult Social Care Policy and Scrutiny Committee",
            "Scrutiny Review of Older Persons’ Housing",
            update_date="2021-12-18",
            lead_officers=("Ivor Bligh",),
        ),
    ),
    Top(
        "from-and-to",
        office(
            pairs(
                (
                    "From:",
                    "Roger Gaunt, Cabinet Member for Economic Development\nBarbara Cope, Corporate Director, Growth",
                ),
                ("To:", "Growth, Economic Development and Communities Cabinet Committee – 5 July 2022"),
                ("Subject:", "Affordable Housing Select Committee – one year on"),
                ("Classification:", "Unrestricted"),
            ),
            "",
            tagged=True,
        ),
        Said(
            None,
            "Growth, Economic Development and Communities Cabinet Committee",
            "Affordable Housing",
            None,
            12,
            None,
            "2022-07-05",
            ("Barbara Cope",),
            ("Roger Gaunt",),
        ),
    ),
    Top(
        "subject-in-capitals",
        web(
            "<p><b>PWYLLGOR CRAFFU TAI AC ADFYWIO<br>"
            "HOUSING AND REGENERATION SCRUTINY COMMITTEE – 12TH JULY 2022</b></p>"
            "<p><b>SUBJECT: TASK AND FINISH GROUP ON NON-RESIDENTIAL CARE CHARGES – UPDATE ON ACTION PLAN</b></p>"
            "<p><b>REPORT BY: CORPORATE DIRECTOR FOR SOCIAL SERVICES</b></p>"
            "<p>1. PURPOSE OF REPORT</p><p>1.1 To tell Members what has been done.</p>"
            "<p>Author: Dai Meredith, Scrutiny Officer</p>",
        ),
        Said(
            None,
            "Housing and Regeneration Scrutiny Committee",
            "Non-Residential Care Charges",
            update_date="2022-07-12",
            lead_officers=("Dai Meredith",),
        ),
    ),
    Top(
        "slogan-above",
        web(
            "<h1 style='color:#083'>Working for a brighter future together</h1><h2>Children and Families Committee</h2>"
            "<table class=k><tr><td>Date of Meeting:<td>19 September 2022"
            "<tr><td>Report Title:<td>Domestic Abuse Spotlight Review – Progress Update"
            "<tr><td>Report of:<td>Deborah Woodcote, Executive Director of Children’s Services"
            "<tr><td>Report Reference No:<td>CF/12/22-23<tr><td>Ward(s) Affected:<td>All</table>",
            ".k td:first-child{width:50mm;font-weight:bold}",
            tagged=False,
        ),
        Said(
            None,
            "Children and Families Committee",
            "Domestic Abuse",
            update_date="2022-09-19",
            lead_officers=("Deborah Woodcote",),
        ),
    ),
    Top(
        "report-contact",
        office(
            Shade("ADULTS AND HEALTH SELECT COMMITTEE", bold=True),
            "Thursday, 14 January 2021",
            Head("Unpaid Carers Task Group: Recommendations Update"),
            "Purpose of report: to share progress on the recommendations of the Unpaid Carers Task Group, which "
            "reported in December 2019.",
            "Report contact: Dinah Frost, Scrutiny Officer",
            "Contact details: 01632 960432",
        ),
        Said(
            None,
            "Adults and Health Select Committee",
            "Unpaid Carers",
            None,
            None,
            "2019-12",
            "2021-01-14",
            ("Dinah Frost",),
        ),
    ),
    Top(
        "prepared-for-by-the-service",
        web(
            "<h1>Green Spaces, Safe Spaces</h1><p>Scrutiny inquiry: second progress report</p><p>Prepared for the "
            "Environment, Climate &amp; Highways Scrutiny Committee by the Parks Service</p>"
            "<p>Version date: 3 March 2025</p>",
        ),
        Said(
            None,
            "Environment, Climate & Highways Scrutiny Committee",
            "Green Spaces, Safe Spaces",
            update_date="2025-03-03",
        ),
    ),
    Top(
        "report-to-on",
        office(
            Shade("THE MORAYDALE COUNCIL", bold=True),
            "REPORT TO: AUDIT AND SCRUTINY COMMITTEE ON 26 AUGUST 2020",
            "SUBJECT: REVIEW OF GULL NUISANCE – PROGRESS",
            "BY: DEPUTE CHIEF EXECUTIVE (ECONOMY)",
            "1. REASON FOR REPORT",
            "1.1 This report is submitted to Committee following the review agreed on 12 June 2019.",
        ),
        Said(
            "Moraydale Council", "Audit and Scrutiny Committee", "Gull Nuisance", None, None, "2019-06-12", "2020-08-26"
        ),
    ),
    Top(
        "panel-of-the-police",
        web(
            "<p class=c>Brayshire Police, Fire and Crime Panel</p><p class=c>22 June 2023</p>"
            "<h2 class=c>Complaints Task Group – progress against recommendations</h2>"
            "<p>Report of the Head of Democratic Services, Brayshire County Council</p>",
            ".c{text-align:center}",
        ),
        Said(
            "Brayshire County Council",
            "Brayshire Police, Fire and Crime Panel",
            "Complaints",
            update_date="2023-06-22",
        ),
    ),
    Top(
        "tracker-refreshed",
        web(
            "<p>Tracker last refreshed: 07.02.2025 by Democratic Services</p><p><b>Committee:</b> Corporate Overview "
            "&amp; Scrutiny Management Board &nbsp;&nbsp;&nbsp;&nbsp; <b>Review:</b> Bereavement Services</p>",
            wide=True,
            tagged=False,
        ),
        Said(None, "Corporate Overview & Scrutiny Management Board", "Bereavement Services", update_date="2025-02-07"),
    ),
    Top(
        "second-monitoring-report",
        web(
            "<div class=l>Skelbrook Council</div><div class=i>Item 4(b) Appendix 2</div>"
            "<h2>Recommendation Monitoring Report: Community Asset Transfer<br>"
            "(Second Monitoring Report – 18 months)</h2>",
            ".l{position:fixed;top:0;left:0}.i{position:fixed;top:0;right:0}h2{margin-top:14mm}.r td{padding:40mm 2mm}",
        ),
        Said("Skelbrook Council", None, "Community Asset Transfer", None, 18),
    ),
    Top(
        "published-in-brackets",
        office(
            Head("Access to GP Appointments – Scrutiny Inquiry Report (published 17 November 2022)"),
            "Progress update as of June 2024",
            "Health Scrutiny Panel",
            "Tenborough City Council",
        ),
        Said(
            "Tenborough City Council",
            "Health Scrutiny Panel",
            "Access to GP Appointments",
            None,
            None,
            "2022-11-17",
            "2024-06",
        ),
    ),
    Top(
        "letter-of-the-member",
        office(
            "To: Councillor Horace Dobbs, Chair of the Development & Regeneration Scrutiny Panel",
            "From: Councillor Ivy Marchbanks, Cabinet Member for Transport",
            "Date: 30 November 2023",
            "RE: SPEED LIMITS – SCRUTINY INQUIRY FOLLOW UP",
            "Dear Councillor Dobbs,",
            "Thank you for your letter. The table shows where we are with each of the recommendations.",
        ),
        Said(
            None,
            "Development & Regeneration Scrutiny Panel",
            "Speed Limits",
            update_date="2023-11-30",
            cabinet_members=("Ivy Marchbanks",),
        ),
    ),
    Top(
        "lead-director",
        web(
            "<p>Oakhampton and Vale District Council – Scrutiny Committee – 9 May 2024</p>"
            "<h2>Leisure Centres: where are we now?</h2><p>Lead Member: Councillor Ann-Marie Tolley<br>"
            "Lead Director: Rhona Keel<br>Report author: Tim Aske</p>",
        ),
        Said(
            "Oakhampton and Vale District Council",
            "Scrutiny Committee",
            "Leisure Centres",
            update_date="2024-05-09",
            lead_officers=("Rhona Keel",),
            cabinet_members=("Ann-Marie Tolley",),
        ),
    ),
    Top(
        "short-names",
        office(
            Shade("Period Poverty T&F Group – 6 Month Review", bold=True),
            "People O&S Committee, 15 October 2019",
            "Chair of the Group: Cllr Edith Sowerby",
            "Portfolio Holder: Cllr Lewis Tranmere (Public Health)",
        ),
        Said(None, "People O&S Committee", "Period Poverty", None, 6, None, "2019-10-15", (), ("Lewis Tranmere",)),
    ),
)
