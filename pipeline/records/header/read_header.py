"""The header of a report: from its labels, its lines, and the pages in front of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace

from pipeline.models.published import labelled_once
from pipeline.models.report import Header, Issue
from pipeline.models.table import Row, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.free_text import between
from pipeline.records.header.bodies import KINDS, bodies_in
from pipeline.records.header.claims import CODE, FURTHER_UP, IN_FRONT, LARGEST, Claim, How, best, doubts, moved
from pipeline.records.header.dates import DATES
from pipeline.records.header.labels import PEOPLE, Labelled, labelled_lines, labelled_rows
from pipeline.records.header.lines import said_in
from pipeline.records.header.said import claims_of, of_running
from pipeline.records.header.subject import says_title
from pipeline.records.headings import is_date
from pipeline.records.limits import counts
from pipeline.records.sections import Section
from pipeline.text.dates import sentence

(BOX_ROWS,) = counts("header_read_header", "box_rows")

Paragraphs = Mapping[int, Sequence[Text]]
FIELDS = tuple(field.name for field in fields(Header) if field.name != "printed")
UNSAFE = ("stage", None)  # fields for which a lone label is not believed: "Stage", "3"


def header_of_report(
    section: Section, above: Sequence[Text], paragraphs: Paragraphs, running: Running, profile: Profile
) -> tuple[Header, tuple[Issue, ...]]:
    """Return the header, and what in it is not said plainly.

    `above`: what is above the records and is no part of a key; `running`: heads and feet by page.
    """
    first = section.records[0]
    titles = first.table.rows[: max(0, first.heading.rows - 1)]
    tops = [row for table in section.headers for row in table.rows if len(texts_in(row)) == 1]
    pairs = [*section.pairs, *labelled_rows(titles, profile)]
    texts = [*saying(tops, profile), *above, *saying([row for row in titles if len(texts_in(row)) == 1], profile)]
    claims = claims_of(pairs, texts, profile)
    claims += of_running([*running.get(section.first_page, ()), *_foot(section, paragraphs, profile)], profile)
    forms = [own for t in section.forms for own in labelled_rows(t.rows, profile) if own.field not in UNSAFE]
    beyond = [*labelled_lines(section.beyond, profile), *forms]
    lines = [*section.beyond, *boxed(section.forms, profile)]
    claims += further_up(claims_of(beyond, lines, profile))
    start = first.table.pages[0]
    if section.leads and start <= NEAR:
        named = {str(claim.value) for claim in claims if claim.field == "inquiry"}
        claims += in_front(start, section.in_front, paragraphs, named, profile)
    if start > 1 and not all(best(claims, body) for body in KINDS):
        claims += of_agenda(paragraphs, running, profile)
    claims += _of_columns(section)
    afar = [*beyond, *(section.in_front if section.leads else ())]
    header = merged(claims, (*pairs, *_gone_by(afar, claims, profile)), profile)
    told = sentences(claims, [*texts, *lines], header.printed, profile)
    return replace(header, printed=labelled_once((*header.printed, *told))), tuple(doubts(claims, section.first_page))


def merged(claims: Sequence[Claim], pairs: Sequence[Labelled], profile: Profile) -> Header:
    """Return the most plainly said value of each field; a committee of no council stands for one."""
    told = {field: claim.value for field in FIELDS if (claim := best(claims, field))}
    header = Header(**told, printed=tuple((p.label, p.value) for p in pairs))  # type: ignore[arg-type]
    ended = header.completion_date or header.response_date  # the day of the decision, where no other is said
    header = replace(header, body=header.council or header.body, completion_date=ended)
    own = header.committee and not header.council and profile.lines["of_itself"].search(header.committee)
    return replace(header, council=header.committee) if own else header


def texts_in(row: Row) -> list[Text]:
    """Return what the cells of a row say, those that hold words."""
    return [cell.text for cell in row.cells if cell and cell.text]


def saying(rows: Iterable[Row], profile: Profile) -> list[Text]:
    """Return cells that name a body, a day, or what the document is.

    A day after words that say nothing of the kind is not its own: "Deadline", "31 March 2031".
    """
    found: list[Text] = []
    for row in map(texts_in, rows):
        title = True
        for cell in (part.strip() for text in row for part in text.lines()):
            line = " ".join(cell.value.split())
            dated = is_date(line, profile)
            if line and (title or not dated):
                title = dated or says_title(line, profile)
                found += [cell] if title else []
    return found


def boxed(tables: Iterable[Table], profile: Profile) -> list[Text]:
    """Return what small tables that lay out the top of a page say, and rows of one cell in larger ones."""
    rows = (row for t in tables for row in t.rows if len(t.rows) <= BOX_ROWS or len(texts_in(row)) == 1)
    return saying(rows, profile)


def _foot(section: Section, paragraphs: Paragraphs, profile: Profile) -> Iterator[str]:
    """Return the short lines below a report's first table on its page: in a file of one page its foot is among them."""
    last = section.records[0].table.boxes[0]
    texts = between(paragraphs, (last.page, last.box.bottom), (last.page + 1, 0.0))
    return (said.text for said in said_in(texts, profile) if said.short)


