"""All fresh papers: the first set, and the one that was drawn when all of it could be read."""

from tests.fresh import (
    blocks,
    columns,
    gaps,
    gaps_harder,
    gaps_third,
    later_blocks,
    later_tables,
    lookalikes,
    rulings,
    sections,
    status,
)

FIRST = (*columns.CASES, *rulings.CASES, *blocks.CASES, *sections.CASES, *status.CASES, *lookalikes.CASES)
LATER = (*later_tables.CASES, *later_blocks.CASES)
CASES = (*FIRST, *LATER, *gaps.CASES, *gaps_harder.CASES, *gaps_third.CASES)
