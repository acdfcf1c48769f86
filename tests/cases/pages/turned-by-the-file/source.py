"""The file says that its page is to be shown a quarter turned."""

from tests.cases.typeset import above, canvas_of, drawn_table

canvas = canvas_of(__file__)
canvas.setPageRotation(90)
canvas.translate(595, 0)
canvas.rotate(90)
story = [*above(), drawn_table()]
room = 500
for part in story:
    _, height = part.wrap(760, room)
    part.drawOn(canvas, 40, 45 + room - height)
    room -= height + 5
canvas.save()
