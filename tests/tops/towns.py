"""Twenty tops, each with one habit that was read wrongly at first: labelled first, then the code was worked on."""

from __future__ import annotations

from tests.fresh.kit import Web
from tests.tops.cases import Said, Top, web

GRID = ".k{width:100%;border-collapse:collapse}.k td,.k th{border:1px solid #000}"
NEXT_PAGE = "<div style='break-before:page'></div>"


def grid(*rows: tuple[str, ...], wide: int = 2) -> str:
    """A key/value table; a row of fewer cells spans the rest."""
    cells = ("".join(f"<td colspan={wide - len(row) + 1 if at == len(row) - 1 else 1}>{cell}" for at, cell in
             enumerate(row)) for row in rows)  # fmt: skip
    return "<table class=k>" + "".join(f"<tr>{row}" for row in cells) + "</table>"


def sheet(*rows: tuple[str, ...], wide: int = 2, below: str = "") -> Web:
    return web(grid(*rows, wide=wide) + (f"<p>{below}</p>" if below else ""), GRID)


def foot(text: str) -> str:
    return f"<div style='position:fixed;bottom:0;left:0;font-size:8pt'>{text}</div>"


TOWNS = (
    Top(
        "review-of-scrutiny-whole",
        web(
            "<h1>Scrutiny Review of Street Cleansing</h1><h2>Six Month Progress Update</h2><p><b>Report to:</b> "
            "Environment Scrutiny Committee</p><p><b>Date:</b> 14 November 2023</p><p><b>Contact:</b> Imogen "
            "Harcastle, "
            "Street Scene Manager, ext. 4410</p>"
        ),
        Said(
            None,
            "Environment Scrutiny Committee",
            "Scrutiny Review of Street Cleansing",
            None,
            6,
            update_date="2023-11-14",
            lead_officers=("Imogen Harcastle",),
        ),
    ),
    Top(
        "group-in-report-title",
        sheet(
            ("Meeting", "People Scrutiny Committee", "Agenda Item", "7"),
            ("Date", "17 October 2024", "Status", "Open"),
            ("Report title", "Young Carers Task and Finish Group: Progress Report"),
            ("Report author", "Philippa Thirlwell, Service Lead, Early Help"),
            ("Executive Member", "Cllr Tom Aldridge"),
            wide=4,
        ),
        Said(
            None,
            "People Scrutiny Committee",
            "Young Carers",
            update_date="2024-10-17",
            lead_officers=("Philippa Thirlwell",),
            cabinet_members=("Tom Aldridge",),
        ),
    ),
    Top(
        "reported-to-panel",
        sheet(
            ("Scrutiny panel", "Children’s Services Scrutiny Panel"),
            ("Review concluded", "February 2020"),
            ("Reported to panel", "19 August 2021"),
            ("Director", "Fiona Merrick"),
        ),
        Said(None, "Children’s Services Scrutiny Panel", None, None, None, "2020-02", "2021-08-19", ("Fiona Merrick",)),
    ),
    Top(
        "plan-is-a-title",
        web(
            "<h1>Hate Crime Scrutiny Review</h1><h3>Response and action plan: 6-month update to the Safer Communities "
            "Select Committee (January 2018)</h3><p>Original report: July 2017. Responsible officer: Kwame Otoo.</p>"
        ),
        Said(
            None,
            "Safer Communities Select Committee",
            "Hate Crime Scrutiny Review",
            None,
            6,
            "2017-07",
            "2018-01",
            ("Kwame Otoo",),
        ),
    ),
    Top(
        "committee-date",
        sheet(
            ("<b>Committee Date</b>", "10 June 2021"),
            ("<b>Committee</b>", "Adults and Wellbeing Scrutiny Committee"),
            ("<b>Officer presenting</b>", "Lorna Beaufort, Complaints Manager"),
            ("<b>Portfolio(s)</b>", "Corporate Services"),
        ),
        Said(
            None, "Adults and Wellbeing Scrutiny Committee", update_date="2021-06-10", lead_officers=("Lorna Beaufort",)
        ),
    ),
    Top(
        "title-over-labels",
        sheet(
            ("<b>CABINET RESPONSE TO SCRUTINY: 12-MONTH PROGRESS REPORT</b>",),
            ("Scrutiny review", "Air Quality Around Schools"),
            ("Date report published", "23 November 2020"),
            ("Cabinet decision", "12 January 2021"),
            ("Portfolio holder", "Councillor Zadie Munro"),
        ),
        Said(None, None, "Air Quality Around Schools", None, 12, "2020-11-23", cabinet_members=("Zadie Munro",)),
    ),
    Top(
        "committee-beside-its-council",
        web(
            "<div style='display:flex;justify-content:space-between'><span><b>Place Scrutiny Committee</b><br>10 March "
            "2022</span><span style='text-align:right'>Wyvern Forest Council<br>www.wyvernforest.example</span></div>"
            "<h1>Business Rates Relief</h1><p>Six month update on recommendations</p>"
        ),
        Said(
            "Wyvern Forest Council",
            "Place Scrutiny Committee",
            "Business Rates Relief",
            None,
            6,
            update_date="2022-03-10",
        ),
    ),
    Top(
        "number-of-report",
        web(
            "<p style='text-align:right'>Agenda item: 6<br>Report no: CSC/19/24</p><p><b>Environment Select "
            "Committee</b>"
            "</p><p><b>18 June 2019</b></p><p><b>Update on the Waste Service Changes Task Group</b></p>"
        ),
        Said(None, "Environment Select Committee", "Waste Service Changes", update_date="2019-06-18"),
    ),
    Top(
        "this-paper-by",
        web(
            "<p>Scrutiny Committee – 9 November 2023</p><h1>Customer Access Review: where are we now?</h1><p>A year "
            "after "
            "it was agreed, this paper, by Lottie Marsden (Customer Services Manager), looks at each of its "
            "recommendations. Cllr Amir Rashid is the Cabinet Member responsible.</p>"
        ),
        Said(
            None,
            "Scrutiny Committee",
            "Customer Access Review",
            None,
            12,
            None,
            "2023-11-09",
            ("Lottie Marsden",),
            ("Amir Rashid",),
        ),
    ),
    Top(
        "covering-report-in-prose",
        web(
            "<p><b>Report to:</b> Children’s Scrutiny Committee<br><b>Date:</b> 10 November 2021<br><b>Report author:"
            "</b> Yvonne Tranter, Principal Scrutiny Adviser<br><b>Subject:</b> Scrutiny Inquiry into Exclusions "
            "from School: progress on "
            "recommendations</p><p>1.1 To report progress, twelve months on, with the recommendations of the "
            "Committee’s inquiry into exclusions from school.</p><p>2.1 The inquiry was completed in October 2020. Its "
            "report was presented to the Executive Board on 9 December 2020.</p><p>3.1 Budgets for 2021/22 were "
            "approved "
            "by Full Council on 25 February 2021.</p><p>4.1 Officers of the "
            "service have been asked for their comments, and these are part of the table. Nobody else was asked, since "
            "none of the recommendations changes a policy or the way in which places at schools are "
            "offered.</p><p>5.1 There are no implications for "
            "staff, for buildings or for the environment that are not already part of the plan for schools, and no "
            "assessment of the impact on equality is needed at this stage.</p>"
            + NEXT_PAGE
            + "<p><b>Appendix 1</b></p><h3>Exclusions from School "
            "– recommendations and progress</h3>"
        ),
        Said(
            None,
            "Children’s Scrutiny Committee",
            "Exclusions from School",
            None,
            12,
            "2020-10",
            "2021-11-10",
            ("Yvonne Tranter",),
        ),
    ),
    Top(
        "signed-letter",
        web(
            "<p>Dear Councillor Haddow</p><p><b>Scrutiny review of Play Sufficiency – update after six months</b></p>"
            "<p>I write to let the Leisure Scrutiny Committee know where we are with the recommendations that it "
            "made in "
            "its report of 3 October 2017.</p><p>Yours sincerely</p><p>Councillor Josie Pembury<br>Cabinet Member for "
            "Leisure</p><p>12 April 2018</p>" + foot("Thorncombe District Council, Abbey House, Thorncombe, TH1 4RR")
        ),
        Said(
            "Thorncombe District Council",
            "Leisure Scrutiny Committee",
            "Play Sufficiency",
            None,
            6,
            "2017-10-03",
            "2018-04-12",
            cabinet_members=("Josie Pembury",),
        ),
    ),
    Top(
        "prepared-for",
        web(
            "<h1>Implementation of Agreed Scrutiny Recommendations</h1><p>Prepared for Finance and Resources Scrutiny "
            "Sub-Committee, 9th February 2022</p><p>Inquiry: Debt Recovery Practices (final report, 10th February 2021)"
            "</p><p>Briefing author: Jolyon Dace</p>"
        ),
        Said(
            None,
            "Finance and Resources Scrutiny Sub-Committee",
            "Debt Recovery Practices",
            None,
            None,
            "2021-02-10",
            "2022-02-09",
            ("Jolyon Dace",),
        ),
    ),
    Top(
        "days-over-labels",
        sheet(
            ("<b>OVERVIEW AND SCRUTINY BOARD</b>",),
            ("<b>18 January 2022</b>",),
            ("<b>TEENAGE PREGNANCY – UPDATE ON SCRUTINY RECOMMENDATIONS</b>",),
            ("Report Author", "Carl Ludlow, Democratic Services Officer"),
            ("Review reported", "19 January 2021"),
            below="Teesmouth Council",
        ),
        Said(
            "Teesmouth Council",
            "Overview and Scrutiny Board",
            "Teenage Pregnancy",
            None,
            None,
            "2021-01-19",
            "2022-01-18",
            ("Carl Ludlow",),
        ),
    ),
    Top(
        "considered-on",
        web(
            "<h2>Overview and Scrutiny Committee</h2><h2>Events in Parks Scrutiny Review</h2><h2>Progress Report: "
            "Twelve "
            "Months</h2><p>Considered 14 September 2017</p><p>Review Report approved: 15 September 2016</p>"
        ),
        Said(
            None,
            "Overview and Scrutiny Committee",
            "Events in Parks Scrutiny Review",
            None,
            12,
            "2016-09-15",
            "2017-09-14",
        ),
    ),
    Top(
        "report-to-and-by",
        web(
            "<h1>Getting Online</h1><p>A progress report to the Customer and Communities Scrutiny Panel by Callum "
            "Frayne, "
            "Digital Manager, 11 October 2023</p>"
        ),
        Said(
            None,
            "Customer and Communities Scrutiny Panel",
            "Getting Online",
            update_date="2023-10-11",
            lead_officers=("Callum Frayne",),
        ),
    ),
    Top(
        "label-far-to-the-right",
        web(
            "<p>Committee: Economy Scrutiny Committee &emsp;&emsp;&emsp; Date: 8 March 2011</p><p>Title: "
            "Apprenticeships "
            "– Review of Progress &emsp;&emsp;&emsp; Status: Public</p><p>Review completed: 9 March 2010</p>"
        ),
        Said(None, "Economy Scrutiny Committee", "Apprenticeships", None, None, "2010-03-09", "2011-03-08"),
    ),
    Top(
        "inquiry-with-number",
        web(
            "<p>Monitoring of Scrutiny Inquiries</p><h2>Inquiry No. 14: Public Rights of Way</h2><p>This is the second "
            "monitoring report (12 months).</p><p>Countryside and Environment Scrutiny Committee, 13 July 2017</p>"
        ),
        Said(
            None,
            "Countryside and Environment Scrutiny Committee",
            "Public Rights of Way",
            None,
            12,
            update_date="2017-07-13",
        ),
    ),
    Top(
        "year-of-inquiry",
        web(
            "<h2>Update for Scrutiny: Food Poverty</h2><p>What: 12-month check on the 2021 Food Poverty "
            "inquiry<br>Who: "
            "Health and Communities Scrutiny Committee<br>When: 8 December 2022</p>"
        ),
        Said(None, "Health and Communities Scrutiny Committee", "Food Poverty", None, 12, update_date="2022-12-08"),
    ),
    Top(
        "day-in-bracket-of-title",
        web(
            "<p>Vale of Rennock Council: Performance Scrutiny OSC</p><p>Recommendation tracker: Canal Moorings "
            "(inquiry "
            "report completed 20 June 2023)</p><p>Twelve-month update, 9 July 2024.</p>"
        ),
        Said(
            "Vale of Rennock Council",
            "Performance Scrutiny OSC",
            "Canal Moorings",
            None,
            12,
            "2023-06-20",
            "2024-07-09",
        ),
    ),
    Top(
        "officer-and-day-in-one",
        web(
            "<h2>Culture and Leisure Overview Committee – Monday 2 October 2023</h2><h2>Swimming Pools Review – "
            "progress "
            "(9 months on)</h2><p>Officer: Alice Sutter, Leisure Contracts Manager. Review adopted 12 December "
            "2022.</p>"
        ),
        Said(
            None,
            "Culture and Leisure Overview Committee",
            "Swimming Pools Review",
            None,
            9,
            "2022-12-12",
            "2023-10-02",
            ("Alice Sutter",),
        ),
    ),
)
