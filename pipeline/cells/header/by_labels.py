"""Labelled values at the top of a report → claims: whom, what and which day each label names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.cells.header.asked import PEOPLE
from pipeline.cells.header.bodies import KINDS, bodies_in
from pipeline.cells.header.claims import Claim, Told
from pipeline.cells.header.days import days_in, days_of
from pipeline.cells.header.labels import Labelled
from pipeline.cells.header.named import is_councillor, named_in
from pipeline.cells.header.pieces import cased
from pipeline.cells.header.subject import is_name, subject_of
from pipeline.cells.header.told import DATES, bodies_of_line, months_told, named_as, of_stage
from pipeline.cells.prompts import is_prompt
from pipeline.cells.status.boxes import ticked
from pipeline.models.report import Person
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lines import lines_of, spoken
from pipeline.text.naming import begins_with_person
from pipeline.text.people import people

RECEIVED = ("committee", "meeting_date")  # fields of labels that say who gets a paper


def of_labels(pairs: Sequence[Labelled], profile: Profile) -> Iterator[Claim]:
    """What labelled values say."""
    for pair in (own for own in pairs if not is_prompt(own.value.value, profile)):
        value = ticked(pair.value.value) or " ".join(pair.value.value.split())
        if pair.field in KINDS:
            names = [body.name for body in bodies_in(value, profile) if body.kind == pair.field]
            place = not names and profile.label_words["meeting_date"].search(folded(pair.label))
            told = Told.PROSE if place else Told.LABEL  # "Meeting: Committee Room 2" says where
            yield Claim(pair.field, names[0] if names else cased(value, profile) or "", told)
            others = (body for body in bodies_in(value, profile) if body.kind != pair.field)
            yield from (Claim(body.kind, body.name, Told.LINE) for body in others)
        elif pair.field == "inquiry":
            yield from _labelled_inquiry(pair, value, pairs, profile)
            yield from bodies_of_line(pair.label, profile)  # "Place Scrutiny Panel review: Bus Fares"
        elif pair.field in PEOPLE:
            yield from _answering(pair, profile)
            days = (day for day in days_in(f"{pair.label}: {value}", profile) if day.field in DATES)
            yield from (Claim(str(day.field), day.value, Told.LINE) for day in days)
        elif pair.field == "meeting_date":
            yield from _days_of_meeting(pair.label, value, profile)
            yield from bodies_of_line(value, profile)
        elif pair.field in DATES:
            yield from _days(pair.field, pair.label, value, profile)
            yield from of_stage(value, Told.PROSE, profile)  # "3 May 2031 (twelve months on)"
            yield months_told(pair.label, profile)
            yield from _bodies_beside_day(value, profile)
        elif pair.field == "stage":
            yield from of_stage(f"{pair.label} {value}", Told.LABEL, profile)
            yield Claim("stage_months", int(value) if value.isdigit() else 0, Told.LABEL)
        elif pair.field is None:
            bodies = [*bodies_in(pair.label, profile), *bodies_in(value, profile)]
            yield from (Claim(body.kind, body.name, Told.BARE) for body in bodies)
            yield from _beside_names(value, profile)
            if any(bodies_in(pair.label, profile)):  # a council beside its committee, and the day they meet
                yield from (Claim("update_date", day, Told.BARE) for _, day in days_of(value, profile))


def _labelled_inquiry(pair: Labelled, value: str, pairs: Sequence[Labelled], profile: Profile) -> Iterator[Claim]:
    """What an inquiry is called, and what the title says in which it is named."""
    subject = subject_of(value, profile)
    name = subject.name if subject else _body_looked_into(value, pairs, profile)
    if profile.prose.councillor.match(name):
        return
    if profile.report_words.review.search(pair.label) and is_name(value, profile):
        name = value  # "Inquiry: Review of Bus Fares", "Inquiry: Storm damage, March 2031"
    yield Claim("inquiry", name, Told.LABEL)
    titled = bool(profile.lines["title"].search(value))
    yield Claim("title", value if titled else "", Told.LABEL)
    yield from of_stage(value, Told.LINE, profile) if titled else [months_told(value, profile)]


def _body_looked_into(title: str, pairs: Sequence[Labelled], profile: Profile) -> str:
    """ "To: Growth Committee", "Subject: Bus Fares Select Committee – a year on": what the other is named after."""
    to = {b.name for p in pairs if p.field in RECEIVED for b in bodies_in(p.value.value, profile) if b.kind == KINDS[1]}
    words = next((b.name.split() for b in bodies_in(title, profile) if b.kind == KINDS[1] and b.name not in to), [])
    while words and folded(words[-1]) in profile.body_kinds | profile.small_words:
        words.pop()
    return " ".join(words) if to else ""


def _answering(pair: Labelled, profile: Profile) -> Iterator[Claim]:
    """Whom a label names, those first whose label says that they answer for the report."""
    leading = bool(profile.lines["leading"].search(pair.label))
    for claim in _labelled_people(pair, profile):
        author = claim.field == PEOPLE[0] and not leading
        yield replace(claim, weight=float(leading), told=Told.AUTHOR if author else Told.LABEL)


def _labelled_people(pair: Labelled, profile: Profile) -> Iterator[Claim]:
    """Whom a label names; a councillor is no officer, even where a report is "of" one."""
    text = cased(_by_lines(pair.value), profile) or ""
    named: dict[str, list[Person]] = {}
    several = bool(profile.lines["several"].search(pair.label))
    found = people(text, profile.joiners, profile.behalf, several=several)
    for person in found or people(text.rpartition(": ")[2], profile.joiners, profile.behalf):
        field = pair.field or ""
        if not profile.small_words.isdisjoint(person.name.split()):
            continue  # "Cllr Ann Ash (Northfield), Skills and Work"
        if profile.lines["area"].fullmatch(folded(pair.label)) and not _is_surely(text, person, profile):
            continue  # "Portfolio: Community Safety"
        if field == "lead_officers":
            role = folded(person.role or "")
            if profile.label_words["cabinet_members"].search(role):
                field = "cabinet_members"
            elif is_councillor(text, person, profile):
                continue
        named.setdefault(field, []).append(person)
    for field, persons in named.items():
        yield from named_as(field, tuple(persons), Told.LABEL)


def _beside_names(value: str, profile: Profile) -> Iterator[Claim]:
    """Whom a value names by their own post, whatever its label asks: "Copy: Cllr Ann Ash, Cabinet Member for Parks"."""
    named = named_in(cased(value, profile) or "", profile) if begins_with_person(value) else ()
    yield from (Claim(own.field, own.people, Told.LINE, weight=-1.0) for own in named if own.people)


def _is_surely(text: str, person: Person, profile: Profile) -> bool:
    """Whether a name is somebody's by its title or its own words, and not by its shape alone."""
    return is_councillor(text, person, profile) or begins_with_person(person.name)


