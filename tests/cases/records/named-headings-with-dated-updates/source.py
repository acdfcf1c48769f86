"""No table: each recommendation under its name and number, then what was done under dates; the last one counts."""

from tests.cases.typeset import above, draw
from tests.drawing import line

draw(
    __file__,
    above("Essendon Fire Authority", "Audit Committee", "Inquiry: Station Culture", "Twelve month progress report"),
    line("Recommendation 9", True),
    line("Stations should hold an open evening each year."),
    line("Authority action:", True),
    line("Each station names a host."),
    line("April 2023:", True),
    line("Hosts were named at six stations."),
    line("October 2023", True),
    line("Nine stations have held their evening."),
    line("Recommendation 10", True),
    line("Records of training should be kept in one place."),
    line("Authority action:", True),
    line("A system is bought."),
    line("April 2023:", True),
    line("The system was bought."),
    line("January 2024", True),
    line("All records have been moved."),
)
