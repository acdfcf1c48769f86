"""Which field of the header a label asks for, by its own words and by what its value says."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.cells.columns.headings import months_of
from pipeline.cells.header.bodies import bodies_in
from pipeline.cells.header.days import days_in, days_of, field_of_cue
from pipeline.cells.header.subject import subject_of
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.naming import begins_with_person

PEOPLE = ("lead_officers", "cabinet_members")
LONGEST_STAGE = 10  # words
REMEMBERED = 1024  # labels with their values: each is asked for several times
_COUNTED = re.compile(r"\s(?:(?:no\.?|number) ?)?\d{1,2}$")  # "Review 2: …", the second in one paper


@lru_cache(maxsize=REMEMBERED)
def field_of(label: str, value: str, profile: Profile) -> str | None:
    """The field that a labelled value fills: by the whole label, by words in it, or by what the value says.

    A date is only taken from a value that holds one, and a value that is nothing but a date fills no other field.
    """
    plain = _COUNTED.sub("", folded(label).replace("(s)", "s"))
    if not _asks(plain, profile) and not _says_stage(plain, value, profile):
        return None  # most labels of tables, whatever day stands in the value
    dated = bool(days_of(value, profile))
    exact = _whole(plain, dated, profile)
    if exact:
        return None if exact == "committee" and begins_with_person(value) else exact  # "To: Cllr Ann Ash (Chair), …"
    if dated and begins_with_person(value) and (own := _people_asked(plain, profile)):
        return own  # "Officer: Ann Ash, Head of Roads. Review agreed 3 May"
    if dated:
        received = profile.labels.get(plain) == "committee"  # "To: Place Panel, 3 May"
        named = received and any(body.kind == "committee" for body in bodies_in(value, profile))
        told = "meeting_date" if named else field_of_cue(plain, profile)
        return "inquiry" if told is None and _names_inquiry(plain, value, profile) else told
    if held := _held(plain, profile):
        return held
    return "stage" if _says_stage(plain, value, profile) else None


@lru_cache(maxsize=REMEMBERED)
def _asks(label: str, profile: Profile) -> bool:
    """Whether a label, or words in it, may ask for any field: else no value tells one but that of a round."""
    if label in profile.labels or label.rstrip("s") in profile.labels:
        return True
    held = any(words.search(label) for words in profile.label_words.values())
    return held or field_of_cue(label, profile) is not None


def _says_stage(label: str, value: str, profile: Profile) -> bool:
    """Whether a value says in few words which round it is: "12 month update"."""
    return len(label) > 1 and bool(months_of(value, profile)) and len(value.split()) <= LONGEST_STAGE


def _names_inquiry(label: str, value: str, profile: Profile) -> bool:
    """Whether a label asks for an inquiry, and its value is a name with a day of which nothing is told.

    "Inquiry: Storm damage, March 2031", but not "Review: reported in March 2031".
    """
    asked = profile.labels.get(label) == "inquiry" or bool(profile.label_words["inquiry"].search(label))
    if not asked or any(day.field for day in days_in(value, profile)):
        return False
    subject = subject_of(value, profile)
    return subject is not None and subject.name[0].isupper() and not subject.told


def _people_asked(label: str, profile: Profile) -> str | None:
    """Whom a label asks for: officers or Cabinet Members."""
    return next((field for field in PEOPLE if field in (profile.labels.get(label), _held(label, profile))), None)


@lru_cache(maxsize=REMEMBERED)
def _held(label: str, profile: Profile) -> str | None:
    """The field that words in a label tell, days aside."""
    for field, words in profile.label_words.items():
        if not field.endswith("_date") and words.search(label):
            return field
    return None


def _whole(label: str, dated: bool, profile: Profile) -> str | None:
    """The field that a label tells as a whole."""
    exact = profile.labels.get(label) or profile.labels.get(label.rstrip("s"))
    return exact if exact and exact.endswith("_date") == dated else None
