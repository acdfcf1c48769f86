"""Recommendations over small tables of their own: their numbers, their themes, and those that stand in one table."""

from __future__ import annotations

from pipeline.cells.columns.banded import with_bands
from pipeline.cells.stanzas.stacked import with_stacked
from pipeline.models.table import Table
from pipeline.models.text import Text
from pipeline.profiles import load
from tests import paper

BANDS = ("1. Buy a boat", "2. Paint it", "3. Sail it")


def _nothing(table: Table) -> Text | None:
    return None


def _column(table: Table, at: int) -> list[str]:
    return [cell.text.value if (cell := row.cells[at]) else "" for row in table.rows]


def _block(band: str, page: int) -> Table:
    """A band over headings and cells, in a place of its own."""
    rows = [paper.cell(band, columns=2), None], ["Cabinet response", "Progress"], ["Agreed.", "A boat was bought."]
    return paper.table(*rows, page=page)


def test_a_figure_without_a_mark_opens_a_band_right_above_headings():
    (found,) = with_stacked([_block("1 Buy a boat", 1), _block("2 Paint it", 2)], load(), _nothing)
    assert _column(found, 0) == ["Recommendation", "1 Buy a boat", "2 Paint it"]


def test_the_line_over_small_tables_is_their_theme():
    themes = {1: paper.text("Harbour", look=paper.BOLD), 2: paper.text("Beach", look=paper.BOLD)}
    tables = [_block(f"{n}. Buy boat {n}", n) for n in (1, 2)]
    (found,) = with_stacked(tables, load(), lambda table: themes[table.boxes[0].page])
    assert _column(found, -1) == ["Theme", "Harbour", "Beach"]


def test_one_small_table_joins_those_in_which_bands_were_parted():
    first, second, third = (_block(band, 1) for band in BANDS)
    two = paper.table(*first.rows, *second.rows)
    (found,) = with_stacked([with_bands(two, load()), third], load(), _nothing)
    assert _column(found, 0) == ["Recommendation", *BANDS]
