"""Eleven tops on which much stands that is not theirs, labelled first when all others were read; then worked on."""

from __future__ import annotations

from tests.fresh.kit import Head, Shade
from tests.tops.cases import Said, Top, office, pairs, web
from tests.tops.worn import GRID

TRAPPED = (
    Top(
        "document-pack",
        office(
            Shade("Public Document Pack", bold=True),
            "Wexborough Council",
            "Legal and Democratic Services, Civic Offices, Shute Lane",
            "3 March 2025",
            "To: All Members of the Overview and Scrutiny Committee",
            "Councillors Petra Loam (Chairman), Ezra Finn (Vice-Chairman), Ola Brandt and Sid Marsh",
            "Meeting: OVERVIEW AND SCRUTINY COMMITTEE",
            "Date: Tuesday 11 March 2025",
            "Venue: Council Chamber",
            "\f",
            "1 Apologies for absence",
            "2 Minutes of the meeting of 14 January 2025",
            "3 Review of Home Adaptations: progress",
            "\f",
            "Agenda Item 3",
            Head("Review of Home Adaptations: progress"),
            "Report author: Sorcha Dunne, Housing Options Manager",
        ),
        Said(
            "Wexborough Council",
            "Overview and Scrutiny Committee",
            "Review of Home Adaptations",
            update_date="2025-03-11",
            lead_officers=("Sorcha Dunne",),
        ),
    ),
    Top(
        "covering-report",
        office(
            pairs(
                ("Report to:", "Place Scrutiny Panel"),
                ("Date:", "4 February 2021"),
                ("Report of:", "Noel Fisk, Head of Planning"),
                ("Subject:", "Developer Contributions inquiry: nine-month progress"),
            ),
            "",
            Head("Purpose of the report", 2),
            "To tell the Panel what has been done since the Executive accepted its recommendations in May 2020.",
            Head("Consultation", 2),
            "Councillor Freya Lund, Chair of the Parish Forum, and Otto Blain, Head of Finance, have been consulted.",
            "\f",
            "Appendix 1",
        ),
        Said(None, "Place Scrutiny Panel", "Developer Contributions", None, 9, None, "2021-02-04", ("Noel Fisk",)),
    ),
    Top(
        "chair-and-portfolio-holder",
        web(
            "<h1>Scrutiny review of Right to Buy</h1><h3>Monitoring report, autumn 2022</h3>"
            "<p>Chair of the review: Councillor Iris Webb</p><p>Portfolio Holder for Homes: Councillor Neil Abara</p>"
            "<p>Officer: Ulla Stenning</p><p>Homes Scrutiny Sub-Committee, Eastmoor Borough Council</p>"
            "<p>The Executive agreed its response on 2 June 2022.</p>",
        ),
        Said(
            "Eastmoor Borough Council",
            "Homes Scrutiny Sub-Committee",
            "Right to Buy",
            None,
            None,
            None,
            "2022-09/2022-11",
            ("Ulla Stenning",),
            ("Neil Abara",),
        ),
    ),
    Top(
        "attendance",
        office(
            Head("Dog Control: actions since the scrutiny review"),
            "Community Safety Scrutiny Working Party, 2 July 2019",
            "Present: Councillors Dot Hewson, Ray Colt and Flo Mabey",
            "Officers in attendance: Kay Wynn, Lee Sharrow",
            "Apologies: Councillor Tess Orme",
        ),
        Said(None, "Community Safety Scrutiny Working Party", "Dog Control", update_date="2019-07-02"),
    ),
    Top(
        "version-control",
        web(
            "<h2>Adult Education Review – action plan monitoring</h2><p>Learning Scrutiny Committee</p>"
            "<p>Position at 1 March 2024</p><table class=k><tr><th>Version<th>Date<th>Author<th>Changes"
            "<tr><td>0.1<td>3 January 2024<td>T. Moss<td>First draft<tr><td>1.0<td>20 February 2024<td>Olive Bright"
            "<td>Comments of Health and Safety Committee taken in</table>",
            GRID,
        ),
        Said(None, "Learning Scrutiny Committee", "Adult Education Review", update_date="2024-03-01"),
    ),
    Top(
        "figures-in-boxes",
        web(
            "<p>Larkfield Borough Council Children’s Scrutiny Committee</p><h1>Holiday Hunger: one year on</h1>"
            "<table class=k><tr><td><b style='font-size:20pt'>12</b><br>recommendations"
            "<td><b style='font-size:20pt'>8</b><br>complete<td><b style='font-size:20pt'>3</b><br>on track"
            "<td><b style='font-size:20pt'>1</b><br>delayed</table><p>June 2023</p>",
            GRID,
            tagged=False,
        ),
        Said("Larkfield Borough Council", "Children’s Scrutiny Committee", "Holiday Hunger", None, 12, None, "2023-06"),
    ),
    Top(
        "welsh-name-alone",
        office(
            "Cyngor Gwynfryn",
            "Care Scrutiny Committee – 16 May 2024",
            Head("Supported Lodgings Investigation – update on the recommendations"),
            "Cabinet Member: Councillor Elin Parri",
            "Relevant officer: Aled Bowen, Head of Children and Supporting Families",
        ),
        Said(
            "Cyngor Gwynfryn",
            "Care Scrutiny Committee",
            "Supported Lodgings Investigation",
            None,
            None,
            None,
            "2024-05-16",
            ("Aled Bowen",),
            ("Elin Parri",),
        ),
    ),
    Top(
        "report-to-cabinet",
        web(
            "<p><b>CABINET</b></p><p><b>15 MARCH 2022</b></p><h3>RESPONSE TO THE RECOMMENDATIONS OF THE OVERVIEW AND "
            "SCRUTINY MANAGEMENT COMMITTEE ON GROUNDS MAINTENANCE</h3>"
            "<p><b>Responsible Officer:</b> Hal Brough, Service Director</p>",
        ),
        Said(
            None,
            "Overview and Scrutiny Management Committee",
            "Grounds Maintenance",
            update_date="2022-03-15",
            lead_officers=("Hal Brough",),
        ),
    ),
    Top(
        "days-of-all-kinds",
        office(
            Head("Scrutiny Action Tracker – Winter Pressures"),
            pairs(
                ("Original deadline", "31 March 2023"),
                ("Revised deadline", "30 June 2023"),
                ("Last reviewed", "14 September 2023"),
                ("Date of next review", "1 December 2023"),
                ("Owner", "Mo Akande"),
            ),
            "",
        ),
        Said(inquiry="Winter Pressures", update_date="2023-09-14", lead_officers=("Mo Akande",)),
    ),
    Top(
        "topic-sheet",
        office(
            pairs(
                ("Topic", "Youth Clubs"),
                ("Lead scrutiny member", "Cllr Jo Fenn"),
                ("Executive portfolio holder", "Cllr Max Arden"),
                ("Director", "Susan Pike"),
                ("Scrutiny support", "Ian Moss"),
                ("Reported to Executive", "6 November 2018"),
                ("Monitoring date", "3 June 2019"),
            ),
            "",
        ),
        Said(None, None, "Youth Clubs", None, None, "2018-11-06", "2019-06-03", ("Susan Pike",), ("Max Arden",)),
    ),
    Top(
        "numbered-board",
        web(
            "<p style='text-align:right'>Briefing note</p><table><tr><td><b>To:</b><td>Finance and Corporate Services "
            "Scrutiny Board (1)<td><b>Date:</b><td>6 March 2024<tr><td><b>Subject:</b><td>Progress on Task and Finish "
            "Group Recommendations – Digital Exclusion<td><td></table><p><b>Report author:</b><br>Name and job title: "
            "Gennie Holt, Scrutiny Co-ordinator</p>",
            tagged=False,
        ),
        Said(
            None,
            "Finance and Corporate Services Scrutiny Board (1)",
            "Digital Exclusion",
            update_date="2024-03-06",
            lead_officers=("Gennie Holt",),
        ),
    ),
)
