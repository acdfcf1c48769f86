"""The top of a report → claims: who reports to whom, on what, and when."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.cells.header.bodies import KINDS, bodies_in, has_own_word, is_kind_alone, speaks_of_one
from pipeline.cells.header.claims import Claim, Told
from pipeline.cells.header.days import days_in, days_of, is_own, plainness
from pipeline.cells.header.labels import Labelled
from pipeline.cells.header.lines import Said
from pipeline.cells.header.months import rounds_in
from pipeline.cells.header.named import is_councillor, named_in
from pipeline.cells.header.pieces import body_kind, cased, pieces
from pipeline.cells.header.subject import Subject, is_name, subject_of, subjects_in
from pipeline.cells.prompts import is_prompt
from pipeline.cells.status.boxes import ticked
from pipeline.models.report import Person
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lines import lines_of, spoken
from pipeline.text.naming import begins_with_person
from pipeline.text.people import people

PEOPLE = ("lead_officers", "cabinet_members")
RECEIVED = ("committee", "meeting_date")  # fields of labels that say who gets a paper
DATES = ("update_date", "response_date", "completion_date")
_PRINTED = re.compile(r"\d[:.]\d\d\b(?![./]\d)|/{2}|www\.|@")
_SENTENCE = re.compile(r"(?<=[.;]) ")
_SIGN, _RIGHTS = ("So", "Sm"), "©®"  # arrows, stars: what is left of a logo
LONGEST_NAME = 12  # words of a body's name, small ones left aside
LETTERS = 3  # of a key in one line
LEAST_IN_PROSE = 3  # words of a committee's name in a sentence: "the Scrutiny Committee" may be any


def of_labels(pairs: Sequence[Labelled], profile: Profile) -> Iterator[Claim]:
    """What labelled values say."""
    for pair in (own for own in pairs if not is_prompt(own.value.value, profile)):
        value = ticked(pair.value.value) or " ".join(pair.value.value.split())
        if pair.field in KINDS:
            names = [body.name for body in bodies_in(value, profile) if body.kind == pair.field]
            yield Claim(pair.field, names[0] if names else cased(value, profile) or "", Told.LABEL)
            others = (body for body in bodies_in(value, profile) if body.kind != pair.field)
            yield from (Claim(body.kind, body.name, Told.LINE) for body in others)
        elif pair.field == "inquiry":
            yield from _labelled_inquiry(pair, value, pairs, profile)
            yield from _bodies_of_line(pair.label, profile)  # "Place Scrutiny Panel review: Bus Fares"
        elif pair.field in PEOPLE:
            yield from _answering(pair, profile)
        elif pair.field == "meeting_date":
            yield from _days_of_meeting(pair.label, value, profile)
            yield from _bodies_of_line(value, profile)
        elif pair.field in DATES:
            yield from _days(pair.field, pair.label, value, profile)
            yield from of_stage(value, Told.PROSE, profile)  # "3 May 2031 (twelve months on)"
            yield _months(pair.label, profile)
            yield from _bodies_beside_day(value, profile)
        elif pair.field == "stage":
            yield from of_stage(f"{pair.label} {value}", Told.LABEL, profile)
            yield Claim("stage_months", int(value) if value.isdigit() else 0, Told.LABEL)
        elif pair.field is None:
            bodies = [*bodies_in(pair.label, profile), *bodies_in(value, profile)]
            yield from (Claim(body.kind, body.name, Told.BARE) for body in bodies)
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
    yield from of_stage(value, Told.LINE, profile) if titled else [_months(value, profile)]


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
    found = people(text, profile.joiners, profile.behalf)
    for person in found or people(text.rpartition(": ")[2], profile.joiners, profile.behalf):
        field = pair.field or ""
        if field == "lead_officers":
            role = folded(person.role or "")
            if profile.label_words["cabinet_members"].search(role):
                field = "cabinet_members"
            elif is_councillor(text, person, profile):
                continue
        named.setdefault(field, []).append(person)
    for field, persons in named.items():
        yield from _people(field, tuple(persons), Told.LABEL)


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


def _whom_to_ask(line: str, profile: Profile) -> Iterator[Claim]:
    """A line with somebody's address says who they are, and nothing else."""
    for named in named_in(" ".join(part for part in line.split() if "@" not in part), profile):
        yield from _people(named.field, named.people, Told.LINE)


def of_line(said: Said, profile: Profile) -> Iterator[Claim]:
    """What a short line says that has no label."""
    logo = unicodedata.category(said.text[0]) in _SIGN and said.text[0] not in _RIGHTS
    status = folded(said.text) in profile.status_words
    if logo or status or _is_key(said.text, profile) or profile.lines["skip"].fullmatch(said.text):
        return
    if "@" in said.text:
        yield from _whom_to_ask(said.text, profile)
        return
    line = cased(said.text, profile) or ""
    bodies = list(_bodies_of_line(line, profile))
    yield from bodies
    told, names = False, [str(body.value) for body in bodies]
    for day in days_in(line, profile):
        if is_own(day, profile):
            yield Claim("update_date", day.value, Told.BARE)
        elif day.field:
            told = True
            yield Claim(day.field, day.value, Told.LINE, plainness(day, profile))
    for named in named_in(line, profile):
        told = True
        yield from _people(named.field, named.people, Told.LINE)
        names += [person.name for person in named.people]
    yield _months(line, profile)
    subject = subject_of(line, profile)
    yield from _title(said, subject, profile)
    if subject is None or is_kind_alone(subject.name, profile) or any(name in subject.name for name in names):
        return
    if subject.told:
        yield Claim("inquiry", subject.name, Told.LINE, said.size)
    elif not told and not profile.lines["parts"].fullmatch(line) and not begins_with_person(line):
        yield Claim("inquiry", subject.name, Told.HEADING, said.size)


