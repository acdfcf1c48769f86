"""Which tables of a document are reports: their records, key and key/value header told from everything else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import takewhile

from pipeline.cells.columns.answers_alike import answers_alike
from pipeline.cells.columns.guessed import is_silent, named_or_guessed
from pipeline.cells.columns.headings import Heading
from pipeline.cells.columns.heads_alone import headed_alike, same_columns
from pipeline.cells.columns.looks import below, decides, mostly
from pipeline.cells.columns.settle import settled
from pipeline.cells.first_pages import with_first_page
from pipeline.cells.header.cover import REACH as COVER_REACH
from pipeline.cells.header.covering import pages_covering
from pipeline.cells.header.labels import Labelled, labelled_cells, labelled_lines
from pipeline.cells.header.lines import stage_apart
from pipeline.cells.heads_over import heading_over, theme_over
from pipeline.cells.lookalikes import (
    is_brief,
    is_lookalike,
    is_of_recommendations,
    is_of_scrutiny,
    is_only_proposed,
    only_counts,
)
from pipeline.cells.new_reports import heads_report, new_report, other_inquiry
from pipeline.cells.of_progress import titled_progress
from pipeline.cells.outside import Paragraphs, between
from pipeline.cells.rows import Printed, theme_of
from pipeline.cells.status.key import key_of_table
from pipeline.cells.themes import heads_state, less_remark, theme_like
from pipeline.models.report import KeyEntry
from pipeline.models.table import Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

SAME = 10.0  # points that the sides of a table may move by from page to page
KEY_REACH = 2  # pages behind its table that a key may stand on
LONGEST_THEME = 14  # words
TELLING = ("response", "update", "action", "status", "decision")  # roles of columns that tell what came of it

Place = tuple[int, float]


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
    after: int = 0  # the page on which the report before it ends
    panels: tuple[Table, ...] = ()  # other tables on the pages in front of it, where it leads
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
class _Finding:
    """State of one walk through the tables of a document."""

    sections: list[Section] = field(default_factory=list)
    headers: list[tuple[Table, tuple[Labelled, ...]]] = field(default_factory=list)
    keys: list[tuple[Table, tuple[KeyEntry, ...]]] = field(default_factory=list)
    shelved: list[tuple[Table, tuple[Labelled, ...]]] = field(default_factory=list)  # headers that a form stands below
    in_front: list[Labelled] = field(default_factory=list)
    forms: list[Table] = field(default_factory=list)  # in front of the first report, of no kind that is known
    ended: Place = (0, 0.0)  # where the last table that is no header ends


def sections_of(tables: Sequence[Table], paragraphs: Paragraphs, profile: Profile) -> list[Section]:
    """All reports of a document, in order. Tables without a recommendation column are none."""
    finding = _Finding()
    for table in tables:
        if table.nested or not table.rows:
            continue
        heading = named_or_guessed(table, profile, partial(_of_progress, finding, table, paragraphs, profile))
        asked = heading is not None and _are_asked(heading, table, paragraphs, profile)
        whole = settled(heading, table, profile) if heading and asked else _as_before(finding, table)
        if whole and not is_only_proposed(whole, profile):
            _records(finding, Records(table, whole), paragraphs, profile)
            continue
        pairs = labelled_cells(table, profile)
        key = () if pairs else key_of_table(table, profile)
        if pairs:
            finding.headers.append((table, pairs))
        elif key:
            _key(finding, table, key)
        elif not _piece(finding, table, paragraphs, profile):
            finding.ended = _end(table)
            finding.forms.append(table)
            if len(table.rows) > 1 and table.width > 1 and not only_counts(table, profile):
                finding.in_front += [p for _, found in finding.headers for p in found]
                finding.shelved = finding.headers or finding.shelved
                finding.headers = []  # they headed another form than the report that follows
    for section in finding.sections:
        alike = answers_alike([records.heading for records in section.records])
        section.records = [replace(one, heading=heading) for one, heading in zip(section.records, alike, strict=True)]
    return finding.sections


def _as_before(finding: _Finding, table: Table) -> Heading | None:
    """The heading of the report's last records, where a further table of it repeats that."""
    return headed_alike(table, finding.sections[-1].records[-1].heading) if finding.sections else None


