"""Labels, lines and sentences at the top of a report → claims of each field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import lru_cache
from itertools import pairwise

from pipeline.models.page import Word
from pipeline.models.report import Header, Person
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.decisions import ticked
from pipeline.records.header.bodies import KINDS, bodies_in, cased, has_own_word
from pipeline.records.header.claims import Claim, Told, best, by_field, in_print, whole_names
from pipeline.records.header.dates import days_in, days_of, is_day
from pipeline.records.header.labels import PEOPLE, Labelled
from pipeline.records.header.lines import DATES, LONGEST, Said, bodies_of_line, months_told, named_as, of_stage, said_in
from pipeline.records.header.people import is_councillor, is_post, named_in
from pipeline.records.header.subject import is_name, subject_of
from pipeline.records.header.top import of_line, of_sentence
from pipeline.text.lines import lines_of, spoken
from pipeline.text.naming import begins_with_person
from pipeline.text.people import people

RECEIVED = ("committee", "meeting_date")  # fields of labels that say who gets a paper
Day = tuple[str | None, str]  # the field that the label gives or None, ISO day
OWN = "meeting_date"  # a day that may be the report's own, by a label that does not quite say so
FEWEST = 2  # days to have an order at all
FIELDS = tuple(field.name for field in fields(Header) if field.name != "printed")
FIELD = "committee"
MOST = 4  # words that say that a body looks into one thing: "task and finish group"


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
            yield from _labelled_days(pair.field, pair.label, value, profile)
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


def _labelled_days(field: str, label: str, value: str, profile: Profile) -> Iterator[Claim]:
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


def by_order(days: list[Day]) -> Mapping[str, str]:
    """Field → day, for fields that no label gives. `days`: of the lines that hold nothing but a day, in any order."""
    told: dict[str, str] = {}
    for field, day in days:
        if field and field != OWN:
            told.setdefault(field, day)
    if len({day for _, day in days}) < FEWEST:
        return {}
    first, last = min(day for _, day in days), max(day for _, day in days)
    found: dict[str, str] = {}
    if "update_date" not in told and _is_free(last, days, told):
        found["update_date"] = last
    if "completion_date" not in told and first != told.get("response_date"):
        found["completion_date"] = first
    between = [day for field, day in days if field is None and first < day < last]
    if "response_date" not in told and len(between) == 1:
        found["response_date"] = between[0]
    return found


def later_first(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The same; of two labels that give the report's own day the later weighs more, where none gives the inquiry's.

    "Report date" is the day of the inquiry's report where "Update date" stands below it. Of sentences, too, the one
    with the later day weighs more: "A six month update was considered in May" tells of the round before.
    """
    listed = list(claims)
    own = [c for c in listed if c.field == "update_date"]
    ended = any(c.field == "completion_date" and c.told is Told.LABEL for c in listed)
    last = {told: _last(str(c.value) for c in own if c.told is told) for told in (Told.LABEL, Told.PROSE)}
    if ended:
        del last[Told.LABEL]
    for claim in listed:
        weighs = claim.field == "update_date" and claim.value == last.get(claim.told)
        yield replace(claim, weight=claim.weight + 1) if weighs else claim


def _last(days: Iterable[str]) -> str | None:
    """The last of several days; None where there is one at most."""
    known = set(days)
    return max(known) if len(known) > 1 else None


def _is_free(day: str, days: list[Day], told: Mapping[str, str]) -> bool:
    """Whether no label claims a day for itself: none at all, or the same that an earlier day has ("date of report")."""
    return all(field in (None, OWN) or told[str(field)] < day for field, one in days if one == day)


def claims_of(
    pairs: Sequence[Labelled], paragraphs: Sequence[Text], profile: Profile, *, prose: bool = True
) -> Iterator[Claim]:
    """All that the top of a report claims, by labels, lines and sentences, and by the order of days.

    Without `prose` no sentence is read, where none would be believed.
    """
    return groups_apart(list(later_first(in_print(_claims(pairs, paragraphs, profile, prose)))), profile)


def _claims(pairs: Sequence[Labelled], paragraphs: Sequence[Text], profile: Profile, prose: bool) -> Iterator[Claim]:
    yield from of_labels(pairs, profile)
    labels = {p.value.runs[0].word: p.label for p in pairs if p.value.runs and not _is_title(p, profile)}
    whole = {folded(label) for label in labels.values()}
    rests = (_unlabelled(t, labels) for t in paragraphs if not whole or folded(t.value) not in whole)
    lines = list(said_in([rest for rest in rests if rest], profile))
    for said in lines:
        if said.short:
            yield from of_line(said, profile)
        elif prose or not said.text.endswith("."):
            yield from of_sentence(said, profile)
    yield from signatures(lines, profile)
    for value in (" ".join(pair.value.value.split()) for pair in pairs if pair.field is None):
        if prose and value.endswith(".") and len(value.split()) > LONGEST:  # "Executive summary", in a table
            yield from of_sentence(Said(value, short=False, size=0.0), profile)
    yield from (Claim(field, day, Told.BARE) for field, day in by_order(list(_days(pairs, profile))).items())


