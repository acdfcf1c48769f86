"""Cards with lines between their rows alone, cut by a page: the rest opens the next page, above other cards."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.models.page import Box, Page, Ruling, Word
from pipeline.tables.read_tables import read_tables
from pipeline.text.lexicon import Lexicon
from tests import paper

LABEL, VALUE = 55.0, 180.0
NEWS = "The first count was made in the spring"
CARD = [("Wording", "That counts be made"), ("Officer", "Ann Ash"), ("Position", NEWS), ("Status", "Complete")]


def _card(title: str, rows: Sequence[tuple[str, str]], top: float, page: int) -> tuple[list[Word], list[Ruling]]:
    """A card with its sides drawn, and a line above and below every row; no line parts the labels from the values."""
    words, rulings, lines = [], [], [(title, "")] * bool(title) + list(rows)
    for at, (label, value) in enumerate(lines):
        words += paper.line(label, LABEL, top + 20 * at + 4, page=page, look=paper.BOLD)
        words += paper.line(value, VALUE, top + 20 * at + 4, page=page)
    ends = top + 20 * len(lines)
    for x in (50.0, 500.0):
        rulings.append(Ruling(Box(x, top, x, ends), False, "#000000"))
    for at in range(bool(title) and 1, len(lines) + 1):
        rulings.append(Ruling(Box(50, top + 20 * at, 500, top + 20 * at), True, "#000000"))
    if title:
        rulings.append(Ruling(Box(50, top, 500, top), True, "#000000"))
    return words, rulings


def _page(number: int, *cards: tuple[list[Word], list[Ruling]]) -> Page:
    words = [w._replace(index=at) for at, w in enumerate(w for own, _ in cards for w in own)]
    return Page(number, 560, 800, tuple(words), rulings=tuple(r for _, own in cards for r in own))


def test_the_rest_of_a_card_above_others() -> None:
    first = _page(1, _card("Counting the swifts", CARD, 600, 1), _card("Boxes for swifts", CARD[:3], 710, 1))
    rest = [("", "and the second in June."), ("Status", "On track")]
    second = _page(2, _card("", rest, 60, 2), _card("Feeding the swifts", CARD, 120, 2))
    tables = read_tables([first, second], None, Lexicon(), "rulings").tables
    read = [[tuple(c.text.value if c else "" for c in row.cells) for row in t.rows] for t in tables]
    own = [("Wording", "That counts be made"), ("Officer", "Ann Ash")]
    assert read == [
        [("Counting the swifts", ""), *CARD],
        [("Boxes for swifts", ""), *own, ("Position", f"{NEWS} and the second in June."), ("Status", "On track")],
        [("Feeding the swifts", ""), *CARD],
    ]
