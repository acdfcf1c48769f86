"""One line at the top of a report → what it joins: "Ashby Council – Place Panel, 3 May 2023" is three pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.cells.headings import is_date
from pipeline.profiles import Profile

_JOINED = re.compile(r"(?<!\s)\s+(?:[–—|·•]|-)\s+")
_BODIES = ("council", "committee")


def pieces(line: str, profile: Profile) -> list[str]:
    """The parts of a line that a dash, dot or bar joins; at commas only where a council, committee or date ends."""
    return [found for part in _JOINED.split(line) if part.strip() for found in _at_commas(part.strip(), profile)]


def body_in(line: str, profile: Profile) -> str:
    """The line without what leads to the name of a committee: "Report to the Place Panel" → "Place Panel"."""
    lead = profile.lines["lead"].match(line) if profile.lines["committee"].search(line) else None
    rest = line[lead.end() :].strip(" :") if lead else ""
    return rest if rest[:1].isupper() and profile.lines["committee"].search(rest) else line


def _at_commas(part: str, profile: Profile) -> Iterator[str]:
    """ "Children, Young People and Skills Committee, 4 May" is two: what stands before a comma must be whole."""
    held = ""
    for bit in part.split(", "):
        held = f"{held}, {bit}" if held else bit
        if is_date(held, profile) or any(profile.lines[kind].search(held) for kind in _BODIES):
            yield body_in(held, profile)
            held = ""
    if held:
        yield held
