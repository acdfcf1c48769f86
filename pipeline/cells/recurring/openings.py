"""What opens the recommendations of a paper: numbers, printed alike, that count on; else a label that names them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pipeline.cells.columns.headings import role_of
from pipeline.cells.recurring.labels import fronts
from pipeline.cells.recurring.pieces import WIDE, Piece
from pipeline.cells.stanzas.card_frames import Card
from pipeline.cells.stanzas.flow import line_starts, may_stand_before
from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lines import Line, ended_at, parted, spoken

FEWEST = 3  # recommendations
MOST_WAYS = 4  # that are tried
_PARAGRAPH = re.compile(r"^[\d.)]+ ")
LABEL_WORDS = 8
ANSWERS = frozenset({"response", "decision", "update", "status"})  # roles of labels that hardly stand elsewhere
LETTER = ord("a") - 1
SAME_HEIGHT = 0.04  # share by which print of one size differs

Number = tuple[int, ...]  # "2.1" and "2a" are the first below the second


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a recommendation begins: its piece, with a number in front, or a label alone (`bare`), or a title."""

    piece: Piece
    number: Number = ()
    bare: bool = False
    card: Card | None = None  # the frame that it stands in


@lru_cache(maxsize=16)
def _pattern(names: str, number_names: str, word: str) -> re.Pattern[str]:
    figures = r"\d{1,2}(?:\.\d{1,2}){0,2}(?:\(?[a-z](?=\W|$))?|(?<=\()[a-z](?=\))|[a-z](?=\))"
    behind = rf"\W{{0,2}}(?:{number_names})?\W{{0,2}}(?:[A-Z]{{1,4}}[ .-]?(?=\d))?"
    paragraph = rf"(?:(?:\d{{1,2}}\.)*\d{{1,3}}[.)]?\s(?=(?:{names})\b))?"
    return re.compile(
        rf"^(?P<lead>{paragraph}\W{{0,2}}(?:{names})?{behind})"
        rf"(?P<number>{figures}|(?:{word})\b)(?P<mark>[.:)\]–—-]?)(?=\W|$)(?![/,]\d)",
        re.IGNORECASE,
    )


def may_open(pages: Sequence[Page], taken: Places, profile: Profile) -> bool:
    """Whether lines begin with a recommendation's name often enough, or label what came of one: cheap to ask."""
    name = re.compile(rf"\W{{0,2}}(?:{profile.names})\b", re.IGNORECASE)
    named = 0
    lines: list[Line] = []
    for page in pages:
        words = taken.without(page.words)
        for start, end in pairwise([*line_starts(words), len(words)]):
            named += bool(name.match(words[start + (end - start > 1 and may_stand_before(words[start][0]))][0]))
            lines.append(tuple(words[start:end]))
        if named >= FEWEST:
            return True
    labels = Counter(text for line in lines for part in parted(line, WIDE) for text in _may_label(part))
    often = (role_of(text, profile) for text, times in labels.items() if times >= FEWEST)
    roles = [role for role in often if role in ANSWERS]
    return "update" in roles or (len(roles) > 1 and "status" in roles)


def _may_label(line: Line) -> Iterator[str]:
    """What a line may be or begin with as a label: all of it, or what a mark ends."""
    if line[0].text[0].islower():
        return
    first = line[: LABEL_WORDS + 1]
    for count in {len(first), ended_at(first), ended_at(first, ".")}:
        if 0 < count <= LABEL_WORDS:
            yield spoken(line[:count]).rstrip(" :.")


def openings_of(pieces: Sequence[Piece], profile: Profile) -> Iterator[list[Opening]]:
    """Each way in which recommendations may be opened: the likeliest first."""
    runs = sorted(_counted(pieces, profile), key=lambda run: (not _is_named(run[0], profile), -len(run)))
    yield from runs[:MOST_WAYS]
    if runs and _is_named(runs[0][0], profile):
        return  # a label opens none where their names do
    named: dict[str, list[Opening]] = defaultdict(list)
    times = Counter(front.wording for piece in pieces for front in fronts(piece, profile))
    for piece in pieces:
        labels = [front.wording for front in fronts(piece, profile)]
        if not any([times[label] >= FEWEST for label in labels]):
            continue
        wording = next((label for label in labels if role_of(label, profile) == "recommendation"), None)
        if wording is not None:
            named[wording].append(Opening(piece, bare=True))
    yield from (run for run in named.values() if len(run) >= FEWEST)


def _is_named(opening: Opening, profile: Profile) -> bool:
    return re.match(rf"[\W\d]{{0,9}}(?:{profile.names})\b", opening.piece.text, re.IGNORECASE) is not None


def _counted(pieces: Sequence[Piece], profile: Profile) -> Iterator[list[Opening]]:
    """Runs of numbers that count on, those printed alike together."""
    pattern = _pattern(profile.names, profile.number_names, profile.numbers.pattern)
    groups: dict[tuple[object, ...], list[Opening]] = defaultdict(list)
    heights: list[float] = []
    for piece in pieces:
        found = pattern.match(piece.text)
        number = _value(found["number"], profile) if found else ()
        if found and number:
            word = piece.words[0]
            lead = _PARAGRAPH.sub("", folded(found["lead"]))
            look = () if lead else (found["mark"], word.style.bold, _alike(word.box.height, heights))
            groups[lead, len(number), look].append(Opening(piece, number))
    for group in groups.values():
        run: list[Opening] = []
        for opening in group:
            if run and _follows(run[-1].number, opening.number):
                run.append(opening)
            elif opening.number[-1] == 1 or not run:
                if len(run) >= FEWEST:
                    yield run
                run = [opening]
        if len(run) >= FEWEST:
            yield run


def _alike(height: float, heights: list[float]) -> float:
    """The height met before that is nearly the same; a new one is kept."""
    for other in heights:
        if abs(other - height) <= SAME_HEIGHT * other:
            return other
    heights.append(height)
    return height


def _follows(last: Number, number: Number) -> bool:
    """Whether a number is the next one: 3 behind 2, 2.3 behind 2.2, 3.1 behind 2.2."""
    if last[:-1] == number[:-1]:
        return number[-1] == last[-1] + 1
    return number[-1] == 1 and number[:-2] == last[:-2] and number[-2] == last[-2] + 1


def _value(printed: str, profile: Profile) -> Number:
    if printed[0].isdigit() or len(printed) == 1:
        parts = re.findall(r"\d+|[a-z]", printed.lower())
        return tuple(int(part) if part.isdigit() else ord(part) - LETTER for part in parts)
    value = profile.numbers.value(printed)
    return (value,) if value else ()