def further_up(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Return claims of what is further up on a report's page; a body that prose names there may be any."""
    for claim in claims:
        prose = claim.field in KINDS and int(claim.weight) == How.PROSE
        yield replace(claim, weight=(How.RUNNING if prose else claim.weight) + FURTHER_UP)


def _of_columns(section: Section) -> Iterator[Claim]:
    """Return the latest day that a column of updates is headed with: "Progress to 26 February 2019"."""
    days = [c.dated for record in section.records for c in record.heading.of("update") if c.dated]
    if days:
        yield Claim("update_date", max(days), FURTHER_UP)


def with_council_of_file(header: Header, said: Sequence[str], profile: Profile) -> tuple[Header, tuple[Issue, ...]]:
    """Return the header with the council that a file's author or title names, and an issue that says so.

    `said`: these properties as they are in the file. Two councils in them are none.
    """
    if header.council or not any(said):
        return header, ()
    names = {body.name for text in said for body in bodies_in(text, profile) if body.kind == "council"}
    if len(names) != 1:
        return header, ()
    text = "The council is named only in the file's properties."
    return replace(header, council=names.pop()), (Issue(CODE, "warning", None, text),)


def _gone_by(pairs: Iterable[Labelled], claims: Sequence[Claim], profile: Profile) -> Iterator[Labelled]:
    """Return those labelled values further up on the page, or in front of it, that the header has."""
    told = _told(claims)
    for pair in pairs:
        if any(c.field in told and told[c.field].value == c.value for c in claims_of([pair], (), profile)):
            yield pair


def _told(claims: Sequence[Claim]) -> Mapping[str, Claim]:
    """Return the claim that each day and the people of the header go by."""
    return {field: claim for field in (*DATES, *PEOPLE) if (claim := best(claims, field))}


def sentences(
    claims: Sequence[Claim], paragraphs: Sequence[Text], labelled: Iterable[tuple[str, Text]], profile: Profile
) -> Iterator[tuple[str, Text]]:
    """Return the sentence or line that tells each day and person which no label tells, under the field's name in words.

    What is in a labelled line is `labelled` already.
    """
    lines = {word for _, text in labelled for word in text.words()}
    labels = (How.AUTHOR, How.LABEL)
    wanted = {field: claim.value for field, claim in _told(claims).items() if int(claim.weight) not in labels}
    for part in (part for text in paragraphs for part in _sentences(text)):
        if wanted and lines.isdisjoint(part.words()):
            said = {c.field for c in claims_of((), [part], profile) if wanted.get(c.field) == c.value}
            if first := next((field for field in wanted if field in said), None):
                yield first.replace("_", " "), part
                wanted = {field: value for field, value in wanted.items() if field not in said}


def _sentences(text: Text) -> Iterator[Text]:
    at = 0
    while at < len(text.value):
        first, last = sentence(text.value, at, at + 1)
        yield text.slice(max(first, at), last).strip()
        at = max(last, at) + 1


NEAR, COVER = counts("header_front", "near cover")

FRONT = range(1, 5)  # pages of a file that may name its council and committee
COVERED = ("completion_date", "stage_months", "council")  # fields that the prose of a covering report may tell
PagesOfText = Mapping[int, Sequence[Text]]
Running = Mapping[int, Sequence[str]]  # the heads and feet of pages


def in_front(
    start: int, pairs: Sequence[Labelled], paragraphs: PagesOfText, inquiries: Iterable[str], profile: Profile
) -> Iterator[Claim]:
    """Return what the pages before the page `start` say of the file's first report; `pairs` are those of their forms.

    Those that open another item of the agenda than its own page are left out. Council and committee are told by the
    first pages, or by a label: what is spoken of further on is any. A bare line counts on a cover alone, and prose in a
    letter that hands the report over; that of a covering report, which names one of its `inquiries`, says when the
    inquiry ended.
    """
    own = _item(paragraphs.get(start, ()), profile)
    covers = False
    for page in range(1, start):
        texts = [text for text in paragraphs.get(page, ()) if not profile.lines["minutes"].match(text.value)]
        if own and (other := _item(texts, profile)) and other != own:
            continue
        cover = page == 1 and sum(len(text.runs) for text in texts) <= COVER
        letter = page == start - 1 and any(profile.lines["letter"].match(text.value) for text in texts)
        claims = claims_of([*labelled_lines(texts, profile), *(pairs if page == 1 else ())], texts, profile)
        covers = covers or (not cover and _is_on(inquiries, claims))
        for claim in claims:
            if claim.field in KINDS and page not in FRONT and claim.weight < How.AUTHOR:
                continue
            if claim.field == "inquiry" and (claim.weight >= How.LABEL or (cover and claim.weight >= How.LINE)):
                yield replace(claim, weight=min(claim.weight, How.LINE + LARGEST))  # headings behind are of parts
            elif _counts(claim, cover=cover, letter=letter, covers=covers):
                yield from moved([claim], IN_FRONT)


def _counts(claim: Claim, *, cover: bool, letter: bool, covers: bool) -> bool:
    how = int(claim.weight)
    if how in (How.PROSE, How.LEADS):
        return cover or letter or (covers and claim.field in COVERED)
    large = not letter and claim.field == "inquiry" and claim.weight >= How.HEADING + 1
    plain = how in (How.LINE, How.AUTHOR, How.LABEL, How.MEETING) or claim.weight >= How.AUTHOR
    return cover or large or plain or (letter and how == How.BARE)


def _is_on(inquiries: Iterable[str], claims: Iterable[Claim]) -> bool:
    """Return True if a page is on one of these inquiries: "Scrutiny Inquiry into Bus Fares" in front of "Bus Fares"."""
    named = [folded(str(claim.value)) for claim in claims if claim.field == "inquiry"]
    return any(own in other or other in own for own in map(folded, inquiries) for other in named if own and other)


def _item(texts: Sequence[Text], profile: Profile) -> str | None:
    """Return the item of an agenda that a page opens: "Item 6: Renting in Porth Isaf"."""
    found = profile.lines["item"].match(texts[0].value) if texts else None
    return found[0].split()[-1] if found else None


def of_agenda(paragraphs: PagesOfText, running: Running, profile: Profile) -> Iterator[Claim]:
    """Return the council and committee of the agenda that opens a file: in its heads and lines."""
    for page in FRONT:
        said = (own.text for own in said_in(paragraphs.get(page, ()), profile) if own.short)
        lines = [line for line in (*running.get(page, ()), *said) if not profile.lines["minutes"].match(line)]
        yield from moved((c for c in of_running(lines, profile) if c.field in KINDS), IN_FRONT)
