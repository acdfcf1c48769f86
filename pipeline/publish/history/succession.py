"""What stays, is replaced or goes when a dataset is added to, and the later versions kept."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from pipeline.models.report import Document, Report
from pipeline.publish.document import report_document
from pipeline.publish.encode import encode
from pipeline.publish.inquiries import Side, Sketch, match, normal, sketch
from pipeline.publish.parcel import Prepared, prepared
from pipeline.publish.read_dataset import dataset_documents, read_report, table_rows
from pipeline.publish.rows import write_csv
from pipeline.publish.schema import tables
from pipeline.publish.sources import Sources, Stated

Why = Literal["same_address", "same_file_name", "same_report"]
ALIKE_BY_NAME = 0.5  # of the longer report's recommendations, where address or file name says the same already
ALIKE = 0.8  # of the same, where nothing else does


@dataclass(frozen=True, slots=True)
class Paper:
    """One report and what its file is called; `url` as the user states it."""

    file: str
    url: str | None
    sha256: str | None
    report: Sketch


class Newer:
    """The reports of this run, found again by file name, address, and round."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[Paper]] = {}
        self._by_url: dict[str, list[Paper]] = {}
        self._by_round: dict[tuple[int | None, str], list[Paper]] = {}

    def add(self, paper: Paper) -> None:
        self._by_name.setdefault(file_key(paper.file), []).append(paper)
        if paper.url:
            self._by_url.setdefault(paper.url, []).append(paper)
        if paper.report.update_date:
            self._by_round.setdefault((paper.report.stage_months, paper.report.update_date), []).append(paper)

    def version_of(self, old: Paper) -> tuple[Paper, Why] | None:
        """The paper of this run that `old` was an earlier version of, and what told so; None where there is none."""
        told: list[tuple[Why, float, Iterable[Paper]]] = [
            ("same_address", ALIKE_BY_NAME, self._by_url.get(old.url, ()) if old.url else ()),
            ("same_file_name", ALIKE_BY_NAME, self._by_name.get(file_key(old.file), ())),
        ]
        if old.report.update_date:
            same_round = self._by_round.get((old.report.stage_months, old.report.update_date), ())
            told.append(("same_report", ALIKE, same_round))
        for why, least, papers in told:
            for paper in papers:
                if paper.sha256 == old.sha256 or not _one_round(paper.report, old.report, least):
                    continue
                if why != "same_report" or _reissue(paper, old):
                    return paper, why
        return None


def file_key(file: str) -> str:
    """A file's name as people compare names."""
    return unicodedata.normalize("NFC", file)


def _reissue(new: Paper, old: Paper) -> bool:
    """Whether the later file says something else than the earlier. One that says the same is another source of it.

    A scan or a file of another kind is read less well or in another way, so that a difference proves nothing: such a
    pair stays, and the dataset tells that they are one report.
    """
    kinds = {PurePosixPath(paper.file).suffix.lower() for paper in (new, old)}
    if len(kinds) > 1 or {new.report.text, old.report.text} != {"native"}:
        return False
    return _says(new.report) != _says(old.report)


def _says(report: Sketch) -> list[tuple[str, str, str]]:
    return sorted((item.words, item.said, item.rag or "") for item in report.items)


def _one_round(new: Sketch, old: Sketch, least: float) -> bool:
    """Nothing speaks against one round of one inquiry, and enough of the recommendations are the same."""
    for one, other in ((new.council, old.council), (new.inquiry, old.inquiry)):
        if one and other and normal(one) != normal(other):
            return False
    for this, that in ((new.stage_months, old.stage_months), (new.update_date, old.update_date)):
        if this and that and this != that:
            return False
    links = match(_sides(new), _sides(old))
    return bool(links) and len(links) >= least * max(len(new.items), len(old.items))


def _sides(report: Sketch) -> list[Side]:
    return [Side(item.number, (item.words,)) for item in report.items]


