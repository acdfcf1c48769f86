"""Removing a person or a file from a dataset for good: the list first, all that was made, then what is left over."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.journal import JOURNALS, held
from pipeline.models.privacy import Forgotten, People
from pipeline.models.report import Document, Report
from pipeline.privacy.edits import in_string, settled
from pipeline.privacy.hiding import forgotten_edits, mark_of_file, marks_of_name
from pipeline.privacy.masking import masked
from pipeline.privacy.store import SECRET, key_of, read_forgotten, remember
from pipeline.safe_json import loads
from pipeline.settings import Settings

_SAID_ANEW = "INQUIRY_GUESSED"
_TEXT = {".txt", ".md", ".csv", ".json", ".jsonl", ".html", ".htm", ".xml", ".toml", ".yaml", ".yml"}


@dataclass(frozen=True, slots=True)
class Erased:
    """`files`: how many were removed as a whole; `places`: where a name stood; `left`: files of others to look at."""

    files: int
    places: int
    left: tuple[Path, ...]


def erase(what: str, dataset: Path, *, allow_again: bool = False) -> Erased:
    """Removes a person (a full name) or a file (name, document_id or sha256) from a dataset, and from later runs.

    `allow_again`: a file that is given again later is read again.

    Comparisons and pages that were made of it are removed and must be made again; other forms are made anew. Raises
    UsageError where `what` is neither (`allow_again`: is no file), OutputError where the dataset can't be written.
    """
    from pipeline.publish.read_dataset import dataset_documents

    documents = [_as_read(document) for document in dataset_documents(dataset)]
    key = key_of(dataset)
    hashes = _files_meant(what, dataset, documents)
    if allow_again and not hashes:
        raise UsageError(f"“{what}” is not a file of this dataset.", "Names can be removed for good only.")
    marks = frozenset(mark_of_file(key, sha256) for sha256 in hashes) if hashes else marks_of_name(key, _name(what))
    before = read_forgotten(dataset).marks
    forgotten = Forgotten(key, before | marks) if allow_again else remember(dataset, key, marks)
    gone = {report.report_id for d in documents if d.sha256 in hashes for report in d.reports}
    _rewrite_ids(dataset / "ids.csv", gone, forgotten)
    kept = (document for document in documents if not (allow_again and document.sha256 in hashes))
    new = [masked(document, "all", forgotten) for document in kept]
    _rewrite_history(dataset, forgotten, hashes)
    _rewrite(dataset, new, hashes)
    _remove_pages(dataset / "pages")
    for name in JOURNALS:
        _rewrite_journal(dataset, name, forgotten, hashes)
    places = sum(removed.count for document in new for removed in document.removed)
    return Erased(len(hashes), places, () if hashes else _left_over(dataset, forgotten))


def _as_read(document: Document) -> Document:
    """Without what writing a dataset says anew, and each issue once."""
    kept = tuple(
        replace(report, issues=tuple(issue for issue in report.issues if issue.code != _SAID_ANEW))
        for report in document.reports
    )
    of_reports = [issue for report in document.reports for issue in report.issues]
    own = tuple(issue for issue in document.issues if issue not in of_reports and issue.code != "SOURCE_UNUSED")
    return replace(document, reports=kept, issues=own)


def _name(what: str) -> str:
    words = [word for word in what.replace(".", " ").split() if any(letter.isalpha() for letter in word)]
    if len(words) < len(["first", "last"]):
        raise UsageError(f"“{what}” is neither a file of this dataset nor a full name.", "Give first name and surname.")
    return what


def _files_meant(what: str, dataset: Path, documents: Sequence[Document]) -> frozenset[str]:
    """The hashes of the files that `what` names; empty where it names none."""
    from pipeline.publish.rows import read_csv

    lines = read_csv(dataset / "documents.csv")
    header = next(lines)
    rows = [dict(zip(header, line, strict=True)) for line in lines]
    wanted = {what, Path(what).name}
    return frozenset(
        row["sha256"]
        for row in rows
        if row["sha256"] and wanted & {row["file"], row["document_id"], row["sha256"], Path(row["file"]).name}
    )


def _rewrite(dataset: Path, documents: Sequence[Document], gone: frozenset[str]) -> None:
    from pipeline.follow import follow
    from pipeline.publish import Sources, read_sources, write_dataset

    lines = read_sources(dataset / "sources.csv").lines
    sources = Sources(tuple(line for line in lines if line.sha256 not in gone))
    settings = Settings(people=_people(dataset))
    write_dataset(documents, dataset, sources=sources, settings=settings, keep_derived=False, follow=follow)


def _rewrite_history(dataset: Path, forgotten: Forgotten, hashes: frozenset[str]) -> None:
    """Earlier versions hold what was forgotten as well; those of a forgotten file go with it."""
    from pipeline.publish.history.succession import rewrite_history

    def view(row: dict[str, Any], report: Report) -> Report | None:
        if hashes & {row["sha256"], row["superseded_by_sha256"]}:
            return None
        source = report.source
        document = Document(source.file, source.sha256, source.pages, "complete", "OK", (report,))
        return next(iter(masked(document, "all", forgotten).reports), None)

    rewrite_history(dataset, view, lambda text: _string(text, forgotten))


def _remove_pages(folder: Path) -> None:
    """The pages that `scrutiny report` made of the dataset; what stands among them of other people's stays."""
    from pipeline.publish.dataset import is_ours

    for path in sorted(folder.glob("*.html")) if folder.is_dir() else ():
        if is_ours(path):
            path.unlink()


