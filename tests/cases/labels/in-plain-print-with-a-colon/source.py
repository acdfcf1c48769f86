"""Lines such as "Response: …" in plain print follow each numbered recommendation."""

from reportlab.platypus import Spacer

from tests.cases.typeset import ANSWERS, ASKED, RAGS, UPDATES, above, draw
from tests.drawing import line

blocks = []
for n in range(4):
    blocks += [
        line(f"{n + 1}. {ASKED[n]}.", True),
        line(f"Response: {ANSWERS[n]}"),
        line(f"Progress: {UPDATES[n]}"),
        line(f"Status: {RAGS[n]}"),
        Spacer(1, 6),
    ]
draw(__file__, above(), *blocks)
