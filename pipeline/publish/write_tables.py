"""The tables and reports of a dataset: collected, named, and written as rows and JSON."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

from pipeline.models.report import Document
from pipeline.publish.collect import Collected, Identity, Input, collect, identify
from pipeline.publish.draft import Body, Spool, rows_of, text_of
from pipeline.publish.folder import writing
from pipeline.publish.history.succession import Succession
from pipeline.publish.parcel import Prepared, prepared
from pipeline.publish.registers import Registers
from pipeline.publish.release.prose import carried
from pipeline.publish.rows import REPORT_TABLES, CsvWriter, Row, issue_row, issue_rows, named, report_row, write_csv
from pipeline.publish.schema import JsonObject, tables
from pipeline.publish.sources import Sources, unused
from pipeline.publish.twins import read_earlier, with_twin_issues


def write_reports(
    new: Path, collected: Collected, identity: Identity, sources: Sources, registers: Registers
) -> dict[str, int]:
    """All reports' JSON and rows, and what is said of whole files; gives back the counts of what is listed."""
    (new / "reports").mkdir()
    counts = {"reports": 0, "recommendations": 0, "needs_review": 0}
    also, files = _equal_files(collected.inputs), {r.report_id: i.row["file"] for i, r in collected.reports()}
    again = _met_again(identity, files)
    with ExitStack() as stack:
        writers = {name: _writer(stack, new, name) for name in (*REPORT_TABLES, "reports", "issues")}
        for row in _input_issues(collected.inputs, sources):
            writers["issues"].write(row)
        for entry, report in collected.reports():
            bare, body = collected.draft(report)
            top = identity.complete(bare, report)
            top["source"]["also"] = also.get(entry.document_id, []) + again.get(report.report_id, [])
            if identity.fresh:
                top["issues"] = with_twin_issues(top["issues"], report.report_id, identity.twins, files)
            _write_report(new, top, body, identity.names(report), entry, writers)
            if top["same_as"]:
                continue
            registers.add(top, body.mentions)
            counts["reports"] += 1
            counts["recommendations"] += body.totals.recommendations
            counts["needs_review"] += body.totals.needs_review
    return counts


def _writer(stack: ExitStack, new: Path, name: str) -> CsvWriter:
    table = tables()[name]
    return CsvWriter(stack.enter_context((new / table.file).open("w", encoding="utf-8", newline="")), table)


def _write_report(
    new: Path, top: JsonObject, body: Body, ids: list[str], entry: Input, writers: dict[str, CsvWriter]
) -> None:
    content = text_of(top, body, ids).encode("utf-8")
    (new / "reports" / f"{top['report_id']}.json").write_bytes(content)
    writers["reports"].write(report_row(top, body.totals, entry.document_id, hashlib.sha256(content).hexdigest()))
    for name in REPORT_TABLES if not top["same_as"] else ():
        for row in rows_of(name, top, body, ids):
            writers[name].write_cells(row)
    for line in issue_rows(top, body.flags, entry.document_id):
        if line["recommendation_index"] is None or not top["same_as"]:
            writers["issues"].write(line)


def _met_again(identity: Identity, files: Mapping[str, str]) -> dict[str, list[str]]:
    """report_id → names of the other files that hold the same report."""
    found: dict[str, list[str]] = {}
    for report_id, twin in sorted(identity.twins.items()):
        found.setdefault(twin.of, []).append(files[report_id])
    return found


def _equal_files(inputs: list[Input]) -> dict[str, list[str]]:
    """document_id → names of the other inputs with the same content."""
    found: dict[str, list[str]] = {}
    for entry in inputs:
        if entry.same_as:
            found.setdefault(entry.same_as, []).append(entry.row["file"])
    return found


def _input_issues(inputs: list[Input], sources: Sources) -> Iterator[Row]:
    """What is to be said of whole files, and of lines of the sources file that speak of none."""
    for entry in inputs:
        place = {"file": entry.row["file"], "document_id": entry.document_id, "report_id": None}
        rows = (issue_row(issue, place) for issue in entry.issues)
        yield from named(rows, f"{entry.document_id} {entry.row['sha256']}")
    text = "No input is this file."
    issue = {"code": "SOURCE_UNUSED", "severity": "warning", "page": None, "message": text}
    lines = unused(sources, [(entry.given or entry.row["file"], entry.row["sha256"]) for entry in inputs])
    places = ({"file": line.file or line.sha256, "document_id": None, "report_id": None} for line in lines)
    yield from named((issue_row(issue, place) for place in places), None)


def write_tables(
    new: Path,
    folder: Path,
    documents: Iterable[Document | Prepared],
    succession: Succession,
    register: bool,
    *,
    public: bool,
) -> tuple[Collected, dict[str, int]]:
    """The reports and tables of all documents, and how much they list; those of a `public` set keep their own ids."""
    ready = (one if isinstance(one, Prepared) else prepared(one) for one in documents)
    told = Sources() if public else succession.sources
    with Spool(new / ".spool") as spool:
        collected = collect(ready if public else succession.documents(ready), spool, succession.sources)
        identity = carried(collected) if public else _identified(collected, folder)
        with writing(folder):
            return collected, _write(new, collected, identity, told, register)


def _identified(collected: Collected, folder: Path) -> Identity:
    return identify([report for _, report in collected.reports()], read_earlier(folder))


def _write(
    new: Path, collected: Collected, identity: Identity, sources: Sources, people_register: bool
) -> dict[str, int]:
    """All files but run.json; gives back the counts of reports, recommendations and those to review."""
    write_csv(new / "documents.csv", tables()["documents"], map(_document_row, collected.inputs))
    write_csv(new / "sources.csv", tables()["sources"], source_rows(collected))
    write_csv(new / "ids.csv", tables()["ids"], identity.id_rows())
    registers = Registers()
    counts = write_reports(new, collected, identity, sources, registers)
    write_csv(new / "organisations.csv", tables()["organisations"], registers.body_rows())
    if people_register:
        write_csv(new / "people.csv", tables()["people"], registers.people_rows())
    return counts


def removed_from(inputs: Iterable[Input]) -> dict[str, int]:
    """How much was taken out of all files, by kind, so that they may be published."""
    total: Counter[str] = Counter()
    for entry in inputs:
        total.update({removed.what: removed.count for removed in entry.removed})
    return dict(sorted(total.items()))


def source_rows(collected: Collected) -> list[Row]:
    """One row for every file, however often it was given."""
    return list({(row["file"], row["sha256"]): row for row in (i.source for i in collected.inputs)}.values())


def _document_row(entry: Input) -> Row:
    return {**entry.row, "document_id": entry.document_id, "same_as": entry.same_as}
