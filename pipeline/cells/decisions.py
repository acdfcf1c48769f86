"""What a response, or a column of its own, says was decided."""

from __future__ import annotations

import re

from pipeline.models.report import Decision
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

_NAMES: tuple[Decision, ...] = ("rejected", "partially_agreed", "agreed")
MOST_WORDS = 8  # a first sentence with more says something else with these words in it


def decision_of_response(response: str, profile: Profile) -> Decision | None:
    """"Cabinet Response: Agreed …" → agreed; None where the response begins with prose."""
    lead = profile.decision_lead.match(response)
    if lead:
        rest = response[lead.end() :]
        if re.match(r"\s*[:–—-]", rest):
            return _opening(rest.lstrip(" :–—-"), profile)
    first = re.split(r"[.;:\n–—]", response, maxsplit=1)[0]
    return _opening(first, profile, whole=True) if len(first.split()) <= MOST_WORDS else None


def decision_of_column(cell: str, profile: Profile) -> Decision | None:
    """What an "Agreed Y/N" column says."""
    return _opening(cell.strip(), profile)


def _opening(text: str, profile: Profile, *, whole: bool = False) -> Decision | None:
    """The decision whose phrase opens the text; the longest phrase wins, so "not agreed" is no "agreed"."""
    plain = folded(text)
    best: tuple[int, Decision] | None = None
    for name in _NAMES:
        for phrase in profile.decisions[name]:
            if re.match(rf"{re.escape(phrase)}(?!\w)", plain) and (not whole or _ends(plain[len(phrase) :])):
                if best is None or len(phrase) > best[0]:
                    best = len(phrase), name
                break
    return best[1] if best else None


def _ends(rest: str) -> bool:
    """Behind a decision without a lead nothing may follow but a small addition."""
    return not rest.strip(" .,;:") or bool(re.match(r"\s*[,(]|\s+(?:in|with|by|subject|and)\b", rest))
