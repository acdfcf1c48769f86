"""The header of one report, from its top, its running head, and what stands in front of it in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.models.report import Header, Issue, labelled_once
from pipeline.models.table import Row, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.free_text import between
from pipeline.records.header.bodies import KINDS, bodies_in, body_kind
from pipeline.records.header.claims import CODE, Claim, Told, Value, best, by_field, doubts
from pipeline.records.header.fields import claims_of, merged, of_labels
from pipeline.records.header.front import NEAR, Running, in_front, of_front, of_pages, pages_covering
from pipeline.records.header.labels import PEOPLE, Labelled, labelled_lines, labelled_of, pairs_of
from pipeline.records.header.lines import DATES, GENERAL, short_lines
from pipeline.records.header.sheet_titles import (
    labelled_below,
    labelled_in,
    labelled_rows,
    over_labels,
    says_title,
    sheet_cells,
    telling,
    texts_in,
    title_rows,
)
from pipeline.records.header.top import of_running
from pipeline.records.headings import is_date
from pipeline.records.sections import Records, Section
from pipeline.text.dates import sentence

Paragraphs = Mapping[int, Sequence[Text]]
LEAST = 2  # letters of a name, or of a council's kind
FIELDS = (*DATES, *PEOPLE)
LABELS = (Told.AUTHOR, Told.LABEL)
Printed = tuple[str, Text]
BOX_ROWS = 6  # of a table that only lays out the top of a page
FURTHER = 1000.0  # weight: less than that of any print
_FIGURES = re.compile(r"[£€$]?\d[\d.,]*[%mk]?")
UNSAFE = ("stage", None)  # fields for which a lone label is not believed: "Stage", "3"


def header_of_report(
    section: Section, above: Sequence[Text], paragraphs: Paragraphs, running: Running, profile: Profile
) -> tuple[Header, tuple[Issue, ...]]:
    """The header, and what in it is not told plainly.

    `above`: what stands above the table and is no part of a key; `running`: heads and feet by page.
    """
    first = section.records[0]
    titles = first.table.rows[: max(0, first.heading.rows - 1)]
    beside = sheet_cells(_above_columns(first))
    pairs = (*section.pairs, *labelled_rows(titles, profile), *_labelled_cells(titles, beside, profile))
    tops = telling(beside, profile) if beside else title_rows(titles, profile)
    texts = [*over_labels(section.headers, profile), *above, *tops]
    claims = list(claims_of(pairs, texts, profile))
    claims += of_running([*running.get(section.first_page, ()), *_foot(section, paragraphs, profile)], profile)
    pairs = (*pairs, *(own := list(labelled_forms(section.forms, profile))))
    lines = [*section.beyond, *boxed(section.forms, profile)]
    beyond = list(labelled_lines(section.beyond, profile))
    claims += list(further([*own, *beyond], lines, claims, profile))
    start = first.table.pages[0]
    covering = range(0)
    if section.leads and start <= NEAR:
        named = {str(claim.value) for claim in claims if claim.field == "inquiry"}
        panels = panelled(section.panels, page=1)
        claims += in_front(start, section.in_front, paragraphs, profile, named, panels)
    else:
        covering = pages_covering(start, section.after, section.in_front, paragraphs, profile)
        claims += of_pages(covering, section.in_front, paragraphs, profile)
    if start > 1 and not all(best(claims, body) for body in ("council", "committee")):
        claims += of_front(paragraphs, running, profile)
    claims += _of_columns(section)
    afar = [*beyond, *(section.in_front if section.leads or covering else ())]
    header = merged(claims, (*pairs, *further_pairs(afar, claims, profile)))
    header = with_own_council(without_council_in_front(header, profile), profile)
    told = sentences(claims, [*texts, *lines], header.printed, profile)
    return replace(header, printed=labelled_once((*header.printed, *told))), tuple(doubts(claims, section.first_page))


def _above_columns(records: Records) -> Sequence[Row]:
    """The rows above the heading, which may itself take two: one of groups of columns."""
    end = records.heading.rows - 1
    if end < 0:
        return ()
    head = records.table.rows[end]
    printed = zip(records.heading.columns, head.cells, strict=False)
    grouped = any(c is not None and c.text and " ".join(c.text.value.split()) != own.heading for own, c in printed)
    return records.table.rows[: max(0, end - grouped)]


def _labelled_cells(titles: Sequence[Row], cells: Sequence[Text], profile: Profile) -> list[Labelled]:
    """Labels and values that stand side by side with other cells, or over one another."""
    return [*labelled_in(cells, profile), *labelled_below(titles, profile)] if cells else []


def _of_columns(section: Section) -> Iterator[Claim]:
    """The latest day that a column of updates is headed with: "Progress to 26 February 2019"."""
    days = [c.dated for record in section.records for c in record.heading.of("update") if c.dated]
    if days:
        yield Claim("update_date", max(days), Told.FAR)


def _foot(section: Section, paragraphs: Paragraphs, profile: Profile) -> Iterator[str]:
    """The short lines below a report's first table on its page: in a paper of one page its foot is among them."""
    last = section.records[0].table.boxes[0]
    return short_lines(between(paragraphs, (last.page, last.box.bottom), (last.page + 1, 0.0)), profile)


