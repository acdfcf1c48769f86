"""Minutes that quote a recommendation and what was resolved."""

from tests.cases.typeset import TOP, above, draw
from tests.drawing import line

draw(
    __file__,
    above(*TOP[:2], "Minutes of the meeting held on 4 June 2024"),
    line("23. Clean Streets", True),
    line(
        "The Chair moved Recommendation 1: that two hundred street trees are planted each winter. Members asked about cost."
    ),
    line("Resolved: that the recommendation be agreed and sent to Cabinet."),
    line("24. Date of the next meeting", True),
    line("The next meeting is on 2 July 2024."),
)
