"""An agenda report: committee, date and title in capitals, recommendations to members, then the table."""

from tests.cases.typeset import draw, drawn_table
from tests.drawing import line

draw(
    __file__,
    line("WEXLEY DISTRICT COUNCIL", True, 13),
    line("ENVIRONMENT SCRUTINY COMMITTEE", True),
    line("4 JUNE 2024", True),
    line("CLEAN STREETS REVIEW: TWELVE MONTH PROGRESS UPDATE", True),
    line("Report of the Head of Parks"),
    line("1. Purpose", True),
    line("1.1 To tell members what has become of the recommendations of the review."),
    line("2. Recommendation", True),
    line("2.1 That members note the progress made."),
    drawn_table(),
)