def with_own_council(header: Header, profile: Profile) -> Header:
    """The header with its committee for a council, where it is one of such bodies: "Harbury Police and Crime Panel"."""
    own = header.committee and not header.council and profile.lines["of_itself"].search(header.committee)
    return replace(header, council=header.committee) if own else header


def without_council_in_front(header: Header, profile: Profile) -> Header:
    """The header, its committee without the short name of its council in front: "Ashby MBC Place Scrutiny Panel"."""
    committee = header.committee or ""
    for short in _short_names(header.council or "", profile):
        rest = committee[len(short) :].lstrip(" :–—|-")
        if committee.startswith(f"{short} ") and body_kind(rest, profile) == "committee":
            return replace(header, committee=rest)
    return header


def _short_names(council: str, profile: Profile) -> Iterator[str]:
    """A council's name with the letters of its kind ("Ashby MBC", "LB Ashby"), and its letters alone, longest first."""
    words = [word for word in re.findall(r"[\w'’-]+", council) if folded(word) not in profile.small_words]
    letters = [word[0].upper() for word in words]
    for count in range(len(words) - LEAST, 0, -1):
        yield " ".join([*words[:count], "".join(letters[count:])])
        yield " ".join(["".join(letters[:-count]), *words[-count:]])
    yield from ["".join(letters)] if len(words) >= LEAST else []


def with_council_of_file(header: Header, said: Sequence[str], profile: Profile) -> tuple[Header, tuple[Issue, ...]]:
    """The header with the council that a file's author or title names, and an issue that says so.

    `said`: these properties as they stand in the file. Two councils in them are none.
    """
    if header.council or not any(said):
        return header, ()
    names = {body.name for text in said for body in bodies_in(text, profile) if body.kind == "council"}
    if len(names) != 1:
        return header, ()
    text = "The council is told by the properties of the file alone."
    return replace(header, council=names.pop()), (Issue(CODE, "warning", None, text),)


def further_pairs(pairs: Iterable[Labelled], claims: Sequence[Claim], profile: Profile) -> Iterator[Labelled]:
    """Of labelled lines further up on the page or in front of it, those by which the header goes."""
    told = _told(claims)
    for pair in pairs:
        if any(claim.field in told and told[claim.field].value == claim.value for claim in of_labels([pair], profile)):
            yield pair


def sentences(
    claims: Sequence[Claim], paragraphs: Sequence[Text], labelled: Iterable[Printed], profile: Profile
) -> Iterator[Printed]:
    """The sentence or line that tells each day and person which no label tells, under the field's name in words.

    What stands in a labelled line is `labelled` already.
    """
    lines = {word for _, text in labelled for word in text.words()}
    wanted = {field: claim.value for field, claim in _told(claims).items() if claim.told not in LABELS}
    parts = [part for text in paragraphs for part in _parts(text)] if wanted else []
    for part in parts:
        fields = [field for field, value in wanted.items() if _may_tell(part.value, value)]
        if not fields or not lines.isdisjoint(part.words()):
            continue
        said = {claim.field for claim in claims_of((), [part], profile) if wanted.get(claim.field) == claim.value}
        if first := next((field for field in fields if field in said), None):
            yield first.replace("_", " "), part
            wanted = {field: value for field, value in wanted.items() if field not in said}


