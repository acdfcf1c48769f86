"""Small pictures without colour: a tick is complete, a cross is red, a blank is not assessed."""

from io import BytesIO

from PIL import Image as Pixels
from PIL import ImageDraw
from reportlab.platypus import Image

from tests.cases.typeset import above, draw, status_table


def icon(*strokes):
    picture = Pixels.new("RGB", (48, 48), "white")
    for stroke in strokes:
        ImageDraw.Draw(picture).line(stroke, fill="#555555", width=8)
    data = BytesIO()
    picture.save(data, "PNG")
    return Image(BytesIO(data.getvalue()), 14, 14)


signs = (icon([(8, 26), (20, 38), (42, 10)]), icon([(8, 8), (40, 40)], [(8, 40), (40, 8)]), "")
draw(__file__, above(), status_table(signs))