def _by_lines(value: Text) -> str:
    """The value, parted in front of each line that begins with somebody's name: people below one another."""
    lines = [spoken(line) for line in lines_of(value.words())]
    if not any(begins_with_person(line) for line in lines[1:]):
        return value.value
    return "".join(("\n" if at and begins_with_person(line) else " ") + line for at, line in enumerate(lines)).strip()


def _days(field: str, label: str, value: str, profile: Profile) -> Iterator[Claim]:
    """The day of a label, and others behind it that words of their own name: "3 May 2031, agreed by Cabinet 1 June"."""
    text = f"{label}: {value}"
    for at, day in enumerate(days_in(text, profile)):
        cabinet = profile.prose.cabinet.search(text[len(label) : day.start]) and field == "completion_date"
        own = "response_date" if cabinet else day.field if at else field
        if own in DATES:
            yield Claim(own, day.value, Told.LINE if at else Told.LABEL)
        if own == "response_date" and profile.lines["finished"].search(label):
            yield Claim("completion_date", day.value, Told.FAR)  # "Review reported to Cabinet": where no other is told


def _days_of_meeting(label: str, value: str, profile: Profile) -> Iterator[Claim]:
    """The day of a meeting or paper may be the report's; others behind it have words of their own."""
    for at, day in enumerate(days_in(f"{label}: {value}", profile)):
        own = day.field if at and day.field in DATES else None
        yield Claim(own, day.value, Told.LINE) if own else Claim("update_date", day.value, Told.MEETING)


def _bodies_beside_day(value: str, profile: Profile) -> Iterator[Claim]:
    """Whose report a day is: "3 May 2031 (Place Select Committee)"; words between tell of whoever else received it."""
    ends = [0, *(day.end for day in days_in(value, profile))]
    for body in bodies_in(value, profile):
        behind = max(end for end in ends if end <= body.start)
        if not re.search(r"\w", value[behind : body.start]):
            yield Claim(body.kind, body.name, Told.BARE)
