"""What the pages show of a recommendation, and of every paper that was dropped, whatever became of it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from pipeline.app.wording import for_browser
from pipeline.models.codes import meaning
from pipeline.models.report import Recommendation, Report
from pipeline.models.review import ROW, Correction
from pipeline.models.text import Locator
from pipeline.review.correct import said
from pipeline.review.encode import ELSEWHERE, STATUS
from pipeline.review.find import value_of
from pipeline.text.dates.tense import overdue
from pipeline.text.dates.tokens import month

ORDER = (
    STATUS, "decision", "target_date", "number", "label", "title", "recommendation", "response", "action", "update",
    "previous_update", "lead_officer", "target_date_printed",
)  # fmt: skip
LONG = frozenset({"title", "recommendation", "response", "action", "update", "previous_update"})
ROLES = (
    "recommendation", "response", "action", "update", "status", "decision", "lead_officer", "target_date", "number",
    "theme", "inquiry", ELSEWHERE,
)  # fmt: skip
LONGEST_TOLD = 80  # characters of a value in the trail
WORDS = {STATUS: "Status", "target_date_printed": "Target date, as printed", ROW: "The row as a whole"}


@dataclass(frozen=True, slots=True)
class Field:
    """One cell as it is shown. `doubts`: why to look, in words; `checked`: who compared it with the paper, and when."""

    name: str
    words: str
    value: str
    places: tuple[Locator, ...]
    doubts: tuple[str, ...]
    checked: str

    @property
    def long(self) -> bool:
        """Whether its text may run over several lines."""
        return self.name in LONG or self.name.startswith("extra/")


@dataclass(frozen=True, slots=True)
class Cell:
    """A field as one page shows it. `mark`: the id of its place on the picture; `pages`: all that it is printed on."""

    field: Field
    mark: str
    places: tuple[Locator, ...]
    pages: tuple[int, ...]


def fields_of(row: Recommendation) -> list[Field]:
    """The fields of a recommendation that hold something, are in doubt or may be set; the status first."""
    doubted = {flag.field or ROW for flag in row.flags if meaning(flag.code).review}
    named = list(dict.fromkeys((*ORDER, *(f"extra/{heading}" for heading, _ in row.extra), *sorted(doubted - {ROW}))))
    kept = [n for n in named if n in (STATUS, *doubted) or value_of(row, n)]
    return [field_of(row, name) for name in ([ROW] if ROW in doubted else []) + kept]


def address(report_id: str, index: int | None, field: str | None) -> str:
    """Where a cell is reviewed. A printed heading may hold any sign, so it is quoted."""
    return f"/review/{quote(report_id)}/{index}/{quote(field or ROW)}"


def field_of(row: Recommendation, name: str) -> Field:
    """One field by its name in the contract; `row` stands for all of them."""
    places = dict(row.sources)
    at = places_in(row) if name == ROW else places.get(name, ())  # what is blank is nowhere: no other cell is boxed
    mark = next((c for c in row.checked if c.field == name), None)
    seen = f"{mark.how} by {mark.by} on {mark.on}" if mark else ""
    return Field(name, field_words(name), _value(row, name), at, tuple(_doubts(row, name)), seen)


def field_words(name: str) -> str:
    """A field's name for people."""
    plain = name.split("/", 1)[-1].replace("_", " ")
    return WORDS.get(name) or plain[:1].upper() + plain[1:]


def _value(row: Recommendation, name: str) -> str:
    if name == STATUS:
        return row.rag or ""
    value = None if name == ROW else value_of(row, name)
    return "" if value is None else str(value)


def places_in(row: Recommendation) -> tuple[Locator, ...]:
    """Return where all of a row is printed."""
    return tuple(place for name, places in row.sources if name not in ("theme", "inquiry") for place in places)


def _doubts(row: Recommendation, name: str) -> Iterator[str]:
    for flag in row.flags:
        if (flag.field or ROW) == name and meaning(flag.code).review:
            yield for_browser(f"{flag.message} {meaning(flag.code).advice}".strip())


def on_page(places: Sequence[Locator], page: int) -> list[Locator]:
    """The places that stand on one page."""
    return [place for place in places if place.page == page and place.spot is None]


