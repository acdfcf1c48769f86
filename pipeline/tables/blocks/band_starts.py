"""Where the bands over repeated headings begin: at numbers that count on from one band to the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.models.page import Word
from pipeline.tables.blocks.repeated_heads import Head
from pipeline.text.lines import Line, spoken
from pipeline.text.openers import style_of

LEFT = 8.0  # points right of the headings' first word at which a band may begin
MOST = 0.6  # share of the bands that must count on from the one before
NEXT, LATER, OTHER = 4, 2, -2  # what a number is worth that is the next one, a later one, any other
ALIKE = 1  # and one that is printed as the number before: "R3", not "3)"
_NUMBER = re.compile(r"\D{0,18}?(\d{1,3}(?:\.\d{1,3})*)")


@dataclass(frozen=True, slots=True)
class _Number:
    """The number that a line begins with, and how it is printed."""

    value: tuple[int, ...]
    style: str


@dataclass(frozen=True, slots=True)
class _Way:
    """A choice of beginnings up to one band: what it is worth, and the line of each (None: no band was found)."""

    worth: int
    counted: int  # bands that count on
    starts: tuple[int | None, ...]
    last: _Number | None


def band_starts(lines: Sequence[Line], heads: Sequence[Head]) -> list[int | None] | None:
    """The line at which the band over each of the heads begins; None where they are no bands that count on.

    Chosen is what makes most numbers follow one another, and of that what stands nearest to the headings.
    """
    ways = [_Way(0, 0, (), None)]
    before = 0
    for head in heads:
        reach = min([w.box.x0 for w in head.words]) + LEFT
        near = (i for i in range(head.start - 1, before - 1, -1) if lines[i][0].box.x0 <= reach)
        options = [(i, number) for i in near if (number := _number(lines[i])) is not None]
        ways = _best([_taken(way, at, number) for at, number in (*options, (None, None)) for way in ways])
        before = head.end
    best = max(ways, key=lambda way: way.worth)
    found = sum(start is not None for start in best.starts)
    if found < 2 or best.counted < MOST * (found - 1) or found < MOST * len(heads):
        return None
    return _with_misread(best.starts, lines, heads)


def _with_misread(starts: Sequence[int | None], lines: Sequence[Line], heads: Sequence[Head]) -> list[int | None]:
    """The beginnings, and on a scan those of bands whose number was read as a letter: "Recommendation I".

    They begin with the word with which all others do, as far left.
    """
    known = [lines[at][0] for at in starts if at is not None]
    named = known[0].text
    if not named.isalpha() or any(word.text != named for word in known):
        return list(starts)
    found: list[int | None] = []
    for start, head, before in zip(starts, heads, [None, *heads], strict=False):
        near = range(head.start - 1, (before.end if before else 0) - 1, -1) if start is None else ()
        found.append(next((at for at in near if _is_misread(lines[at], known[0])), start))
    return found


def _is_misread(line: Line, named: Word) -> bool:
    alike = line[0].text == named.text and abs(line[0].box.x0 - named.box.x0) <= LEFT
    return alike and len(line) > 1 and len(line[1].text) == 1 and any(word.score < 1 for word in line)


def _taken(way: _Way, at: int | None, number: _Number | None) -> _Way:
    """A choice with one more band."""
    if at is None or number is None:
        return _Way(way.worth, way.counted, (*way.starts, None), way.last)
    if way.last is None:
        return _Way(way.worth, way.counted, (*way.starts, at), number)
    before, after = way.last.value, number.value
    worth = NEXT if _is_next(before, after) else LATER if after > before else OTHER
    alike = ALIKE if way.last.style == number.style else 0
    return _Way(way.worth + worth + alike, way.counted + (worth > 0), (*way.starts, at), number)


def _is_next(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    return before[:-1] == after[:-1] and after[-1] == before[-1] + 1


def _best(ways: Sequence[_Way]) -> list[_Way]:
    """Of the ways that end in one number the first that is worth most."""
    found: dict[tuple[int | None, _Number | None], _Way] = {}
    for way in ways:
        key = way.starts[-1], way.last
        if key not in found or way.worth > found[key].worth:
            found[key] = way
    return list(found.values())


def _number(line: Line) -> _Number | None:
    """The number that a line begins with."""
    said = spoken(line)
    found = _NUMBER.match(said)
    style = style_of(said) if found else None
    if style is None or found is None:
        return None
    return _Number(tuple(map(int, found[1].split("."))), style)
