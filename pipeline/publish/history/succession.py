"""The documents of this run, and those of the dataset that stands there: which stay, which are replaced, which go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline.models.report import Document, Report
from pipeline.publish.history.same_paper import Newer, Paper, Why, file_key
from pipeline.publish.prepare import Prepared, prepared
from pipeline.publish.read_dataset import dataset_documents, table_rows
from pipeline.publish.sketch import sketch
from pipeline.publish.sources import Sources, Stated

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
