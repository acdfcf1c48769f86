"""Where every word of a page went: in a field, in a running line, outside, unplaced; and where a text is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.models.page import Box, Page, Spot, Word
from pipeline.models.places import Places
from pipeline.models.report import Recommendation, Unplaced, Words
from pipeline.models.table import Table
from pipeline.models.text import Locator, Text, concat, of_word
from pipeline.text.lexicon import is_apart

HANGS = 2.0  # points that a word may hang over a border and still be said to be inside


def account(pages: Sequence[Page], placed: Places, furniture: Places, tables: Iterable[Table]) -> Words:
    """The ledger of some pages. No word inside the box of one of the `tables` may count as outside."""
    boxes: dict[int, list[Box]] = {}
    for table in tables:
        for place in table.boxes:
            boxes.setdefault(place.page, []).append(place.box)
    total = in_place = running = outside = 0
    lost: list[Unplaced] = []
    lines: list[Unplaced] = []
    for page in pages:
        total += len(page.words)
        rest = placed.without(page.words)
        left = furniture.without(rest)
        running += len(rest) - len(left)
        lines += _lines(furniture.among(rest))
        # A typesetter's hyphen is in its place: its word was put together without it.
        free = [word for word in left if not (word[6] and is_apart(word))]
        in_place += len(page.words) - len(rest) + len(left) - len(free)
        own = boxes.get(page.number, ())
        inside = [word for word in free if any(box.holds(*word.box.centre) for box in own)] if own else []
        lost += [Unplaced(page.number, word.text, word.box) for word in inside]
        outside += len(free) - len(inside)
    return Words(total, in_place, running, outside, tuple(lost), tuple(lines))


def _lines(words: Sequence[Word]) -> Iterator[Unplaced]:
    """Words of one page as the lines that they are printed in."""
    text = concat(map(of_word, words), " ")
    for place in text.locators():
        inside = [word.text for word in words if place.box.holds(*word.box.centre) and word.spot == place.spot]
        yield Unplaced(place.page, " ".join(inside), None if place.spot else place.box)


def with_sources(row: Recommendation) -> Recommendation:
    """Add where each text is printed, as far as the places of its cell leave it out.

    These are columns without a field of their own, themes, titles in front of a row, and words that hang over a border.
    """
    found = {name: places for name, places in row.sources if places}
    known = [place for places in found.values() for place in places]
    for name, text in texts_of(row):
        own = found.get(name, ())
        among = own or (known if name in ("title", "theme") else ())
        outside = _outside(text.words(), among)
        if outside:
            found[name] = _widened(own, outside)
    return replace(row, sources=tuple(found.items()))


def texts_of(row: Recommendation) -> Iterator[tuple[str, Text]]:
    """(field, text) of all that is printed in a row."""
    names = (
        "theme", "title", "recommendation", "response", "action", "update", "previous_update", "lead_officer",
        "target_date_printed",
    )  # fmt: skip
    fields = {name: getattr(row, name) for name in names}
    fields |= {f"extra/{heading}": text for heading, text in row.extra}
    for number, update in enumerate(row.updates, 1):
        if update.update not in (row.update, row.previous_update):
            fields[f"updates/{number}"] = update.update
    yield from ((name, text) for name, text in fields.items() if text)


def _outside(words: Sequence[Word], places: Iterable[Locator]) -> Sequence[Word]:
    """The words that are in none of the places, which have a hair's breadth of room to the left and right."""
    for place in places:
        if not words:
            break
        if place.spot:
            words = [word for word in words if word.spot != place.spot]
            continue
        page, (left, top, right, bottom) = place.page, place.box
        left, right = left - HANGS, right + HANGS
        words = [
            word
            for word in words
            if word[1] != page
            or not (left <= word[2][0] and word[2][2] <= right and top <= (word[2][1] + word[2][3]) / 2 <= bottom)
        ]
    return words


def _widened(places: Sequence[Locator], words: Sequence[Word]) -> tuple[Locator, ...]:
    """The places with these words: one box for each page; in a file without pages, each of its places."""
    boxes: dict[tuple[int, Spot | None], Box] = {}
    for place in (*places, *(Locator(word.page, word.box, word.spot) for word in words)):
        key = (0, place.spot) if place.spot else (place.page, None)
        boxes[key] = boxes[key].union(place.box) if key in boxes else place.box
    return tuple(Locator(page or 1, box, spot) for (page, spot), box in boxes.items())
