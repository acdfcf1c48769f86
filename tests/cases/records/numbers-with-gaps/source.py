"""Only unsigned recommendations are listed: 2, 5 and 9; the gaps are no lost rows, but are told."""

from tests.cases.typeset import HEADS, ROWS, above, draw, drawn_table

draw(__file__, above(), drawn_table([HEADS, *([no, *row[1:]] for no, row in zip("259", ROWS, strict=False))]))
