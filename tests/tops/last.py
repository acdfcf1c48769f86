"""Ten tops more, labelled first when all others were read; then worked on."""

from __future__ import annotations

from tests.fresh.kit import Head, Shade
from tests.tops.cases import Said, Top, office, pairs, web
from tests.tops.worn import GRID

LAST = (
    Top(
        "banner-and-strapline",
        web(
            "<div class=b><b>Merrow &amp; Ashdale Council</b><br><i>A place to grow</i></div>"
            "<h1>Scrutiny review: Children’s Oral Health</h1><h2>Where we are after 18 months</h2>"
            "<p>To: Health Select Commission | On: 3 October 2024 | By: Pia Lorne, Public Health Consultant</p>",
            ".b{background:#046;color:#fff;padding:6pt;font-size:14pt}",
        ),
        Said(
            "Merrow & Ashdale Council",
            "Health Select Commission",
            "Children’s Oral Health",
            None,
            18,
            None,
            "2024-10-03",
            ("Pia Lorne",),
        ),
    ),
    Top(
        "response-of-the-executive",
        office(
            Head("Executive response and progress: “Mind the Gap” scrutiny report on attainment"),
            pairs(
                ("Scrutiny report agreed by Committee", "19 January 2022"),
                ("Executive response agreed", "8 March 2022"),
                ("Progress reported", "18 January 2023"),
                ("Lead Executive Member", "Cllr Ottilie Kerr"),
                ("Lead Director", "Bram Whittle"),
                ("Scrutiny Committee", "Learning and Skills Scrutiny Committee"),
            ),
            "",
        ),
        Said(
            None,
            "Learning and Skills Scrutiny Committee",
            "Mind the Gap",
            None,
            None,
            "2022-01-19",
            "2023-01-18",
            ("Bram Whittle",),
            ("Ottilie Kerr",),
        ),
    ),
    Top(
        "council-in-the-sentence",
        web(
            "<h2>Tenancy Fraud – monitoring</h2><p>At its meeting on 4 December 2019 the Audit and Standards Scrutiny "
            "Panel of Harbury Town and Vale District Council asked for a report in a year. This is that report. It is "
            "correct to 20 November 2020.</p><p>Contact: Zofia Lennard (Counter Fraud Manager)</p>",
        ),
        Said(
            "Harbury Town and Vale District Council",
            "Audit and Standards Scrutiny Panel",
            "Tenancy Fraud",
            None,
            None,
            None,
            "2020-11-20",
            ("Zofia Lennard",),
        ),
    ),
    Top(
        "sub-committee-in-the-foot",
        web(
            "<h1>Shop Fronts</h1><p>Task and finish review – final update</p><p>Author: Cormac Dale</p>"
            "<p class=f>Regeneration and Planning Overview and Scrutiny Sub-Committee – 14.11.2023 – Cold Aston City "
            "Council</p>",
            ".f{position:fixed;bottom:0;font-size:8pt}.r td{padding:40mm 2mm}",
            tagged=False,
        ),
        Said(
            "Cold Aston City Council",
            "Regeneration and Planning Overview and Scrutiny Sub-Committee",
            "Shop Fronts",
            "final",
            None,
            None,
            "2023-11-14",
            ("Cormac Dale",),
        ),
    ),
    Top(
        "reporting-template",
        office(
            Shade("SCRUTINY RECOMMENDATION MONITORING TEMPLATE", bold=True),
            pairs(
                ("Name of Scrutiny Panel", "Prevention and Early Help Panel"),
                ("Title of Review", "Kinship Carers"),
                ("Date review reported to Cabinet", "11 July 2018"),
                ("Date of this monitoring report", "September 2019"),
                ("Name of Cabinet Member", "Cllr Bettany Roe"),
                ("Name of Lead Officer", "Joss Parnell"),
            ),
            "",
            tagged=True,
        ),
        Said(
            None,
            "Prevention and Early Help Panel",
            "Kinship Carers",
            None,
            None,
            "2018-07-11",
            "2019-09",
            ("Joss Parnell",),
            ("Bettany Roe",),
        ),
    ),
    Top(
        "two-councillors-two-officers",
        web(
            "<p>EAST WOLDS COUNCIL</p><p>TRANSFORMATION SCRUTINY PANEL</p><p>Monday 2 September 2024</p>"
            "<h3>Customer Access – twelve month review of scrutiny recommendations</h3>"
            "<p>Cabinet Members: Councillors Ada Finch and Bo Larsen</p>"
            "<p>Lead Officers: Cy Norton, Head of Customers; Dee Ormond, Head of Digital</p>",
        ),
        Said(
            "East Wolds Council",
            "Transformation Scrutiny Panel",
            "Customer Access",
            None,
            12,
            None,
            "2024-09-02",
            ("Cy Norton", "Dee Ormond"),
            ("Ada Finch", "Bo Larsen"),
        ),
    ),
    Top(
        "exempt-and-classified",
        web(
            "<p>OFFICIAL</p><p>Report to the Public Protection Scrutiny Board</p><p>Report reference: PP/24/11</p>"
            "<p>Date considered: 5 February 2024</p><table class=k><tr><td>Is this a key decision?<td>No"
            "<tr><td>Is the decision eligible for call-in?<td>No<tr><td>Wards affected<td>All</table>"
            "<h2>Food Hygiene Ratings: action plan update</h2>"
            "<p>Report by: Director of Public Protection (Ewa Stone)</p>",
            GRID,
        ),
        Said(
            None,
            "Public Protection Scrutiny Board",
            "Food Hygiene Ratings",
            update_date="2024-02-05",
            lead_officers=("Ewa Stone",),
        ),
    ),
    Top(
        "on-the-slide",
        web(
            "<div style='text-align:center'><h1>Electric Bikes for Everyone?</h1><h3>What became of our recommendations"
            "</h3><p>Cycling Scrutiny Commission · Lyme and Otter Council · Spring 2023</p></div>",
            wide=True,
            tagged=False,
        ),
        Said(
            "Lyme and Otter Council",
            "Cycling Scrutiny Commission",
            "Electric Bikes for Everyone?",
            update_date="2023-03/2023-05",
        ),
    ),
    Top(
        "minute-and-reference",
        office(
            "Minute 45/22 – Scrutiny Co-ordination Group, 12 May 2022",
            "Review of Burial Fees: recommendations referred to Cabinet (Minute 101/21, 9 November 2021)",
            "Position statement by the Cemeteries Manager, Ruth Ackley",
        ),
        Said(
            None,
            "Scrutiny Co-ordination Group",
            "Review of Burial Fees",
            update_date="2022-05-12",
            lead_officers=("Ruth Ackley",),
        ),
    ),
    Top(
        "partnership-as-council",
        web(
            "<p>Sedge Fen Combined Authority</p><p>Housing and Communities Overview &amp; Scrutiny Committee</p>"
            "<p><b>Report title:</b> Modular Homes Rapid Review – Recommendations Update</p>"
            "<p><b>Report of:</b> Ingrid Sole, Assistant Director – Housing</p>"
            "<p><b>Lead Member:</b> Mayor Theo Calder</p>"
            "<p><b>Date:</b> 28/11/2023</p>",
        ),
        Said(
            "Sedge Fen Combined Authority",
            "Housing and Communities Overview & Scrutiny Committee",
            "Modular Homes",
            None,
            None,
            None,
            "2023-11-28",
            ("Ingrid Sole",),
            ("Theo Calder",),
        ),
    ),
)
