"""Rows that explain signs: each holds signs with what they mean beside them, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from pipeline.cells.columns.headings import Heading
from pipeline.cells.header.days import field_of_cue
from pipeline.cells.status.colours import name_of, rag_of
from pipeline.cells.status.key import LONGEST_SHOWN
from pipeline.cells.status.key_bands import band_of
from pipeline.cells.status.key_lines import entries_in
from pipeline.cells.status.meaning import progress_of_words
from pipeline.cells.status.printed import read_status
from pipeline.models.table import Cell, Mark, Row
from pipeline.models.text import concat
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

MOST_ROWS = 10  # of a key
MOST_WORDS = 4  # of a sign
LEAST, LONGEST = 3, 200  # characters of a meaning
PAIR, TRIPLE = 2, 3  # cells: a sign and its meaning; one more between them
_FAINT = frozenset({"grey", "purple"})  # paint that shows a state only where nothing else of a row is painted so


class _Sign(NamedTuple):
    name: str
    known: bool


@dataclass(frozen=True, slots=True)
class Explained:
    """One row of a key: where its cells stand, the signs it explains, and its cells in the order sign, meaning."""

    places: tuple[int, ...]
    signs: tuple[str, ...]
    cells: tuple[Cell, ...] = ()  # none where signs are drawn beside the words, which are read as they are drawn
    known: bool = True  # its signs are those of states
    painted: bool = False
    lead: Cell | None = None  # "Key", in front of the first sign


@dataclass(frozen=True, slots=True)
class Looks:
    """What the records of a table look like: their heading, and the states that they show."""

    heading: Heading
    states: Collection[str]
    profile: Profile

    def is_in(self, role: str, place: int) -> bool:
        """Whether a place stands in a column of a role."""
        return any(column.index == place for column in self.heading.of(role))

    def is_behind(self, place: int) -> bool:
        """Whether a place stands right of the recommendations: figures left of these number them, headed or not."""
        asked = self.heading.first("recommendation")
        return asked is not None and place > asked.index


def said_in(row: Row) -> list[tuple[int, Cell]]:
    """The cells of a row that hold words, signs or the paint of a state, and where they stand."""
    cells = [(x, cell) for x, cell in enumerate(row.cells) if cell is not None]
    faint = [x for x, cell in cells if any(name_of(mark.colour) in _FAINT for mark in cell.marks)]
    return [(x, cell) for x, cell in cells if cell.text or is_seen(cell) or faint == [x]]


def names_key(text: str, profile: Profile) -> bool:
    """Whether words head a key: "Key to BRAG"."""
    plain = folded(text).rstrip(" :")
    heads = [head for head in profile.key_headings if plain == head or plain.startswith(f"{head} ")]
    return any(set(plain.removeprefix(head).split()) <= profile.key_words for head in heads)


def titles_key(text: str, heading: Heading, profile: Profile) -> bool:
    """Whether a title over signs says "Key", or what the status is headed."""
    return names_key(text, profile) or folded(text) in {folded(column.heading) for column in heading.of("status")}


def is_heading(row: Row, profile: Profile) -> bool:
    """Whether a row heads the columns of a key: "Status | Meaning"."""
    said = [_named(cell) for _, cell in said_in(row)]
    return len(said) > 1 and all(text in profile.key_words | profile.key_headings for text in said)


def explained(row: Row, looks: Looks) -> Explained | None:
    """What a row explains; None where it may be a record."""
    said = said_in(row)
    if not said or _is_spanned(row, looks.heading):
        return None
    lead = said[0][1] if len(said) > 1 and names_key(said[0][1].text.value, looks.profile) else None
    said = said[1:] if lead else said
    found = _in_one(*said[0], looks) if len(said) == 1 else _signs_alone(said, looks) or _pairs(said, looks)
    return replace(found, lead=lead) if found else None


def _signs_alone(said: Sequence[tuple[int, Cell]], looks: Looks) -> Explained | None:
    """Signs beside one another that nothing explains, as their names are words: "Key | Complete | On track"."""
    if not all(_is_state(cell, looks.profile) and is_seen(cell) for _, cell in said):
        return None
    return Explained(tuple(x for x, _ in said), tuple(_named(cell) for _, cell in said), painted=True)


def _in_one(place: int, cell: Cell, looks: Looks) -> Explained | None:
    """One cell that holds a sign and its meaning: "Green – on track", or several signs drawn beside words."""
    text = " ".join(cell.text.value.split())
    if looks.is_in("status", place) or not text:
        return None
    drawn = [mark for mark in cell.signs if rag_of(name_of(mark.colour)) or mark.form in ("tick", "cross")]
    if drawn:
        return Explained((place,), tuple(map(_name, drawn)), painted=True)
    entries = entries_in(text, looks.profile) if len(text) <= LONGEST else []
    signs = tuple(folded(entry.shown) for entry in entries)
    return Explained((place,), signs, (cell,), painted=is_seen(cell)) if len(signs) == 1 else None


def _pairs(said: Sequence[tuple[int, Cell]], looks: Looks) -> Explained | None:
    """Signs and meanings in turn; below a status the sign may stand behind what it means."""
    places, cells = tuple(place for place, _ in said), [cell for _, cell in said]
    numbered = any(map(str.isdigit, cells[0].text.value)) and band_of(cells[0].text.value, looks.profile) is None
    if numbered and not looks.is_behind(places[0]):
        return None
    if len(cells) == PAIR and looks.is_in("status", places[1]) and _is_surer(cells[1], cells[0], looks.profile):
        cells.reverse()
    signs, meanings = cells[::2], cells[1::2]
    if len(cells) == TRIPLE:
        cells = _of_three(cells, looks)
        signs, meanings = cells[:1], cells[-1:]
    shown = [sign for cell in signs if (sign := _sign(cell, looks))]
    if not len(signs) == len(meanings) == len(shown) or not all(_may_mean(cell, looks) for cell in meanings):
        return None
    known = all(sign.known for sign in shown)
    return Explained(places, tuple(s.name for s in shown), tuple(cells), known, all(map(is_seen, signs)))


def _of_three(cells: Sequence[Cell], looks: Looks) -> list[Cell]:
    """A sign and its meaning where the sign's name stands between them, or where white parts the meaning."""
    sign, middle, last = cells
    named = _sign(middle, looks)
    if named is None or not named.known:
        return [sign, last._replace(text=concat((middle.text, last.text), " "))]
    return [sign if sign.text else middle._replace(marks=(*middle.marks, *sign.marks)), last]


