"""Recommendations run on in prose, each answered: what is not read must be said as RECOMMENDATIONS_UNREAD."""

from tests.cases.typeset import ASKED, UPDATES, draw
from tests.drawing import line

parts = [
    part
    for n in range(8)
    for part in line(
        f"As to Recommendation {n + 1}, that {ASKED[n % 4][5:]} ({n + 2019}), the Council's response is that it agrees, and {UPDATES[n % 4][0].lower()}{UPDATES[n % 4][1:]}"
    )
]
draw(__file__, line("Letter of the Leader to the Chair of the inquiry", True, 13), parts)
