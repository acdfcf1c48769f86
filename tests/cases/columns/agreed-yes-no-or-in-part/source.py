"""A column says yes, no or in part; rejected recommendations stay, spacer rows part the records, a date is a dash."""

from tests.cases.typeset import BINS, TAPS, TREES, above, draw, drawn_table

draw(
    __file__,
    above(),
    drawn_table(
        [
            ["No.", "Recommendation", "Priority", "Responsibility", "Agreed", "Comments", "Date"],
            ["1", TREES, "1", "The Executive", "Yes", "Agreed and paid for.", "March 2003"],
            [""] * 7,
            ["2", TAPS, "3", "Head of Streets", "No", "Members prefer shops to offer water.", "-"],
            [""] * 7,
            ["3", BINS, "2", "Head of Waste", "In part", "Only in summer.", "On-going"],
        ],
        [30, 150, 45, 80, 45, 110, 55],
    ),
)
