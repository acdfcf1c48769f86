"""The top of a report: labelled lines, a key/value table, bare lines and prose → one `Header`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.cells.columns.headings import months_of
from pipeline.cells.header.by_order import Day, by_order
from pipeline.cells.header.lines import title_lines
from pipeline.cells.header.pieces import body_kind, cased
from pipeline.models.report import Header, Person
from pipeline.models.table import Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text import dates
from pipeline.text.people import people

LONGEST_LABEL = 14  # words
Stage = Literal["interim", "final"]
LONGEST_STAGE = 10  # words
_COUNTED = re.compile(r"\s\d{1,2}$")  # "Review 2: …", the second in one paper
_LABELLED = re.compile(r"^(?P<label>[^:\n]{2,110}?)\s*:\s*(?P<value>\S.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled line: label as printed, the field of the contract it fills (or None), value as printed."""

    label: str
    field: str | None
    value: Text


def labelled_lines(paragraphs: Iterable[Text], profile: Profile) -> Iterator[Labelled]:
    """Paragraphs of the form "label: value" whose label is known, or printed apart (bold) from its value."""
    for paragraph in paragraphs:
        found = _LABELLED.match(paragraph.value)
        if not found or len(found["label"].split()) > LONGEST_LABEL:
            continue
        label = " ".join(found["label"].split())
        field = field_of(label, found["value"], profile)
        if folded(label) not in profile.labels and _is_title(label, field, found["value"], profile):
            continue
        if field or _is_day(found["value"], profile) or _set_apart(paragraph, found.start("value")):
            yield Labelled(label, field, paragraph.slice(found.start("value")).strip())


def _is_title(label: str, field: str | None, value: str, profile: Profile) -> bool:
    """ "Roads inquiry: progress on recommendations", "Place Scrutiny Panel: 6 month update": a title, and no label."""
    if field == "inquiry":
        return bool(profile.lines["title"].search(value))
    return field in ("stage", "committee", None) and bool(body_kind(label, profile)) and not body_kind(value, profile)


def labelled_cells(table: Table, profile: Profile) -> tuple[Labelled, ...]:
    """The pairs of a key/value table; empty unless two of its labels are known."""
    found = []
    for row in table.rows:
        cells = [c for c in row.cells if c is not None]
        for label, value in zip(cells[::2], cells[1::2], strict=False):
            name = " ".join(label.text.value.split()).rstrip(" :")
            if name and len(name.split()) <= LONGEST_LABEL:
                found.append(Labelled(name, field_of(name, value.text.value, profile), value.text))
    known = {e.field for e in found if e.field}
    return tuple(found) if len(known) > 1 and len(known) >= 0.3 * len(found) else ()


def field_of(label: str, value: str, profile: Profile) -> str | None:
    """The field that a labelled value fills: by the whole label, by words in it, or by what the value says.

    A date is only taken from a value that holds one, and a value that is nothing but a date fills no other field.
    """
    plain = _COUNTED.sub("", re.sub(r"\(s\)", "s", folded(label)))
    dated = any(True for _ in _dates(value, profile))
    exact = profile.labels.get(plain) or profile.labels.get(plain.rstrip("s"))
    if exact and exact.endswith("_date") == dated:
        return exact
    for field, words in profile.label_words.items():
        if field.endswith("_date") == dated and words.search(plain):
            return field
    if not dated and months_of(value, profile) and len(value.split()) <= LONGEST_STAGE:
        return "stage"
    return None


def _set_apart(paragraph: Text, value: int) -> bool:
    label, rest = paragraph.words(0, value), paragraph.words(value)
    return bool(label and rest) and all(w.style.bold for w in label) and not any(w.style.bold for w in rest)


def header_of(
    pairs: Sequence[Labelled], paragraphs: Sequence[Text], furniture: Sequence[str], profile: Profile
) -> Header:
    """One header from labelled values, the other paragraphs above the table, and the page's running header."""
    labelled = {p.value.runs[0].word for p in pairs if p.value.runs}
    bare = [t for t in paragraphs if not any(r.word in labelled for r in t.runs)]
    values = {p.field: p.value.value for p in reversed(pairs) if p.field and p.value}
    lines = title_lines(bare, furniture, profile)
    prose = _prose([t.value for t in bare], profile)
    stage_text = " ".join(filter(None, (*_stage_lines(pairs), lines.stage, lines.title)))
    completed, response = _completion(values.get("completion_date", ""), profile)
    ordered = by_order(list(_days(pairs, profile)))
    return Header(
        title=lines.title,
        council=cased(values.get("council") or lines.council, profile),
        committee=cased(values.get("committee") or lines.committee, profile),
        inquiry=_flat(values.get("inquiry")) or lines.inquiry or _beside_stage(pairs, profile),
        stage=_stage(stage_text, profile),
        stage_months=months_of(stage_text, profile) or months_of(" ".join(t.value for t in bare), profile),
        completion_date=completed or prose.get("completion_date") or ordered.get("completion_date"),
        update_date=_day(values.get("update_date", ""), profile)
        or prose.get("update_date")
        or ordered.get("update_date"),
        response_date=_day(values.get("response_date", ""), profile) or response or ordered.get("response_date"),
        lead_officers=_named("lead_officers", pairs, prose, profile),
        cabinet_members=_named("cabinet_members", pairs, prose, profile),
        printed=tuple((p.label, p.value) for p in pairs),
    )


