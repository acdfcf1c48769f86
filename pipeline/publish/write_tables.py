"""The tables of a dataset: every report collected, its inquiries and ids told, and all rows written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pipeline.models.report import Document
from pipeline.publish.collect import Collected, Input, collect
from pipeline.publish.csv_file import write_csv
from pipeline.publish.earlier import read_earlier
from pipeline.publish.folder import writing
from pipeline.publish.history.succession import Succession
from pipeline.publish.identify import Identity, identify
from pipeline.publish.prepare import Prepared, prepared
from pipeline.publish.registers import Registers
from pipeline.publish.release.carried import carried
from pipeline.publish.rows import Row
from pipeline.publish.schema import tables
from pipeline.publish.sources import Sources
from pipeline.publish.spool import Spool
from pipeline.publish.write_reports import write_reports


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
