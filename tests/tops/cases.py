"""Thirty tops of reports, labelled before the code was asked: lines, tables, prose, covers and packs, all invented.

What a top does not print is None or empty, and must stay so. An inquiry is named by its subject.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.fresh.kit import Grid, Head, Office, Row, Shade, Web

HEADS = ("No.", "Recommendation", "Response", "Progress")
RECORDS: tuple[Row, ...] = (
    (
        "1",
        "That one page on the website says whom to ask.",
        "Agreed. It will be written.",
        "The page went live in May.",
    ),
    ("2", "That the waiting list is checked every quarter.", "Agreed.", "Two checks have been made so far."),
    ("3", "That a yearly survey of users is held.", "Not agreed. There is no money.", "Nothing more will be done."),
)


@dataclass(frozen=True)
class Said:
    """What a top says, each in the words of the contract."""

    council: str | None = None
    committee: str | None = None
    inquiry: str | None = None
    stage: str | None = None
    stage_months: int | None = None
    completion_date: str | None = None
    update_date: str | None = None
    lead_officers: tuple[str, ...] = ()
    cabinet_members: tuple[str, ...] = ()


@dataclass(frozen=True)
class Top:
    name: str
    paper: Web | Office
    said: Said = field(default_factory=Said)


def web(body: str, css: str = "", *, tagged: bool = True, wide: bool = False, records: str = "") -> Web:
    """A page of the browser: the top, then the records."""
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in RECORDS)
    heads = "".join(f"<th>{head}</th>" for head in HEADS)
    table = f"<table class=r><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    css = ".r{border-collapse:collapse;width:100%;margin-top:12pt}.r td,.r th{border:1px solid #333}" + css
    return Web(body + (records or table), css, wide=wide, tagged=tagged)


def office(*parts: object, tagged: bool = False, wide: bool = False) -> Office:
    """A paper of the word processor: the top, then the records."""
    return Office([*parts, Grid([HEADS, *RECORDS], [12, 58, 50, 54])], tagged=tagged, wide=wide)


def pairs(*rows: Row, widths: tuple[float, ...] = (55, 119)) -> Grid:
    return Grid(rows, widths, heads=0)


TOPS = (
    Top(
        "prose-one-sentence",
        web(
            "<h2>Playing Out: progress at nine months</h2><p>This report, presented to the Children’s Services "
            "Overview Panel on 14 March 2023 by Odette Farnham, Head of Early Help, sets out what Larkshire County "
            "Council has done about the recommendations of the Playing Out review, which was agreed on 8 June 2022.</p>"
        ),
        Said(
            "Larkshire County Council",
            "Children’s Services Overview Panel",
            "Playing Out",
            None,
            9,
            "2022-06-08",
            "2023-03-14",
            ("Odette Farnham",),
        ),
    ),
    Top(
        "prose-two-paragraphs",
        office(
            "In November 2020 the Scrutiny Management Board of Tarrant Borough Council finished its inquiry into "
            "street trading. The Executive replied on 12 January 2021.",
            "This is the second progress report and shows the position on 30 September 2021. The officer responsible "
            "is Piers Adeyemi; the Executive Member for Regulation, Councillor Wanda Lusk, has agreed its contents.",
        ),
        Said(
            "Tarrant Borough Council",
            "Scrutiny Management Board",
            "street trading",
            None,
            None,
            "2020-11",
            "2021-09-30",
            ("Piers Adeyemi",),
            ("Wanda Lusk",),
        ),
    ),
    Top(
        "title-review-of",
        web(
            "<h1>Review of Coastal Erosion and Sea Defences – Update on Recommendations</h1><p>Environment Policy and "
            "Scrutiny Committee, 6 July 2022</p><p>Penwarrick Council</p>",
            tagged=False,
        ),
        Said(
            "Penwarrick Council",
            "Environment Policy and Scrutiny Committee",
            "Review of Coastal Erosion and Sea Defences",
            update_date="2022-07-06",
        ),
    ),
    Top(
        "title-update-on-the",
        web(
            "<div style='text-align:right;color:#777'>Royal Borough of Kingsmere</div><h1>Update on "
            "the implementation of "
            "the recommendations from the Hot Food Takeaways inquiry</h1><p>Report of the Director "
            "of Public Health to the "
            "Health Overview and Scrutiny Committee<br>18 October 2021</p><p>Contact officer: "
            "Bettina Crowe, 01632 960114</p>"
        ),
        Said(
            "Royal Borough of Kingsmere",
            "Health Overview and Scrutiny Committee",
            "Hot Food Takeaways",
            update_date="2021-10-18",
            lead_officers=("Bettina Crowe",),
        ),
    ),
    Top(
        "grid-four-columns",
        office(
            Head("Scrutiny recommendations – monitoring form"),
            pairs(
                ("Council", "Skerrow Islands Council", "Committee", "Development and Leisure Scrutiny Committee"),
                ("Review", "Ferry Timetables", "Months since report", "12"),
                ("Report approved", "2 May 2019", "Form completed", "21 May 2020"),
                ("Form completed by", "Ruaridh Hesketh", "Lead Councillor", "Cllr Moira Flett"),
                widths=(34, 53, 34, 53),
            ),
            "",
        ),
        Said(
            "Skerrow Islands Council",
            "Development and Leisure Scrutiny Committee",
            "Ferry Timetables",
            None,
            12,
            "2019-05-02",
            "2020-05-21",
            ("Ruaridh Hesketh",),
            ("Moira Flett",),
        ),
    ),
    Top(
        "grid-agenda-report",
        office(
            "Agenda item 7",
            pairs(
                ("Meeting:", "Housing Scrutiny Sub-Committee"),
                ("Date:", "9 November 2022"),
                ("Title:", "Temporary Accommodation scrutiny review: 18 month update"),
                ("Author:", "Sunniva Blake, Strategic Housing Manager"),
                ("Executive Member:", "Councillor Dwight Pole"),
                ("Wards:", "All"),
            ),
            "",
            "Marlingford City Council",
            tagged=True,
        ),
        Said(
            "Marlingford City Council",
            "Housing Scrutiny Sub-Committee",
            "Temporary Accommodation",
            None,
            18,
            None,
            "2022-11-09",
            ("Sunniva Blake",),
            ("Dwight Pole",),
        ),
    ),
    Top(
        "columns-without-lines",
        web(
            "<h2>Implementation plan: Care Leavers’ Housing</h2><table class=k>"
            "<tr><td>Authority</td><td>Ruddlesworth Metropolitan Borough Council</td></tr>"
            "<tr><td>Overseen by</td><td>Corporate Parenting Scrutiny Panel</td></tr>"
            "<tr><td>Panel’s report endorsed</td><td>23 January 2018</td></tr>"
            "<tr><td>This version</td><td>11 September 2018</td></tr>"
            "<tr><td>Accountable officer</td><td>Yusuf Garland</td></tr>"
            "<tr><td>Portfolio</td><td>Cllr Hattie Brook (Children)</td></tr></table>",
            ".k td:first-child{width:60mm;color:#555}",
            tagged=False,
        ),
        Said(
            "Ruddlesworth Metropolitan Borough Council",
            "Corporate Parenting Scrutiny Panel",
            "Care Leavers’ Housing",
            None,
            None,
            "2018-01-23",
            "2018-09-11",
            ("Yusuf Garland",),
            ("Hattie Brook",),
        ),
    ),
    Top(
        "labels-in-one-line",
        web(
            "<h1>Night Buses</h1><p><b>Committee:</b> Transport and Streets Scrutiny Committee "
            "&nbsp; <b>Date:</b> 4 April "
            "2023</p><p><b>Lead officer:</b> Kit Marlow &nbsp; <b>Cabinet member:</b> Cllr Ines Duarte</p>"
            "<p>Hallowick Council – six month progress report</p>"
        ),
        Said(
            "Hallowick Council",
            "Transport and Streets Scrutiny Committee",
            "Night Buses",
            None,
            6,
            None,
            "2023-04-04",
            ("Kit Marlow",),
            ("Ines Duarte",),
        ),
    ),
    Top(
        "labels-without-colons",
        office(
            Shade("Gambling Harm in Ostrey", bold=True),
            "Ostrey District Council",
            "Reporting to Wellbeing Scrutiny Group",
            "Inquiry published 15 October 2020",
            "Progress as of 22 April 2021",
            "Responsible officer Thea Lindqvist",
            "Cabinet lead Councillor Aran Poole",
        ),
        Said(
            "Ostrey District Council",
            "Wellbeing Scrutiny Group",
            "Gambling Harm in Ostrey",
            None,
            None,
            "2020-10-15",
            "2021-04-22",
            ("Thea Lindqvist",),
            ("Aran Poole",),
        ),
    ),
    Top(
        "running-head-only",
        web(
            "<div class=top>Cotter Vale Council&nbsp;&nbsp;|&nbsp;&nbsp;Regeneration Scrutiny "
            "Committee&nbsp;&nbsp;|&nbsp;&nbsp;"
            "1 February 2022</div><h2>Empty Shops</h2><p>What has been done since the scrutiny report</p>",
            ".top{position:fixed;top:0;left:0;font-size:8pt}h2{margin-top:14mm}.r td{padding:40mm 2mm}",
        ),
        Said("Cotter Vale Council", "Regeneration Scrutiny Committee", "Empty Shops", update_date="2022-02-01"),
    ),
    Top(
        "cover-page",
        office(
            "",
            "",
            Shade("WHARFDEN BOROUGH COUNCIL", bold=True),
            Shade("OVERVIEW AND SCRUTINY COMMITTEE", bold=True),
            "",
            Head("Modern Slavery: Twelve Months On", 0),
            "Report back on the Committee’s inquiry",
            "",
            "May 2024",
            "Author: Gwilym Sayer",
            "\f",
            Head("Progress against recommendations"),
        ),
        Said(
            "Wharfden Borough Council",
            "Overview and Scrutiny Committee",
            "Modern Slavery",
            None,
            12,
            None,
            "2024-05",
            ("Gwilym Sayer",),
        ),
    ),
    Top(
        "cover-and-summary",
        office(
            Head("Food Poverty", 0),
            "A scrutiny inquiry by the Communities Select Committee of Ebbsworth Council",
            "Final report of progress, 30 June 2023",
            "\f",
            Head("1. Background"),
            "The inquiry began in 2020 after the closure of two food banks. Councillor Saul Penrose chaired it.",
            Head("2. What has been done"),
            "The table lists each recommendation in turn.",
        ),
        Said("Ebbsworth Council", "Communities Select Committee", "Food Poverty", "final", None, None, "2023-06-30"),
    ),
    Top(
        "covering-report-appendix",
        office(
            pairs(
                ("Report to", "Adults and Health Scrutiny Board"),
                ("Date of meeting", "17 January 2024"),
                ("Subject", "Hospital Discharge – recommendation tracking"),
                ("Report of", "Corporate Director, Adults (Fenella Orde)"),
                ("Cabinet Member", "Councillor Basil Umney, Adult Social Care"),
            ),
            "",
            Head("Purpose", 2),
            "To report progress since the Board’s inquiry concluded in December 2022.",
            Head("Recommendations", 2),
            "That the Board notes the progress made and decides whether it wants a further report.",
            "\f",
            "Appendix A: Hospital Discharge – recommendation tracking",
        ),
        Said(
            None,
            "Adults and Health Scrutiny Board",
            "Hospital Discharge",
            None,
            None,
            "2022-12",
            "2024-01-17",
            ("Fenella Orde",),
            ("Basil Umney",),
        ),
    ),
    Top(
        "committee-in-the-title",
        web(
            "<h1>Progress on the recommendations of the Safer Communities Scrutiny Commission on Knife Crime</h1>"
            "<p>City of Thornaby Council · March 2021</p>",
            tagged=False,
        ),
        Said("City of Thornaby Council", "Safer Communities Scrutiny Commission", "Knife Crime", update_date="2021-03"),
    ),
    Top(
        "panel-asked-in-quotes",
        web(
            "<p class=c>Lindmoor Council</p><p class=c>“Nobody Home”</p><p class=c>An inquiry by "
            "the Housing and Planning "
            "Select Committee into long-term empty property</p><p class=c>Second annual update, 12 December 2019</p>",
            ".c{text-align:center}",
        ),
        Said("Lindmoor Council", "Housing and Planning Select Committee", "Nobody Home", update_date="2019-12-12"),
    ),
    Top(
        "tracker-sheet",
        web(
            "<p><b>SCRUTINY RECOMMENDATIONS TRACKER</b></p><p>Last updated 25/03/24 (T. "
            "Osei)</p><p>Overview &amp; Scrutiny "
            "Committee</p><p>Review: Taxi Licensing</p>",
            wide=True,
        ),
        Said(None, "Overview & Scrutiny Committee", "Taxi Licensing", update_date="2024-03-25"),
    ),
    Top(
        "theme-heading-trap",
        web(
            "<p>Aldbourne and Wick District Council</p><p>Economy Overview and Scrutiny Committee – "
            "3 September 2020</p>"
            "<p>Progress with scrutiny recommendations</p><h3>Theme 1: Better information for traders</h3>"
        ),
        Said(
            "Aldbourne and Wick District Council",
            "Economy Overview and Scrutiny Committee",
            None,
            update_date="2020-09-03",
        ),
    ),
    Top(
        "trap-many-names",
        office(
            "Members: Councillors Ada Quill (Chair), Rex Orme (Vice-Chair), Joss Tyne and Bel Sharma",
            Head("Public Toilets – action plan", 1),
            "Brindle Town Hall Scrutiny Working Group, 8 May 2018",
            "For further information please contact Leonie Strake, Democratic Services, 01632 960772",
            "Next meeting: 14 August 2018",
        ),
        Said(
            None,
            "Brindle Town Hall Scrutiny Working Group",
            "Public Toilets",
            update_date="2018-05-08",
            lead_officers=("Leonie Strake",),
        ),
    ),
    Top(
        "two-dates-one-line",
        office(
            Head("Winter Gritting"),
            "Scarth County Council: Highways Scrutiny Committee",
            "Inquiry completed May 2017; progress reported 15 June 2018",
            "Head of service: Noor Ashdown · Portfolio holder: Cllr Vernon Tull",
        ),
        Said(
            "Scarth County Council",
            "Highways Scrutiny Committee",
            "Winter Gritting",
            None,
            None,
            "2017-05",
            "2018-06-15",
            ("Noor Ashdown",),
            ("Vernon Tull",),
        ),
    ),
    Top(
        "prepared-by-for",
        web(
            "<h1>Dementia-Friendly Places</h1><p>Interim progress report, prepared by Imelda Cross "
            "for the Health and Care "
            "Scrutiny Committee, 27 February 2023</p><p>Greater Holme Combined Authority</p>"
        ),
        Said(
            "Greater Holme Combined Authority",
            "Health and Care Scrutiny Committee",
            "Dementia-Friendly Places",
            "interim",
            None,
            None,
            "2023-02-27",
            ("Imelda Cross",),
        ),
    ),
    Top(
        "footer-address",
        web(
            "<h2>Housing Repairs scrutiny review</h2><p>Progress statement, 30 January 2024</p><div "
            "class=foot>Tenant Scrutiny "
            "Panel, Ottershaw Borough Council, Civic Offices, High Street, Ottershaw</div>",
            ".foot{position:fixed;bottom:0;font-size:8pt}.r td{padding:40mm 2mm}",
            tagged=False,
        ),
        Said("Ottershaw Borough Council", "Tenant Scrutiny Panel", "Housing Repairs", update_date="2024-01-30"),
    ),
    Top(
        "numbered-paragraphs",
        office(
            "BRACKENDALE COUNTY COUNCIL",
            "PLACE SELECT COMMITTEE – 11 OCTOBER 2022",
            "FLOOD RISK INQUIRY: ONE YEAR REVIEW",
            "1.1 The Committee’s report was received by Cabinet on 5 October 2021 and all recommendations but one were "
            "accepted.",
            "1.2 Progress since then is shown below. The lead officer is Dafydd Renshaw, Flood Risk Manager.",
        ),
        Said(
            "Brackendale County Council",
            "Place Select Committee",
            "Flood Risk Inquiry",
            None,
            12,
            "2021-10-05",
            "2022-10-11",
            ("Dafydd Renshaw",),
        ),
    ),
    Top(
        "memo",
        web(
            "<p>TO: The Chair and Members, Finance Scrutiny Panel</p><p>FROM: Marguerite Ladd, "
            "Section 151 Officer</p><p>DATE: "
            "6th June 2021</p><p>RE: Recommendations of the review of school reserves</p>",
            tagged=False,
        ),
        Said(
            None,
            "Finance Scrutiny Panel",
            "school reserves",
            update_date="2021-06-06",
            lead_officers=("Marguerite Ladd",),
        ),
    ),
    Top(
        "logo-left-facts-right",
        web(
            "<div class=a>ISLE OF MERRAN COUNCIL</div><div class=b>Scrutiny Committee for "
            "Learning<br>Meeting of 20 May "
            "2022<br>Item 5</div><h1 style='clear:both'>Small Schools: how far have we come?</h1>"
            "<p>Report by Blythe Corrigan, Executive Director</p>",
            ".a{float:left;font-size:15pt}.b{float:right;text-align:right}",
        ),
        Said(
            "Isle of Merran Council",
            "Scrutiny Committee for Learning",
            "Small Schools",
            update_date="2022-05-20",
            lead_officers=("Blythe Corrigan",),
        ),
    ),
    Top(
        "agenda-pack",
        office(
            "Dunmere Council",
            "Agenda: Community Safety Scrutiny Committee",
            "Date: Tuesday 5 March 2019, 6.30 pm",
            "Venue: Council Chamber",
            "Contact: Petra Vale, Committee Clerk",
            "1 Apologies  2 Minutes  3 Speeding in Villages: progress report  4 Work programme",
            "\f",
            Head("Item 3: Speeding in Villages – progress report"),
            "Report by Anselm Roke, Traffic Manager",
        ),
        Said(
            "Dunmere Council",
            "Community Safety Scrutiny Committee",
            "Speeding in Villages",
            None,
            None,
            None,
            "2019-03-05",
            ("Anselm Roke",),
        ),
    ),
    Top(
        "title-row-of-the-table",
        Office(
            [
                "Hexbridge Council – Audit and Scrutiny Committee – November 2023",
                Grid(
                    [("Library Opening Hours review: where each recommendation stands", "", "", ""), HEADS, *RECORDS],
                    [12, 58, 50, 54],
                    merges=((0, 0, 0, 3),),
                    heads=2,
                ),
            ]
        ),
        Said("Hexbridge Council", "Audit and Scrutiny Committee", "Library Opening Hours", update_date="2023-11"),
    ),
    Top(
        "inquiry-of-group",
        web(
            "<h1>Menopause in the Workplace Task and Finish Group</h1><h2>Monitoring of "
            "recommendations (6 months)</h2><p>"
            "Fallowfield London Borough Council, Staffing and Remuneration Scrutiny "
            "Panel</p><p>Sponsor: Cllr Opal Henshaw, "
            "Cabinet Member for Workforce. Responsible Director: Crispin Vane.</p>"
        ),
        Said(
            "Fallowfield London Borough Council",
            "Staffing and Remuneration Scrutiny Panel",
            "Menopause in the Workplace",
            None,
            6,
            None,
            None,
            ("Crispin Vane",),
            ("Opal Henshaw",),
        ),
    ),
    Top(
        "government-response",
        office(
            Head("Response to the Scrutiny Committee’s report “Fair Fares”: half-yearly return"),
            "West Tamar Combined Authority | Transport Overview and Scrutiny Committee",
            "Original report: 13/09/2021. Return for the period to 31/03/2022.",
            "Compiled by: S. Whitlock and Jean Arbury",
        ),
        Said(
            "West Tamar Combined Authority",
            "Transport Overview and Scrutiny Committee",
            "Fair Fares",
            None,
            None,
            "2021-09-13",
            "2022-03-31",
            ("S. Whitlock", "Jean Arbury"),
        ),
    ),
    Top(
        "email-domain-and-we",
        web(
            "<h2>Damp homes: our progress</h2><p>The Housing Overview Committee reported on damp "
            "homes in 2022. If you want to "
            "know more, write to Agnes Moyle at agnes.moyle@northmarsh.example.</p>"
        ),
        Said(None, "Housing Overview Committee", "Damp homes", completion_date="2022", lead_officers=("Agnes Moyle",)),
    ),
    Top(
        "nothing-said",
        web("<h2>Action log</h2><p>Please read with the earlier papers. Items in bold are new.</p>", tagged=False),
        Said(),
    ),
)
