"""Labels, lines and sentences at the top of a report → claims of who reports to whom, on what, and when."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.models.page import Word
from pipeline.models.report import Person
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.decisions import ticked
from pipeline.records.header.bodies import (
    FAINT,
    KINDS,
    answers,
    bodies_in,
    bodies_of_line,
    cased,
    has_own_word,
    is_councillor,
    is_kind_alone,
    is_post,
    named_in,
    public_bodies,
)
from pipeline.records.header.claims import LARGEST, Claim, How, print_weight
from pipeline.records.header.dates import DATES, Day, days_in, days_of, is_day, is_own, rounds_in
from pipeline.records.header.labels import PEOPLE, Labelled
from pipeline.records.header.lines import LONGEST, Said, said_in
from pipeline.records.header.subject import Subject, is_name, subject_of, subjects_in
from pipeline.records.limits import measures
from pipeline.text.lines import lines_of, spoken
from pipeline.text.naming import begins_with_person
from pipeline.text.people import people

(LITTLE,) = measures("header_said", "little")

_PRINTED = re.compile(r"\d[:.]\d\d\b(?![./]\d)|/{2}|www\.|@")
_STAMP = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d\d")  # when a browser printed it
_WORD = re.compile(r"[^\W\d_]{3}")
_SENTENCE = re.compile(r"(?<=[.;]) ")
_JOINED = re.compile(r"\s[|–—·•-]\s")


def claims_of(
    pairs: Sequence[Labelled], paragraphs: Sequence[Text], profile: Profile, *, prose: bool = True
) -> list[Claim]:
    """Return all that the top of a report claims; without `prose` no sentence is read, where none would be believed."""
    found = [claim for pair in pairs for claim in _of_label(pair, profile)]
    labels = {p.value.runs[0].word: p.label for p in pairs if p.value.runs and not _is_title(p, profile)}
    whole = {folded(label) for label in labels.values()}
    rests = (_unlabelled(text, labels) for text in paragraphs if folded(text.value) not in whole)
    said = list(said_in([rest for rest in rests if rest], profile))
    usual = min((own.size for own in said), default=0.0)
    values = (" ".join(pair.value.value.split()) for pair in pairs if prose and pair.field is None)
    said += [Said(v, short=False, size=usual) for v in values if v.endswith(".") and len(v.split()) > LONGEST]
    for own in said:
        if own.short:
            found += _of_line(own, usual, profile)
        elif prose or not own.text.endswith("."):
            found += _of_sentence(own, usual, profile)
    return [*found, *_signatures(said, profile), *_by_order(pairs, profile)]


def _signatures(said: Sequence[Said], profile: Profile) -> Iterator[Claim]:
    """Return a name over a post, as at the head or foot of a letter; others may sign for somebody."""
    for name, post in pairwise(said):
        line = cased(name.text, profile) or ""
        found = people(line, profile.joiners, profile.behalf) if name.short and begins_with_person(line) else ()
        if len(found) == 1 and line.endswith(found[0].name) and is_post(post.text):
            member = bool(profile.label_words[PEOPLE[1]].search(folded(post.text)))
            other = profile.label_words["other_people"].search(folded(post.text))
            if member or not (other or is_councillor(line, found[0], profile)):
                yield Claim(PEOPLE[member], (replace(found[0], role=post.text),), How.PROSE)


def _is_title(pair: Labelled, profile: Profile) -> bool:
    """Return True if what is before a colon is the subject of a title: "School Attendance: progress on the inquiry"."""
    value, words = pair.value.value, profile.report_words
    told = folded(pair.label) not in profile.labels and words.strong.search(value) and words.are_all(value)
    return pair.field == "stage" or bool(told)


def _unlabelled(text: Text, labels: Mapping[Word, str]) -> Text:
    """Return what is in front of the first label of a paragraph; all of it where there is none."""
    label = next(((run.start, labels[run.word]) for run in text.runs if run.word in labels), None)
    return text.slice(0, max(text.value.rfind(label[1], 0, label[0]), 0)).strip() if label else text


def _of_label(pair: Labelled, profile: Profile) -> Iterator[Claim]:
    """Return what a labelled value says."""
    value = ticked(pair.value.value) or " ".join(pair.value.value.split())
    field = pair.field
    if folded(value) in profile.prompts:
        return
    bodies = bodies_in(value, profile)
    if field in (*KINDS, "body"):
        names = [body.name for body in bodies if body.kind == field]
        place = not names and profile.label_words["meeting_date"].search(folded(pair.label))
        how = How.PROSE if place else How.LABEL  # "Meeting: Committee Room 2" says where
        yield Claim(field, names[0] if names else cased(value, profile) or "", how)
    elif field == "inquiry":
        yield from _labelled_inquiry(pair, value, profile)
    elif field in PEOPLE:
        yield from _labelled_people(pair, profile)
    elif field == "stage":
        yield from _of_stage(f"{pair.label} {value}", How.LABEL, profile)
        yield Claim("stage_months", int(value) if value.isdigit() else 0, How.LABEL)
    elif field is not None:
        yield from _labelled_days(pair, value, profile)
        yield from _of_stage(value, How.PROSE, profile)  # "3 May 2031 (twelve months on)"
        yield Claim("stage_months", rounds_in(pair.label, profile) or 0, How.PROSE)
    beside = bodies if field in (*KINDS, "body", "meeting_date") else ()
    yield from (Claim(body.kind, body.name, How.LINE) for body in beside if body.kind != field)
    if field is None and bodies_in(pair.label, profile):  # a council beside its committee, and the day they meet
        for text in (pair.label, value):
            yield from _of_line(Said(text, short=True, size=0.0), 0.0, profile)
    elif field is None or field.endswith("_date"):
        yield from (Claim(body.kind, body.name, How.BARE) for body in bodies)


def _labelled_inquiry(pair: Labelled, value: str, profile: Profile) -> Iterator[Claim]:
    """Return what an inquiry is called, and what the title says in which it is named."""
    subject = subject_of(value, profile)
    name = subject.name if subject else ""
    if profile.prose.councillor.match(name):
        return
    if profile.report_words.review.search(pair.label) and is_name(value, profile):
        name = value  # "Inquiry: Review of Bus Fares", "Inquiry: Storm damage, March 2031"
    titled = bool(profile.lines["title"].search(value))
    yield Claim("inquiry", name, How.LABEL)
    yield Claim("title", value if titled else "", How.LABEL)
    yield from _of_stage(value, How.LINE, profile)
    yield from bodies_of_line(pair.label, profile)  # "Place Scrutiny Panel review: Bus Fares"


def _labelled_people(pair: Labelled, profile: Profile) -> Iterator[Claim]:
    """Return whom a label names, and days beside them; a councillor is no officer, even where a report is "of" one."""
    text = cased(_by_lines(pair.value), profile) or ""
    several = bool(profile.lines["several"].search(pair.label))
    found = people(text, profile.joiners, profile.behalf, several=several)
    area = profile.lines["area"].fullmatch(folded(pair.label))  # "Portfolio: Community Safety" names nobody
    named: dict[str, list[Person]] = {}
    for person in found or people(text.rpartition(": ")[2], profile.joiners, profile.behalf):
        councillor = is_councillor(text, person, profile)
        small = not profile.small_words.isdisjoint(person.name.split())  # "Cllr Ann Ash (Northfield), Skills and Work"
        member = bool(profile.label_words[PEOPLE[1]].search(folded(person.role or "")))
        unsure = area and not councillor and not begins_with_person(person.name)
        if not small and not unsure and (pair.field != PEOPLE[0] or member or not councillor):
            named.setdefault(PEOPLE[1] if member else pair.field or "", []).append(person)
    leading = bool(profile.lines["leading"].search(pair.label))
    for field, persons in named.items():
        how = How.LABEL if leading or field == PEOPLE[1] else How.AUTHOR
        yield Claim(field, tuple(persons), how + LITTLE * leading)
    days = days_in(f"{pair.label}: {' '.join(pair.value.value.split())}", profile)
    yield from (Claim(day.field or "", day.value, How.LINE) for day in days if day.field in DATES)


def _by_lines(value: Text) -> str:
    """Return the value, parted in front of each line that begins with somebody's name: people below one another."""
    lines = [spoken(line) for line in lines_of(value.words())]
    if not any(begins_with_person(line) for line in lines[1:]):
        return value.value
    return "".join(("\n" if at and begins_with_person(line) else " ") + line for at, line in enumerate(lines)).strip()


