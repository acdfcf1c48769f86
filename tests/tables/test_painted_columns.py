"""Labels on one piece of paint beside their values, as a scan shows them: lines or the labels tell the rows."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.models.page import Box, Fill, Page, Ruling, Word
from pipeline.tables.painted.labelled_rows import rows_by_labels
from pipeline.tables.painted.painted_columns import with_painted_columns
from pipeline.tables.read_tables import read_tables
from pipeline.text.lexicon import Lexicon
from tests import paper

BLUE = "#d8dff1"
ROWS = [
    ("Recommendation", ["Mend the wall before", "it falls on somebody"]),
    ("Response", ["Agreed."]),
    ("Officer", ["Ann Ash"]),
    ("Progress", ["Begun in the spring and", "held up by the rain since", "then."]),
]
SAID = [[label, " ".join(values)] for label, values in ROWS]
GAP = 3.0  # points between two rows


def card(top: float, first: int, *, centred: bool) -> tuple[list[Word], list[float]]:
    """The words of a card, its labels beside the middle or the first line of their values; and where rows begin."""
    words: list[Word] = []
    tops = [top]
    for label, values in ROWS:
        down = paper.STEP * (len(values) - 1) / 2 if centred else 0.0
        words += paper.line(label, 55, top + 1 + down, first=first + len(words))
        for value in values:
            words += paper.line(value, 160, top + 1, first=first + len(words))
            top += paper.STEP
        top += GAP
        tops.append(top)
    return words, tops


def page(*, centred: bool = False, ruled: bool = False, scanned: bool = True, cards: int = 2) -> Page:
    words: list[Word] = []
    fills: list[Fill] = []
    rulings: list[Ruling] = []
    for top in (100.0, 230.0)[:cards]:
        own, tops = card(top, len(words), centred=centred)
        words += own
        fills.append(Fill(Box(50, tops[0], 150, tops[-1]), BLUE if top < 200 else "#d8dff0"))
        rulings += [Ruling(Box(150.5, y, 400, y + 0.7), True, "#000000") for y in tops if ruled]
    return Page(1, 595, 842, tuple(words), fills=tuple(fills), rulings=tuple(rulings), scanned=scanned)


def tables(page: Page) -> list[list[list[str]]]:
    found = read_tables([page], None, Lexicon(), "rulings").tables
    return [[[" ".join(c.text.value.split()) if c else "" for c in row.cells] for row in t.rows] for t in found]


@pytest.mark.parametrize("centred", [True, False])
@pytest.mark.parametrize("ruled", [True, False])
def test_a_painted_column_of_labels_tells_its_rows(centred: bool, ruled: bool) -> None:
    assert tables(page(centred=centred, ruled=ruled)) == [SAID, SAID]


def test_one_piece_of_paint_without_lines_is_none() -> None:
    alone = page(cards=1)
    assert with_painted_columns(alone) is alone


def test_a_file_knows_the_paint_of_each_label() -> None:
    own = page(scanned=False)
    assert with_painted_columns(own) is own


def test_values_in_columns_are_no_values_of_labels() -> None:
    ruled = page(ruled=True)
    upright = Ruling(Box(230, 100, 230.7, 340), False, "#000000")
    parted = Page(1, 595, 842, ruled.words, fills=ruled.fills, rulings=(*ruled.rulings, upright), scanned=True)
    assert with_painted_columns(parted) is parted


def test_the_rest_of_a_value_stands_over_the_first_label() -> None:
    """A card that goes on over the page: its first lines have their label there."""
    words, tops = card(100, 0, centred=True)
    rest = [*paper.line("which the board had asked for", 160, 76), *paper.line("in the autumn.", 160, 76 + paper.STEP)]
    labels, values = [w for w in words if w.box.x0 < 150], [w for w in words if w.box.x0 > 150]
    found = rows_by_labels(labels, [*rest, *values])
    assert found is not None
    assert [sum(a <= w.box.centre[1] < b for w in labels) > 0 for a, b in pairwise([0, *found, 900])] == [
        False,
        *[True] * 4,
    ]
    assert all(abs(a - b) < GAP + 2 for a, b in zip(found[1:], tops[1:-1], strict=True))


def test_labels_that_fit_no_lines_tell_nothing() -> None:
    words, _ = card(100, 0, centred=False)
    labels = [w for w in words if w.box.x0 < 150]
    far = paper.line("A note well below all of them", 160, 500)
    assert rows_by_labels(labels, far) is None