def _stage_lines(pairs: Sequence[Labelled]) -> Iterator[str]:
    """ "Interim Progress Report: six months on" says half of it in the label."""
    for pair in pairs:
        if pair.field == "stage":
            yield f"{pair.label} {pair.value.value}"


def _beside_stage(pairs: Sequence[Labelled], profile: Profile) -> str | None:
    """ "Six month progress report: Lighting the Way Home", either way round: the part that says nothing of progress.

    "Stage: six month progress report" has no such part.
    """
    for pair in pairs:
        if pair.field != "stage":
            continue
        plain = [part for part in (pair.label, _flat(pair.value.value) or "") if not _says_stage(part, profile)]
        if len(plain) == 1 and profile.lines["title"].search(f"{pair.label} {pair.value.value}"):
            return plain[0]
    return None


def _says_stage(text: str, profile: Profile) -> bool:
    """Whether a text says no more than which report this is."""
    label = folded(text)
    if profile.labels.get(label) == "stage" or profile.label_words["stage"].search(label) or months_of(text, profile):
        return True
    return any(profile.lines[kind].search(text) for kind in ("title", "stage", "interim", "final"))


def _flat(text: str | None) -> str | None:
    return " ".join(text.split()) if text else None


def _named(
    field: str, pairs: Sequence[Labelled], prose: Mapping[str, str], profile: Profile
) -> tuple[Person, ...]:
    """Whom the first labelled value names that names anybody: "Report of: Director of Place" gives a post alone."""
    said = [p.value.value for p in pairs if p.field == field and p.value] or [prose.get(field, "")]
    return next((found for text in said if (found := people(text, profile.joiners, profile.behalf))), ())


def _stage(text: str, profile: Profile) -> Stage | None:
    """interim or final; None where the paper says both (a choice of its template that nobody made) or neither."""
    stages: tuple[Stage, ...] = ("interim", "final")
    said = [name for name in stages if profile.lines[name].search(text)]
    return said[0] if len(said) == 1 else None


def _day(text: str, profile: Profile) -> str | None:
    """The first date of a value, if it needs no other day to be told."""
    return next((value for _, value in _dates(text, profile)), None)


def _days(pairs: Iterable[Labelled], profile: Profile) -> Iterator[Day]:
    """The lines that hold nothing but a day of the report's own story, not that of a visit or the next meeting."""
    for pair in pairs:
        value = pair.value.value
        if pair.field != "other_date" and (day := _day(value, profile)) and _is_day(value, profile):
            yield pair.field, day


def _is_day(value: str, profile: Profile) -> bool:
    """Whether a value is one full date, a weekday in front of it or not, and nothing else."""
    found = list(dates.find(value, profile.language))
    read = dates.read(found[0], None).value if len(found) == 1 else None
    return bool(read) and len(str(read)) == len("2016-03-01") and found[0].text == value.strip(" .")


def _dates(text: str, profile: Profile) -> Iterator[tuple[int, str]]:
    for found in dates.find(text, profile.language):
        read = dates.read(found, None)
        if read.value and not read.relative:
            yield found.start, read.value


def _completion(text: str, profile: Profile) -> tuple[str | None, str | None]:
    """The day of the inquiry's report, and the Cabinet's day where the line names it too."""
    first, response = None, None
    for start, value in _dates(text, profile):
        if profile.prose.cabinet.search(text[:start]) and first is not None:
            response = response or value
        else:
            first = first or value
    return first, response


def _prose(paragraphs: Sequence[str], profile: Profile) -> dict[str, str]:
    """What whole sentences say: "This report gives the position as at 3 May 2021. The lead officer is …"."""
    found: dict[str, str] = {}
    for text in paragraphs:
        for start, value in _dates(text, profile):
            if profile.prose.as_at.search(text[:start]):
                found.setdefault("update_date", value)
            elif profile.prose.completed.search(text[:start]):
                found.setdefault("completion_date", value)
        for named in profile.prose.named.finditer(text):
            field = "lead_officers" if named["officers"] else "cabinet_members"
            found.setdefault(field, named["value"])
    return found