def _labelled_days(pair: Labelled, value: str, profile: Profile) -> Iterator[Claim]:
    """Return the day of a label, and others behind it that words of their own name: "3 May, agreed by Cabinet 1 June".

    The day of a meeting may be the report's.
    """
    text = f"{pair.label}: {value}"
    for at, day in enumerate(days_in(text, profile)):
        field = day.field if at else pair.field
        if at and pair.field == "completion_date" and profile.prose.cabinet.search(text[len(pair.label) : day.start]):
            field = "response_date"  # "20 October 2022 (Cabinet, 15 November 2022)"
        if field in DATES:
            yield Claim(field or "", day.value, How.LINE if at else How.LABEL)
        elif field == "meeting_date" and not at:
            yield Claim("update_date", day.value, How.MEETING)


def _by_order(pairs: Sequence[Labelled], profile: Profile) -> Iterator[Claim]:
    """Return the first and the last of several labelled days as those of the inquiry's end and of the report."""
    own = [p for p in pairs if p.field != "other_date" and is_day(p.value.value, profile)]
    days = sorted({(day, own.field) for own in own for _, day in days_of(own.value.value, profile)}, key=str)
    if len({day for day, _ in days}) < 2:
        return
    for field, day, labels in (
        ("completion_date", days[0][0], {f for d, f in days if d == days[0][0]}),
        ("update_date", days[-1][0], {f for d, f in days if d == days[-1][0]}),
    ):
        if labels <= {None, "meeting_date", field}:
            yield Claim(field, day, How.BARE)