_ORIGIN = ("url", "retrieved", "publisher", "meeting_date", "licence")
_TOLD_ANEW = {"INQUIRY_GUESSED", "SAME_REPORT", "SOURCES_DIFFER", "SOURCE_UNUSED"}  # by every run


@dataclass(frozen=True, slots=True)
class Past:
    """A report that another one has taken the place of. `by`: that one's file name and hash."""

    report_id: str
    file: str
    sha256: str
    by_file: str
    by_sha256: str
    why: Why


@dataclass(slots=True)
class Succession:
    """Passes documents on and notes what became of the earlier ones. `gone`: files that were not given again.

    `view`: what may be shown of an earlier document by now.
    """

    dataset: Path
    sources: Sources
    add: bool
    view: Callable[[Document], Document] | None = None
    past: list[Past] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    kept: int = 0

    def documents(self, new: Iterable[Prepared]) -> Iterator[Prepared]:
        """The new ones as they come, then, to be added to, those of the dataset that still stand."""
        newer, given, urls = Newer(), set(), set()
        for ready in new:
            url = self._url(ready)
            given.add((file_key(ready.document.file), ready.document.sha256 or ""))
            urls.add(url or "")
            for paper in _papers(ready, url):
                newer.add(paper)
            yield ready
        for old in self._earlier(given, urls - {""}):
            yield from self._one(old, newer)

    def _earlier(self, given: set[tuple[str, str]], urls: set[str]) -> Iterator[Document]:
        """What was not read again in this run; where nothing is added, only what could have been replaced."""
        names, hashes = {name for name, _ in given}, {sha256 for _, sha256 in given}
        wanted: set[tuple[str, str]] = set()
        for row in table_rows(self.dataset, "documents"):
            name, again = file_key(row["file"]), row["sha256"] in hashes
            if (name, row["sha256"]) in given or (row["reports"] == "0" and name in names):
                continue
            if self.add or ((name in names or row["url"] in urls) and not again):
                wanted.add((row["file"], row["sha256"]))
            elif not again:
                self.gone.append(row["file"])
        for document in dataset_documents(self.dataset) if wanted else ():
            if (document.file, document.sha256 or "") in wanted:
                yield document

    def _one(self, old: Document, newer: Newer) -> Iterator[Prepared]:
        ready = prepared(old)
        papers = list(_papers(ready, self._url(ready)))
        successors = {paper.report.report_id: newer.version_of(paper) for paper in papers}
        for paper in papers:
            if found := successors[paper.report.report_id]:
                by, why = found
                past = Past(paper.report.report_id, old.file, old.sha256 or "", by.file, by.sha256 or "", why)
                self.past.append(past)
        if not self.add:
            self.gone += [] if papers and all(successors.values()) else [old.file]
        elif rest := tuple(report for report in old.reports if not successors[report.report_id]):
            yield self._kept(replace(old, reports=rest))
        elif not old.reports:
            yield self._kept(old)

    def _kept(self, old: Document) -> Prepared:
        self.kept += 1
        return prepared(self.view(_without_guesses(old)) if self.view else _without_guesses(old))

    def _url(self, ready: Prepared) -> str | None:
        stated = self.sources.of(ready.document)
        read = next((draft.top["source"]["url"] for draft in ready.drafts if draft.top["source"]["url"]), None)
        return stated.url if stated and stated.url else read


def with_earlier(sources: Sources, dataset: Path) -> Sources:
    """The same, and what the dataset was told of where its files come from; what they say themselves they say again."""
    rows = (row for row in table_rows(dataset, "sources") if any(row[name] for name in _ORIGIN))
    return replace(sources, earlier=tuple(map(_origin, rows)))


def _origin(row: Mapping[str, str]) -> Stated:
    said: dict[str, Any] = {name: row[name] or None for name in _ORIGIN}
    return Stated(row["file"], row["sha256"] or None, **said)


def _papers(ready: Prepared, url: str | None) -> Iterator[Paper]:
    document = ready.document
    for at, draft in enumerate(ready.drafts):
        yield Paper(document.file, url, document.sha256, sketch(draft.top, draft.items, at, False))


