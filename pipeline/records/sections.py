"""The reports of a document: tables of records with their legend, key/value header and what is above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from pipeline.models.records import Column, Heading, Printed
from pipeline.models.report import KeyEntry
from pipeline.models.table import Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.free_text import Paragraphs, between
from pipeline.records.header.labels import Labelled, labelled_lines
from pipeline.records.header.lines import LONGEST
from pipeline.records.limits import counts, measures
from pipeline.records.rows import theme_of
from pipeline.records.titles import heading_over, heads_state, less_remark, theme_like, theme_over

(KEY_REACH,) = counts("sections", "key_reach")
SAME, SIDES = measures("sections", "same sides")
Place = tuple[int, float]
ABOUT = frozenset({"inquiry", "committee"})


@dataclass(slots=True)
class Records:
    """One table of records, with the rows of later pieces of it."""

    table: Table
    heading: Heading
    pieces: list[Table] = field(default_factory=list)
    theme: Text | None = None
    over: Text | None = None  # the line over it, where rows printed alike part its records
    printed: tuple[Printed, ...] | None = None  # the records, where they are no rows

    @property
    def themes(self) -> tuple[Text, ...]:
        return tuple(theme for theme in (self.over, self.theme) if theme is not None)

    @property
    def last(self) -> Table:
        return self.pieces[-1] if self.pieces else self.table


@dataclass(slots=True)
class Section:
    """One report: its tables of records, its key, and what stands above the first table."""

    records: list[Records]
    pairs: tuple[Labelled, ...]
    above: list[Text]
    start: Place  # where the header begins
    keys: list[Table] = field(default_factory=list)
    headers: list[Table] = field(default_factory=list)
    key: tuple[KeyEntry, ...] = ()
    leads: bool = False  # the file's first report
    in_front: tuple[Labelled, ...] = ()  # what forms further in front of it say
    forms: tuple[Table, ...] = ()  # other tables in front of it on its page, where it leads
    beyond: tuple[Text, ...] = ()  # what stands above these

    @property
    def first_page(self) -> int:
        return min([self.start[0], *(p for r in self.records for p in r.table.pages)])

    @property
    def last_page(self) -> int:
        tables = [t for r in self.records for t in (r.table, *r.pieces)] + self.keys
        return max(p for t in tables for p in t.pages)


@dataclass(slots=True)
class Finding:
    """State of one walk through the tables of a document."""

    sections: list[Section] = field(default_factory=list)
    headers: list[tuple[Table, tuple[Labelled, ...]]] = field(default_factory=list)
    keys: list[tuple[Table, tuple[KeyEntry, ...]]] = field(default_factory=list)
    shelved: list[tuple[Table, tuple[Labelled, ...]]] = field(default_factory=list)  # headers that a form stands below
    in_front: list[Labelled] = field(default_factory=list)
    forms: list[Table] = field(default_factory=list)  # in front of the first report, of no kind that is known
    ended: Place = (0, 0.0)  # where the last table that is no header ends


def _start(table: Table) -> Place:
    return table.boxes[0].page, table.boxes[0].box.top


def end_of(table: Table) -> Place:
    return table.boxes[-1].page, table.boxes[-1].box.bottom


def add_records(finding: Finding, records: Records, paragraphs: Paragraphs, profile: Profile) -> None:
    start = _start(records.table)
    if not finding.headers and not finding.sections:
        finding.headers = [(t, found) for t, found in finding.shelved if _heads_report(t, found, start)]
    above = _above(finding, start, paragraphs)
    pairs = [p for _, found in finding.headers for p in found] + list(labelled_lines(above, profile))
    current = finding.sections[-1] if finding.sections else None
    if current and not _is_new_report(current.pairs, pairs, above, profile):
        records.theme = _title_of(records) or _theme_over(current, above, records.table, profile)
        _head_first(current, records.theme, profile)
        current.records.append(records)
    else:
        headed = [] if records.heading.of("status") else less_remark(above, profile)  # the rows show their own
        if headed and heads_state(headed, profile):
            records.theme, above = headed[-1], [*headed[:-1], *above[len(headed) :]]
        tops = [_start(t) for t, _ in finding.headers] + [(t.words()[0].page, t.words()[0].box.top) for t in above]
        section = Section([records], tuple(pairs), above, min([*tops, start]), headers=[t for t, _ in finding.headers])
        own = set(map(id, pairs))
        section.leads = current is None
        section.in_front = tuple(pair for pair in finding.in_front if id(pair) not in own)
        finding.in_front = []
        if section.leads and (forms := [t for t in finding.forms if t.boxes[0].page == start[0]]):
            section.forms = tuple(forms)
            section.beyond = tuple(between(paragraphs, (start[0], 0.0), end_of(forms[-1])))
        for table, entries in finding.keys:
            section.keys.append(table)
            section.key += entries
        finding.sections.append(section)
    finding.headers, finding.keys = [], []
    finding.ended = end_of(records.table)


def _above(finding: Finding, start: Place, paragraphs: Paragraphs) -> list[Text]:
    """The paragraphs between the last table and this one: on its own page, or the page before if that has none."""
    page, _ = start
    first = max(finding.ended, (page, 0.0))
    found = between(paragraphs, first, start)
    if not found and not any(t.boxes[0].page == page for t, _ in finding.headers) and page > 1:
        found = between(paragraphs, max(finding.ended, (page - 1, 0.0)), start)
    header_page = min((t.boxes[0].page for t, _ in finding.headers), default=page)
    if header_page < page:
        found = between(paragraphs, max(finding.ended, (header_page, 0.0)), start)
    return found


def _theme_over(section: Section, above: Sequence[Text], table: Table, profile: Profile) -> Text | None:
    """The theme above a further table of a report, as those above its other ones are printed."""
    before = [theme for records in section.records for theme in records.themes]
    first = None if before else heading_over(section.above, profile)
    said = [text for text in (*section.above, *(pair.value for pair in section.pairs)) if text is not first]
    return theme_over(less_remark(above, profile), table, [*before, *([first] if first else [])], said, profile)


def _head_first(section: Section, theme: Text | None, profile: Profile) -> None:
    """Give a report's first table its theme: the line over it, if printed as `theme` of the second one is."""
    first = section.records[0]
    if theme is not None and len(section.records) == 1 and first.theme is None and first.heading.rows == 1:
        over = heading_over(section.above, profile)
        lines = [*takewhile(lambda text: text is not over, section.above), *([over] if over else [])]
        first.theme = theme_like(lines, [theme], profile, section.beyond)
        section.above = [text for text in section.above if text is not first.theme]
    elif theme is not None and len(section.records) == 1 and first.theme is None:
        first.theme = _title_of(first)


