"""What a response, or a column of its own, says was decided."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.models.report import Decision
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

_NAMES: tuple[Decision, ...] = ("rejected", "partially_agreed", "agreed")

LEAST_LETTERS = 5  # of a decision that says so without any mark behind it


def decision_of_response(response: str, profile: Profile) -> Decision | None:
    """"Cabinet Response: Agreed …" → agreed; None where the response begins with prose."""
    lead = profile.decision_lead.match(response)
    if lead:
        rest = response[lead.end() :]
        if re.match(r"\s*[:–—-]", rest):
            return _opening(rest.lstrip(" :–—-"), profile)
    return _opening(response, profile, whole=True)


def decision_of_column(cell: str, profile: Profile) -> Decision | None:
    """What an "Agreed Y/N" column says."""
    return _opening(cell.strip(), profile)


def _opening(text: str, profile: Profile, *, whole: bool = False) -> Decision | None:
    """The decision whose phrase opens the text; the longest phrase wins, so "not agreed" is no "agreed"."""
    first = text.split("\n", 1)[0]
    plain = folded(first + (" ." if "\n" in text else ""))
    found = [(len(m[0]), name) for name in _NAMES if (m := profile.decisions[name].match(plain))]
    fitting = [
        f for f in found if not whole or _ends(plain[f[0] :], profile) or _begins_anew(plain[: f[0]], first.split())
    ]
    return max(fitting)[1] if fitting else _sentence(plain, profile)


def _sentence(plain: str, profile: Profile) -> Decision | None:
    """ "The Board accepts this.": who, what was decided, what about. "The Board accepts that trees matter" is none."""
    subject = profile.decision_subjects.match(plain)
    if subject is None:
        return None
    rest = profile.decision_objects.sub("", plain[subject.end() :], count=1)  # "accepts this in part"
    found = [(len(m[0]), name) for name in _NAMES if (m := profile.decisions[name].match(rest))]
    return next((name for length, name in sorted(found, reverse=True) if _ends(rest[length:], profile)), None)


def _begins_anew(phrase: str, words: Sequence[str]) -> bool:
    """Whether a sentence of its own follows a decision without a mark: "Agreed The team will …", not "No Mow May"."""
    after = words[len(phrase.split()) :]
    return len(phrase) >= LEAST_LETTERS and bool(after) and after[0][:1].isupper()


def _ends(rest: str, profile: Profile) -> bool:
    """Behind a decision without a lead a mark must follow, or words that limit it: else it is part of a sentence."""
    return bool(re.match(r"\s*$|\s*[.,;:(–—-]", rest) or profile.decision_limits.match(rest))
