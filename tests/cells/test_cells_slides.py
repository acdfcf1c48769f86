"""Slides of a form that nobody knows: blocks with little white between them, lamps, slides behind the last."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.cells.recurring.pieces import pieces_of
from pipeline.cells.recurring.read import recurring
from pipeline.cells.stanzas.card_frames import frames_of
from pipeline.models.page import Box, Page, Shape, Word
from pipeline.models.places import Places
from pipeline.models.table import Table
from pipeline.profiles import Profile
from pipeline.text.lexicon import Lexicon
from tests import paper

LEFT, MIDDLE, RIGHT, SIDE = 40, 300, 560, 900
RED, AMBER, GREEN, GREY = "#d02b20", "#f5a300", "#2e9e48", "#888888"
ASKED = ("That ponds are dredged", "That hedges are laid", "That verges are mown", "That birds are counted")
DONE = ("Two of six are clean.", "Nine miles are done.", "Mowing begins in July.", "The count was in May.")


def _page(lines: Sequence[Sequence[Word]], number: int, lamps: Sequence[Shape] = ()) -> Page:
    words = [word for line in lines for word in line]
    return Page(number, 960, 540, tuple(words), shapes=tuple(lamps))


def _block(at: int, top: float, page: int, white: float) -> list[tuple[Word, ...]]:
    """One recommendation: its heading, three labels, and below them three blocks; the first almost touches the next."""
    said = (f"Rec {at + 1} Name {at}", "We were asked to", "Cabinet said", "Progress")
    places = (LEFT, LEFT, MIDDLE, RIGHT)
    heads = [paper.line(text, x, top + 20 * (x >= LEFT and text != said[0]), page=page, look=paper.BOLD)
             for text, x in zip(said, places, strict=True)]  # fmt: skip
    asked = paper.line(ASKED[at], LEFT, top + 40, page=page)
    shift = MIDDLE - white - asked[-1].box.x1
    asked = tuple(w._replace(box=w.box._replace(x0=w.box.x0 + shift, x1=w.box.x1 + shift)) for w in asked)
    below = (paper.line("Agreed.", MIDDLE, top + 40, page=page), paper.line(DONE[at], RIGHT, top + 40, page=page))
    return [*heads, asked, *below]


def _lamps(colour: str, top: float) -> list[Shape]:
    """A strip of three lamps, the one in the middle lit; none where there is no colour."""
    drawn = [(GREY, "other"), (colour, "dot"), (GREY, "other")] if colour else []
    return [
        Shape(Box(SIDE, top + 20 * n, SIDE + 14, top + 20 * n + 14), own, form) for n, (own, form) in enumerate(drawn)
    ]


def _slides(white: float = 6.0, colours: Sequence[str] = ("",) * 4) -> list[Page]:
    pages = []
    for number in (1, 2):
        own = [(2 * number - 2 + n, 60.0 + 240 * n) for n in (0, 1)]
        lines = [line for at, top in own for line in _block(at, top, number, white)]
        pages.append(_page(lines, number, [s for at, top in own for s in _lamps(colours[at], top + 25)]))
    return pages


def _read(pages: Sequence[Page], profile: Profile) -> list[Table]:
    return recurring(pages, Places(), frames_of(pages), profile, Lexicon())


def _rows(tables: Sequence[Table]) -> list[list[str]]:
    return [[cell.text.value if cell else "" for cell in row.cells] for table in tables for row in table.rows]


def test_a_block_ends_where_a_word_begins_below_the_next_label(profile):
    _, *rows = _rows(_read(_slides(), profile))
    assert [row[2:] for row in rows] == [["Agreed.", done] for done in DONE]
    assert all(row[1].endswith(asked) for row, asked in zip(rows, ASKED, strict=True))


def test_a_word_of_a_line_that_begins_there_by_chance_ends_none():
    pieces = pieces_of(_slides(white=2.0)[0], Places())
    assert f"{ASKED[0]} Agreed." in [piece.text for piece in pieces]


@pytest.mark.parametrize(
    ("colours", "found"),
    [
        ((AMBER, GREEN, RED, ""), [AMBER, GREEN, RED, None]),
        ((GREEN,) * 4, [None] * 4),  # an ornament
        ((AMBER, "", "", ""), [None] * 4),
    ],
)
def test_the_lamp_that_is_lit_beside_each_is_its_status(profile, colours, found):
    (table,) = _read(_slides(colours=colours), profile)
    marks = [[mark for cell in row.cells if cell for mark in cell.marks] for row in table.rows[1:]]
    assert [own[0].colour if own else None for own in marks] == found


def test_slides_behind_the_last_are_none_of_it(profile):
    lines = [
        paper.line(text, LEFT, top, page=3) for text, top in (("How to read the lights", 30), ("Going to plan", 80))
    ]
    pages = [*_slides(), _page(lines, 3)]
    assert _rows(_read(pages, profile)) == _rows(_read(_slides(), profile))


def test_a_slide_behind_the_last_with_its_labels_goes_on_with_it(profile):
    more = [
        paper.line("Progress", RIGHT, 80, page=3, look=paper.BOLD),
        paper.line("More is due.", RIGHT, 100, page=3),
    ]
    pages = [*_slides(), _page(more, 3)]
    assert "More is due." in _rows(_read(pages, profile))[-1][-1]
