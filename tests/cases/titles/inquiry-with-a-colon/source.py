"""The inquiry's own name has a colon in it."""

from tests.cases.typeset import TOP, above, draw, drawn_table

draw(__file__, above(*TOP[:2], "Review of Clean Streets: how the town is swept", *TOP[3:]), drawn_table())