def _sign(cell: Cell, looks: Looks) -> _Sign | None:
    """What a cell shows as a sign: paint, something drawn, or a few words."""
    text = " ".join(cell.text.value.split())
    if len(text) > LONGEST_SHOWN or len(text.split()) > MOST_WORDS or _is_label(text, looks.profile):
        return None
    shown = read_status(cell, looks.profile)
    name = shown.shown or (name_of(cell.marks[0].colour) if cell.marks else None)
    known = bool(shown.rag or not text or text in looks.states or progress_of_words(text, looks.profile))
    return _Sign(folded(name), known) if name else None


def _is_label(text: str, profile: Profile) -> bool:
    """Whether a label of the report itself: "Review completed:", which stands beside a key."""
    plain = folded(text).rstrip(" :")
    if not text.endswith(":") or plain in profile.status_words:
        return False
    known = plain in profile.labels or any(words.search(plain) for words in profile.label_words.values())
    return known or field_of_cue(plain, profile) is not None


def _is_surer(cell: Cell, other: Cell, profile: Profile) -> bool:
    """Whether a cell is a sign rather than another: by its paint, else by being a state as a whole."""
    if is_seen(cell) != is_seen(other):
        return is_seen(cell)
    return _is_state(cell, profile) and not _is_state(other, profile)


def _is_state(cell: Cell, profile: Profile) -> bool:
    return _named(cell) in profile.status_words or _named(cell) in profile.status_letters


def _named(cell: Cell) -> str:
    return folded(cell.text.value)


def _may_mean(cell: Cell, looks: Looks) -> bool:
    """Whether a cell can say what a sign means: a few words."""
    return LEAST <= len(cell.text) <= LONGEST and _named(cell) not in looks.profile.status_letters


def is_seen(cell: Cell) -> bool:
    """Whether a cell shows a sign or the paint of a state."""
    return any(mark.evidence != "fill" or rag_of(name_of(mark.colour)) for mark in cell.marks)


def _name(mark: Mark) -> str:
    return f"{name_of(mark.colour)} {mark.form or ''}"


def _is_spanned(row: Row, heading: Heading) -> bool:
    """Whether the recommendation of a row stands in a cell that reaches down to it: more of the record above."""
    column = heading.first("recommendation")
    if column is None or column.index >= len(row.cells) or row.cells[column.index] is not None:
        return False
    wide = (x + cell.columns > column.index for x, cell in enumerate(row.cells[: column.index]) if cell is not None)
    return not any(wide)
