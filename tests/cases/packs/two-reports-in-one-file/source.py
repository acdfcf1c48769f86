"""An agenda pack: minutes, a report, minutes again, a report to another committee."""

from reportlab.platypus import PageBreak

from tests.cases.typeset import BINS, HEADS, SEATS, TOP, above, draw, drawn_table
from tests.drawing import line

minutes = [*line("Minutes of the last meeting", True), *line("The minutes were agreed as a true record.")]
later = [["1", SEATS, "Agreed.", "All seats stand.", "Complete"], ["2", BINS, "Agreed.", "Weekly now.", "Green"]]
draw(
    __file__,
    minutes,
    PageBreak(),
    above(),
    drawn_table(),
    PageBreak(),
    minutes,
    PageBreak(),
    above(TOP[0], "Transport Scrutiny Committee", "Inquiry: Better Buses", "Twelve month progress report", TOP[4]),
    drawn_table([HEADS, *later]),
)
