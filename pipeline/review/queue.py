"""The review queue: what a person should look at, by consequence and time; and what was checked as a golden case."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from pipeline.errors import UsageError
from pipeline.models.codes import CONSEQUENCE, About, meaning
from pipeline.models.report import Flag, Issue, Recommendation, Report
from pipeline.models.review import ROW
from pipeline.models.text import Locator
from pipeline.review.correct import said
from pipeline.review.encode import STATUS
from pipeline.review.find import value_of

_BUDGET = re.compile(
    r"(?:(\d{1,9}(?:\.\d{1,9})?)\s{0,9}h)?\s{0,9}(?:(\d{1,9})\s{0,9}m(?:in)?)?\s{0,9}(?:(\d{1,9})\s{0,9}s)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Effort:
    """Seconds by what is at stake."""

    first: dict[str, float]
    again: dict[str, float]
    words: dict[str, float]

    def seconds(self, about: About, words: int, *, again: bool) -> float:
        """For one thing to look at; `again`: its cause was met in this report already."""
        return (self.again if again else self.first)[about] + words * self.words.get(about, 0.0)


@cache
def effort() -> Effort:
    """The model that the tool states."""
    text = files("pipeline.review").joinpath("effort.toml").read_text(encoding="utf-8")
    return Effort(**tomllib.loads(text))


def budget_seconds(text: str) -> float:
    """ "2h", "1h 30m", "45m" → seconds. Raises UsageError for anything else."""
    found = _BUDGET.fullmatch(text.strip())
    hours, minutes, seconds = (float(part or 0) for part in found.groups()) if found else (0.0, 0.0, 0.0)
    total = hours * 3600 + minutes * 60 + seconds
    if total <= 0:
        raise UsageError(f"{text!r} is not a length of time.", "Write it like 2h, 90m or 1h30m.")
    return total


UNCHECKED = "UNCHECKED"  # nothing speaks against the cell; nobody has looked at it either
_FIELD_ABOUT: dict[str, About] = {
    "rag": "status",
    "progress": "status",
    "target_date": "date",
    "target_date_printed": "date",
    "number": "row",
    "label": "row",
    "recommendation": "identity",
    "title": "prose",
}
_BY_WORD = frozenset({"STATUS_UNKNOWN_WORD", "STATUS_COMPOSITE"})  # one word is one cause, in all reports
_DEFAULT_SHARE = 0.9  # of a cell without a score


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to look at: a cell, a row (field `row`), or a report as a whole (index None)."""

    report_id: str
    file: str
    index: int | None  # of the recommendation
    number: str | None
    field: str | None
    about: About
    codes: tuple[str, ...]  # why, the most consequential first; UNCHECKED where nothing speaks against it
    message: str
    cause: str  # things of one cause can be settled together: a code, with the word or heading it is about
    shown: str | None  # what the tool reads there
    confidence: float | None
    places: tuple[Locator, ...]
    page: int | None
    seconds: float = 0.0

    @property
    def flagged(self) -> bool:
        return self.codes != (UNCHECKED,)


def queue(
    reports: Iterable[Report],
    files: Iterable[Task] = (),
    *,
    everything: bool = False,
    model: Effort | None = None,
) -> tuple[Task, ...]:
    """What needs a look in these reports, most consequential first; of equal consequence, causes that are met more
    often, then the less sure. `files`: what is to be said of whole files (`of_file`).

    `everything`: also the cells that nothing speaks against and nobody has looked at: statuses before what is flagged
    in prose, all others last.
    """
    found = [*files, *(task for report in reports for task in _of_report(report, everything))]
    often: dict[str, int] = {}
    for task in found:
        often[task.cause] = often.get(task.cause, 0) + 1
    found.sort(key=lambda task: _order(task, often))
    return tuple(_timed(found, model or effort()))


def within(tasks: Sequence[Task], seconds: float) -> tuple[Task, ...]:
    """The first tasks that can be done in the time; one that would take too long is passed over."""
    left, chosen = seconds, []
    for task in tasks:
        if task.seconds <= left:
            chosen.append(task)
            left -= task.seconds
    return tuple(chosen)


def _order(task: Task, often: dict[str, int]) -> tuple[object, ...]:
    sure = _DEFAULT_SHARE if task.confidence is None else task.confidence
    cause = (0, "") if not task.flagged else (-often[task.cause], task.cause)
    return (
        _rank(task),
        CONSEQUENCE.index(task.about),
        cause,
        sure,
        task.report_id,
        task.index or 0,
        task.field or "",
    )


