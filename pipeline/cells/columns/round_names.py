"""What a cell may call a round: "6 months", "March 2022", "Interim", "Update 2", "Previous"; and which comes first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.cells.columns.heading_days import date_in
from pipeline.cells.columns.headings import months_of
from pipeline.models.table import Cell
from pipeline.profiles import Profile
from pipeline.text import dates

LONGEST = 6  # words: "12 months (14 March 2023)"
SHORT, YEAR = 2, 4  # words of "Nov 22"; letters of a year, which names no round
FEW = 3  # words beside "Previous" or "Interim"
_COUNTED = re.compile(r"\b(\d)(?:st|nd|rd|th)?\b(?! ?[/.-]?\d)", re.IGNORECASE)
_WORD = re.compile(r"\b[^\W\d_]+")


class Rank(NamedTuple):
    """Where a round stands among others; those named in another way are not compared."""

    kind: str
    value: str


def wording_of(cell: Cell | None) -> str:
    """What a cell says, in small letters and on one line."""
    return " ".join(cell.text.value.lower().split()) if cell is not None else ""


def is_round(cell: Cell, profile: Profile) -> bool:
    """Whether a cell names a round and nothing else."""
    return rank_of(wording_of(cell), profile) is not None


def rank_of(name: str, profile: Profile) -> Rank | None:
    """How late a round is by its name; None where it names none."""
    count = len(name.split())
    if not name or count > LONGEST:
        return None
    months = months_of(name, profile)
    if months is not None:
        return Rank("months", f"{months:03}")
    if (day := _day_in(_WORD.sub(lambda found: found[0].capitalize(), name), profile)) is not None:
        return Rank("date", day)
    if count > FEW:
        return None
    for value, words in enumerate((profile.rounds.earlier, profile.rounds.later)):
        if words.search(name):
            return Rank("word", str(value))
    counted = _COUNTED.search(name)
    return Rank("count", counted[1]) if counted and profile.rounds.counted.search(name) else None


def in_order(names: Iterable[str], profile: Profile) -> list[str]:
    """The names from the earliest round to the latest; as they are printed where nothing tells."""
    listed = list(names)
    ranks = [rank_of(name, profile) for name in listed]
    kinds = {rank.kind for rank in ranks if rank is not None}
    if len(kinds) != 1 or None in ranks:
        return listed
    return [name for _, name in sorted(zip(ranks, listed, strict=True), key=lambda pair: pair[0] or Rank("", ""))]


def _day_in(name: str, profile: Profile) -> str | None:
    """A day, month or quarter, where that is all a name says: "Q2 2022/23", "Update March 2022"; not "Agreed 3 May".

    Months are told by their capital.
    """
    found = dates.find(name, profile.language)
    said = [day for d in found if (day := dates.read(d, None).value) and not d.text.isdigit()]
    beside = list(name)
    for own in found:
        beside[own.start : own.end] = " " * (own.end - own.start)
    words = _WORD.findall("".join(beside).lower())
    if not all(word in profile.small_words or profile.rounds.counted.fullmatch(word) for word in words if said):
        return None
    day = date_in(name, profile) if said or len(name.split()) <= SHORT else None  # "Mar 22" is no date elsewhere
    return day or next((value for value in said if len(value) > YEAR), None)
