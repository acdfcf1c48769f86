"""One line at the top of a report → what it joins: "Ashby Council – Place Panel, 3 May 2023" is three pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.cells.columns.heading_days import is_date
from pipeline.profiles import Profile

_JOINED = re.compile(r"(?<!\s)\s+(?:[–—|·•]|-)\s+")
_FIRST = re.compile(r"^\W*\w")
_BODIES = ("council", "committee")
_BOTH = re.compile(r"^((?:[A-Z][\w'’-]+ (?:and |upon |on |the )*){1,4}(?:Council|Authority)) (?=[A-Z])")


def pieces(line: str, profile: Profile) -> list[str]:
    """The parts of a line that a dash, dot or bar joins; at commas only where a council, committee or date ends.

    At a colon behind a council or committee: "Place Scrutiny Panel: progress at six months"; and where a committee
    follows its council: "Ashby District Council Place Panel".
    """
    both = _BOTH.match(line)
    if both and body_kind(line[both.end() :], profile) == "committee":
        return [both[1], *pieces(line[both.end() :], profile)]
    before, colon, rest = line.partition(": ")
    if colon and body_kind(before, profile) not in (None, body_kind(rest, profile)):
        return [*pieces(before, profile), *pieces(rest, profile)]
    return [found for part in _JOINED.split(line) if part.strip() for found in _at_commas(part.strip(), profile)]


@lru_cache(maxsize=1024)
def body_kind(text: str, profile: Profile) -> str | None:
    """Whether a text names a council or a committee, and which."""
    return next((kind for kind in _BODIES if profile.lines[kind].search(text)), None)


def cased(name: str | None, profile: Profile) -> str | None:
    """A name that is printed in capitals alone, as it is written elsewhere: "Ashby and the Wolds Council"."""
    if not name or not name.isupper():
        return name
    words = name.lower().split()
    return " ".join(w if at and w in profile.small_words else _capital(w, profile) for at, w in enumerate(words))


def _capital(word: str, profile: Profile) -> str:
    """ "stoke-on-trent" → "Stoke-on-Trent"."""
    first, *others = word.split("-")
    written = [part if part in profile.small_words else _FIRST.sub(_upper, part, count=1) for part in others]
    return "-".join([_FIRST.sub(_upper, first, count=1), *written])


def _upper(found: re.Match[str]) -> str:
    return found[0].upper()


def body_in(line: str, profile: Profile) -> str:
    """The line without what leads to the name of a committee: "Report to the Place Panel" → "Place Panel"."""
    lead = profile.lines["lead"].match(line) if profile.lines["committee"].search(line) else None
    rest = line[lead.end() :].strip(" :") if lead else ""
    return rest if rest[:1].isupper() and profile.lines["committee"].search(rest) else line


def _at_commas(part: str, profile: Profile) -> Iterator[str]:
    """ "Children, Young People and Skills Committee, 4 May" is two: what stands before a comma must be whole."""
    if ", " not in part:
        yield body_in(part, profile)
        return
    held = ""
    for bit in part.split(", "):
        held = f"{held}, {bit}" if held else bit
        if is_date(held, profile) or body_kind(held, profile):
            yield body_in(held, profile)
            held = ""
    if held:
        yield held
