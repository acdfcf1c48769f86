"""Where one card ends and the next begins, in a table that holds several below one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.cells.columns.looks import labelled
from pipeline.cells.stanzas.card_pairs import begins, counts, filled, heads, is_label, titles
from pipeline.cells.stanzas.card_themes import head_in
from pipeline.models.table import Row, Table
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded


def cards_below(table: Table, profile: Profile) -> list[Table]:
    """The table, cut in front of every recommendation where it holds several cards below one another.

    Where no label names these, in front of every number over the whole width.
    """
    starts = [at for at, row in enumerate(table.rows) if begins(row, profile)]
    if bars := _bars_over(table, starts, profile):
        return _cut(table, bars)
    if not starts:
        starts = [at for at, row in enumerate(table.rows) if heads(row, profile) and counts(filled(row)[0], profile)]
    starts = [at for at in starts if at - 1 not in starts or not labelled(filled(table.rows[at - 1])[0], profile)]
    starts = [at - 1 if at and heads(table.rows[at - 1], profile) else at for at in starts]
    if len(starts) > 1 and starts[0] == 1 and head_in(table.rows[0], profile):  # the theme of the first
        starts[0] = 0
    if len(starts) > 1 and starts[0]:  # other labels stand in front of the recommendation
        starts = _again(table.rows, profile)
    return [table] if len(starts) < 2 or starts[0] else _cut(table, starts)


def _again(rows: Sequence[Row], profile: Profile) -> list[int]:
    """Where the first label of a table is printed again, or a bar like the one over it: "Recommendation 4"."""
    first = _first_label(rows[0])
    barred = not first and heads(rows[0], profile)
    return [at for at, row in enumerate(rows) if (heads(row, profile) if barred else first == _first_label(row) != "")]


def _bars_over(table: Table, starts: Sequence[int], profile: Profile) -> list[int]:
    """The rows with a number beside a title, where one stands over each recommendation and the first is at the top."""
    bars = [at for at, row in enumerate(table.rows) if titles(row, profile)]
    texts = [at for at in starts if at not in bars]
    if any(counts(filled(table.rows[at])[0], profile) for at in texts):
        return []  # "Recommendation 7" beside its text: so short a text as may be a title stands above
    turns = sorted([*((at, "bar") for at in bars), *((at, "text") for at in texts)])
    by_turns = [kind for _, kind in turns] == ["bar", "text"] * len(texts)
    return bars if by_turns and bars and bars[0] == 0 else []


def _cut(table: Table, starts: Sequence[int]) -> list[Table]:
    return [replace(table, rows=table.rows[start:end]) for start, end in pairwise([*starts, len(table.rows)])]


def _first_label(row: Row) -> str:
    cells = filled(row)
    return folded(cells[0].text.value) if len(cells) == 2 and is_label(cells[0]) else ""
