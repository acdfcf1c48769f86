"""Sixteen further tops, labelled when the first thirty were read; the code was asked once and then worked on."""

from __future__ import annotations

from tests.fresh.kit import Head, Shade
from tests.tops.cases import Said, Top, office, pairs, web

LATER = (
    Top(
        "letter-to-the-chair",
        office(
            "Rookhope District Council",
            "22 June 2022",
            "Dear Chair,",
            "Cemeteries and Memorial Safety",
            "I write to report on the recommendations that the Community Overview Panel made in its report of 14 "
            "September 2021. Each is set out below with what my officers have done.",
            "Councillor Petronella Raine, Executive Member for Environment",
        ),
        Said(
            "Rookhope District Council",
            "Community Overview Panel",
            "Cemeteries and Memorial Safety",
            None,
            None,
            "2021-09-14",
            "2022-06-22",
            (),
            ("Petronella Raine",),
        ),
    ),
    Top(
        "caps-and-bars",
        web(
            "<p>MEREFORD CITY COUNCIL | CHILDREN AND LIFELONG LEARNING SCRUTINY COMMITTEE | 7 MARCH 2024</p>"
            "<p><b>RECOMMENDATION MONITORING: YOUNG PEOPLE NOT IN EDUCATION OR WORK</b></p>"
            "<p>LEAD OFFICER: MARLON FEY</p>",
        ),
        Said(
            "Mereford City Council",
            "Children and Lifelong Learning Scrutiny Committee",
            "Young People Not in Education or Work",
            update_date="2024-03-07",
            lead_officers=("Marlon Fey",),
        ),
    ),
    Top(
        "subtitle-before-title",
        web(
            "<p>Scrutiny review – one year on</p><h1>Getting About: Community Transport in the Dale</h1>"
            "<p>Report to Rural Affairs Scrutiny Panel, Dalesfoot Council, Thursday 19 September 2019</p>",
            tagged=False,
        ),
        Said(
            "Dalesfoot Council",
            "Rural Affairs Scrutiny Panel",
            "Getting About: Community Transport in the Dale",
            None,
            12,
            None,
            "2019-09-19",
        ),
    ),
    Top(
        "form-with-questions",
        office(
            Head("Monitoring return"),
            pairs(
                ("Which review is this about?", "Discretionary Housing Payments"),
                ("Who agreed the recommendations, and when?", "Cabinet, 3 December 2019"),
                ("Which committee receives this return?", "Finance and Performance Panel"),
                ("Who has filled it in?", "Lowri Tamblin, Revenues Manager"),
                ("On what date?", "2 July 2020"),
            ),
            "",
        ),
        Said(
            None,
            "Finance and Performance Panel",
            "Discretionary Housing Payments",
            None,
            None,
            None,
            "2020-07-02",
            ("Lowri Tamblin",),
        ),
    ),
    Top(
        "sentence-of-officers",
        web(
            "<h1>Private Hire Safety – progress report no. 3</h1><p>The responsible officers are "
            "Aled Purcell (Licensing) "
            "and Ghislaine Orr (Community Safety). The cabinet portfolio holder is Councillor Edmund Stace.</p>"
            "<p>Position at 1 November 2022</p><p>Stonegrave Borough Council Licensing Scrutiny Group</p>",
        ),
        Said(
            "Stonegrave Borough Council",
            "Licensing Scrutiny Group",
            "Private Hire Safety",
            None,
            None,
            None,
            "2022-11-01",
            ("Aled Purcell", "Ghislaine Orr"),
            ("Edmund Stace",),
        ),
    ),
    Top(
        "web-page",
        web(
            "<p>Home &gt; Council and democracy &gt; Scrutiny &gt; Past reviews</p><h1>Flytipping "
            "review: our progress</h1>"
            "<p>The Environment Select Committee published its report in February 2021. Last "
            "updated: 8 October 2021</p>"
            "<p>© Arden Vale District Council</p>",
        ),
        Said(
            "Arden Vale District Council",
            "Environment Select Committee",
            "Flytipping",
            None,
            None,
            "2021-02",
            "2021-10-08",
        ),
    ),
    Top(
        "two-reports-named",
        office(
            Head("Progress update: Autism Support in Schools"),
            "Education Scrutiny Committee, 24 January 2023. This follows the update of 12 July 2022 and the inquiry "
            "report approved by the Committee on 18 November 2021.",
            "Head of service: Ottoline Beck",
        ),
        Said(
            None,
            "Education Scrutiny Committee",
            "Autism Support in Schools",
            None,
            None,
            "2021-11-18",
            "2023-01-24",
            ("Ottoline Beck",),
        ),
    ),
    Top(
        "distribution-list",
        office(
            Shade("Item 8 – Appendix 1", bold=True),
            "Bridges and Structures: status of scrutiny recommendations",
            "Prepared for: Infrastructure Scrutiny Board",
            "Prepared by: Ewan Strickland, Principal Engineer",
            "Copied to: Rosalind Peake, Head of Finance; Cllr Amos Yule, Leader of the Opposition",
            "Version 2, 5 May 2023",
        ),
        Said(
            None,
            "Infrastructure Scrutiny Board",
            "Bridges and Structures",
            None,
            None,
            None,
            "2023-05-05",
            ("Ewan Strickland",),
        ),
    ),
    Top(
        "joint-committee",
        web(
            "<p>Joint Health Overview and Scrutiny Committee of Wendle County Council and Porthallow Council</p>"
            "<h2>Stroke Services: eighteen month report</h2><p>Date of report: 11 April 2025</p>"
            "<p>Inquiry closed: 9 October 2023</p>",
        ),
        Said(
            "Wendle County Council",
            "Joint Health Overview and Scrutiny Committee",
            "Stroke Services",
            None,
            18,
            "2023-10-09",
            "2025-04-11",
        ),
    ),
    Top(
        "borough-of",
        web(
            "<p style='text-align:right'>London Borough of Harrowgate<br>Growth and Inclusion Scrutiny Commission</p>"
            "<h1>Final progress report on Estate Regeneration Ballots</h1><p>Item 6, 16 December 2021</p>"
            "<p>Strategic Director: Nkechi Vaughan</p>",
            tagged=False,
        ),
        Said(
            "London Borough of Harrowgate",
            "Growth and Inclusion Scrutiny Commission",
            "Estate Regeneration Ballots",
            "final",
            None,
            None,
            "2021-12-16",
            ("Nkechi Vaughan",),
        ),
    ),
    Top(
        "numbers-and-decoys",
        office(
            "Report No. 23/0417",
            "Tellisford Unitary Authority",
            "Meeting: Corporate Scrutiny Committee, 10.00 am on 21 March 2023, Committee Room 2",
            Head("Recommendations arising from the review of Sickness Absence – update"),
            "Enquiries to: Fraser Linden, tel. 01632 960555",
            "Key decision: No. Forward plan reference: none. Exempt: No.",
        ),
        Said(
            "Tellisford Unitary Authority",
            "Corporate Scrutiny Committee",
            "Sickness Absence",
            None,
            None,
            None,
            "2023-03-21",
            ("Fraser Linden",),
        ),
    ),
    Top(
        "table-of-two-rows",
        office(
            Head("Allotment Waiting Lists"),
            pairs(
                ("Scrutiny body", "Date considered", "Officer", "Cabinet Member"),
                ("Leisure Scrutiny Panel", "6 February 2020", "Idris Calloway", "Cllr June Fairweather"),
                widths=(50, 38, 43, 43),
            ),
            "",
        ),
        Said(
            None,
            "Leisure Scrutiny Panel",
            "Allotment Waiting Lists",
            None,
            None,
            None,
            "2020-02-06",
            ("Idris Calloway",),
            ("June Fairweather",),
        ),
    ),
    Top(
        "name-of-the-group",
        web(
            "<h1>Plastics Working Party: what has been done?</h1><p>Sustainability Scrutiny Committee – Marchwood and "
            "Leas Council – 30th May 2019</p><p>Officer contact: Thaddeus Moor</p>",
        ),
        Said(
            "Marchwood and Leas Council",
            "Sustainability Scrutiny Committee",
            "Plastics",
            None,
            None,
            None,
            "2019-05-30",
            ("Thaddeus Moor",),
        ),
    ),
    Top(
        "asked-by-motion",
        web(
            "<p>Crossways Town Deal Scrutiny Panel</p><p>9 June 2021</p><p>Tracker of "
            "recommendations agreed at previous "
            "meetings</p><h3>Outstanding</h3>",
            wide=True,
        ),
        Said(None, "Crossways Town Deal Scrutiny Panel", None, update_date="2021-06-09"),
    ),
    Top(
        "report-of-the-group",
        office(
            "REPORT OF THE LONELINESS TASK GROUP – SIX MONTHS ON",
            "Submitted to the Wellbeing Overview and Scrutiny Committee of Ridgeway District "
            "Council, 4 October 2018, by "
            "the Chair of the Task Group, Cllr Della Marsh",
        ),
        Said(
            "Ridgeway District Council",
            "Wellbeing Overview and Scrutiny Committee",
            "Loneliness",
            None,
            6,
            None,
            "2018-10-04",
        ),
    ),
    Top(
        "labels-below-values",
        web(
            "<h2>Bus Station Redevelopment</h2><p>Lower Wharfe Council’s Regeneration Overview "
            "Committee looked at the bus "
            "station in 2019. Its recommendations, Cabinet’s answers of 11 February 2020 and the position in "
            "December 2020 are set out below. Questions should go to the project lead, Jemima Thorne.</p>",
        ),
        Said(
            "Lower Wharfe Council",
            "Regeneration Overview Committee",
            "Bus Station Redevelopment",
            None,
            None,
            "2019",
            "2020-12",
            ("Jemima Thorne",),
        ),
    ),
)