def _are_asked(heading: Heading, table: Table, paragraphs: Paragraphs, profile: Profile) -> bool:
    """Whether a table holds recommendations of a committee.

    Where only its shape says so, the answers must be decisions ("Agreed.") or a page of it speak of scrutiny; where
    neither headings nor cells tell of answers or news, of recommendations.
    """
    if is_lookalike(heading, profile) or is_brief(heading, table, profile):
        return False
    asked, answer = heading.first("recommendation"), heading.first("response") or heading.first("decision")
    if asked is None:
        return True
    if not asked.guessed:  # not "Item" beside "Lead", a programme of work
        return any(map(heading.of, TELLING)) or bool(re.search(profile.names, asked.heading, re.IGNORECASE))
    if answer and mostly(below(table, heading.rows, answer.index), lambda cell: decides(cell, profile)):
        return True
    near = sorted({max(1, table.pages[0] - 1), *table.pages})
    if is_silent(heading, table, profile):
        return any(is_of_recommendations(paragraphs.page(page), profile) for page in near)
    return any(is_of_scrutiny(paragraphs.page(page), profile) for page in near)


def _start(table: Table) -> Place:
    return table.boxes[0].page, table.boxes[0].box.top


def _end(table: Table) -> Place:
    return table.boxes[-1].page, table.boxes[-1].box.bottom


def _records(finding: _Finding, records: Records, paragraphs: Paragraphs, profile: Profile) -> None:
    start = _start(records.table)
    if not finding.headers and not finding.sections:
        finding.headers = [(t, found) for t, found in finding.shelved if heads_report(t, found, start)]
    above = _above(finding, start, paragraphs)
    if not finding.headers and start[0] > 1:
        above = with_first_page(above, paragraphs, start, finding.ended, profile)
    above = list(stage_apart(above, profile))
    pairs = [p for _, found in finding.headers for p in found] + list(labelled_lines(above, profile))
    current = finding.sections[-1] if finding.sections else None
    if current and not (
        new_report(pairs, above, profile)
        or other_inquiry(current.pairs, pairs)
        or pages_covering(start[0], current.last_page, finding.in_front, paragraphs, profile)
    ):
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
        section.leads, section.after = current is None, current.last_page if current else 0
        section.in_front = tuple(pair for pair in finding.in_front if id(pair) not in own)
        finding.in_front = []
        if section.leads:
            section.panels = tuple(t for t in finding.forms if t.boxes[0].page < start[0])
        if section.leads and (forms := [t for t in finding.forms if t.boxes[0].page == start[0]]):
            section.forms = tuple(forms)
            section.beyond = tuple(between(paragraphs, (start[0], 0.0), _end(forms[-1])))
        for table, entries in finding.keys:
            section.keys.append(table)
            section.key += entries
        finding.sections.append(section)
    finding.headers, finding.keys = [], []
    finding.ended = _end(records.table)


def _above(finding: _Finding, start: Place, paragraphs: Paragraphs) -> list[Text]:
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


def _of_progress(finding: _Finding, table: Table, paragraphs: Paragraphs, profile: Profile) -> bool:
    """Whether what stands above a table, or on the pages in front of it, says that it tells of progress."""
    start = _start(table)
    front = between(paragraphs, max(finding.ended, (start[0] - COVER_REACH, 0.0)), (start[0], 0.0))
    return titled_progress([t.value for t in _above(finding, start, paragraphs)], [t.value for t in front], profile)


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


def _key(finding: _Finding, table: Table, entries: tuple[KeyEntry, ...]) -> None:
    current = finding.sections[-1] if finding.sections else None
    if current and table.pages[0] - current.last_page < KEY_REACH and not current.key:
        current.keys.append(table)
        current.key = entries
        finding.ended = max(finding.ended, _end(table))  # it may stand beside the records
    else:
        finding.keys.append((table, entries))  # a key above its table: the header may stand above the key


def _piece(finding: _Finding, table: Table, paragraphs: Paragraphs, profile: Profile) -> bool:
    """Whether a table without heading is the rest of the records right before it: nothing is printed between."""
    current = finding.sections[-1] if finding.sections else None
    if current is None or finding.ended != _end(current.records[-1].last) or finding.headers or finding.keys:
        return False
    last = current.records[-1].last
    before, here = last.boxes[-1], table.boxes[0]
    alike = abs(before.box.x0 - here.box.x0) <= SAME and abs(before.box.x1 - here.box.x1) <= SAME
    alike = alike or (table.by == "tags" and same_columns(last, table))  # their boxes are those of their words
    if not alike or table.width != last.width or here.page - before.page > 1:
        return False
    strange = any(c and folded(c.text.value) in profile.lookalikes for c in table.rows[0].cells)
    if strange or between(paragraphs, _end(last), _start(table)):
        return False
    current.records[-1].pieces.append(table)
    finding.ended = _end(table)
    return True