def first_page(places: Sequence[Locator], report: Report) -> int:
    """The page to show for a field; the report's first where it stands nowhere."""
    return next((place.page for place in places if place.spot is None), report.source.first_page)


def rows_on(report: Report, page: int) -> list[Recommendation]:
    """The recommendations of which something stands on a page."""
    return [row for row in report.recommendations if on_page(places_in(row), page)]


def cells_on(report: Report, page: int) -> list[tuple[Recommendation, list[Cell]]]:
    """The recommendations on a page, each with its cells there; what is blank and in doubt is with the row's first."""
    return [(row, list(_cells(row, page))) for row in rows_on(report, page)]


def _cells(row: Recommendation, page: int) -> Iterator[Cell]:
    first = min(place.page for place in places_in(row) if place.spot is None)
    for at, field in enumerate(field for field in fields_of(row) if field.name != ROW):
        places = tuple(on_page(field.places, page))
        if places or (field.doubts and not field.places and page == first):
            pages = sorted({place.page for place in field.places})
            yield Cell(field, f"place-{page}-{row.index}-{at}", places, tuple(pages))


def late_words(report: Report) -> dict[int, str]:
    """By index, what of a report is past its target date on the report's own day: `Overdue by 218 days: March 2015`."""
    return {
        one.index: f"Overdue by {one.days:,} {'day' if one.days == 1 else 'days'}: target {month(one.target_date)}"
        for one in overdue(report.recommendations, report.day)
    }


def role_words(role: str) -> str:
    """What a column may be, for people."""
    return "something else" if role == ELSEWHERE else WORDS.get(role, role.replace("_", " "))


def told(entry: Correction) -> str:
    """What one correction did, in a line."""
    if entry.kind == "accept":
        return "checked and right"
    if entry.kind in ("join", "split", "withdraw"):
        return {"join": "joined with the next", "split": "split in two", "withdraw": "taken back"}[entry.kind]
    return f"“{_short(entry.before)}” → “{_short(entry.after)}”"


def _short(value: object) -> str:
    words = said(value) or "nothing"
    return words if len(words) <= LONGEST_TOLD else f"{words[:LONGEST_TOLD]}…"


def title_of(report: Report) -> str:
    """The report's name for people: inquiry, else title, else file."""
    header = report.header
    return header.inquiry or header.title or report.source.file


def round_of(report: Report) -> str:
    """Which round it is: its months, else its day."""
    header = report.header
    if header.stage == "response":
        return "response"
    if header.stage_months:
        return f"{header.stage_months} months"
    return header.update_date or ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One paper: its content's hash, its name, whether a report was read from it, and what happened, in words."""

    sha256: str
    file: str
    read: bool
    words: str


def outcomes(dataset: Path, papers: Mapping[str, Path], *, busy: bool) -> list[Outcome]:
    """Return one outcome for each paper, by name. `papers`: sha256 → file; `busy`: papers are being read now."""
    known = documents(dataset)
    ended = sorted((path.name, sha256) for sha256, path in papers.items())
    return [Outcome(sha256, name, *_ended(known.get(sha256), busy=busy)) for name, sha256 in ended]


def documents(dataset: Path) -> dict[str, dict[str, str]]:
    """sha256 → what the dataset says of a file; empty where there is no dataset."""
    try:
        with (dataset / "documents.csv").open(encoding="utf-8", newline="") as stream:
            return {row["sha256"]: row for row in csv.DictReader(stream) if row["sha256"]}
    except FileNotFoundError:
        return {}


def _ended(row: Mapping[str, str] | None, *, busy: bool) -> tuple[bool, str]:
    if row is None:
        return False, "Waiting to be read." if busy else "Not read yet."
    number = int(row["recommendations"] or 0)
    found = f"{number} recommendation{'' if number == 1 else 's'}"
    why = for_browser(f"{meaning(row['reason']).sentence} {meaning(row['reason']).advice}".strip())
    if row["status"] == "complete":
        return True, f"Read: {found}."
    if row["status"] == "partial":
        return number > 0, f"Read in part: {found}. {why}" if number else f"Read in part. {why}"
    return False, f"Could not be read. {why}" if row["status"] == "failed" else why