def _of_stage(text: str, how: float, profile: Profile) -> Iterator[Claim]:
    """Return interim or final, unless a text says both (a choice that nobody made), and how many months."""
    said = [name for name in ("interim", "final") if profile.lines[name].search(text)]
    if len(said) == 1:
        yield Claim("stage", said[0], how)
    yield Claim("stage_months", rounds_in(text, profile) or 0, how)


def _of_line(said: Said, usual: float, profile: Profile) -> Iterator[Claim]:
    """Return what a short line says that has no label."""
    text = " ".join(word for word in said.text.split() if "@" not in word)  # whose address it is says who they are
    line = cased(text, profile) or ""
    sign = line[:1] and unicodedata.category(line[0]) == "So"  # what is left of a logo, or a key
    if sign or _STAMP.match(line) or folded(line) in profile.status_words or profile.lines["skip"].fullmatch(line):
        return
    bodies = list(bodies_of_line(line, profile))
    yield from bodies
    yield from _of_public_bodies(line, profile)
    told, names = text != said.text, [str(body.value) for body in bodies]
    for day in days_in(line, profile):
        if is_own(day, profile):
            yield Claim("update_date", day.value, How.BARE)
        elif day.field:
            told = True
            yield Claim(day.field, day.value, How.LINE + _plainness(day, profile))
    for named in named_in(line, profile):
        told = True
        yield Claim(named.field, named.people, How.LINE)
        names += [person.name for person in named.people]
    yield Claim("stage_months", rounds_in(line, profile) or 0, How.PROSE)
    subject = subject_of(cased(said.parts, profile) or line, profile)
    yield from _of_title(text, subject, profile)
    if subject is None or _is_no_subject(subject.name, names, profile):
        return
    size = print_weight(said.size, usual)
    if subject.told:
        answered = profile.lines["answers"].search(line)
        yield Claim("inquiry", subject.name, How.LINE + (LARGEST if answered else size))
    elif not (told or profile.lines["parts"].fullmatch(line) or begins_with_person(line) or is_post(line)):
        yield Claim("inquiry", subject.name, How.HEADING + size)


def _of_public_bodies(text: str, profile: Profile) -> Iterator[Claim]:
    """Return the public bodies of a text; plainest are one alone and one whose response it is."""
    for body in public_bodies(text, profile):
        alone = text.strip(" |.:0123456789") in (body.name, f"Office of the {body.name}")
        how = How.LINE + LITTLE if answers(body, text) else How.LINE if alone else How.PROSE
        yield Claim("body", body.name, how if has_own_word(body.name, profile) else FAINT)


