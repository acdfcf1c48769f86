"""Documents → the dataset's folder: collect, tell inquiries apart, give ids, write, check, put in place."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import OutputError
from pipeline.models.report import Document
from pipeline.publish.collect import Collected, Input, collect
from pipeline.publish.csv_file import CsvWriter, write_csv
from pipeline.publish.earlier import read_earlier
from pipeline.publish.encode import encode
from pipeline.publish.folder import claim, staged, writing
from pipeline.publish.forms.write_forms import write_forms
from pipeline.publish.history.succession import Succession, with_earlier
from pipeline.publish.history.write_history import write_history
from pipeline.publish.identify import Identity, identify
from pipeline.publish.metadata.dcat import write_dcat
from pipeline.publish.metadata.describe import describe
from pipeline.publish.registers import Registers
from pipeline.publish.release.carried import carried
from pipeline.publish.release.mark import Release, mark_release
from pipeline.publish.rows import REPORT_TABLES, Row, issue_row, issue_rows, named, report_row
from pipeline.publish.run_record import write_run
from pipeline.publish.schema import JsonObject, tables
from pipeline.publish.sources import Sources, read_sources
from pipeline.publish.state import unused
from pipeline.publish.twins import with_twin_issues
from pipeline.publish.valid import faults
from pipeline.settings import Form, Settings


@dataclass(frozen=True, slots=True)
class Written:
    """What now stands in `folder`. `needs_review`: recommendations that a person should look at."""

    folder: Path
    documents: int
    complete: int
    partial: int
    failed: int
    empty: int
    reports: int
    recommendations: int
    needs_review: int
    kept: int = 0  # documents of the earlier dataset that were added to
    replaced: int = 0  # reports of it that a later version has taken the place of
    gone: tuple[str, ...] = ()  # files of it that were not given again and are no longer in it


def write_dataset(
    documents: Iterable[Document],
    out: Path,
    *,
    sources: Sources | Path | None = None,
    settings: Settings | None = None,
    run: Mapping[str, Any] | None = None,
    people_register: bool | None = None,
    also: Collection[Form] = (),
    release: Release | None = None,
    add: bool = False,
    view: Callable[[Document], Document] | None = None,
) -> Written:
    """Writes one dataset over all documents, in any order, in bounded memory.

    `sources` is a sources file or what was read from one. `settings` and `run` (timings and the like) go to
    run.json. `people_register`: whether people.csv is written (where people are hidden, only if asked for);
    `also` names further forms of the tables. An earlier dataset in `out` gives its ids on, and stays as it was unless
    the new one is whole. `release`: the documents are a dataset's own, made ready for the public; they keep the ids
    they carry. `add`: what the earlier dataset holds stays, but for what these documents are later versions of;
    `view`: what may be shown of that by now. Raises UsageError for a wrong sources file, OutputError where `out` may
    not or can't be written.
    """
    stated = read_sources(sources) if isinstance(sources, Path) else sources or Sources()
    folder = claim(out, sources_given=sources is not None)
    succession = Succession(folder, with_earlier(stated, folder) if add else stated, add, view)
    with staged(folder) as new:
        collected = _collected(documents if release else succession.documents(documents), new, succession)
        identity = carried(collected) if release else _identified(collected, folder)
        with writing(folder):
            told = Sources() if release else succession.sources
            counts = _write(new, collected, identity, told, _asked(people_register, settings))
            write_history(folder, new, succession.past, view)
            describe(new, _source_rows(collected))
            _shape(new, release, also)
            write_run(new, settings or Settings(), run or {}, counts, _removed(collected.inputs))
            found = faults(new)
        if found:
            raise OutputError(f"The result was not written, since it would be wrong: {found[0]}.", _MISTAKE)
    return _written(folder, collected, counts, succession)


def _shape(new: Path, release: Release | None, also: Collection[Form]) -> None:
    """What is made of the tables: the marks of a set for the public, other forms, the record that lists them all."""
    mark_release(new, release)
    write_forms(new, new, also)
    write_dcat(new)


def _asked(people_register: bool | None, settings: Settings | None) -> bool:
    """Whether people.csv is written: where people are hidden, only on request."""
    return (settings is None or settings.people == "all") if people_register is None else people_register


def _collected(documents: Iterable[Document], new: Path, succession: Succession) -> Collected:
    """The documents set down one by one, so that none has to stay in memory."""
    with writing(succession.dataset):
        spool = new / ".spool"
        spool.mkdir()
    return collect(documents, spool, succession.sources)


def _identified(collected: Collected, folder: Path) -> Identity:
    return identify([report for _, report in collected.reports()], read_earlier(folder))


def _written(folder: Path, collected: Collected, counts: Mapping[str, int], succession: Succession) -> Written:
    statuses = Counter(entry.row["status"] for entry in collected.inputs)
    return Written(
        folder,
        len(collected.inputs),
        statuses["complete"],
        statuses["partial"],
        statuses["failed"],
        statuses["empty"],
        reports=counts["reports"],
        recommendations=counts["recommendations"],
        needs_review=counts["needs_review"],
        kept=succession.kept,
        replaced=len(succession.past),
        gone=tuple(succession.gone),
    )


_MISTAKE = "This is a mistake of the tool: please report it with the file."


def _write(
    new: Path, collected: Collected, identity: Identity, sources: Sources, people_register: bool
) -> dict[str, int]:
    """All files but run.json; gives back the counts of reports, recommendations and those to review."""
    write_csv(new / "documents.csv", tables()["documents"], map(_document_row, collected.inputs))
    write_csv(new / "sources.csv", tables()["sources"], _source_rows(collected))
    write_csv(new / "ids.csv", tables()["ids"], identity.id_rows())
    registers = Registers()
    counts = _write_reports(new, collected, identity, sources, registers)
    write_csv(new / "organisations.csv", tables()["organisations"], registers.body_rows())
    if people_register:
        write_csv(new / "people.csv", tables()["people"], registers.people_rows())
    _remove_spool(collected.spool)
    return counts


def _removed(inputs: Iterable[Input]) -> dict[str, int]:
    """How much was taken out of all files, by kind, so that they may be published."""
    total: Counter[str] = Counter()
    for entry in inputs:
        total.update({removed.what: removed.count for removed in entry.removed})
    return dict(sorted(total.items()))


def _source_rows(collected: Collected) -> list[Row]:
    """One row for every file, however often it was given."""
    return list({(row["file"], row["sha256"]): row for row in (i.source for i in collected.inputs)}.values())


def _document_row(entry: Input) -> Row:
    return {**entry.row, "document_id": entry.document_id, "same_as": entry.same_as}


def _write_reports(
    new: Path, collected: Collected, identity: Identity, sources: Sources, registers: Registers
) -> dict[str, int]:
    (new / "reports").mkdir()
    counts = {"reports": 0, "recommendations": 0, "needs_review": 0}
    also, files = _equal_files(collected.inputs), {r.report_id: i.row["file"] for i, r in collected.reports()}
    again = _met_again(identity, files)
    with ExitStack() as stack:
        writers = {name: _writer(stack, new, name) for name in (*REPORT_TABLES, "reports", "issues")}
        for row in _input_issues(collected.inputs, sources):
            writers["issues"].write(row)
        for entry, report in collected.reports():
            document = identity.complete(collected.document(report), report)
            document["source"]["also"] = also.get(entry.document_id, []) + again.get(report.report_id, [])
            if identity.fresh:
                document["issues"] = with_twin_issues(document["issues"], report.report_id, identity.twins, files)
            row = _write_report(new, document, entry, writers)
            if document["same_as"]:
                continue
            registers.add(document)
            counts["reports"] += 1
            counts["recommendations"] += row["recommendations"]
            counts["needs_review"] += row["needs_review"]
    return counts


def _writer(stack: ExitStack, new: Path, name: str) -> CsvWriter:
    table = tables()[name]
    return CsvWriter(stack.enter_context((new / table.file).open("w", encoding="utf-8", newline="")), table)


def _write_report(new: Path, document: JsonObject, entry: Input, writers: dict[str, CsvWriter]) -> Row:
    content = encode(document).encode("utf-8")
    (new / "reports" / f"{document['report_id']}.json").write_bytes(content)
    row = report_row(document, entry.document_id, hashlib.sha256(content).hexdigest())
    writers["reports"].write(row)
    for name, make in REPORT_TABLES.items():
        for line in make(document) if not document["same_as"] else ():
            writers[name].write(line)
    for line in issue_rows(document, entry.document_id):
        if line["index"] is None or not document["same_as"]:
            writers["issues"].write(line)
    return row


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


def _remove_spool(spool: Path) -> None:
    for waiting in spool.iterdir():
        waiting.unlink()
    spool.rmdir()
