"""What a committee's name tells of the council: it is the authority itself where it belongs to several councils and
no other is named; and its council may stand in front of it, shortened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.cells.header.pieces import body_kind
from pipeline.models.report import Header
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

LEAST = 2  # letters of a name, or of a council's kind


def with_own_council(header: Header, profile: Profile) -> Header:
    """The header with its committee for a council, where it is one of such bodies: "Harbury Police and Crime Panel"."""
    own = header.committee and not header.council and profile.lines["of_itself"].search(header.committee)
    return replace(header, council=header.committee) if own else header


def without_council_in_front(header: Header, profile: Profile) -> Header:
    """The header, its committee without the short name of its council in front: "Ashby MBC Place Scrutiny Panel"."""
    committee = header.committee or ""
    for short in _short_names(header.council or "", profile):
        rest = committee[len(short) :].lstrip(" :–—|-")
        if committee.startswith(f"{short} ") and body_kind(rest, profile) == "committee":
            return replace(header, committee=rest)
    return header


def _short_names(council: str, profile: Profile) -> Iterator[str]:
    """A council's name with the letters of its kind ("Ashby MBC", "LB Ashby"), and its letters alone, longest first."""
    words = [word for word in re.findall(r"[\w'’-]+", council) if folded(word) not in profile.small_words]
    letters = [word[0].upper() for word in words]
    for count in range(len(words) - LEAST, 0, -1):
        yield " ".join([*words[:count], "".join(letters[count:])])
        yield " ".join(["".join(letters[:-count]), *words[-count:]])
    yield from ["".join(letters)] if len(words) >= LEAST else []
