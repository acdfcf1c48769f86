"""The inquiry's own report: numbered recommendations, before anyone has answered them."""

from tests.cases.typeset import ASKED, TOP, above, draw, drawn_table
from tests.drawing import line

rows = [["No.", "Recommendation"], *([str(n + 1), ASKED[n]] for n in range(4))]
draw(
    __file__,
    above(*TOP[:3], "Report of the inquiry"),
    line("The committee makes these recommendations to Cabinet:"),
    drawn_table(rows, [32, 400]),
)
