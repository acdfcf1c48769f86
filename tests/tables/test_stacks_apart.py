"""Tables of horizontal lines that stand below one another, of one width: each is a table of its own."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.models.page import Box, Fill, Page, Ruling, Style, Word
from pipeline.tables.ruled.by_rulings import tables_by_rulings
from pipeline.tables.stacked.undrawn import with_heading
from tests import paper
from tests.tables.test_tables_undrawn import BODY, HEADS, STACK, _row

FORM, RECORDS = (50.0, 150.0), (50.0, 100.0, 260.0, 420.0)
LABELS = [("Committee", "Place Scrutiny Panel of Ashby"), ("Date", "3 May 2031, as at the end of the month")]
ROWS = [
    ("Ref", "Recommendation", "Progress", "Status"),
    ("1", "That it ends soon", "It was begun in May", "Red"),
    ("2", "That it starts", "It was done in June", "Green"),
]
PROSE = "1.1 To inform Members of progress with the recommendations made in the review of halls."


def _lined(rows: Sequence[Sequence[str]], lefts: Sequence[float], top: float, *, heads: bool) -> Page:
    """A table of single lines, one drawn over each row and below the last, bold in its first row or first column."""
    words: list[Word] = []
    for y, (at, row) in zip(itertools.count(int(top), 20), enumerate(rows)):
        for x, (column, text) in zip(lefts, enumerate(row), strict=True):
            bold = at == 0 if heads else column == 0
            words += paper.line(text, x + 3, y + 4, look=paper.BOLD if bold else paper.PLAIN)
    lines = [top + 20 * at for at in range(len(rows) + 1)]
    return Page(1, 595, 842, tuple(words), tuple(Ruling(Box(47, y, 520, y), True, "#000000") for y in lines))


def _page(*parts: Page, more: Sequence[Word] = (), fills: Sequence[Fill] = ()) -> Page:
    words = [w for part in parts for w in part.words] + [*more]
    numbered = tuple(w._replace(index=at) for at, w in enumerate(words))
    return Page(1, 595, 842, numbered, tuple(r for part in parts for r in part.rulings), fills=tuple(fills))


@pytest.mark.parametrize("prose", [True, False])
def test_a_form_above_a_table_of_the_same_width_is_another(prose: bool) -> None:
    form, records = _lined(LABELS, FORM, 100, heads=False), _lined(ROWS, RECORDS, 200, heads=True)
    heads = [Fill(Box(a, 200, b, 220), "#d0d0d0") for a, b in itertools.pairwise((47.0, 97.0, 257.0, 417.0, 520.0))]
    page = _page(form, records, more=paper.line(PROSE, 50, 165) if prose else (), fills=heads)
    drafts, _ = tables_by_rulings([page])
    assert [(len(d.rows), len(d.rows[0].cells)) for d in drafts] == [(2, 2), (3, 4)]


@pytest.mark.parametrize(
    ("lowest", "again", "tables"),
    [(paper.BOLD, False, 2), (paper.PLAIN, False, 1), (paper.BOLD, True, 1)],
    ids=["a section and a title", "text that nothing heads a table with", "one of several cards"],
)
def test_a_section_between_a_form_and_a_table_is_no_row(lowest: Style, again: bool, tables: int) -> None:
    """Close below the form: its heading is no further from the line than a row's first words may be."""
    form, records = _lined(LABELS, FORM, 100, heads=False), _lined(ROWS, RECORDS, 200, heads=True)
    heads = [Fill(Box(a, 200, b, 220), "#d0d0d0") for a, b in itertools.pairwise((47.0, 97.0, 257.0, 417.0, 520.0))]
    section = [
        *paper.line("1. Purpose of this report", 50, 148, look=paper.BOLD),
        *paper.line(PROSE, 50, 164),
        *paper.line("2. Progress in detail", 50, 182, look=lowest),
    ]
    more = [w for x, text in zip(RECORDS, ROWS[0], strict=True) for w in paper.line(text, x + 3, 300)] if again else []
    drafts, _ = tables_by_rulings([_page(form, records, more=[*section, *more], fills=heads)])
    assert len(drafts) == tables
    assert tables == 1 or [(len(d.rows), len(d.rows[0].cells)) for d in drafts] == [(2, 2), (3, 4)]


