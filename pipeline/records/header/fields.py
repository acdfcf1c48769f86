"""The field of the header that a label asks for."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.header.bodies import bodies_in
from pipeline.records.header.dates import days_in, days_of, field_of_cue
from pipeline.records.header.subject import subject_of
from pipeline.records.headings import months_of
from pipeline.text.naming import begins_with_person

LONGEST_LABEL = 14  # words
PEOPLE = ("lead_officers", "cabinet_members")
REMEMBERED = 1024  # labels with their values: each is asked for several times
_TITLED = ("inquiry", "committee")  # words of such a label may end a title: "Estates scrutiny review: update"
_COUNTED = re.compile(r"\s(?:(?:no\.?|number) ?)?\d{1,2}$")  # "Review 2: …", the second in one document


@lru_cache(maxsize=REMEMBERED)
def field_of(label: str, value: str, profile: Profile) -> str | None:
    """Return the field that a labelled value fills: by the whole label, by words in it, or by what the value says.

    A date is only taken from a value that holds one, and a value that is nothing but a date fills no other field.
    """
    plain = _COUNTED.sub("", folded(label).replace("(s)", "s"))
    stage = len(plain) > 1 and bool(months_of(value, profile)) and len(value.split()) <= LONGEST_LABEL
    if not stage and not is_known(plain, profile, titled=True):
        return None  # most labels of tables, whatever day their value names
    dated = bool(days_of(value, profile))
    exact = _exact(plain, profile)
    if exact and exact.endswith("_date") == dated:
        return None if exact == "committee" and begins_with_person(value) else exact  # "To: Cllr Ann Ash (Chair), …"
    held = _held(plain, profile)
    if not dated:
        return held or ("stage" if stage else None)
    if begins_with_person(value) and (people := {exact, held}.intersection(PEOPLE)):
        return people.pop()  # "Officer: Ann Ash, Head of Roads. Review agreed 3 May"
    if exact == "committee" and any(body.kind == exact for body in bodies_in(value, profile)):
        return "meeting_date"  # "To: Place Panel, 3 May"
    told = field_of_cue(plain, profile)
    return "inquiry" if told is None and "inquiry" in (exact, held) and _names_inquiry(value, profile) else told


@lru_cache(maxsize=REMEMBERED)
def is_known(label: str, profile: Profile, *, titled: bool = False) -> bool:
    """Return True if a label is known, or holds words that tell what it is; `titled`: or words that may end a title."""
    holds = (words.search(label) for field, words in profile.label_words.items() if titled or field not in _TITLED)
    return _exact(label, profile) is not None or any(holds)


def _exact(label: str, profile: Profile) -> str | None:
    return profile.labels.get(label) or profile.labels.get(label.rstrip("s"))


def _held(label: str, profile: Profile) -> str | None:
    """Return the field that words in a label tell, days aside."""
    words = profile.label_words.items()
    return next((field for field, own in words if not field.endswith("_date") and own.search(label)), None)


def _names_inquiry(value: str, profile: Profile) -> bool:
    """Return True for "Storm damage, March 2031", which names an inquiry; not for "reported in March 2031"."""
    subject = subject_of(value, profile)
    told = any(day.field for day in days_in(value, profile))
    return not told and subject is not None and subject.name[0].isupper() and not subject.told
