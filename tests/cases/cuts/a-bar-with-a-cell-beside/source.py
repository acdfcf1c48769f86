"""A painted bar with the number and a white cell beside it, with no line between that cell and the text below."""

from reportlab.lib import colors

from tests.cases.typeset import ANSWERS, ASKED, UPDATES, above, draw, drawn_table

LINE = (0.5, colors.black)
rows, rules = [], []
for n in range(4):
    y = 4 * n
    rows += [
        [f"Recommendation {n + 1}", "", "G"],
        [f"{ASKED[n]}, with a plan and a day for each part of it, told to this committee.", "", ""],
    ]
    rows += [["Cabinet response", "Position at June 2024", ""], [ANSWERS[n], UPDATES[n], ""]]
    rules += [("SPAN", (0, y), (1, y)), ("SPAN", (0, y + 1), (2, y + 1)), ("BACKGROUND", (0, y), (1, y), colors.silver)]
    rules += [("BOX", (0, y), (-1, y + 3), *LINE)]
    rules += [("SPAN", (1, k), (2, k)) for k in (y + 2, y + 3)]
    rules += [
        ("BOX", (0, y), (1, y), *LINE),
        ("BOX", (0, y + 2), (0, y + 3), *LINE),
        ("LINEABOVE", (0, y + 2), (-1, y + 2), *LINE),
    ]
draw(__file__, above(), drawn_table(rows, [200, 150, 50], rules=rules))
