"""Three rounds side by side, the last not yet filled in: the round that has text is the report's own."""

from tests.cases.typeset import TAPS, TOP, TREES, above, draw, drawn_table

draw(
    __file__,
    above(*TOP[:3], "Twelve month progress report", TOP[4]),
    drawn_table(
        [
            ["Recommendation", "18 month update", "12 month update", "6 month update", "RAG"],
            ["1. " + TREES, "", "Ninety are planted.", "Sites are chosen.", "Amber"],
            ["2. " + TAPS, "", "Taps stand in two squares.", "A maker is found.", "Green"],
        ],
        [170, 100, 100, 100, 45],
    ),
)
