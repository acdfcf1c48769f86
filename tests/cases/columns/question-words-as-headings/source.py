"""Headings that ask (What? How? Who by? When?); lists that are aligned by line alone; a state in the date column."""

from tests.cases.typeset import above, draw, drawn_table

draw(
    __file__,
    above("Brackley Vale Borough Council", "Improvement actions: progress report"),
    drawn_table(
        [
            ["No", "Para Ref", "What?", "How?", "Who by?", "When?"],
            [
                "1.",
                "78/91",
                "Plant more street trees",
                "• order saplings\n• find sites",
                "P. Weaver\nditto",
                "Done (March 2004)\nBy end 2005/06",
            ],
            ["2.", "84", "Fit water taps", "• choose a maker", "R. Anning", "June 2005"],
        ],
        [30, 50, 130, 130, 80, 95],
    ),
)