def _is_no_subject(name: str, named: Sequence[str], profile: Profile) -> bool:
    """Return True if what is left of a line is no inquiry: a body, somebody named beside it, "Purpose"."""
    if not _WORD.search(name):
        return True
    part = len(name.split()) == 1 and profile.lines["parts"].fullmatch(name) is not None
    return part or is_kind_alone(name, profile) or any(other in name for other in named)


def _of_title(line: str, subject: Subject | None, profile: Profile) -> Iterator[Claim]:
    """Return a line that speaks of progress as the title, best where it names what on; it may name the stage."""
    title, stage = (bool(profile.lines[kind].search(line)) for kind in ("title", "stage"))
    told = subject is not None and subject.told
    part = profile.lines["parts"].fullmatch(line) is not None
    none = part and subject is not None and _is_no_subject(subject.name, (), profile)  # "1. Purpose of this report"
    if (told or (title and not stage)) and not none:
        how = How.LINE if title and subject else How.HEADING if told else How.BARE
        yield Claim("title", line, how - LITTLE * part)
    if (title or stage or told) and not any(day.field == "completion_date" for day in days_in(line, profile)):
        yield from _of_stage(line, How.LINE, profile)


def _of_sentence(said: Said, usual: float, profile: Profile) -> Iterator[Claim]:
    """Return what prose says."""
    text = said.text
    for body in bodies_in(text, profile):
        if body.kind == "council" or len(body.name.split()) > 2:  # "the Scrutiny Committee" may be any
            scrutiny = bool(profile.report_words.review.search(body.name))
            if body.kind == "council" or scrutiny or profile.lines["spoken_of"].search(body.name):
                yield Claim(body.kind, body.name, How.PROSE + LITTLE * scrutiny)
    yield from _of_public_bodies(text, profile)
    yield from _days_of_sentence(text, profile)
    for named in named_in(text, profile):
        yield Claim(named.field, named.people, How.LEADS if named.leads and named.field == PEOPLE[0] else How.PROSE)
    for name, quoted in subjects_in(text, profile):
        yield Claim("inquiry", name, How.LINE if quoted else How.PROSE)
    rounds = rounds_in(text, profile)
    yield Claim("stage_months", (rounds and rounds_in(profile.rounds.spans.sub("", text), profile)) or 0, How.PROSE)
    for sentence in _SENTENCE.split(text):
        if told := profile.lines["stage_told"].match(sentence):
            yield from _of_stage(told[0], How.PROSE, profile)
    if not text.endswith("."):
        yield from _of_title(text, None, profile)


def _days_of_sentence(text: str, profile: Profile) -> Iterator[Claim]:
    """Return the days of a sentence, by the words in front of each."""
    for day in days_in(text, profile):
        if day.field in DATES:
            yield Claim(day.field or "", day.value, How.PROSE + _plainness(day, profile))
        elif day.field == "meeting_date" and profile.label_words["update_date"].search(folded(day.cue)):
            yield Claim("update_date", day.value, How.PROSE)  # "This update was prepared for the meeting on 3 May"
        elif "/" not in day.value and is_own(day, profile):
            alone = not day.cue.strip(" ,") or text.startswith(day.cue)
            yield Claim("update_date", day.value if alone or not text.endswith(".") else "", How.BARE)


def _plainness(day: Day, profile: Profile) -> float:
    """Return how much plainer "completed" says when an inquiry ended than that a report was considered."""
    return LITTLE * (day.field == "completion_date" and bool(profile.lines["ended"].search(day.cue.lower())))


def of_running(lines: Iterable[str], profile: Profile) -> Iterator[Claim]:
    """Return what a running head or foot says of bodies, of a day beside them, and of the day that a label names.

    A day alone, or beside a time or an address, may be that on which somebody printed the document.
    """
    for line in lines:
        said = (*bodies_of_line(line, profile), *_of_public_bodies(line, profile))
        found = [Claim(claim.field, claim.value, min(claim.weight, How.RUNNING)) for claim in said]
        yield from found
        for day in () if _PRINTED.search(line) else days_in(line, profile):
            labelled = profile.labels.get(folded(_JOINED.split(day.cue)[-1])) == day.field == "update_date"
            if labelled or (found and is_own(day, profile)):
                yield Claim("update_date", day.value, How.RUNNING)
