"""Stage results as text that a person can read and a diff can show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.models.page import Page
from pipeline.models.report import Document, Recommendation, Report
from pipeline.models.table import Cell, Table
from pipeline.models.text import Text
from pipeline.text.lines import lines_of, spoken

FIELDS = (
    "number label title theme inquiry recommendation response decision action update previous_update rag progress "
    "lead_officer target_date target_date_printed resolved_from"
).split()


def page_layout(page: Page) -> Iterator[str]:
    """Words by line with where they stand, and what else there is, counted."""
    yield f"page {page.number}: {page.width:.0f} x {page.height:.0f}, {len(page.words)} words"
    flat = Counter("horizontal" if r.horizontal else "vertical" for r in page.rulings)
    yield f"  rulings: {flat['horizontal']} horizontal, {flat['vertical']} vertical"
    for colour, count in sorted(Counter(f.colour for f in page.fills).items()):
        yield f"  fills {colour}: {count}"
    for shape in page.shapes:
        yield f"  shape at {shape.box.x0:.0f},{shape.box.top:.0f}: {shape.form} {shape.colour}"
    for picture in page.pictures:
        yield f"  picture at {picture.box.x0:.0f},{picture.box.top:.0f}: {picture.form} {picture.colour}"
    for link in page.links:
        yield f"  link at {link.box.x0:.0f},{link.box.top:.0f}: {link.target}"
    for line in lines_of(page.words):
        look = "B" if all(w.style.bold for w in line) else "b" if any(w.style.bold for w in line) else " "
        yield f"  {line[0].box.x0:4.0f},{line[0].box.top:4.0f} {look} {spoken(line)}"


def table_layout(table: Table) -> Iterator[str]:
    """Rows one below the other, cells in their columns' order."""
    nested = " nested" if table.nested else ""
    yield f"table by {table.by} on pages {', '.join(map(str, table.pages))}, {table.width} columns{nested}"
    for number, row in enumerate(table.rows, start=1):
        yield f"  row {number}{' (joined)' if row.joined else ''}"
        for column, cell in enumerate(row.cells, start=1):
            if cell is not None:
                yield from _cell(column, cell)
    if table.repeated:
        yield f"  repeated: {' '.join(w.text for w in table.repeated)}"


def _cell(column: int, cell: Cell) -> Iterator[str]:
    spans = f" spans {cell.columns}x{cell.rows}" if (cell.columns, cell.rows) != (1, 1) else ""
    marks = "".join(f" [{m.evidence} {m.form or ''} {m.colour}]".replace("  ", " ") for m in cell.marks)
    pages = ",".join(str(f.page) for f in cell.fragments)
    yield from _field(f"    {column} (p{pages}){spans}{marks}", cell.text)


def _field(name: str, value: object) -> Iterator[str]:
    lines = str(value).split("\n")
    yield f"{name}: {lines[0]}".rstrip()
    yield from (f"      | {line}" for line in lines[1:])


def document_layout(document: Document) -> Iterator[str]:
    yield f"{document.file}: {document.status} {document.reason}, {document.pages} pages"
    for issue in document.issues:
        yield f"  issue {issue.code} page {issue.page}: {issue.message}"
    for report in document.reports:
        yield from _report(report)


def _report(report: Report) -> Iterator[str]:
    yield f"report on pages {report.source.first_page} to {report.source.last_page}, language {report.language}"
    header = report.header
    for name in "title council committee inquiry stage stage_months completion_date update_date response_date".split():
        yield f"  {name}: {getattr(header, name)}"
    for name in ("lead_officers", "cabinet_members"):
        for person in getattr(header, name):
            yield f"  {name}: {person.name} | {person.role} | {person.organisation}"
    for label, value in header.printed:
        yield from _field(f"  printed “{label}”", value)
    for entry in report.legend:
        yield f"  key {entry.shown} ({entry.evidence}, {entry.colour}) = {entry.progress}: {entry.meaning}"
    for recommendation in report.recommendations:
        yield from _recommendation(recommendation)
    words = report.words
    yield f"  words: {words.total} = {words.placed} placed + {words.furniture} furniture + {words.outside} outside"
    for lost in words.unplaced:
        yield f"  unplaced on page {lost.page}: {lost.text}"
    for issue in report.issues:
        yield f"  issue {issue.code} page {issue.page}: {issue.message}"


def _recommendation(one: Recommendation) -> Iterator[str]:
    yield f"  [{one.index}]"
    for name in FIELDS:
        value = getattr(one, name)
        if value is not None:
            yield from _field(f"    {name}", value)
    for name, text in one.extra:
        yield from _field(f"    extra “{name}”", text)
    for update in one.updates:
        said = _short(update.update)
        yield f"    round {update.stage_months} “{update.heading}”: {update.rag}: {said}"
    status = one.status
    seen = f"{status.shown} by {status.evidence} {status.colour or ''}".rstrip()
    yield f"    status: {status.blank or seen}, assessed by {status.assessed_by}, meaning {status.meaning}"
    for name, places in one.sources:
        yield f"    source {name}: {_places(places)}"
    for flag in one.flags:
        yield f"    flag {flag.code} {flag.field}: {flag.message}"


def _short(text: Text | None) -> str:
    words = str(text).split() if text else []
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "") if words else "nothing"


def _places(places: Sequence[object]) -> str:
    return "; ".join(f"p{p.page} {p.box.x0:.0f},{p.box.top:.0f}-{p.box.x1:.0f},{p.box.bottom:.0f}" for p in places)  # type: ignore[attr-defined]
