"""What a page's bare text says about whether a report's table stands on it: its headings, close together.

A heading row comes out of a PDF as short lines one after the other, or as one line that names several columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.headings import PAIRED, role_of

NEAR = 9  # lines that a heading row may take, from the recommendation's heading on either side
MOST_WORDS = 9  # of a line that is one column's heading
TOP, MOST_IN_TITLE = 30, 16  # lines of a page that may be a title, and their words
MOST_IN_ROW = 24  # words of a line that is several
ENOUGH = 2  # columns besides the recommendation that make a heading row beyond doubt
TELLING = frozenset({"update", "status"})  # without one of these it reports no progress


@dataclass(frozen=True, slots=True)
class Signs:
    """`roles`: the columns that stand beside a recommendation's heading; `mentioned`: the word is there at all."""

    roles: tuple[str, ...] = ()
    mentioned: bool = False
    titled: bool = False  # a line reads like the title of a progress report
    staged: bool = False  # and one like its round: "six months on"
    numbered: int = 0  # lines that open with "Recommendation 3" or the like

    @property
    def sure(self) -> bool:
        return len(self.roles) >= ENOUGH and bool(TELLING & set(self.roles))

    @property
    def unsure(self) -> bool:
        """Worth building the tables of the page: a heading with company, or with a title that fits."""
        return not self.sure and (bool(self.roles) or (self.mentioned and self.titled))


def signs_in(text: str, profile: Profile) -> Signs:
    """The signs on one page. Cheap where the page has no word of a recommendation's heading: most have none."""
    plain = text.lower()
    heading = profile.headings["recommendation"]
    held = heading.holds.search(plain.replace("-\r\n", "").replace("\x02\r\n", ""))
    if not held and heading.exact.isdisjoint("".join(line.split()) for line in plain.splitlines()):
        return Signs()
    lines = _lines(text)
    roles = [_roles_of(line, profile) for line in lines]
    best: tuple[str, ...] = ()
    for at, here in enumerate(roles):
        if "recommendation" in here:
            near = {r for other in roles[max(0, at - NEAR) : at + NEAR + 1] for r in other} & PAIRED
            best = max(best, tuple(sorted(near)), key=len)
    label = _numbered(profile.names, profile.number_names)
    numbers = {found[1] for line in lines if (found := label.match(line))}
    return Signs(best, True, _titled(lines, profile), numbered=len(numbers))


def titles_in(text: str, profile: Profile) -> Signs:
    """What the titles of a page say that speaks of no recommendation: a cover, or a report that asks in other words."""
    lines = _lines(text)
    staged = any(profile.lines["stage"].search(line) for line in _short(lines))
    return Signs(titled=_titled(lines, profile), staged=staged)


def _lines(text: str) -> list[str]:
    return [line for raw in text.splitlines() if (line := " ".join(raw.replace("\x02", "-").split()))]


@lru_cache(maxsize=16)
def _numbered(names: str, number_names: str) -> re.Pattern[str]:
    """ "Scrutiny recommendation No. 3" at the start of a line."""
    return re.compile(rf"(?:[^\W\d_]+ )?{names}\b\.?\s*(?:{number_names}\.?\s*)?(\d{{1,3}}[a-z]?)\b", re.IGNORECASE)


def _roles_of(line: str, profile: Profile) -> frozenset[str]:
    """The columns that a line may head: its own role, or those of a whole row of headings."""
    words = line.split()
    if len(words) > MOST_IN_ROW or (line.endswith((".", ",", ";")) and len(words) > 3):
        return frozenset()
    if len(words) <= MOST_WORDS and not _names_several(line, profile):
        role = role_of(line, profile)
        return frozenset({role} if role else ())
    found = frozenset(profile.roles_held(folded(line)))
    return found if len(found) > ENOUGH else frozenset()


def _names_several(line: str, profile: Profile) -> bool:
    return len(list(profile.roles_held(folded(line)))) > ENOUGH


def _titled(lines: Sequence[str], profile: Profile) -> bool:
    return any(profile.lines["title"].search(line) for line in _short(lines))


def _short(lines: Sequence[str]) -> list[str]:
    return [line for line in lines[:TOP] if len(line.split()) <= MOST_IN_TITLE and not line.endswith(".")]
