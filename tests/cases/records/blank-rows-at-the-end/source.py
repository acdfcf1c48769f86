"""Blank rows at the end of a table are no recommendations."""

from tests.cases.typeset import HEADS, ROWS, above, draw, drawn_table

draw(__file__, above(), drawn_table([HEADS, *ROWS, *[["", "", "", "", ""]] * 4], rowHeights=None))
