"""How much of a paper may be published, and what a published set says of itself."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.models.report import Document, Report
from pipeline.publish.metadata.about import FREQUENCIES, About
from pipeline.publish.metadata.package import FILE, is_open
from pipeline.publish.release.prose import QUOTED_WORDS, as_mode
from pipeline.safe_json import loads
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


README = "README.txt"
_MODES: dict[Mode, str] = {
    "facts": "facts: numbers, headings, statuses, decisions, dates, names and pages, without the prose",
    "quotes": f"quotes: the facts, and the first words of each cell, at most {QUOTED_WORDS}",
    "full": "full text: everything that the document says",
}
_PEOPLE = {
    "all": "Everyone named in the documents is named here.",
    "senior": "Elected members and senior officers are named; other names are replaced by the post, or taken out.",
    "members": "Elected members are named; other names are replaced by the post, or taken out.",
    "none": "Nobody is named.",
}


@dataclass(frozen=True, slots=True)
class Release:
    """What was decided for a set: how much, who is named, what became of each report, what is said of the whole."""

    mode: Mode
    people: str
    decisions: Sequence[Decided]
    about: About


def is_release(folder: Path) -> bool:
    """Whether a dataset is one made for the public."""
    package = loads((folder / FILE).read_text(encoding="utf-8"))
    return "mode" in package["scrutiny"]


def mark_release(folder: Path, release: Release | None) -> None:
    """Adds the marks to a dataset that has just been written; nothing for one that is no release."""
    if release is None:
        return
    package: dict[str, Any] = loads((folder / FILE).read_text(encoding="utf-8"))
    package["scrutiny"] |= {"mode": release.mode, "people": release.people}
    package["description"] += f"\n\nPublished as {_how_much(release)}. {_PEOPLE[release.people]}"
    text = json.dumps(package, ensure_ascii=False, indent=1, allow_nan=False)
    (folder / FILE).write_bytes(f"{text}\n".encode())
    (folder / README).write_bytes(_readme(package, release).encode("utf-8"))


def _how_much(release: Release) -> str:
    """What each report is given as; their numbers, where a licence allows less of some."""
    kept = Counter(one.mode for one in release.decisions if one.mode)
    if len(kept) <= 1:
        return _MODES[next(iter(kept), release.mode)]
    return "; ".join(
        f"{words} ({kept[mode]} of {kept.total()} reports)" for mode, words in _MODES.items() if kept[mode]
    )


def _readme(package: dict[str, Any], release: Release) -> str:
    kept = Counter(one.mode for one in release.decisions if one.mode)
    left_out = sum(one.mode is None for one in release.decisions)
    held = [f"- {kept[mode]} as {words}" for mode, words in _MODES.items() if kept[mode]]
    held += [f"- {left_out} left out, being marked exempt or not for publication"] if left_out else []
    less = ["", "Where a document's licence is not known to allow more, only facts are given."]
    lines = [
        *_under("=", package["title"]),
        "Read by machine from progress reports that councils published. It may contain mistakes: compare a row with",
        "its document, on the pages named, before you rely on it, above all where things_to_check says something.",
        "",
        "recommendations-flat.csv is where most people start. Every column is explained in datapackage.json.",
        "",
        *_under("-", "What it holds, by number of reports"),
        *held,
        *(less if kept["facts"] and release.mode != "facts" else []),
        "",
        _PEOPLE[release.people],
        "",
        *_of_the_set(release.about),
        *_under("-", "Whose it is"),
        *(package.get("attribution", []) or ["The documents belong to the councils that published them."]),
    ]
    return "\n".join(lines) + "\n"


def _of_the_set(about: About) -> list[str]:
    """What its publisher says of it, line by line; nothing where nothing is said."""
    words = {code: word for word, code in FREQUENCIES.items()}
    reached = f"{about.contact_name}, {about.contact}" if about.contact_name else about.contact
    said = {
        "Publisher": about.publisher, "Contact": reached, "Area": "; ".join(about.spatial), "Version": about.version,
        "Issued": about.issued, "Modified": about.modified, "Updated": words.get(about.frequency or ""),
        "Files": about.base_url,
    }  # fmt: skip
    lines = [f"{name}: {value}" for name, value in said.items() if value]
    return [*_under("-", "About this set"), *lines, ""] if lines else []


def _under(mark: str, heading: str) -> list[str]:
    return [heading, mark * len(heading), ""]
