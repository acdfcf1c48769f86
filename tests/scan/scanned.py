"""Four papers of our own as copiers, a mixed file and a careless font leave them; written before they were read."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

RAG = {"Green": "#00a651", "Amber": "#ffb400", "Red": "#d71920"}
FIELDS = ("number", "recommendation", "response", "update", "lead_officer", "due")


@dataclass(frozen=True)
class Copier:
    """How a page is copied: dots per inch, degrees of skew, JPEG quality, specks, grey or colour."""

    dots: int
    skew: float
    quality: int
    specks: int
    colour: bool = False


@dataclass(frozen=True)
class Paper:
    """A report: the lines above its table, headings with widths, rows by field, and what is done to its pages."""

    name: str
    lines: Sequence[str]
    columns: Sequence[tuple[str, str, float]]  # field, heading, share of the width
    rows: Sequence[dict[str, str]]
    make: Callable[[bytes], bytes]
    wide: bool = False
    borders: str = "grid"
    filled: bool = False
    font: str = "Helvetica"


def copied(data: bytes, copier: Copier, pages: Sequence[int] = ()) -> bytes:
    """The pages (all of them, or those numbered from 0) as pictures, the others as they were."""
    chance, out = random.Random(copier.dots), BytesIO()
    with pypdfium2.PdfDocument(data) as pdf, pikepdf.open(BytesIO(data)) as whole:
        for number, page in enumerate(pdf):
            if pages and number not in pages:
                continue
            with pikepdf.open(BytesIO(_picture(page, copier, chance))) as single:
                whole.pages[number] = single.pages[0]
        whole.save(out)
    return out.getvalue()


def _picture(page: Any, copier: Copier, chance: random.Random) -> bytes:
    wide, high = page.get_size()
    picture = page.render(scale=copier.dots / 72).to_pil().convert("RGB" if copier.colour else "L")
    white = (255, 255, 255) if copier.colour else 255
    picture = picture.rotate(copier.skew, Image.Resampling.BICUBIC, fillcolor=white)
    for _ in range(copier.specks):
        grey = chance.randrange(40, 200)
        place = chance.randrange(picture.width), chance.randrange(picture.height)
        picture.putpixel(place, (grey, grey, grey) if copier.colour else grey)
    jpeg, out = BytesIO(), BytesIO()
    picture.save(jpeg, "JPEG", quality=copier.quality)
    jpeg.seek(0)
    canvas = Canvas(out, pagesize=(wide, high), invariant=1)
    canvas.drawImage(ImageReader(jpeg), 0, 0, wide, high)
    canvas.save()
    return out.getvalue()


_PRIVATE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /None def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <00> <FF> <E000> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""


def without_letters(data: bytes) -> bytes:
    """The same look, but the fonts only say that their shapes are private signs of their own."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font" and "/ToUnicode" in thing:
                thing["/ToUnicode"] = pdf.make_stream(_PRIVATE)
        pdf.save(out)
    return out.getvalue()


def drawn(paper: Paper) -> bytes:
    """The paper before anything is done to it."""
    if paper.font == "Vera":
        pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    size = landscape(A4) if paper.wide else A4
    out = BytesIO()
    document = SimpleDocTemplate(out, pagesize=size, leftMargin=42, rightMargin=42, topMargin=48, bottomMargin=48)
    look = ParagraphStyle("s", fontName=paper.font, fontSize=9.5, leading=11.6)
    top = ParagraphStyle("t", fontName=paper.font, fontSize=11, leading=15)
    width = size[0] - 84
    cells = [[Paragraph(f"<b>{h}</b>" if paper.font != "Vera" else h, look) for _, h, _ in paper.columns]]
    cells += [[Paragraph(row.get(field, ""), look) for field, _, _ in paper.columns] for row in paper.rows]
    table = Table(cells, [share * width for _, _, share in paper.columns], repeatRows=1)
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *_borders(paper), *_fills(paper)]))
    document.build([*(Paragraph(line, top) for line in paper.lines), Spacer(1, 10), table])
    return out.getvalue()


def _borders(paper: Paper) -> list[Any]:
    if paper.borders == "grid":
        return [("GRID", (0, 0), (-1, -1), 0.6, colors.black)]
    return [("LINEABOVE", (0, 0), (-1, -1), 0.7, colors.black), ("LINEBELOW", (0, -1), (-1, -1), 0.7, colors.black)]


def _fills(paper: Paper) -> list[Any]:
    fills: list[Any] = [("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#dfe7ef"))]
    if paper.filled:
        at = [field for field, _, _ in paper.columns].index("status")
        for number, row in enumerate(paper.rows, 1):
            fills.append(("BACKGROUND", (at, number), (at, number), colors.HexColor(RAG[row["status"]])))
    return fills


def made(paper: Paper, folder: Path) -> Path:
    path = folder / f"{paper.name}.pdf"
    path.write_bytes(paper.make(drawn(paper)))
    return path


