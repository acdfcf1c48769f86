"""Nothing is numbered; the day of the meeting comes again on every row."""

from tests.cases.typeset import BINS, TAPS, TREES, above, draw, drawn_table

draw(
    __file__,
    above(),
    drawn_table(
        [
            ["Meeting Date", "Recommendation Made", "Recommendation made to:", "Action taken or Planned to Date"],
            ["3 June 2004", TREES, "Portfolio Holder for Parks", "Action List circulated"],
            ["3 June 2004", TAPS, "Portfolio Holder for Streets", "To be renegotiated"],
            ["8 July 2004", BINS, "Portfolio Holder for Waste", "Begins in May"],
        ],
        [80, 180, 130, 125],
    ),
)
