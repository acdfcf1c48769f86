"""All fresh papers."""

from tests.fresh import blocks, columns, lookalikes, rulings, sections, status

CASES = (*columns.CASES, *rulings.CASES, *blocks.CASES, *sections.CASES, *status.CASES, *lookalikes.CASES)
