"""Each letter is placed by itself, as some printers do."""

from tests.cases.typeset import ASKED, RAGS, TOP, UPDATES, canvas_of

canvas = canvas_of(__file__)


def write(text, x, y):
    for letter in text:
        canvas.drawString(x, y, letter)
        x += canvas.stringWidth(letter, "Helvetica", 9)


canvas.setFont("Helvetica", 9)
for n, text in enumerate(TOP):
    write(text, 40, 790 - 16 * n)
rows = [
    ["No.", "Recommendation", "Progress update", "Status"],
    *([str(n + 1), text, update, rag] for n, (text, update, rag) in enumerate(zip(ASKED, UPDATES, RAGS, strict=True))),
]
for y, row in enumerate(rows):
    for x, text in zip((40, 70, 310, 530), row, strict=True):
        write(text, x + 3, 688 - 22 * y)
canvas.grid([40, 70, 310, 530, 585], [700 - 22 * y for y in range(6)])
canvas.save()
