"""A picture of a page with a ruled table."""

from tests.cases.typeset import HEADS, ROWS, TOP, above, drawn_table, scan

scan(__file__, above(*TOP[:3]), drawn_table([HEADS, *ROWS[:2]]))
