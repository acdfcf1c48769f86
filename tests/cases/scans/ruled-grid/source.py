"""A picture of a page with a ruled table."""

from tests.cases.typeset import above, drawn_table, scan

scan(__file__, above(), drawn_table())
