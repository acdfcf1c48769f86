"""Labels and values in columns of white: where the columns begin."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cells.header.columned import starts_in
from pipeline.models.runs import Run, Runs
from pipeline.models.text import Text
from pipeline.text.lines import lines_of
from tests import paper

LEFTS = (50.0, 122.0, 190.0, 232.0)


def _text(rows: Sequence[Sequence[str]], lefts: Sequence[float]) -> Text:
    """Lines of words at the same places, as one paragraph."""
    words = [
        word
        for y, row in enumerate(rows)
        for x, cell in zip(lefts, row, strict=True)
        for word in paper.line(cell, x, 100 + 14 * y)
    ]
    runs, at = [], 0
    for index, word in enumerate(words):
        runs.append(Run(at, at + len(word.text), word._replace(index=index)))
        at += len(word.text) + 1
    return Text(" ".join(w.text for w in words), Runs.of(runs))


def test_columns_that_two_lines_share_need_little_white() -> None:
    rows = [("Report agreed", "22 May 2021", "Update", "5 May"), ("Lead officer", "Ann Ash", "Member", "Bob")]
    assert starts_in(lines_of(_text(rows, LEFTS).words())) == LEFTS[1:]
    assert starts_in(lines_of(_text(rows[:1], LEFTS).words())) == ()


def test_behind_the_number_of_a_paragraph_no_column_begins() -> None:
    numbered = _text([("1.", "In May it began"), ("2.", "In June it ended")], (50.0, 70.0))
    assert starts_in(lines_of(numbered.words())) == ()