def _is_title(pair: Labelled, profile: Profile) -> bool:
    """Whether what stands before a colon is the subject of a title: "School Attendance: progress on the inquiry"."""
    value, words = pair.value.value, profile.report_words
    told = folded(pair.label) not in profile.labels and words.strong.search(value) and words.are_all(value)
    return pair.field == "stage" or bool(told)


def _unlabelled(text: Text, labels: Mapping[Word, str]) -> Text:
    """What stands in front of the first label of a paragraph; all of it where there is none."""
    if not labels:
        return text
    label = next(((run.start, labels[run.word]) for run in text.runs if run.word in labels), None)
    return text.slice(0, max(text.value.rfind(label[1], 0, label[0]), 0)).strip() if label else text


def merged(claims: Sequence[Claim], pairs: Sequence[Labelled]) -> Header:
    """The most plainly told value of each field."""
    found = by_field(whole_names(claims))
    told = {field: claim.value for field in FIELDS if (claim := best(found.get(field, ()), field))}
    return Header(**told, printed=tuple((p.label, p.value) for p in pairs))  # type: ignore[arg-type]


def _days(pairs: Iterable[Labelled], profile: Profile) -> Iterator[Day]:
    """The lines that hold nothing but a day of the report's own story, not that of a visit or the next meeting."""
    for pair in pairs:
        value = pair.value.value
        if pair.field != "other_date" and is_day(value, profile):
            yield from ((pair.field, day) for _, day in days_of(value, profile))


def groups_apart(claims: Sequence[Claim], profile: Profile) -> Iterator[Claim]:
    """The same claims; a group that stands beside a committee told as plainly names an inquiry in its place."""
    bodies = {str(c.value): c.told for c in claims if c.field == FIELD}
    subjects = {name: subject for name in bodies if (subject := _looked_into(name, profile))}
    committees = [told for name, told in bodies.items() if name not in subjects]
    for claim in claims:
        subject = subjects.get(str(claim.value)) if claim.field == FIELD else None
        if subject is None or claim.told > max(committees, default=Told.FAR):
            yield claim
        elif claim.told >= Told.HEADING:
            yield replace(claim, field="inquiry", value=subject, told=Told.HEADING)


def _looked_into(name: str, profile: Profile) -> str | None:
    """What a group is named after: "Home Care Scrutiny Working Group"; None for a committee, and for a group of all."""
    words = name.split()
    tails = (n for n in range(MOST, 1, -1) if profile.report_words.review.fullmatch(" ".join(words[-n:])))
    if not (tail := next(tails, 0)):
        return None
    del words[-tail:]
    while words and profile.report_words.review.fullmatch(words[-1]):
        words.pop()
    return " ".join(words) if words and has_own_word(" ".join(words), profile) else None


def signatures(lines: Sequence[Said], profile: Profile) -> Iterator[Claim]:
    """Officers and Cabinet Members who sign; told no plainer than by prose, since others may sign for them."""
    for name, post in pairwise(lines):
        if name.short and post.short and (signed := _signed(name.text, post.text, profile)):
            yield signed


def _signed(name: str, post: str, profile: Profile) -> Claim | None:
    found = _alone(cased(name, profile) or name, profile)
    if found is None or not is_post(post):
        return None
    plain = folded(post)
    member = profile.label_words[PEOPLE[1]].search(plain)
    other = profile.label_words["other_people"].search(plain)
    if other or (not member and is_councillor(name, found, profile)):
        return None
    return Claim(PEOPLE[1 if member else 0], (replace(found, role=post),), Told.PROSE)


def _alone(line: str, profile: Profile) -> Person | None:
    """The one person whom a line names, where it says nothing else."""
    named = people(line, profile.joiners, profile.behalf) if begins_with_person(line) else ()
    return named[0] if len(named) == 1 and line.endswith(named[0].name) else None


def is_prompt(said: str, profile: Profile) -> bool:
    """Whether somebody is asked to fill in a field, and nothing else is said."""
    letter = said[:1]
    if letter.isalnum() and letter.lower() not in _first_letters(profile):
        return False
    first = said.split(maxsplit=1)[0] if said and not said.isspace() else ""
    word = folded(first)
    if word and "_" not in first and word not in _first_words(profile):
        return False  # nearly always, and told without a look at all that is said
    return folded(said) in profile.prompts


@lru_cache(maxsize=16)
def _first_words(profile: Profile) -> frozenset[str]:
    return frozenset(folded(prompt.split()[0]) for prompt in profile.prompts)


@lru_cache(maxsize=16)
def _first_letters(profile: Profile) -> frozenset[str]:
    return frozenset(word[:1] for word in _first_words(profile))
