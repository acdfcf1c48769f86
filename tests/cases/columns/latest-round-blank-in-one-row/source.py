"""The newest round says nothing of one recommendation: its update is blank and flagged, never an older one."""

from tests.cases.typeset import BINS, TAPS, TOP, TREES, UPDATES, above, draw, drawn_table

draw(
    __file__,
    above(*TOP[:3], "Twelve month progress report", TOP[4]),
    drawn_table(
        [
            ["No.", "Recommendation", "6 month update", "12 month update", "RAG"],
            ["1", TREES, "Sites are chosen.", UPDATES[0], "Green"],
            ["2", TAPS, "A maker is found.", "", "Amber"],
            ["3", BINS, "No lorries yet.", UPDATES[2], "Red"],
        ],
        [30, 170, 120, 130, 60],
    ),
)