def _title_of(records: Records) -> Text | None:
    """What stands in a row over all columns, above the headings of a table."""
    return theme_of(records.table.rows[0], records.heading) if records.heading.rows > 1 else None


def add_legend(finding: Finding, table: Table, entries: tuple[KeyEntry, ...]) -> None:
    current = finding.sections[-1] if finding.sections else None
    if current and table.pages[0] - current.last_page < KEY_REACH and not current.key:
        current.keys.append(table)
        current.key = entries
        finding.ended = max(finding.ended, end_of(table))  # it may stand beside the records
    else:
        finding.keys.append((table, entries))  # a key above its table: the header may stand above the key


def add_piece(finding: Finding, table: Table, paragraphs: Paragraphs, profile: Profile) -> bool:
    """Whether a table without heading is the rest of the records right before it: nothing is printed between."""
    current = finding.sections[-1] if finding.sections else None
    if current is None or finding.ended != end_of(current.records[-1].last) or finding.headers or finding.keys:
        return False
    last = current.records[-1].last
    before, here = last.boxes[-1], table.boxes[0]
    alike = abs(before.box.x0 - here.box.x0) <= SAME and abs(before.box.x1 - here.box.x1) <= SAME
    alike = alike or (table.by == "tags" and same_columns(last, table))  # their boxes are those of their words
    if not alike or table.width != last.width or here.page - before.page > 1:
        return False
    strange = any(c and folded(c.text.value) in profile.lookalikes for c in table.rows[0].cells)
    if strange or between(paragraphs, end_of(last), _start(table)):
        return False
    current.records[-1].pieces.append(table)
    finding.ended = end_of(table)
    return True


def answers_alike(headings: Sequence[Heading]) -> list[Heading]:
    """The headings, a column of decisions the response where one of the same heading is that elsewhere.

    "Cabinet decision" over "Agreed" says the decision alone, over "Agreed. It costs £900" in another table all that
    was answered: both are set alike by whoever filled them in.
    """
    answering = {folded(column.heading) for heading in headings for column in heading.of("response")}
    return [
        replace(heading, columns=tuple(_alike(c, heading, answering) for c in heading.columns)) for heading in headings
    ]


def _alike(column: Column, heading: Heading, answering: set[str]) -> Column:
    other = column.role == "decision" and folded(column.heading) in answering and not heading.of("response")
    return replace(column, role="response") if other else column


def same_columns(one: Table, other: Table) -> bool:
    """Whether the cells in the last row of a table and in the first of another begin below one another."""
    if one.width != other.width:
        return False
    pairs = zip(one.rows[-1].cells, other.rows[0].cells, strict=True)
    starts = [(a.text.words(), b.text.words()) for a, b in pairs if a and b and a.text and b.text]
    return len(starts) > 1 and all(abs(a[0].box.x0 - b[0].box.x0) <= SIDES for a, b in starts)


def _heads_report(table: Table, pairs: Sequence[Labelled], start: tuple[int, float]) -> bool:
    """Return True if a key/value table on a report's page tells whose it is and of which day."""
    fields = {pair.field or "" for pair in pairs}
    day = any(field.endswith("_date") for field in fields)
    return table.boxes[-1].page == start[0] and day and bool(fields & ABOUT)


def _is_new_report(
    before: Sequence[Labelled], pairs: Sequence[Labelled], above: Sequence[Text], profile: Profile
) -> bool:
    """Return True if what is above a table heads a new report, not a further part of the one before.

    Or if a label names an inquiry as it did above the tables before, and names another: "Review 2: Dentistry".
    """
    if len({pair.field for pair in pairs if pair.field}) > 1:
        return True
    short = [text.value for text in above if len(text.value.split()) <= LONGEST]
    kinds = [kind for kind in ("council", "committee", "stage") if any(profile.lines[kind].search(t) for t in short)]
    one, other = ({folded(p.value.value) for p in found if p.field == "inquiry"} for found in (before, pairs))
    return len(kinds) > 1 or (bool(one and other) and not one & other)
