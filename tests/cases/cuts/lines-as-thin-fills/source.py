"""Lines drawn as filled rectangles a hair wide."""

from tests.cases.typeset import TOP, canvas_of, drawn_table

canvas = canvas_of(__file__)
for n, text in enumerate(TOP):
    canvas.drawString(40, 790 - 18 * n, text)
grid = drawn_table(rules=[], rowHeights=[20, 40, 40, 40, 40])
grid.wrapOn(canvas, 515, 400)
grid.drawOn(canvas, 40, 500)
for y in (680, 660, 620, 580, 540, 500):
    canvas.rect(40, y, 512, 0.6, stroke=0, fill=1)
for x in (40, 72, 237, 352, 492, 552):
    canvas.rect(x, 500, 0.6, 180.6, stroke=0, fill=1)
canvas.save()
