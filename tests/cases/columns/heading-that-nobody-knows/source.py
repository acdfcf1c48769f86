"""A column under words that no profile knows is kept as it is headed."""

from tests.cases.typeset import SEATS, TAPS, TREES, UPDATES, above, draw, drawn_table

draw(
    __file__,
    above(),
    drawn_table(
        [
            ["No.", "Recommendation", "Progress update", "Wards concerned", "Cost code"],
            ["1", TREES, UPDATES[0], "Abbey, Castle", "4711"],
            ["2", TAPS, UPDATES[1], "Quay", ""],
            ["3", SEATS, UPDATES[3], "all", "0815"],
        ],
        [30, 170, 150, 90, 60],
    ),
)
