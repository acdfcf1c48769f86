"""The pale tints that a spreadsheet offers are green, amber and red as well."""

from reportlab.lib import colors

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table
from tests.drawing import GRID

rows = [
    ["No.", "Recommendation", "Progress update", "RAG"],
    *([str(n + 1), ASKED[n], UPDATES[n], ""] for n in range(3)),
]
fills = [("BACKGROUND", (3, y), (3, y), colors.HexColor(c)) for y, c in enumerate(("#d9ead3", "#fff2cc", "#f4cccc"), 1)]
draw(__file__, above(), drawn_table(rows, [32, 200, 200, 60], rules=[*GRID, *fills]))
