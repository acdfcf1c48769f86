"""Nothing over the table says who, what or when: the header stays empty, never guessed."""

from tests.cases.typeset import draw, drawn_table

draw(__file__, drawn_table())
