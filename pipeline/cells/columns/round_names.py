"""What a cell may call a round: "6 months", "March 2022", "Interim", "Update 2", "Previous"; and which comes first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.cells.columns.headings import date_in, months_of
from pipeline.models.table import Cell
from pipeline.profiles import Profile
from pipeline.text import dates

LONGEST = 6  # words: "12 months (14 March 2023)"
FEW = 3  # words beside "Previous" or "Interim"
_COUNTED = re.compile(r"\b(\d)(?:st|nd|rd|th)?\b(?! ?[/.-]?\d)", re.IGNORECASE)
_WORD = re.compile(r"\b[^\W\d_]+")


class Rank(NamedTuple):
    """Where a round stands among others; those named in another way are not compared."""

    kind: str
    value: str


def name_of(cell: Cell | None) -> str:
    """What a cell says, in small letters and on one line."""
    return " ".join(cell.text.value.lower().split()) if cell is not None else ""


def is_round(cell: Cell, profile: Profile) -> bool:
    """Whether a cell names a round and nothing else."""
    return rank_of(name_of(cell), profile) is not None


def rank_of(name: str, profile: Profile) -> Rank | None:
    """How late a round is by its name; None where it names none."""
    count = len(name.split())
    if not name or count > LONGEST:
        return None
    months = months_of(name, profile)
    if months is not None:
        return Rank("months", f"{months:03}")
    printed = _WORD.sub(lambda found: found[0].capitalize(), name)  # months are told by their capital
    if (day := date_in(printed, profile) or _span_in(printed, profile)) is not None:
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


def _span_in(name: str, profile: Profile) -> str | None:
    """ "Q2 2022/23": months that a name stands for, where that is all it says."""
    for found in dates.find(name, profile.language):
        read = dates.read(found, None)
        if read.value and not read.relative and len(read.value) > len("2022") and found.end - found.start > len(name) / 2:
            return read.value
    return None