LAMPS = Paper(
    "harrowby-lamps",
    [
        "Harrowby Borough Council",
        "Streets and Safety Scrutiny Committee",
        "Six month progress report: Lighting the Way Home",
        "Date of this update: 11 September 2023",
        "Lead officer: Winifred Achterberg",
    ],
    [
        ("number", "No.", 0.06),
        ("recommendation", "Recommendation", 0.3),
        ("response", "Cabinet response", 0.24),
        ("update", "Progress update", 0.28),
        ("status", "Status", 0.12),
    ],
    [
        {
            "number": "1",
            "recommendation": "That every lamp on the canal path is checked twice a year, once in autumn.",
            "response": "Agreed. Two checks cost little more than one.",
            "update": "The first check found 31 lamps out of 260 dark; all but four were mended within a week.",
            "status": "Complete",
        },
        {
            "number": "2",
            "recommendation": "That residents can report a dark lamp by telephone as well as on the website.",
            "response": "Agreed. The contact centre will take reports from January.",
            "update": "The contact centre took 88 reports between January and August.",
            "status": "On track",
        },
        {
            "number": "3",
            "recommendation": "That lamps in Quarry Lane are left on all night until the new crossing is built.",
            "response": "Partially agreed. They will be left on until one in the morning.",
            "update": "The crossing is late, and the lamps still go out at one o'clock.",
            "status": "At risk",
        },
        {
            "number": "4",
            "recommendation": "That the Council publishes which lamps are dimmed, and when.",
            "response": "Not agreed. A list would be out of date as soon as it was printed.",
            "update": "No action is planned.",
            "status": "Off track",
        },
    ],
    lambda data: copied(data, Copier(200, 0.7, 45, 500)),
)

FERRIES = Paper(
    "tidewell-ferries",
    [
        "Tidewell County Council",
        "Coastal Communities Select Committee",
        "Crossing the Water: twelve month progress report",
        "Date of update: 3 February 2025",
    ],
    [
        ("recommendation", "Recommendation", 0.26),
        ("response", "Response", 0.24),
        ("lead_officer", "Lead officer", 0.12),
        ("due", "Target date", 0.1),
        ("update", "Update", 0.2),
        ("status", "RAG", 0.08),
    ],
    [
        {
            "recommendation": "1. That the ferry sails until ten in the evening from Easter to the end of September.",
            "response": "Accepted. The operator has asked for a subsidy of £14,500 a season.",
            "lead_officer": "Ishbel Carnaby",
            "due": "April 2024",
            "update": "The late sailings began on 29 March and carried 4,120 people.",
            "status": "Green",
        },
        {
            "recommendation": "2. That the slipway at Sallow Point is widened so that a wheelchair can turn on it.",
            "response": "Accepted in part. The slipway is too steep to be widened at its foot.",
            "lead_officer": "Rufus Tennant",
            "due": "June 2025",
            "update": "The design is drawn; the harbour board has not yet given its consent.",
            "status": "Amber",
        },
        {
            "recommendation": "3. That a shelter with a heater is put up on the north bank.",
            "response": "Rejected. The bank belongs to the estate, which does not want a building there.",
            "lead_officer": "Rufus Tennant",
            "due": "-",
            "update": "The estate was asked again in November and gave the same answer.",
            "status": "Red",
        },
    ],
    lambda data: copied(data, Copier(150, -0.9, 60, 300, colour=True)),
    wide=True,
    borders="lines",
    filled=True,
)

PLAY = Paper(
    "ossmere-play",
    [
        "Ossmere District Council",
        "Leisure and Wellbeing Overview and Scrutiny Panel",
        "Room to Play: progress report after 6 months",
        "Date of this update: 20 May 2022",
    ],
    [
        ("recommendation", "Recommendation", 0.3),
        ("response", "Executive response", 0.28),
        ("update", "Progress to date", 0.3),
        ("status", "Status", 0.12),
    ],
    [
        {
            "recommendation": f"R{n}. That the play area at {place} is {what} before the summer holidays, and that "
            f"parents who live nearby are asked beforehand what they would like to see there, in writing and at a "
            f"meeting held on a Saturday morning.",
            "response": f"Agreed. {money} is set aside for {place} in the programme, and officers will write to "
            f"all households within half a mile of it as soon as the contract is let.",
            "update": f"Work at {place} {news}. Letters went to {letters} households, and {came} parents came to the "
            f"meeting, most of whom asked for more shade and for a gate that closes by itself.",
            "status": status,
        }
        for n, (place, what, money, news, letters, came, status) in enumerate(
            [
                ("Fallow Green", "resurfaced", "£18,000", "was finished in April", "212", "34", "Complete"),
                ("Weir Meadow", "fenced", "£9,500", "begins on 6 June", "167", "21", "On track"),
                ("Tollgate Park", "given a swing for babies", "£4,200", "has stopped", "301", "12", "At risk"),
                ("Copper Street", "moved away from the road", "£61,000", "has not begun", "95", "40", "Off track"),
                ("Hollin Bank", "drained", "£22,750", "was finished in May", "188", "17", "Complete"),
                ("Sexton Field", "lit", "£7,800", "begins in July", "240", "9", "On track"),
                ("Mill Leat", "cleared of glass", "£600", "was finished in March", "58", "6", "Complete"),
            ],
            1,
        )
    ],
    lambda data: copied(data, Copier(170, 0.5, 55, 300), pages=[1]),
)

LANES = Paper(
    "corran-lanes",
    [
        "Corran Valley Council",
        "Rural Affairs Scrutiny Commission",
        "Narrow Lanes: six month progress report",
        "Date of this update: 8 March 2024",
    ],
    [
        ("recommendation", "Recommendation", 0.32),
        ("response", "Response", 0.26),
        ("update", "Update", 0.3),
        ("status", "Status", 0.12),
    ],
    [
        {
            "recommendation": "1. That hedges at all junctions are cut back in February, before birds nest in them.",
            "response": "Agreed. Farmers will be written to in December.",
            "update": "Letters went to 140 farmers; 122 of them had cut their hedges by the end of February.",
            "status": "Green",
        },
        {
            "recommendation": "2. That passing places are marked with a post where the lane is wet in winter.",
            "response": "Agreed, where there is room for a post.",
            "update": "Thirty posts stand. Twelve more were ordered and have not arrived.",
            "status": "Amber",
        },
    ],
    without_letters,
    font="Vera",
)
PAPERS = (LAMPS, FERRIES, PLAY, LANES)
