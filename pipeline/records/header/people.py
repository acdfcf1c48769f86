"""People whom a line or sentence names as its officer or Cabinet Member, before or behind the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.models.report import Person
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.limits import counts
from pipeline.text.naming import begins_with_person, covered, letters, name_tokens, person_spans, role_spans
from pipeline.text.people import people

TITLE, NEAR = counts("header_people", "title near")

_BREAK = re.compile(r"[.;|·•](?=\s+[A-Z(])|\n|(?<=[.;|·•])$")
_DIRECT = re.compile(r"(?:\(s\)|s)?(?: [a-z’'()]{1,20}){0,8}[\s:,–-]{0,4}(?=[A-Z])")
_STARTS = re.compile(r"(?:^|[\s(:,–-])(?=[A-Z])")
_BEHIND = re.compile(
    r"^(?:(?:, | \(|, and )(?:who is |is |as )?| is | was )(?:the |our |its |this council[’']s )?$", re.IGNORECASE
)
_NAME = re.compile(r"(?<!\w)(?:(?:[A-Z][\w'’-]{1,30}|[A-Z]\.?) ){1,3}[A-Z][\w'’-]{1,30}\b(?! [A-Z])")
_MORE = re.compile(r"\s{0,3}(?:$|[,&(/–-]|and\b)")
_OPENS = re.compile(r"(?:^|[.;:,·|•(]\s*)(?:(?:The|the|Our|our|and)\s+)?$")
_INITIAL = re.compile(r"(?<=\b[A-Z])\.(?=\s?[A-Z])")


class Named(NamedTuple):
    """`leads`: the words say who answers for the report, not who wrote it or whom to ask."""

    field: str
    people: tuple[Person, ...]
    leads: bool


def named_in(text: str, profile: Profile) -> Iterator[Named]:
    """Field and people, in order."""
    cues = list(profile.prose.named.finditer(text))
    found: tuple[Person, ...] = ()
    for at, cue in enumerate(cues):
        field = "lead_officers" if cue["officers"] else "cabinet_members"
        stop = cues[at + 1].start() if at + 1 < len(cues) else len(text)
        opens = cue[0][0].islower() or bool(_OPENS.search(text[: cue.start()]))
        before = _before(text[: cue.start()], profile)
        told = before == found  # of words before: "the lead officer, Ann Reed, and approved by the Cabinet Member, …"
        found = (() if told else before) or _behind(text[cue.end() : stop], profile, opens)
        if found and not (field == "lead_officers" and is_councillor(text, found[0], profile)):
            yield Named(field, found, bool(profile.lines["leading"].search(cue[0])))


def is_councillor(text: str, person: Person, profile: Profile) -> bool:
    """Whether a name has the title of a councillor in front of it: then it is no officer's."""
    before = text[: max(text.find(person.name), 0)]
    return bool(profile.prose.councillor.search(before[-TITLE:]))


def _behind(rest: str, profile: Profile, opens: bool) -> tuple[Person, ...]:
    """ "Lead officer for this is Ann Reed, Head of Roads.": the name stands soon behind the words.

    However long the post is, one that ends its clause stands behind it: "Report of the Head of Roads and …, Ann Reed".
    One that is not known as a name must stand right behind words that open their clause, as a label does.
    """
    broken = _BREAK.search(_INITIAL.sub("_", rest))
    clause = rest[: broken.start()] if broken else rest
    for start in _STARTS.finditer(clause, 0, NEAR):
        value = clause[start.end() :]
        if begins_with_person(value):
            return people(value, profile.joiners, profile.behalf)
    direct = _DIRECT.match(clause) if opens else None
    if direct and profile.small_words & set(folded(direct[0]).split()[-1:]):  # "by the Parks Service"
        return ()
    name = _NAME.match(clause, direct.end()) if direct else None
    if name is None:
        return ()
    value = clause[name.start() :] if _MORE.match(clause, name.end()) else name[0]
    return people(value, profile.joiners, profile.behalf)


def _before(text: str, profile: Profile) -> tuple[Person, ...]:
    """ "Councillor Ann Reed, the portfolio holder": the name stands right in front of the words."""
    line = name_tokens(text)
    spans = person_spans(line, letters(line))
    if spans and _BEHIND.match(text[spans[-1].end :]):
        return people(text[spans[-1].start : spans[-1].end], profile.joiners, profile.behalf)
    return ()


def is_post(line: str) -> bool:
    """Whether a line begins with somebody's post, and names no one."""
    tokens = name_tokens(line)
    classes = letters(tokens)
    persons = person_spans(tokens, classes)
    posts = role_spans(tokens, classes, covered(persons))
    return not persons and any(span.start == 0 for span in posts)
