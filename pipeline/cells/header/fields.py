"""The top of a report: labelled lines, a key/value table, bare lines and prose → one `Header`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields

from pipeline.cells.header.by_labels import of_labels
from pipeline.cells.header.by_order import Day, by_order, later_first
from pipeline.cells.header.claims import Claim, Told, best, by_field, in_print, whole_names
from pipeline.cells.header.days import days_of, is_day
from pipeline.cells.header.groups import groups_apart
from pipeline.cells.header.labels import Labelled
from pipeline.cells.header.lines import LONGEST, Said, said_in
from pipeline.cells.header.signed import signatures
from pipeline.cells.header.top import of_line, of_running, of_sentence
from pipeline.models.page import Word
from pipeline.models.report import Header
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

FIELDS = tuple(field.name for field in fields(Header) if field.name != "printed")


def header_of(
    pairs: Sequence[Labelled], paragraphs: Sequence[Text], furniture: Sequence[str], profile: Profile
) -> Header:
    """One header from labelled values, the other paragraphs above the table, and the page's running header."""
    return merged([*claims_of(pairs, paragraphs, profile), *of_running(furniture, profile)], pairs)


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
