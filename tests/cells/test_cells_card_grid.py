"""Cards beside one another, told by labels that come again at the same places."""

from __future__ import annotations

from pipeline.cells.stanzas.card_grid import grid_of
from pipeline.text.lines import lines_of, spoken
from tests import paper


def card(at, x, top, lines=2):
    said = [
        (f"{at} Title of it", 0),
        ("We asked", 18),
        *((f"Words of recommendation {at}", 30 + 12 * n) for n in range(lines)),
    ]
    said += [("What came of it", 36 + 12 * lines), (f"News of recommendation {at}", 48 + 12 * lines)]
    return [w for text, down in said for w in paper.line(text, x, top + down)]


def grid(words, profile):
    numbered = [w._replace(index=at) for at, w in enumerate(words)]
    return grid_of(numbered, lines_of(numbered), profile)


def firsts(cards):
    return [spoken(lines_of(words)[0]) for _, words in cards]


def test_each_card_is_read_whole_row_by_row(profile):
    words = [*paper.line("Review of walls: progress on recommendations made in the year before this one", 50, 40)]
    words += [*card(1, 50, 100), *card(2, 300, 100, lines=4), *card(3, 50, 250), *card(4, 300, 250)]
    above, cards, below = grid(words, profile)
    assert firsts(cards) == [f"{at} Title of it" for at in (1, 2, 3, 4)]
    assert len(above) == 13 and not below


def test_three_columns_and_what_stands_below_them(profile):
    words = [w for at, x in ((1, 40), (2, 220), (3, 400)) for w in card(at, x, 100)]
    words += [w for at, x in ((4, 40), (5, 220), (6, 400)) for w in card(at, x, 250)]
    words += paper.line(
        "Members are asked to say whether they want to see another report on all of these matters", 40, 400
    )
    _, cards, below = grid(words, profile)
    assert firsts(cards) == [f"{at} Title of it" for at in (1, 2, 3, 4, 5, 6)]
    assert len(below) == 17


def test_columns_that_are_read_down_are_no_grid(profile):
    words = [*card(1, 50, 100), *card(2, 50, 200), *card(3, 300, 130), *card(4, 300, 230)]
    assert grid(words, profile)[1] == []


def test_one_column_is_no_grid(profile):
    assert grid([*card(1, 50, 100), *card(2, 50, 250)], profile)[1] == []