def _rewrite_ids(path: Path, gone: set[str], forgotten: Forgotten) -> None:
    """Ids that were given stay given; the report they were first met in is no longer named."""
    from pipeline.publish.rows import read_csv, write_csv
    from pipeline.publish.schema import tables

    lines = read_csv(path)
    header = next(lines)
    rows = [dict(zip(header, line, strict=True)) for line in lines]
    for row in rows:
        first = row["first_report_id"]
        row["first_report_id"] = "forgotten" if first in gone or any(forgotten_edits(forgotten, first)) else first
    write_csv(path, tables()["ids"], rows)


def _people(dataset: Path) -> People:
    """Whose names the dataset gave, by its own record of the run."""
    try:
        chosen: People = loads((dataset / "run.json").read_text(encoding="utf-8"))["settings"]["people"]
    except (OSError, ValueError, KeyError, TypeError):
        return "all"
    return chosen


def _rewrite_journal(dataset: Path, name: str, forgotten: Forgotten, hashes: frozenset[str]) -> None:
    """What people noted keeps its lines, without the name; lines about a forgotten file go."""
    path = dataset / name
    if not path.is_file():
        return
    with held(dataset):
        kept = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if any(sha256 in line for sha256 in hashes):
                continue
            try:
                kept.append(json.dumps(_without(loads(line), forgotten), ensure_ascii=False))
            except ValueError:
                kept.append(_string(line, forgotten))
        path.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")


def _without(value: Any, forgotten: Forgotten) -> Any:
    if isinstance(value, str):
        return _string(value, forgotten)
    if isinstance(value, list):
        return [_without(inner, forgotten) for inner in value]
    if isinstance(value, dict):
        return {key: _without(inner, forgotten) for key, inner in value.items()}
    return value


def _string(value: str, forgotten: Forgotten) -> str:
    return in_string(value, settled(forgotten_edits(forgotten, value)))


def _left_over(dataset: Path, forgotten: Forgotten) -> tuple[Path, ...]:
    """Files that this tool did not make and that hold the name, or are of a kind that it can't look into."""
    from pipeline.publish.folder import KEPT, made_by_tool

    found = []
    for path in sorted(dataset.rglob("*")):
        parts = path.relative_to(dataset).parts
        if not path.is_file() or parts[0] in (*SECRET, *JOURNALS, KEPT) or parts[0] in made_by_tool():
            continue
        readable = path.suffix.lower() in _TEXT
        if not readable or any(forgotten_edits(forgotten, path.read_text(encoding="utf-8", errors="replace"))):
            found.append(path)
    return tuple(found)
