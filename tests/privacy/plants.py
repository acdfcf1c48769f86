"""Two hundred names, addresses and numbers of nobody, and a paper that they are planted in."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

GIVEN = (
    "Amara Bronwen Callum Deepak Eleri Farida Gethin Hamish Ifeoma Joanna Kwame Lubna Morwenna Nikhil Orla Piotr "
    "Quentin Rukhsana Siobhan Tariq Ursula Vikram Winifred Xanthe Yusuf Zofia Margaret Stephen Karen Dewi"
).split()
SURNAMES = (
    "Abernathy Bhattacharya Cholmondeley Dunwoody Eccleston Fotheringay Gulliver Hathersage Iwobi Jessop Kettlewell "
    "Lothersdale Macallister Ndukwe Ormerod Pendlebury Quilligan Ravenscroft Sodhi Tregenza Uppington Vasquez "
    "Wolstenholme Yarborough Zielinski O'Rourke Brown Hill Smith-Okafor Green"
).split()
NAMES = tuple(f"{GIVEN[i % 30]} {SURNAMES[(i * 7 + i // 30) % 30]}" for i in range(90))
_SENTENCES = (
    "{0}, Head of Parks, told the panel that the work with {1} is complete.",
    "Cllr {0} thanked {1} (Waste Manager) for the report.",
    "The lead is {0}; {1} covers when she is away.",
    "We are grateful to {0} and {1} for their help with the survey.",
    "{0}'s review was sent to {1} on 4 March 2019.",
    "A resident, {0}, wrote to the Director of Housing ({1}) in May.",
    "Mrs {0} and Dr {1} attended the meeting of the Wexmoor Youth Trust.",
)


def _mail(at: int) -> str:
    first, last = NAMES[at].lower().replace("'", "").split()
    return (f"{first}.{last}@wexmoor.gov.uk", f"{first[0]}{last}{at}@example.org")[at % 2]


def _phone(at: int) -> str:
    end = f"{960100 + at * 13}"
    shapes = (
        f"01632 {end}",
        f"(01632) {end}",
        f"+44 (0)1632 {end}",
        f"07700 {900100 + at * 7}",
        f"020 7946 0{100 + at}",
    )
    return shapes[at % 5]


def _nhs(at: int) -> str:
    base = f"{943476000 + at * 101}"
    check = 11 - sum((10 - i) * int(digit) for i, digit in enumerate(base)) % 11
    number = f"{base}{check % 11}" if check != 10 else f"{int(base) + 1}0"
    return f"{number[:3]} {number[3:6]} {number[6:]}" if at % 2 or check == 10 else number


MAILS = tuple(_mail(at) for at in range(40))
PHONES = tuple(_phone(at) for at in range(30))
INSURANCE = tuple(f"AB {10 + at} 34 5{at} C" if at % 2 else f"JK{10 + at}3456D" for at in range(10))
HEALTH = tuple(_nhs(at) for at in range(10))
POSTCODES = tuple(f"WX{1 + at} {at}AB" for at in range(10))
STREETS = tuple(
    f"{12 + at} {SURNAMES[at]} {kind}" for at, kind in enumerate("Road Lane Avenue Close Street".split() * 2)
)
PLANTED = (*NAMES, *MAILS, *PHONES, *INSURANCE, *HEALTH, *POSTCODES, *STREETS)


def sentences() -> Iterator[str]:
    """Natural sentences that hold all of them, each once."""
    for at in range(0, len(NAMES), 2):
        yield _SENTENCES[at // 2 % len(_SENTENCES)].format(NAMES[at], NAMES[at + 1])
    for at, mail in enumerate(MAILS):
        yield f"Questions go to {mail} or {PHONES[at]}." if at < len(PHONES) else f"Copies were sent to {mail}."
    for at in range(10):
        yield f"The claim of NI number {INSURANCE[at]} and NHS number {HEALTH[at]} was settled."
        yield f"Letters came from {STREETS[at]}, Wexmoor {POSTCODES[at]}, in June."


def make_paper(path: Path) -> None:
    """A progress report of two columns with all plants in its cells, its top lines and its footer."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    plain = getSampleStyleSheet()["BodyText"]
    said = list(sentences())
    random.Random(4).shuffle(said)
    size = -(-len(said) // 10)
    rows = [["Recommendation", "Lead officer", "Update"]]
    for at in range(10):
        update = " ".join(said[at * size : (at + 1) * size])
        rows.append(
            [f"{at + 1}. That the Council mends bridge {at + 1}.", NAMES[at * 3], f"The bridge was mended. {update}"]
        )
    cells = [[Paragraph(cell.replace("&", "&amp;"), plain) for cell in row] for row in rows]
    table = Table(cells, colWidths=[160, 110, 480], repeatRows=1)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.7, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    top = [
        "Wexmoor District Council", "Bridges: six month progress report", "Date of this update: 14 May 2019",
        f"Lead Officer: {NAMES[3]}, Head of Highways", f"Cabinet Member: Cllr {NAMES[4]}",
    ]  # fmt: skip

    def footer(canvas: object, _: object) -> None:
        canvas.drawString(40, 20, f"Prepared by {NAMES[5]}, {PHONES[0]}")  # type: ignore[attr-defined]

    document = SimpleDocTemplate(str(path), pagesize=landscape(A4), invariant=True, title=f"Paper of {NAMES[6]}")
    document.build([*(Paragraph(line, plain) for line in top), table], onFirstPage=footer, onLaterPages=footer)
