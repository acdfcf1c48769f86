"""Principal councils of the United Kingdom and their official codes, with those that reorganisations replaced.

`councils.csv` holds names and GSS codes as the Office for National Statistics gives them (Code History Database), and
who took over in 2019, 2020, 2021 and 2023. Only facts that are certain stand in it: a council that is missing has no
code here. Where a boundary change gave a council a new code, the new one is given, and the old one as former.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_WORDS = re.compile(r"[^\W\d_]+")
_NOISE = frozenset({"the", "of", "royal", "london", "metropolitan", "corporation", "council", "s"})
_KINDS = frozenset({"city", "borough", "district", "county"})


@dataclass(frozen=True, slots=True)
class Council:
    """`successors`: codes of the councils that took over on the day `abolished`; both empty while it lives."""

    code: str
    name: str
    other_names: tuple[str, ...]
    abolished: str | None
    successors: tuple[str, ...]
    former_codes: tuple[str, ...]


def council_by_name(name: str) -> Council | None:
    """The council that a name means: an official or known name, or the place with the right kind of council.

    "Buckinghamshire County Council" and "Buckinghamshire Council" are two; "Durham City Council" is neither of those
    that live. None where the name is none of ours, or could be two.
    """
    words = _words(name)
    if exact := _by_words().get(" ".join(words)):
        return exact
    if "council" not in words and "borough" not in words:
        return None
    place, kind = _place(words)
    fits = [one for other, one in _by_place().get(place, ()) if kind <= other]
    return fits[0] if place and len(fits) == 1 else None


def council_by_code(code: str) -> Council | None:
    """The council with this code, or that once had it."""
    return _by_code().get(code)


@cache
def councils() -> tuple[Council, ...]:
    """All of them, by code."""
    text = files("pipeline.text.councils").joinpath("councils.csv").read_text(encoding="utf-8")
    return tuple(
        Council(
            row["code"],
            row["name"],
            _several(row["other_names"]),
            row["abolished"] or None,
            _several(row["successors"]),
            _several(row["former_codes"]),
        )
        for row in csv.DictReader(text.splitlines())
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("; ")) if cell else ()


def _words(name: str) -> list[str]:
    plain = name.casefold().replace("&", " and ").replace("'", "").replace("’", "")
    return [word for word in _WORDS.findall(plain) if word != "the"]


def _place(words: list[str]) -> tuple[str, frozenset[str]]:
    """The words of the place, and what kind of council it is said to be."""
    place = " ".join(word for word in words if word not in _NOISE | _KINDS)
    return place, frozenset(words) & _KINDS


@cache
def _by_words() -> dict[str, Council]:
    return {" ".join(_words(name)): one for one in councils() for name in (one.name, *one.other_names)}


@cache
def _by_place() -> dict[str, list[tuple[frozenset[str], Council]]]:
    found: dict[str, list[tuple[frozenset[str], Council]]] = {}
    for one in councils():
        place, kind = _place(_words(one.name))
        found.setdefault(place, []).append((kind, one))
    return found


@cache
def _by_code() -> dict[str, Council]:
    return {code: one for one in councils() for code in (*one.former_codes, one.code)}
