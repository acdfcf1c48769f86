"""The published view: reports as they may be handed on; everything else is made from them.

JSON, tables, pages, comparisons, diffs and pictures are all built from the masked records, so nothing can be forgotten
in one of them. Offsets of entities and places of words stay right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.privacy import NOTHING_FORGOTTEN, Forgotten, People, Removed
from pipeline.models.report import Document, Issue, Report
from pipeline.privacy.forgotten import forgets_file
from pipeline.privacy.hiding import Hiding, hiding
from pipeline.privacy.masking import NO_PROSE, Masking, masked_report
from pipeline.privacy.records import strings

HIDDEN, FORGOTTEN = "PEOPLE_HIDDEN", "FORGOTTEN"


def masked(document: Document, who: People = "all", forgotten: Forgotten = NOTHING_FORGOTTEN) -> Document:
    """The document as it may be published; `removed` says how much was taken out."""
    if forgets_file(forgotten, document.sha256):
        return _blank(document)
    hidden = hiding(document.reports, who, forgotten, [issue.message for issue in document.issues], [document.file])
    if not hidden:
        return document
    rest = Masking(hidden)
    plain = strings(replace(document, reports=()), rest.string, NO_PROSE)
    done = [_masked(report, hidden) for report in document.reports]
    counts = sum((found for _, found in done), rest.counts)
    given = document.file if plain.file != document.file else None
    return replace(plain, reports=tuple(report for report, _ in done), removed=_removed(counts), given=given)


def masked_reports(
    reports: Sequence[Report], who: People = "all", forgotten: Forgotten = NOTHING_FORGOTTEN
) -> tuple[Report, ...]:
    """Reports that will be shown together, such as rounds of one inquiry: a name found in one is hidden in all."""
    hidden = hiding_of(reports, who, forgotten)
    return tuple(_masked(report, hidden)[0] for report in reports) if hidden else tuple(reports)


def hiding_of(reports: Sequence[Report], who: People = "all", forgotten: Forgotten = NOTHING_FORGOTTEN) -> Hiding:
    """What is hidden in some reports; `boxes_to_paint` needs it for pictures of their pages."""
    return hiding(reports, who, forgotten, files=[report.source.file for report in reports])


def _masked(report: Report, hidden: Hiding) -> tuple[Report, Counter[str]]:
    masking = Masking(hidden)
    found = masked_report(report, masking)
    return replace(found, issues=(*found.issues, *_said(masking.counts))), masking.counts


def _blank(document: Document) -> Document:
    sentence = "This file was forgotten on request; nothing of it is kept."
    issue = Issue(FORGOTTEN, "info", None, sentence)
    return Document("forgotten", None, 0, "empty", FORGOTTEN, issues=(issue,), given=document.file)


def _removed(counts: Counter[str]) -> tuple[Removed, ...]:
    return tuple(Removed(what, counts[what]) for what in sorted(counts))


def _said(counts: Counter[str]) -> tuple[Issue, ...]:
    """How much was taken out of a report, by kind."""
    parts = ", ".join(f"{counts[what]} {what if counts[what] > 1 else _one(what)}" for what in sorted(counts))
    return (Issue(HIDDEN, "info", None, f"Taken out on purpose: {parts}."),) if parts else ()


def _one(what: str) -> str:
    return what.removesuffix("es") if what.endswith("sses") else what.removesuffix("s")
