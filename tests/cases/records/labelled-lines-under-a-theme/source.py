"""Headed blocks whose lines say what they are: responsible, progress, target date, status; dotted numbers with letters."""

from tests.cases.typeset import above, draw
from tests.drawing import line

draw(
    __file__,
    above(),
    line("Theme 3 Plans", True, 12),
    line("Recommendation 33.10a", True),
    line("Plans of high buildings should be kept on paper and screen."),
    line("Responsible for completion: Norbury Brigade"),
    line("Progress: Plans of forty buildings are on file."),
    line("Target date: May 2025"),
    line("Status: In progress"),
    line("Recommendation 33.10b", True),
    line("Owners should be told when plans are missing."),
    line("Responsible for completion: Owners’ Forum"),
    line("Progress: Letters were sent to all owners."),
    line("Target date: June 2024"),
    line("Status: Complete"),
)
