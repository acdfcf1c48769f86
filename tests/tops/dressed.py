"""Twenty-four tops in the dress of agenda reports, labelled before the code was asked; then it was worked on."""

from __future__ import annotations

from dataclasses import replace

from tests.fresh.kit import Head, Shade
from tests.tops.cases import Said, Top, office, pairs, web

LONG = ".r td{padding:40mm 2mm}"
FOOT = ".foot{position:fixed;bottom:0;font-size:8pt}"
HEAD = ".top{position:fixed;top:0;left:0;font-size:8pt}h1,h2{margin-top:14mm}"

DRESSED = (
    Top(
        "board-in-brackets",
        web(
            "<p style='text-align:right'>Report author: Honor Prentice<br>Tel: 01632 960 213</p>"
            "<h2>Report of the Head of Democratic Services</h2>"
            "<p><b>Report to Scrutiny Board (Environment, Housing and Communities)</b></p>"
            "<p><b>Date: 14 March 2024</b></p>"
            "<p><b>Subject: Recommendation tracking – Reducing Repeat Fly-tipping</b></p>"
            "<table><tr><td>Are specific electoral wards affected?<td>☐ Yes ☒ No"
            "<tr><td>Has consultation been carried out?<td>☒ Yes ☐ No"
            "<tr><td>Does the report contain confidential or exempt information?<td>☐ Yes ☒ No</table>",
            "table:not(.r) td{border:1px solid #999}",
        ),
        Said(
            None,
            "Scrutiny Board (Environment, Housing and Communities)",
            "Reducing Repeat Fly-tipping",
            update_date="2024-03-14",
            lead_officers=("Honor Prentice",),
        ),
    ),
    Top(
        "two-languages-above",
        office(
            Shade("Cyngor Sir Aberwennol", bold=True),
            Shade("Aberwennol County Council", bold=True),
            "Report of the Cabinet Member for Care Services",
            "Adult Services Scrutiny Performance Panel – 4 July 2023",
            Head("Follow Up of the Scrutiny Inquiry into Respite Care: 12 Months On"),
            pairs(
                ("Purpose", "To tell the Panel what has been done since the inquiry."),
                ("Content", "Progress with each recommendation."),
                ("Councillors are being asked to", "Consider the report and give their views."),
                ("Lead Councillor(s)", "Cllr Mair Penhaligon, Cabinet Member for Care Services"),
                ("Lead Officer & Report Author", "Gethin Rosser, Head of Adult Services"),
                ("Legal Officer", "Sioned Vance"),
                ("Finance Officer", "Paul Arkle"),
                ("Access to Services Officer", "Rhian Dole"),
            ),
            "",
        ),
        Said(
            "Aberwennol County Council",
            "Adult Services Scrutiny Performance Panel",
            "Scrutiny Inquiry into Respite Care",
            None,
            12,
            None,
            "2023-07-04",
            ("Gethin Rosser",),
            ("Mair Penhaligon",),
        ),
    ),
    Top(
        "meeting-of",
        web(
            "<p>Environment Directorate<br>Town Hall, Market Row</p><table class=k>"
            "<tr><td>Report of:<td>Corporate Director, Environment<tr><td>Meeting of:"
            "<td>Environment and Regeneration Scrutiny Committee<tr><td>Date:<td>21 November 2022"
            "<tr><td>Ward(s):<td>All</table>"
            "<p><b>SUBJECT: Cycling on Estates scrutiny review: 12 months’ progress</b></p>"
            "<p>1. Synopsis</p><p>1.1 The table says what has become of each recommendation.</p>"
            "<p>Report author: Dermot Pellew<br>Tel: 020 7946 0321<br>Email: dermot.pellew@islebury.gov.uk</p>",
            ".k td:first-child{width:40mm;font-weight:bold}",
            tagged=False,
        ),
        Said(
            None,
            "Environment and Regeneration Scrutiny Committee",
            "Cycling on Estates",
            None,
            12,
            None,
            "2022-11-21",
            ("Dermot Pellew",),
        ),
    ),
    Top(
        "labels-above",
        web(
            "<p>Public Report</p><p><b>Committee Name and Date of Committee Meeting</b><br>"
            "Improving Lives Select Commission – 14 March 2023</p>"
            "<p><b>Report Title</b><br>Post-16 Transport Scrutiny Review: Monitoring of Recommendations</p>"
            "<p><b>Is this a Key Decision and has it been included on the Forward Plan?</b><br>No</p>"
            "<p><b>Strategic Director Approving Submission of the Report</b><br>"
            "Beatrix Holloway, Strategic Director of Children and Young People’s Services</p>"
            "<p><b>Report Author(s)</b><br>Kelvin Tranter, Service Manager</p>"
            "<p><b>Ward(s) Affected</b><br>Borough-Wide</p>",
        ),
        Said(
            None,
            "Improving Lives Select Commission",
            "Post-16 Transport Scrutiny Review",
            update_date="2023-03-14",
            lead_officers=("Kelvin Tranter",),
        ),
    ),
    Top(
        "all-in-capitals",
        office(
            Shade("AGENDA ITEM 6", bold=True),
            Shade("REPORT TO COMMUNITY SAFETY SELECT COMMITTEE", bold=True),
            Shade("21 MARCH 2024", bold=True),
            Shade("REPORT OF DIRECTOR OF CORPORATE SERVICES", bold=True),
            Shade(
                "PROGRESS UPDATE ON PREVIOUSLY AGREED RECOMMENDATIONS – SCRUTINY REVIEW OF TREE ASSET MANAGEMENT",
                bold=True,
            ),
            "SUMMARY",
            "The Committee is asked to note the progress made and to say whether it is content.",
            "Contact Officer: Garrick Wold",
            "Tel: 01632 960187",
            "Email: garrick.wold@staithes.gov.uk",
        ),
        Said(
            None,
            "Community Safety Select Committee",
            "Scrutiny Review of Tree Asset Management",
            update_date="2024-03-21",
            lead_officers=("Garrick Wold",),
        ),
    ),
    Top(
        "posts-for-people",
        office(
            pairs(
                ("Title of report:", "Road Verges task and finish group: progress"),
                ("Meeting:", "General Scrutiny Committee"),
                ("Meeting date:", "Monday 24 January 2022"),
                ("Report by:", "Statutory Scrutiny Officer"),
                ("Classification:", "Open"),
                ("Decision type:", "This is not an executive decision"),
            ),
            "",
        ),
        Said(None, "General Scrutiny Committee", "Road Verges", update_date="2022-01-24"),
    ),
    Top(
        "committee-for-policies",
        office(
            "Wessmere County Council",
            "Scrutiny for Policies, Adults and Health Committee – 6 March 2019",
            Shade("Dental Access Task and Finish Group – Progress on Recommendations", bold=True),
            "Lead Officer: Merle Lockwood, Director of Adult Social Care",
            "Author: Josiah Middlemast, Strategic Manager",
            "Contact Details: 01632 960655",
            "Cabinet Member: Cllr Davina Hux, Cabinet Member for Adult Social Care",
            "Division and Local Member: All",
        ),
        Said(
            "Wessmere County Council",
            "Scrutiny for Policies, Adults and Health Committee",
            "Dental Access",
            None,
            None,
            None,
            "2019-03-06",
            ("Merle Lockwood",),
            ("Davina Hux",),
        ),
    ),
    Top(
        "by-two-people",
        web(
            "<table class=k><tr><td>By:<td>Rosamund Leith, Cabinet Member for Education and Skills<br>"
            "Sebastian Hammett, Corporate Director, Children, Young People and Education"
            "<tr><td>To:<td>Scrutiny Committee – 12 March 2024"
            "<tr><td>Subject:<td>Home to School Transport Short Focused Inquiry – update"
            "<tr><td>Classification:<td>Unrestricted</table>",
            ".k td:first-child{width:34mm}",
        ),
        Said(
            None,
            "Scrutiny Committee",
            "Home to School Transport",
            update_date="2024-03-12",
            lead_officers=("Sebastian Hammett",),
            cabinet_members=("Rosamund Leith",),
        ),
    ),
    Top(
        "logo-and-item-box",
        web(
            "<p style='font-size:17pt;color:#0a7'>↔ Hackbourne</p><table class=k>"
            "<tr><td>Skills, Economy &amp; Growth Scrutiny Commission<td>Item No"
            "<tr><td>9<sup>th</sup> March 2020<td rowspan=2><b style='font-size:16pt'>5</b>"
            "<tr><td><b>Update on Recommendations: Libraries of the Future</b></table>",
            ".k{width:100%;border-collapse:collapse}.k td{border:1px solid #000}sup{font-size:6pt}",
        ),
        Said(None, "Skills, Economy & Growth Scrutiny Commission", "Libraries of the Future", update_date="2020-03-09"),
    ),
    Top(
        "meeting-to-be-held",
        office(
            Shade("Report to the Children, Young People and Skills Scrutiny Committee", bold=True),
            "Meeting to be held on Wednesday, 14 July 2021",
            "Electoral Division affected: (All Divisions);",
            Shade("Elective Home Education Task Group – Response and Progress", bold=True),
            "Contact for further information:",
            "Hester Rayne, Tel: (01632) 960655, Senior Democratic Services Officer,",
            "hester.rayne@lancombe.gov.uk",
        ),
        Said(
            None,
            "Children, Young People and Skills Scrutiny Committee",
            "Elective Home Education",
            update_date="2021-07-14",
            lead_officers=("Hester Rayne",),
        ),
    ),
    Top(
        "posts-in-the-grid",
        office(
            Shade("COMMUNITY & ENTERPRISE OVERVIEW & SCRUTINY COMMITTEE", bold=True),
            pairs(
                ("Date of Meeting", "Wednesday 15th December 2021"),
                ("Report Subject", "Empty Homes Review: Recommendation Tracking"),
                ("Cabinet Member", "Cabinet Member for Housing"),
                ("Report Author", "Overview & Scrutiny Facilitator"),
                ("Type of Report", "Operational"),
            ),
            "",
        ),
        Said(
            None, "Community & Enterprise Overview & Scrutiny Committee", "Empty Homes Review", update_date="2021-12-15"
        ),
    ),
    Top(
        "two-languages-one-line",
        web(
            "<p>CYNGOR BWRDEISTREF SIROL GLANYRAFON / GLANYRAFON COUNTY BOROUGH COUNCIL</p>"
            "<p>Corporate Overview and Scrutiny Committee</p><p>1 February 2024</p>"
            "<p>Report of the Chief Officer – Finance</p>"
            "<h2>Review of Council Tax Reduction and<br>Financial Inclusion: Interim Progress Report</h2>",
            tagged=False,
        ),
        Said(
            "Glanyrafon County Borough Council",
            "Corporate Overview and Scrutiny Committee",
            "Review of Council Tax Reduction and Financial Inclusion",
            "interim",
            None,
            None,
            "2024-02-01",
        ),
    ),
    Top(
        "relevant-portfolio-holder",
        web(
            "<p><b>Overview and Scrutiny Board</b><span style='float:right'><b>20th January 2020</b></span></p>"
            "<h3>HOMELESSNESS TASK GROUP – 12 MONTH UPDATE</h3><table class=k>"
            "<tr><td>Relevant Portfolio Holder<td>Councillor Shirin Wexford<tr><td>Portfolio Holder Consulted<td>Yes"
            "<tr><td>Relevant Head of Service<td>Judd Willows, Head of Community Services"
            "<tr><td>Wards Affected<td>All<tr><td>Ward Councillor Consulted<td>N/A</table>",
            ".k{width:100%;border-collapse:collapse}.k td{border:1px solid #000}",
            tagged=False,
        ),
        Said(
            None,
            "Overview and Scrutiny Board",
            "Homelessness",
            None,
            12,
            None,
            "2020-01-20",
            ("Judd Willows",),
            ("Shirin Wexford",),
        ),
    ),
    Top(
        "purpose-says-when",
        office(
            "Downshire Council",
            "Environment Select Committee",
            "8 March 2022",
            Head("Waste Contamination Task Group: Update on Executive Response and Recommendations"),
            Head("Purpose", 2),
            "1. To update the committee on the implementation of the recommendations of the Waste Contamination Task "
            "Group, whose final report was endorsed by the committee on 12 January 2021.",
            "Report author: Simeon Bennet, Senior Scrutiny Officer, 01632 960709, simeon.bennet@downshire.gov.uk",
            tagged=True,
        ),
        Said(
            "Downshire Council",
            "Environment Select Committee",
            "Waste Contamination",
            None,
            None,
            "2021-01-12",
            "2022-03-08",
            ("Simeon Bennet",),
        ),
    ),
    Top(
        "chair-and-members-of",
        office(
            Shade("City of Donmere Council", bold=True),
            "Date: 12 October 2023",
            "To the Chair and Members of the Overview and Scrutiny Management Committee",
            Shade("Young Carers Review: Progress", bold=True),
            pairs(
                ("Relevant Cabinet Member(s)", "Wards Affected", "Key Decision"),
                ("Councillor Lana Bellis, Cabinet Member for Early Help", "All", "No"),
                widths=(86, 44, 44),
            ),
            "",
        ),
        Said(
            "City of Donmere Council",
            "Overview and Scrutiny Management Committee",
            "Young Carers Review",
            None,
            None,
            None,
            "2023-10-12",
            (),
            ("Lana Bellis",),
        ),
    ),
    Top(
        "appendix-b",
        web(
            "<p class=top>Overview &amp; Scrutiny Committee – 12 March 2024</p>"
            "<p style='text-align:right'>Agenda item 7</p>"
            "<h2>Appendix B: Progress against the recommendations of the Tourism Levy review (12 month update)</h2>"
            "<p class=foot>Sandholme Borough Council</p>",
            HEAD + FOOT + LONG,
        ),
        Said(
            "Sandholme Borough Council", "Overview & Scrutiny Committee", "Tourism Levy", None, 12, None, "2024-03-12"
        ),
    ),
    Top(
        "day-in-the-foot",
        web(
            "<h2>Parks After Dark</h2><p>What the council has done since the scrutiny review</p>"
            "<p class=foot>Norlea District Council | Community Scrutiny Panel | v0.3 | 9 February 2023</p>",
            FOOT + LONG,
            tagged=False,
        ),
        Said("Norlea District Council", "Community Scrutiny Panel", "Parks After Dark", update_date="2023-02-09"),
    ),
    Top(
        "counts-below-the-heading",
        web(
            "<h1>Scrutiny recommendations</h1><h3>Road Safety outside Schools review</h3>"
            "<table class=k><tr><th>Total<th>Complete<th>In progress<th>Not started<tr><td>3<td>1<td>1<td>1</table>",
            ".k{border-collapse:collapse}.k td,.k th{border:1px solid #000}",
        ),
        Said(inquiry="Road Safety outside Schools"),
    ),
    Top(
        "review-manager",
        office(
            Head("Scrutiny review – monitoring sheet"),
            pairs(
                ("Review:", "Council Tax Arrears"),
                ("Review manager:", "Tobias Ferncliffe"),
                ("Review chair:", "Cllr Marian Holt"),
                ("Reported to:", "Audit, Finance and Scrutiny Committee, 4 June 2019"),
            ),
            "",
        ),
        Said(
            None,
            "Audit, Finance and Scrutiny Committee",
            "Council Tax Arrears",
            update_date="2019-06-04",
            lead_officers=("Tobias Ferncliffe",),
        ),
    ),
    Top(
        "chair-of-another-board",
        office(
            "Report of the Independent Chair, Local Safeguarding Children Board",
            "To: People Scrutiny Committee",
            "Date: 3 May 2022",
            "Subject: Missing from Home – progress on scrutiny recommendations",
            "Officer contact: Winifred Astley, Business Manager, Safeguarding Board",
        ),
        Said(
            None,
            "People Scrutiny Committee",
            "Missing from Home",
            update_date="2022-05-03",
            lead_officers=("Winifred Astley",),
        ),
    ),
    Top(
        "browser-print",
        web(
            "<p class=top>12/03/2024, 10:14 &nbsp; &nbsp; "
            "Bus Shelters review – our progress | Lowmoor Borough Council</p>"
            "<h1>Bus Shelters review – our progress</h1>"
            "<p>The Transport Scrutiny Panel made these recommendations in June 2023.</p>"
            "<p>Page last updated: 1 February 2024</p>"
            "<p class=foot>https://www.lowmoor.gov.uk/scrutiny/bus-shelters</p>",
            HEAD + FOOT + LONG,
        ),
        Said(
            "Lowmoor Borough Council", "Transport Scrutiny Panel", "Bus Shelters", None, None, "2023-06", "2024-02-01"
        ),
    ),
    Top(
        "council-of-the-file",
        replace(
            office(
                Head("Overview and Scrutiny Committee"),
                "Task and Finish Review of Planning Enforcement – action plan update (January 2025)",
            ),
            by="Marlstone District Council",
        ),
        Said(
            "Marlstone District Council",
            "Overview and Scrutiny Committee",
            "Task and Finish Review of Planning Enforcement",
            update_date="2025-01",
        ),
    ),
    Top(
        "dashes-between",
        web(
            "<p class=c>EASTERN VALE COUNCIL — PLACE AND ECONOMY SCRUTINY PANEL — 5 SEPTEMBER 2023</p>"
            "<h2 class=c>High Streets After Lockdown — Six-Month Monitoring Report</h2>"
            "<p class=c>Cllr Aurelia Finch, Cabinet Member for Place</p>"
            "<p class=c>Report by Corwin Tate, Assistant Director (Economy)</p>",
            ".c{text-align:center}",
        ),
        Said(
            "Eastern Vale Council",
            "Place and Economy Scrutiny Panel",
            "High Streets After Lockdown",
            None,
            6,
            None,
            "2023-09-05",
            ("Corwin Tate",),
            ("Aurelia Finch",),
        ),
    ),
    Top(
        "title-of-three-lines",
        web(
            "<div style='height:240mm'><h1 style='font-size:30pt'>Scrutiny Review of<br>Supported Exempt<br>"
            "Accommodation</h1><p>Final monitoring report to the Housing &amp; Neighbourhoods Overview and Scrutiny "
            "Committee</p><p>July 2024</p><p>© Brumley City Council 2024 · www.brumley.gov.uk</p></div>",
        ),
        Said(
            "Brumley City Council",
            "Housing & Neighbourhoods Overview and Scrutiny Committee",
            "Scrutiny Review of Supported Exempt Accommodation",
            "final",
            None,
            None,
            "2024-07",
        ),
    ),
)