def _is_key(line: str, profile: Profile) -> bool:
    """Whether a line explains letters of a status: "G On target  A Some delay  R Not on target"."""
    letters = {word for word in line.split() if len(word) == 1 and word.isupper()}
    return sum(folded(letter) in profile.status_letters for letter in letters) >= LETTERS


def _title(said: Said, subject: Subject | None, profile: Profile) -> Iterator[Claim]:
    """A line that speaks of progress is the title, best of all where it names what on; and it may name the stage."""
    line = said.text
    title, stage = (bool(profile.lines[kind].search(line)) for kind in ("title", "stage"))
    told = subject is not None and subject.told
    if told or (title and not stage):
        yield Claim("title", line, Told.LINE if title and subject else Told.HEADING if told else Told.BARE)
    if (title or stage or told) and not any(day.field == "completion_date" for day in days_in(line, profile)):
        yield from of_stage(line, Told.LINE, profile)


def _months(text: str, profile: Profile) -> Claim:
    return Claim("stage_months", rounds_in(text, profile) or 0, Told.PROSE)


def of_stage(text: str, told: Told, profile: Profile) -> Iterator[Claim]:
    """Interim or final, unless a text says both (a choice of its template that nobody made); and how many months."""
    said = [name for name in ("interim", "final") if profile.lines[name].search(text)]
    if len(said) == 1:
        yield Claim("stage", said[0], told)
    yield Claim("stage_months", rounds_in(text, profile) or 0, told)


def _bodies_of_line(line: str, profile: Profile) -> Iterator[Claim]:
    post = profile.lines["post"]
    named = list(bodies_in(line, profile))
    bodies = [body for body in named if not post.search(line[: body.start])]
    found = [Claim(body.kind, body.name, Told.LINE) for body in bodies]
    seen = {body.kind for body in named}
    for part in pieces(line, profile):
        kind = body_kind(part, profile) if _is_name(part, profile) else None
        if kind is None and profile.lines["other_council"].match(part):
            yield Claim(KINDS[0], cased(part, profile) or part, Told.RUNNING, weight=-1.0)
        unnamed = kind == KINDS[0] and speaks_of_one(part, profile)
        if kind and kind not in seen and not unnamed and not profile.report_words.strong.search(part):
            found.append(Claim(kind, cased(part, profile) or part, Told.LINE))
    for claim in found:
        yield claim if has_own_word(str(claim.value), profile) else replace(claim, told=Told.RUNNING, weight=-1.0)


def _is_name(text: str, profile: Profile) -> bool:
    """Whether a part of a line can name a body: no words of a sentence in it ("Mrs Reed told the Council")."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if folded(word) not in profile.small_words]
    return len(words) <= LONGEST_NAME and all(word[0].isupper() for word in words)


def of_sentence(said: Said, profile: Profile) -> Iterator[Claim]:
    """What prose says."""
    text = said.text
    for body in bodies_in(text, profile):
        if body.kind == "council" or len(body.name.split()) >= LEAST_IN_PROSE:
            yield Claim(body.kind, body.name, Told.PROSE)
    yield from _days_of_sentence(text, profile)
    for named in named_in(text, profile):
        leads = named.leads and named.field == PEOPLE[0]
        yield from _people(named.field, named.people, Told.LEADS if leads else Told.PROSE)
    yield from (Claim("inquiry", name, Told.PROSE) for name in subjects_in(text, profile))
    yield _months(profile.rounds.spans.sub("", text), profile)
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
        elif is_own(day, profile) and (not text.endswith(".") or not day.cue.strip(" ,") or text.startswith(day.cue)):
            yield Claim("update_date", day.value, Told.BARE)


def of_running(lines: Sequence[str], profile: Profile, told: Told = Told.RUNNING) -> Iterator[Claim]:
    """What a running head or foot says of bodies, and of a day beside them.

    A day alone, or beside a time or an address, may be that on which somebody printed the paper.
    """
    for line in lines:
        found = list(_bodies_of_line(line, profile))
        yield from (replace(claim, told=told) for claim in found)
        if found and not _PRINTED.search(line):
            days = (day for day in days_in(line, profile) if is_own(day, profile))
            yield from (Claim("update_date", day.value, Told.FAR) for day in days)


def _people(field: str, named: tuple[Person, ...], told: Told) -> Iterator[Claim]:
    if named:
        yield Claim(field, named, told)
