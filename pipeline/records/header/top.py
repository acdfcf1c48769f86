"""Lines and sentences at the top of a report → claims: who reports to whom, on what, and when."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.header.bodies import bodies_in, cased, is_kind_alone
from pipeline.records.header.claims import Claim, Told
from pipeline.records.header.dates import Day, days_in, is_own, plainness
from pipeline.records.header.labels import PEOPLE
from pipeline.records.header.lines import DATES, SCRUTINY, Said, bodies_of_line, months_told, named_as, of_stage
from pipeline.records.header.people import is_post, named_in
from pipeline.records.header.subject import Subject, subject_of, subjects_in
from pipeline.text.naming import begins_with_person

_PRINTED = re.compile(r"\d[:.]\d\d\b(?![./]\d)|/{2}|www\.|@")
_STAMP = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d\d(?: ?[ap]m)?\b", re.IGNORECASE)  # when a browser printed it
_SENTENCE = re.compile(r"(?<=[.;]) ")
_JOINED = re.compile(r"\s[|–—·•-]\s")
_SIGN, _RIGHTS = ("So", "Sm"), "©®"  # arrows, stars: what is left of a logo
REMEMBERED = 256  # lines and sentences: a page in front of the report is read for several things
LETTERS = 3  # of a key in one line
PART = -1.0  # weight of a heading that numbers a part, where a line of its own may be the title
LEAST_IN_PROSE = 3  # words of a committee's name in a sentence: "the Scrutiny Committee" may be any


@lru_cache(maxsize=REMEMBERED)
def of_line(said: Said, profile: Profile) -> tuple[Claim, ...]:
    """What a short line says that has no label."""
    return tuple(_of_line(said, profile))


def _of_line(said: Said, profile: Profile) -> Iterator[Claim]:
    logo = unicodedata.category(said.text[0]) in _SIGN and said.text[0] not in _RIGHTS
    status = folded(said.text) in profile.status_words
    if logo or status or _is_key(said.text, profile) or profile.lines["skip"].fullmatch(said.text):
        return
    if "@" in said.text:
        yield from _whom_to_ask(said.text, profile)
        return
    line = cased(said.text, profile) or ""
    bodies = list(bodies_of_line(line, profile))
    yield from bodies
    told, names = False, [str(body.value) for body in bodies]
    for day in () if _STAMP.match(line) else days_in(line, profile):
        if is_own(day, profile):
            yield Claim("update_date", day.value, Told.BARE)
        elif day.field:
            told = True
            yield Claim(day.field, day.value, Told.LINE, plainness(day, profile))
    for named in named_in(line, profile):
        told = True
        yield from named_as(named.field, named.people, Told.LINE)
        names += [person.name for person in named.people]
    yield months_told(line, profile)
    subject = subject_of(cased(said.parts, profile) or line, profile)
    yield from _title(said, subject, profile)
    if subject is None or _is_none(subject.name, names, profile):
        return
    if subject.told:
        yield Claim("inquiry", subject.name, Told.LINE, said.size)
    elif not (told or profile.lines["parts"].fullmatch(line) or begins_with_person(line) or is_post(line)):
        yield Claim("inquiry", subject.name, Told.HEADING, said.size)


def _is_none(name: str, named: Sequence[str], profile: Profile) -> bool:
    """Whether what is left of a line is no inquiry: a body, somebody named beside it, "Purpose (of the report)"."""
    part = len(name.split()) == 1 and profile.lines["parts"].fullmatch(name) is not None
    return part or is_kind_alone(name, profile) or any(other in name for other in named)


def _whom_to_ask(line: str, profile: Profile) -> Iterator[Claim]:
    """A line with somebody's address says who they are, and nothing else."""
    for named in named_in(" ".join(part for part in line.split() if "@" not in part), profile):
        yield from named_as(named.field, named.people, Told.LINE)


def _is_key(line: str, profile: Profile) -> bool:
    """Whether a line explains letters of a status: "G On target  A Some delay  R Not on target"."""
    letters = {word for word in line.split() if len(word) == 1 and word.isupper()}
    return sum(folded(letter) in profile.status_letters for letter in letters) >= LETTERS