def _told(claims: Sequence[Claim]) -> Mapping[str, Claim]:
    """The claim that each day and the people of the header go by."""
    found = by_field(claims)
    return {field: claim for field in FIELDS if (claim := best(found.get(field, ()), field))}


def _parts(text: Text) -> Iterator[Text]:
    """The sentences of a paragraph."""
    at = 0
    while at < len(text.value):
        first, last = sentence(text.value, at, at + 1)
        yield text.slice(max(first, at), last).strip()
        at = max(last, at) + 1


def _may_tell(said: str, value: Value) -> bool:
    """Whether it is worth a closer look: a figure in it for a day, the name for a person."""
    if isinstance(value, tuple):
        return any(person.name in said for person in value)
    return any(character.isdigit() for character in said)


def labelled_forms(tables: Iterable[Table], profile: Profile) -> Iterator[Labelled]:
    """Labels of forms too few of which are known for a key/value table: "Relevant Portfolio Holder" among questions."""
    for table in tables:
        cells = (cell.text for row in table.rows for cell in row.cells if cell and cell.text)
        yield from (pair for cell in cells for pair in labelled_lines([cell], profile) if pair.field)
        readings = ([p for p in labelled_of(pairs, profile) if p.field not in UNSAFE] for pairs in pairs_of(table))
        yield from max(readings, key=len, default=[])


def boxed(tables: Iterable[Table], profile: Profile) -> list[Text]:
    """Cells of a small table that lays out the top of a page, where they name a body, a day, or what the paper is.

    In larger ones, rows of one cell. A day behind words that say nothing of the kind is not its own:
    "Deadline", "31 March 2031".
    """
    found: list[Text] = []
    boxes = (table for table in tables if not _counts(table))
    rows = (row for table in boxes for row in table.rows if len(table.rows) <= BOX_ROWS or _alone(row))
    for row in map(texts_in, rows):
        title = True
        for cell in row:
            line = " ".join(cell.value.split())
            if (dated := is_date(line, profile)) and not title:
                continue
            title = dated or says_title(line, profile)
            found += [cell] if title else []
    return found


def panelled(tables: Iterable[Table], page: int) -> list[Text]:
    """What stands on a page in panels: tables that hold one cell a row, however it is printed in it."""
    rows = [row for t in tables if all(len(texts_in(row)) <= 1 for row in t.rows) for row in t.rows]
    parts = (part.strip() for row in rows for cell in texts_in(row) for part in cell.lines())
    return [part for part in parts if part and part.words()[0].page == page]


def _counts(table: Table) -> bool:
    """Whether most rows of a table hold figures alone behind their first cell: it lays out nothing."""
    rows = [texts_in(row)[1:] for row in table.rows]
    return 2 * sum(bool(row) and all(_FIGURES.fullmatch(cell.value) for cell in row) for row in rows) > len(rows)


def _alone(row: Row) -> bool:
    """Whether one cell takes a row: what it says heads the rest."""
    return len(texts_in(row)) == 1


def further(
    pairs: Sequence[Labelled], paragraphs: Sequence[Text], told: Sequence[Claim], profile: Profile
) -> Iterator[Claim]:
    """What stands further up on a report's page, over other tables: believed where nothing near says it as plainly.

    A body that prose names there may be any ("visited Ashby Council"), where a running head says whose paper it is;
    one that has a line of its own is not, and is believed before one of which sentences speak.
    """
    running = {claim.field for claim in told if claim.told is Told.RUNNING and claim.field in KINDS}
    for claim in claims_of(pairs, paragraphs, profile):
        if claim.told is not Told.PROSE or claim.field not in running or claim.weight == GENERAL:
            own = claim.told is Told.PROSE and claim.weight == GENERAL
            yield claim if own else replace(claim, weight=claim.weight - FURTHER)
