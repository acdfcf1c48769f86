"""How much of a paper may be published: by its licence, by the mode asked for, and by what it says of itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.models.report import Document, Report
from pipeline.publish.metadata.licences import is_open
from pipeline.publish.release.prose import as_mode
from pipeline.settings import Mode

WITHHELD = "NOT_FOR_PUBLICATION"


@dataclass(frozen=True, slots=True)
class Terms:
    """What the publisher of the set decided. `accepted`: licences that the publisher says allow it, as stated;
    `exempt`: report ids or file names that are published although they are marked."""

    mode: Mode = "facts"
    accepted: frozenset[str] = frozenset()
    exempt: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of one report: the mode it is published in, or None where it is left out, and why."""

    report_id: str
    file: str
    mode: Mode | None
    why: str | None


def mode_of(licence: str | None, terms: Terms) -> tuple[Mode, str | None]:
    """The mode that a licence allows, and the reason where it is less than was asked for."""
    if terms.mode == "facts":
        return "facts", None
    if not licence:
        return "facts", "the licence is not known"
    if is_open(licence) or licence in terms.accepted:
        return terms.mode, None
    return "facts", f"the licence, “{licence}”, is not known to allow it"


def decided(report: Report, file_marked: bool, terms: Terms) -> Decided:
    """Whether the report is published, and how much of it. `file_marked`: its whole file is said to be exempt."""
    file = report.source.file
    marked = file_marked or any(issue.code == WITHHELD for issue in report.issues)
    if marked and not {report.report_id, file} & terms.exempt:
        return Decided(report.report_id, file, None, "it is marked exempt or not for publication")
    mode, why = mode_of(report.source.licence, terms)
    return Decided(report.report_id, file, mode, why)


def decide(document: Document, terms: Terms) -> tuple[Decided, ...]:
    """What becomes of each of its reports, in their order."""
    of_reports = {issue for report in document.reports for issue in report.issues}
    marked = any(issue.code == WITHHELD for issue in document.issues if issue not in of_reports)
    return tuple(decided(report, marked, terms) for report in document.reports)


def released(document: Document, decisions: Sequence[Decided]) -> Document | None:
    """The document as it was decided to publish it; None where nothing of it may or can be."""
    both = zip(document.reports, decisions, strict=True)
    kept = tuple(as_mode(report, one.mode) for report, one in both if one.mode)
    issues = tuple(issue for report in kept for issue in report.issues)
    return replace(document, reports=kept, issues=issues) if kept else None


def unknown_names(names: Collection[str], decisions: Iterable[Decided]) -> list[str]:
    """Overrides that name no report and no file of the dataset: most likely mistyped."""
    known = {name for one in decisions for name in (one.report_id, one.file)}
    return sorted(set(names) - known)
