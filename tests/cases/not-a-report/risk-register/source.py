"""Risks with mitigating actions, owners and a RAG."""

from tests.cases.typeset import OFFICERS, TOP, above, draw, drawn_table

draw(
    __file__,
    above(TOP[0], "Risk register: progress report"),
    drawn_table(
        [
            ["Ref", "Risk", "Likelihood", "Impact", "Mitigating action", "Owner", "RAG"],
            ["R1", "Costs of fuel rise", "3", "4", "Buy ahead", OFFICERS[0], "Red"],
            ["R2", "Drivers are too few", "2", "4", "Train more", OFFICERS[1], "Amber"],
        ],
        [30, 110, 65, 50, 110, 80, 60],
    ),
)
