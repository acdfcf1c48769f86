"""The sources file: what the user knows about each input, checked line by line and put onto what was read."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from pipeline.errors import NotFound, NotPermitted, UsageError
from pipeline.models.report import Document, Issue, Report
from pipeline.publish.document import problem, report_document, report_from
from pipeline.publish.draft import Draft
from pipeline.publish.inquiries import normal
from pipeline.publish.parcel import Prepared, less, refusal


@dataclass(frozen=True, slots=True)
class Stated:
    """One line of a sources file; None where the user says nothing."""

    file: str | None = None
    sha256: str | None = None
    url: str | None = None
    retrieved: str | None = None
    publisher: str | None = None
    council: str | None = None
    committee: str | None = None
    inquiry: str | None = None
    meeting_date: str | None = None
    stage_months: int | None = None
    licence: str | None = None
    language: str | None = None


COLUMNS = tuple(field.name for field in fields(Stated))


@dataclass(frozen=True, slots=True)
class Sources:
    """All lines of a sources file. `earlier`: what an earlier run was told, for files that no line speaks of."""

    lines: tuple[Stated, ...] = ()
    earlier: tuple[Stated, ...] = ()

    def find(self, file: str, sha256: str | None) -> Stated | None:
        """The line about a file: by its hash where one is stated, else by its name, with or without folders."""
        return _found(self.lines, file, sha256) or _found(self.earlier, file, sha256)

    def of(self, document: Document) -> Stated | None:
        """The line about a document. Where its name was changed on purpose, no address that holds the old one."""
        if document.given is None:
            return self.find(document.file, document.sha256)
        found = self.find(document.given, document.sha256)
        if found and found.url and document.given in unquote(found.url):
            return replace(found, file=document.file, url=None)
        return found and replace(found, file=document.file)


def _found(lines: tuple[Stated, ...], file: str, sha256: str | None) -> Stated | None:
    for line in lines:
        if line.sha256 and line.sha256 == sha256:
            return line
    for line in lines:
        if line.sha256 is None and line.file and same_file(line.file, file):
            return line
    return None


def same_file(stated: str, file: str) -> bool:
    """Whether a stated name means `file`; a name without folders means it wherever it lies."""
    one, other = (PurePosixPath(unicodedata.normalize("NFC", name).replace("\\", "/")) for name in (stated, file))
    bare = 1 in (len(one.parts), len(other.parts))
    return one == other or (bare and one.name == other.name)


def read_sources(path: Path) -> Sources:
    """The sources file at `path`: columns of `COLUMNS`, in any order, each of them optional.

    Raises UsageError, naming the line, for an unknown or repeated column or a value that can't be right;
    NotFound and NotPermitted as for any input.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return Sources(tuple(_lines(path, csv.reader(stream, strict=True))))
    except (FileNotFoundError, IsADirectoryError) as error:
        raise NotFound(f"There is no sources file {path}.") from error
    except PermissionError as error:
        raise NotPermitted(f"The sources file {path} may not be read.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"The sources file {path} is not in UTF-8.", "Save it as “CSV UTF-8”.") from error
    except csv.Error as error:
        raise UsageError(f"The sources file {path} is not a CSV file: {error}.", "Save it as “CSV UTF-8”.") from error


def _lines(path: Path, rows: Iterator[list[str]]) -> Iterator[Stated]:
    columns = [name.strip().casefold() for name in next(rows, [])]
    _check_columns(path, columns)
    seen: dict[tuple[str | None, str | None], int] = {}
    for number, row in enumerate(rows, 2):
        values = [value.strip() for value in row]
        if not any(values):
            continue
        if len(values) > len(columns) and any(values[len(columns) :]):
            raise _wrong(path, number, f"has {len(values)} values for {len(columns)} columns")
        stated = _stated(path, number, dict(zip(columns, values, strict=False)))
        key = (stated.file, stated.sha256)
        if key in seen:
            raise _wrong(path, number, f"names the same file as line {seen[key]}")
        seen[key] = number
        yield stated


def _check_columns(path: Path, columns: list[str]) -> None:
    unknown = [name for name in columns if name not in COLUMNS]
    if unknown:
        raise _wrong(path, 1, f"has a column {unknown[0]!r}", f"Columns are: {', '.join(COLUMNS)}.")
    if len(set(columns)) < len(columns):
        raise _wrong(path, 1, "has a column twice")
    if not {"file", "sha256"} & set(columns):
        raise _wrong(path, 1, "names neither a column “file” nor “sha256”")


def _stated(path: Path, number: int, values: dict[str, str]) -> Stated:
    given = {name: value for name, value in values.items() if value}
    if not {"file", "sha256"} & set(given):
        raise _wrong(path, number, "names no file")
    for name, value in given.items():
        fault = _CHECKS[name](value) if name in _CHECKS else None
        if fault:
            raise _wrong(path, number, f"column {name}: {value!r} is not {fault}")
    if "sha256" in given:
        given["sha256"] = given["sha256"].lower()
    months = int(given.pop("stage_months")) if "stage_months" in given else None
    return Stated(**given, stage_months=months)


def _wrong(path: Path, number: int, what: str, advice: str = "Correct the line and run again.") -> UsageError:
    return UsageError(f"{path}, line {number}: {what}.", advice)


def _matches(pattern: str, what: str) -> Callable[[str], str | None]:
    return lambda value: None if re.fullmatch(pattern, value) else what


def _parses(parse: Callable[[str], object], what: str) -> Callable[[str], str | None]:
    def check(value: str) -> str | None:
        try:
            parse(value)
        except ValueError:
            return what
        return None

    return check


_CHECKS: dict[str, Callable[[str], str | None]] = {
    "sha256": _matches("[0-9a-fA-F]{64}", "64 hexadecimal digits"),
    "url": _matches(r"https?://\S+", "an address that begins with http:// or https://"),
    "retrieved": _parses(datetime.fromisoformat, "a day or time like 2024-03-31"),
    "meeting_date": _parses(date.fromisoformat, "a day like 2024-03-31"),
    "stage_months": _matches("[0-9]|[1-9][0-9]|1[0-9]{2}|2[0-3][0-9]|240", "a number of months from 0 to 240"),
    "language": _matches("[a-z]{2,3}(-[A-Za-z0-9]+)*", "a language code like en or cy"),
}


_OF_SOURCE = ("url", "retrieved", "publisher", "licence", "meeting_date")
_OF_HEADER = ("council", "committee", "inquiry", "stage_months")


def state(document: Document, sources: Sources) -> Document:
    """The document with everything that `sources` says about its file."""
    stated = sources.of(document)
    if stated is None:
        return replace(document, issues=document.issues + _other_version(document, sources))
    return replace(document, reports=tuple(_state_report(report, stated) for report in document.reports))


def stated_of(ready: Prepared, sources: Sources) -> Prepared:
    """The same for a document that was made ready: only the tops of its drafts can say something else."""
    stated = sources.of(ready.document)
    if stated is None:
        other = _other_version(ready.document, sources)
        document = replace(ready.document, issues=ready.document.issues + other) if other else ready.document
        return replace(ready, document=document)
    drafts: list[Draft] = []
    refused: list[Issue] = []
    for draft in ready.drafts:
        top = report_document(_state_report(report_from(draft.top), stated))
        fault = problem(top)
        if fault is None:
            drafts.append(replace(draft, top=top))
        else:
            refused.append(refusal(fault))
    document = replace(ready.document, issues=(*ready.document.issues, *refused))
    return replace(ready, document=less(document, refused, drafts), drafts=tuple(drafts))


def _state_report(report: Report, stated: Stated) -> Report:
    source = {name: getattr(stated, name) for name in _OF_SOURCE if getattr(stated, name) is not None}
    header = {name: getattr(stated, name) for name in _OF_HEADER if getattr(stated, name) is not None}
    read: dict[str, Any] = {name: getattr(report.header, name) for name in _OF_HEADER} | {"language": report.language}
    differing = [
        _differs(name, read[name], value, report.source.first_page)
        for name, value in ({**header, "language": stated.language}).items()
        if value is not None and read[name] is not None and normal(str(read[name])) != normal(str(value))
    ]
    return replace(
        report,
        source=replace(report.source, **source),
        header=replace(report.header, **header),
        language=stated.language or report.language,
        issues=report.issues + tuple(differing),
    )


def _differs(name: str, read: object, value: object, page: int) -> Issue:
    words = name.replace("_", " ")
    return Issue(
        "SOURCE_DIFFERS", "warning", page, f"For {words} the sources file says “{value}”, the document “{read}”."
    )


def _other_version(document: Document, sources: Sources) -> tuple[Issue, ...]:
    """A line that names this file with another hash speaks of another version of it."""
    for line in sources.lines:
        if line.sha256 and line.file and document.sha256 and same_file(line.file, document.file):
            text = "The sources file gives another hash for this file: it describes another version and was not used."
            return (Issue("SOURCE_DIFFERS", "warning", None, text),)
    return ()


def unused(sources: Sources, documents: list[tuple[str, str | None]]) -> list[Stated]:
    """The lines that speak of none of the inputs, given as (file, sha256)."""
    used = {id(sources.find(file, sha256)) for file, sha256 in documents}
    named = [file for file, _ in documents]
    return [
        line
        for line in sources.lines
        if id(line) not in used and not (line.file and any(same_file(line.file, file) for file in named))
    ]