def _title(said: Said, subject: Subject | None, profile: Profile) -> Iterator[Claim]:
    """A line that speaks of progress is the title, best of all where it names what on; and it may name the stage."""
    line = said.text
    title, stage = (bool(profile.lines[kind].search(line)) for kind in ("title", "stage"))
    told = subject is not None and subject.told
    part = profile.lines["parts"].fullmatch(line) is not None
    none = part and subject is not None and _is_none(subject.name, (), profile)  # "1. Purpose of this report"
    if (told or (title and not stage)) and not none:
        how = Told.LINE if title and subject else Told.HEADING if told else Told.BARE
        yield Claim("title", line, how, PART if part and line[0].isdigit() else 0.0)
    if (title or stage or told) and not any(day.field == "completion_date" for day in days_in(line, profile)):
        yield from of_stage(line, Told.LINE, profile)


@lru_cache(maxsize=REMEMBERED)
def of_sentence(said: Said, profile: Profile) -> tuple[Claim, ...]:
    """What prose says."""
    return tuple(_of_sentence(said, profile))


def _of_sentence(said: Said, profile: Profile) -> Iterator[Claim]:
    text = said.text
    for body in bodies_in(text, profile):
        if body.kind == "council" or len(body.name.split()) >= LEAST_IN_PROSE:
            scrutiny = SCRUTINY if profile.report_words.review.search(body.name) else 0.0
            yield Claim(body.kind, body.name, Told.PROSE, scrutiny)
    yield from _days_of_sentence(text, profile)
    for named in named_in(text, profile):
        leads = named.leads and named.field == PEOPLE[0]
        yield from named_as(named.field, named.people, Told.LEADS if leads else Told.PROSE)
    for name, quoted in subjects_in(text, profile):
        yield Claim("inquiry", name, Told.LINE if quoted else Told.PROSE, quoted=quoted)
    rounds = months_told(text, profile)
    yield months_told(profile.rounds.spans.sub("", text), profile) if rounds.value else rounds
    for sentence in _SENTENCE.split(text):
        if told := profile.lines["stage_told"].match(sentence):
            yield from of_stage(told[0], Told.PROSE, profile)
    if not text.endswith("."):
        yield from _title(said, None, profile)


def _days_of_sentence(text: str, profile: Profile) -> Iterator[Claim]:
    """The days of a sentence, by the words in front of each."""
    for day in days_in(text, profile):
        if day.field in DATES:
            yield Claim(str(day.field), day.value, Told.PROSE, plainness(day, profile))
            if day.field == "response_date" and profile.lines["finished"].search(" ".join(day.cue.split())):
                yield Claim("completion_date", day.value, Told.FAR)
        elif day.field == "meeting_date" and profile.label_words["update_date"].search(folded(day.cue)):
            yield Claim("update_date", day.value, Told.PROSE)  # "This update was prepared for the meeting on 3 May"
        elif (
            "/" not in day.value
            and is_own(day, profile)
            and (not text.endswith(".") or not day.cue.strip(" ,") or text.startswith(day.cue))
        ):
            yield Claim("update_date", day.value, Told.BARE)


def of_running(lines: Sequence[str], profile: Profile, told: Told = Told.RUNNING) -> Iterator[Claim]:
    """What a running head or foot says of bodies, of a day beside them, and of the day to which the report goes.

    A day alone, or beside a time or an address, may be that on which somebody printed the paper.
    """
    for line in lines:
        found = list(bodies_of_line(line, profile))
        yield from (replace(claim, told=told) for claim in found)
        days = () if _PRINTED.search(line) else days_in(line, profile)
        own = (day for day in days if _is_labelled(day, profile) or (found and is_own(day, profile)))
        yield from (Claim("update_date", day.value, Told.FAR) for day in own)


def _is_labelled(day: Day, profile: Profile) -> bool:
    """ "Place Panel | Position at 30 September 2031": right in front of a day stands what labels such a day."""
    label = folded(_JOINED.split(day.cue)[-1])
    return day.field == "update_date" and profile.labels.get(label) == day.field
