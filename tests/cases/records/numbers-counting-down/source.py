"""The newest comes first: 107, 106, 105, 104."""

from tests.cases.typeset import HEADS, ROWS, above, draw, drawn_table

draw(__file__, above(), drawn_table([["ID", *HEADS[1:]], *([str(107 - n), *row[1:]] for n, row in enumerate(ROWS))]))