def _without_guesses(document: Document) -> Document:
    """What only a dataset says of a report is left to the new dataset."""
    reports = tuple(_plain(report) for report in document.reports)
    return replace(document, reports=reports, issues=tuple(i for i in document.issues if i.code not in _TOLD_ANEW))


def _plain(report: Report) -> Report:
    return replace(report, issues=tuple(issue for issue in report.issues if issue.code not in _TOLD_ANEW))


View = Callable[[Document], Document]
FOLDER, TABLE = "history", "history"
Row = dict[str, Any]


def write_history(earlier: Path, new: Path, past: Sequence[Past], view: View | None = None) -> None:
    """Carries the earlier dataset's history on into the folder `new` and adds to it; nothing where there is none.

    A report that stands in the dataset again leaves the history. `view`: what may be shown of a report by now.
    Raises OSError where it can't be written.
    """
    stands = {row["report_id"]: row for row in table_rows(new, "reports")}
    current = {row["sha256"]: row["report_id"] for row in stands.values()}
    rows: dict[str, Row] = {row["report_id"]: dict(row) for row in table_rows(earlier, TABLE)}
    for row in table_rows(earlier, "reports"):
        for one in past:
            if one.report_id == row["report_id"]:
                rows[one.report_id] = _row(row, one)
    kept = {name: _followed(row, current) for name, row in sorted(rows.items()) if name not in stands}
    places = {name: place for name in kept if (place := _report(earlier, name)) is not None}
    if not places:
        return
    (new / FOLDER).mkdir()
    for name, place in places.items():
        shutil.copyfile(place, new / FOLDER / f"{name}.json")
    write_csv(new / f"{TABLE}.csv", tables()[TABLE], (kept[name] for name in places))
    if view is not None:
        rewrite_history(new, lambda _, report: _seen(view, report), lambda text: text)


def _seen(view: View, report: Report) -> Report | None:
    """The report as the view shows it, as the only one of its file."""
    source = report.source
    document = view(Document(source.file, source.sha256, source.pages, "complete", "OK", (report,)))
    return next(iter(document.reports), None)


def _row(report: Mapping[str, str], one: Past) -> Row:
    names = ("report_id", "inquiry_id", "file", "sha256", "url", "stage_months", "update_date", "recommendations")
    copied: Row = {name: report[name] or None for name in names}
    return {**copied, "why": one.why, "superseded_by_file": one.by_file, "superseded_by_sha256": one.by_sha256}


def _followed(row: Row, current: Mapping[str, str]) -> Row:
    """The row with the report that stands in its place now; none where that one has gone as well."""
    return {**row, "superseded_by": current.get(row["superseded_by_sha256"] or "")}


def _report(dataset: Path, name: str) -> Path | None:
    """The report as it stood: still in the dataset, or in its history already."""
    places = (dataset / "reports" / f"{name}.json", dataset / FOLDER / f"{name}.json")
    return next((place for place in places if place.is_file()), None)


def rewrite_history(dataset: Path, view: Callable[[Row, Report], Report | None], words: Callable[[str], str]) -> None:
    """The history with every report as `view` shows it, without those that it does not; `words` for names of files.

    For what must be removed for good: a dataset's past holds it as well. datapackage.json is to be written anew after.
    """
    kept: list[Row] = []
    for row in list(table_rows(dataset, TABLE)):
        place = dataset / FOLDER / f"{row['report_id']}.json"
        shown = view(dict(row), read_report(place)) if place.is_file() else None
        place.unlink(missing_ok=True)
        if shown is not None:
            (dataset / FOLDER / f"{shown.report_id}.json").write_bytes(encode(report_document(shown)).encode("utf-8"))
            texts = {name: words(row[name]) for name in ("url", "superseded_by", "superseded_by_file")}
            kept.append({**row, **texts, "report_id": shown.report_id, "file": words(shown.source.file)})
    if (dataset / f"{TABLE}.csv").is_file():
        write_csv(dataset / f"{TABLE}.csv", tables()[TABLE], kept)