@pytest.mark.parametrize(
    ("sides", "foot", "label", "tables"),
    [
        ((47.0, 520.0), 280, "", 3),
        ((90.0, 470.0), 280, "", 3),
        ((260.0, 410.0), 290, "Actions", 2),
    ],
    ids=["as wide", "narrower, text above", "with words beside it, as inside a record"],
)
def test_another_table_between_two_of_one_width_parts_them(
    sides: tuple[float, float], foot: int, label: str, tables: int
) -> None:
    """A budget in a box between form and recommendations: its figures stand right of the prose, as another column."""
    form, records = _lined(LABELS, FORM, 100, heads=False), _lined(ROWS, RECORDS, 300, heads=True)
    x0, x1 = sides
    middle = (x0 + x1) / 2
    drawn = [Ruling(Box(x0, y, x1, y), True, "#000000") for y in (220, 240, foot)]
    drawn += [Ruling(Box(x, 220, x, foot), False, "#000000") for x in (x0, middle, x1)]
    words = [w for x in (x0, middle) for y in (224, 244) for w in paper.line("400", x + 5, y)]
    words += paper.line("12,400", x1 - 40, 224) + paper.line(label, 50, 224)
    prose = () if label else paper.line("1.1 To inform Members of progress with all of it.", 50, 165)
    heads = [Fill(Box(a, 300, b, 320), "#d0d0d0") for a, b in itertools.pairwise((47.0, 97.0, 257.0, 417.0, 520.0))]
    heads += [Fill(Box(47, 100, 147, 120), "#d0d0d0"), Fill(Box(47, 120, 147, 140), "#d0d0d0")]
    page = _page(form, records, more=[*prose, *words], fills=heads)
    page = replace(page, rulings=(*page.rulings, *drawn))
    drafts, _ = tables_by_rulings([page])
    assert len(drafts) == tables
    assert tables == 2 or {len(d.rows[0].cells) for d in drafts} == {2, 4}


def test_cards_below_one_another_are_tables_of_their_own() -> None:
    rows = [("Recommendation One: Halls", ""), ("We recommended", "That it ends"), ("Response", "Agreed, next year")]
    cards = [_lined(rows, FORM, top, heads=False) for top in (100, 180, 260)]
    drafts, _ = tables_by_rulings([_page(*cards)])
    assert [len(d.rows) for d in drafts] == [3, 3, 3]


def test_headings_stand_over_a_row_that_heads_the_rows_below_it() -> None:
    theme = paper.line("Safer routes", 50, 118, look=paper.BOLD)
    body = [*theme, *_row(143, "That it starts", "Agreed", "Done")]
    assert with_heading(STACK, [*HEADS, *body], None)[0].lines[0] == 101.0
    assert with_heading(STACK, [*HEADS, *BODY], None)[0].lines[0] == 101.0


@pytest.mark.parametrize(
    ("title", "news", "tables"),
    [("Table B: on track and to be done", "Outcome", 2), ("", "Outcome", 1), ("Halls and sheds", "Progress", 1)],
    ids=["a title", "headings alone", "a theme over the same headings"],
)
def test_a_title_over_other_headings_between_two_lines_parts_two_tables(title: str, news: str, tables: int) -> None:
    """Close below the last row, and before headings that no line is drawn above."""
    said = [news if text == "Progress" else text for text in ROWS[0]]
    heads = [w for x, text in zip(RECORDS, said, strict=True) for w in paper.line(text, x + 3, 186, look=paper.BOLD)]
    first, last = _lined(ROWS, RECORDS, 100, heads=True), _lined(ROWS[1:], RECORDS, 200, heads=False)
    plain = [w._replace(style=paper.PLAIN) for w in last.words]
    last = Page(1, 595, 842, tuple(plain), last.rulings)
    drafts, _ = tables_by_rulings([_page(first, last, more=[*paper.line(title, 50, 172, look=paper.BOLD), *heads])])
    assert len(drafts) == tables
    assert tables == 1 or [len(d.rows) for d in drafts] == [3, 3]
