"""All papers of the unseen set."""

from tests.unseen import columns, rows, status

CASES = (*columns.CASES, *rows.CASES, *status.CASES)
