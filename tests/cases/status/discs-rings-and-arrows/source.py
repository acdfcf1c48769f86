"""The status is a drawn shape: a disc, a ring, an arrow, a strip of three lamps of which one is lit."""

from tests.cases.typeset import above, draw, status_table
from tests.drawing import AMBER, GREEN, RED, arrow, disc, ring, strip

signs = (disc(GREEN), ring(AMBER), arrow(RED), strip(2))
draw(__file__, above(), status_table(signs))