def _rank(task: Task) -> int:
    """What is flagged comes first, and what nothing speaks against last, with one exception: a status that nobody has
    looked at comes before flagged prose. It is looked at in seconds, and changes more where it is wrong.
    """
    if task.flagged:
        return 2 if task.about in ("prose", "link") else 0
    return 1 if task.about == "status" else 3


def _timed(tasks: Iterable[Task], model: Effort) -> Iterator[Task]:
    met: set[tuple[str, str]] = set()
    for task in tasks:
        key = task.report_id, task.cause
        words = len((task.shown or "").split())
        yield replace(task, seconds=model.seconds(task.about, words, again=key in met))
        met.add(key)


def _of_report(report: Report, everything: bool) -> Iterator[Task]:
    yield from _whole(report)
    for row in report.recommendations:
        doubts: dict[str, list[Flag]] = {}
        for flag in row.flags:
            if meaning(flag.code).review:
                doubts.setdefault(flag.field or ROW, []).append(flag)
        for field, flags in doubts.items():
            yield _cell(report, row, field, flags)
        if everything:
            seen = {mark.field for mark in row.checked}
            cells = dict.fromkeys((*(name for name, _ in row.confidence), STATUS))
            yield from (_cell(report, row, name, ()) for name in cells if name not in doubts and name not in seen)


def _whole(report: Report) -> Iterator[Task]:
    for issue in report.issues:
        if meaning(issue.code).review:
            yield replace(of_file(report.source.file, issue), report_id=report.report_id)


def of_file(file: str, issue: Issue) -> Task:
    """What is to be said of a whole file."""
    about, codes = meaning(issue.code).about, (issue.code,)
    return Task("", file, None, None, None, about, codes, issue.message, issue.code, None, None, (), issue.page)


def _cell(report: Report, row: Recommendation, field: str, flags: Sequence[Flag]) -> Task:
    codes = tuple(dict.fromkeys(flag.code for flag in flags)) or (UNCHECKED,)
    shown = None if field == ROW else said(_shown(row, field)) or None
    places = dict(row.sources).get(field) or dict(row.sources).get("recommendation", ())
    about = about_of(field, codes[0])
    return Task(
        report.report_id,
        report.source.file,
        row.index,
        row.number,
        field,
        about,
        codes,
        " ".join(dict.fromkeys(flag.message for flag in flags)),
        _cause(codes[0], row, about),
        shown,
        dict(row.confidence).get(field),
        places,
        next((place.page for place in places if place.spot is None), None),
    )


def about_of(field: str, code: str) -> About:
    """What is at stake when this cell is wrong."""
    said = meaning(code).about
    if field == ROW or (said in ("status", "date") and code != UNCHECKED):
        return said
    return _FIELD_ABOUT.get(field, "prose")


def _shown(row: Recommendation, field: str) -> object:
    """The status as printed, else the field's value."""
    return row.status.shown or value_of(row, field) if field == STATUS else value_of(row, field)


def _cause(code: str, row: Recommendation, about: About) -> str:
    if code in _BY_WORD and row.status.shown:
        return f"{code}: {row.status.shown}"
    return f"{code}: {about}"


def golden_case(report: Report) -> Iterator[str]:
    """The lines of the case: the paper by its hash, each row with a checked cell, each such cell as it should be read.

    Nothing that only the machine read is in it, nor who checked it or when. Empty where nobody checked anything.
    """
    rows = [row for row in report.recommendations if row.checked]
    if not rows:
        return
    yield f"{report.source.file}: sha256 {report.source.sha256}"
    yield f"report on pages {report.source.first_page} to {report.source.last_page}"
    for row in rows:
        yield from _row(row)


def _row(row: Recommendation) -> Iterator[str]:
    places = dict(row.sources)
    yield f"  [{row.index}] number {row.number}"
    for mark in sorted(row.checked, key=lambda mark: mark.field):
        if mark.field == ROW:
            yield f"    rows {mark.how}"
            continue
        lines = said(value_of(row, mark.field)).split("\n")
        yield f"    {mark.field}: {lines[0]}".rstrip()
        yield from (f"      | {line}" for line in lines[1:])
        yield from (f"      at {_place(place)}" for place in places.get(mark.field, ()))


def _place(place: Locator) -> str:
    if place.spot is not None:
        return ", ".join(f"{name} {value}" for name, value in zip(place.spot._fields, place.spot, strict=True) if value)
    return f"page {place.page}: " + ", ".join(f"{edge:.0f}" for edge in place.box)
