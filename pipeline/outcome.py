"""What becomes of a document: the ids of its reports, what is said of lost words, and the status it ends with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.models.counts import UNREAD
from pipeline.models.own_mark import TOOL
from pipeline.models.page import Page
from pipeline.models.report import Document, Issue, Outcome, Report, Words
from pipeline.read.document import Opened
from pipeline.read.own_output import OWN_OUTPUT, own_output_issues
from pipeline.read.scan.read_scans import unread_pages
from pipeline.unread import unread_issues

ROWS_LEFT_OUT = "ROWS_LEFT_OUT"
SLUG = 40  # characters of a file's name that its report ids carry
_SAID = {
    "CORRUPT_PAGE": "This page is damaged and was left out.",
    "TOO_MANY_GLYPHS": "This page has more characters than the limit and was left out.",
    "TOO_MANY_VECTORS": "This page has more drawn lines and shapes than the limit; not all of it was read.",
}


def report_id(path: Path, sha256: str, first_page: int | None) -> str:
    """Slug of the file name, 8 hex digits of its hash, and the first page where the file holds several reports."""
    slug = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")[:SLUG].strip("-") or "report"
    return f"{slug}-{sha256[:8]}" + (f"-p{first_page}" if first_page else "")


def told_apart(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports with an id each: two that begin on one page, or in a file without pages, are counted."""
    met: Counter[str] = Counter()
    found = []
    for report in reports:
        met[report.report_id] += 1
        again = met[report.report_id]
        found.append(replace(report, report_id=f"{report.report_id}-{again}") if again > 1 else report)
    return tuple(found)


def under_name(document: Document, path: Path) -> Document:
    """The document as if it had been read from `path`: what a file with the same content under another name is."""
    if document.file == path.name or document.sha256 is None:
        return document
    several = len(document.reports) > 1
    reports = told_apart(
        replace(
            report,
            report_id=report_id(path, document.sha256, report.source.first_page if several else None),
            source=replace(report.source, file=path.name),
        )
        for report in document.reports
    )
    issues = tuple(replace(i, message=i.message.replace(document.file, path.name, 1)) for i in document.issues)
    return replace(document, file=path.name, reports=reports, issues=issues)


def lost_words(words: Words) -> list[Issue]:
    """One issue for the words of a report that found no place; none where all did."""
    if not words.unplaced:
        return []
    first = words.unplaced[0]
    text = f"{len(words.unplaced)} words are in no field; the first is “{first.text}” on page {first.page}."
    return [Issue("WORDS_UNPLACED", "warning", first.page, text)]


def outcome(
    path: Path,
    document: Opened,
    pages: Sequence[Page],
    reports: tuple[Report, ...],
    ledger: Words,
    differ: tuple[Issue, ...],
) -> Document:
    """The document with the status that it has earned."""
    differ = (*differ, *unread_issues(pages, reports))
    status, reason, issues = _status(document, pages, bool(reports), differ)
    said = (*issues, *differ, *own_output_issues(pages), *_unseen(pages))
    return Document(
        path.name, document.sha256, document.pages, status, reason, reports, said, document.producer, ledger
    )


def _unseen(pages: Sequence[Page]) -> Iterable[Issue]:
    """How many words were kept out of each page, and never which: they may have been covered up on purpose."""
    for page in pages:
        if page.unseen:
            text = f"{page.unseen} words on this page can't be seen by a reader; they were left out."
            yield Issue("REVIEW_HIDDEN_TEXT", "warning", page.number, text)


def _is_own(document: Opened, pages: Sequence[Page]) -> bool:
    """Return True if nothing of the file was made by anybody but this tool."""
    if document.pdf is None:
        return not pages and document.producer == TOOL
    return bool(pages) and all(OWN_OUTPUT in page.problems for page in pages)


def _status(
    document: Opened, pages: Sequence[Page], has_reports: bool, differ: Sequence[Issue]
) -> tuple[Outcome, str, list[Issue]]:
    """Status, reason and what is said of pages. Never flattering: partial where a page could not be read, is only a
    picture, or holds what seems to be recommendations in a file without a report; failed where no page could be read.
    """
    unread = unread_pages(pages)
    bad = [Issue(c, "warning", p.number, _SAID[c]) for p in pages for c in p.problems if c in _SAID]
    issues = [*unread, *bad]
    status: Outcome
    if _is_own(document, pages):
        status, reason = "empty", OWN_OUTPUT
    elif document.pdf is not None and not any(p.words for p in pages):
        if bad and all(any(c in _SAID for c in p.problems) for p in pages):
            status, reason = "failed", "CORRUPT" if bad[0].code == "CORRUPT_PAGE" else bad[0].code
        else:
            if not unread:
                issues.append(Issue("NEEDS_OCR", "warning", None, "The pages contain no readable text."))
            status, reason = "partial", unread[0].code if unread else "NEEDS_OCR"
    elif issues:
        status, reason = "partial", "PARTIAL_BAD_PAGES" if bad else unread[0].code
    elif any(issue.code == "PAGE_COUNT_MISMATCH" for issue in differ):
        status, reason = "partial", "PAGE_COUNT_MISMATCH"
    elif has_reports and not any(issue.code == UNREAD for issue in differ):
        status, reason = "complete", "OK"
    elif left := next((issue.code for issue in differ if issue.code in (UNREAD, ROWS_LEFT_OUT)), None):
        status, reason = "partial", left  # nobody may say that it holds none
    else:
        status, reason = "empty", "NO_TABLE"
    return status, reason, issues
