"""A word processor writes the hyphens at its line ends as soft ones; the document's own spelling decides."""

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from tests.cases.typeset import TOP, canvas_of

cells = [
    (45, 668, ["1"]),
    (
        80,
        668,
        [
            "That there is a long-",
            "term plan for the AI-",
            "specific rules and use-",
            "cases with informa-",
            "tion for all",
        ],
    ),
    (200, 668, ["Nine long-term places are found; use-cases are listed", "and AI-specific training is booked."]),
    (45, 586, ["2"]),
    (80, 586, ["That the taps run in", "every market square"]),
    (200, 586, ["Two taps run and all information is sent to the", "departments by post."]),
]
pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
canvas = canvas_of(__file__)
canvas.setFont("Vera", 9)
for n, text in enumerate(TOP):
    canvas.drawString(40, 790 - 18 * n, text)
for x, text in zip((45, 80, 200), ("No.", "Recommendation", "Progress update"), strict=True):
    canvas.drawString(x, 686, text)
for x, y, lines in cells:
    for n, text in enumerate(lines):
        canvas.drawString(x, y - 14 * n, text.removesuffix("-"))
        if text.endswith("-"):
            canvas._code.append("/Span <</ActualText <FEFF00AD>>> BDC")
            canvas.drawString(x + canvas.stringWidth(text[:-1], "Vera", 9), y - 14 * n, "-")
            canvas._code.append("EMC")
canvas.grid([40, 75, 190, 450], [700, 680, 600, 540])
canvas.save()
