"""What the paper means: a report, its header, its key, its recommendations, its entities.

Field names and meanings are those of the output contract (`docs/contract.md`). Text that is
published stays a `Text` until it is written, so that every offset leads back to page and box.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from pipeline.models.page import Box
from pipeline.models.privacy import Removed
from pipeline.models.review import Assessment, Checked
from pipeline.models.text import Locator, Text

Rag = Literal["complete", "green", "amber", "red"]
Progress = Literal["delivered", "on_track", "concern", "not_delivered", "not_started", "closed"]
Decision = Literal["agreed", "partially_agreed", "rejected"]
StatusEvidence = Literal["fill", "image", "shape", "symbol", "word", "letter", "font", "section", "none"]
Assessor = Literal["committee", "officer", "cabinet", "unknown"]
Blank = Literal["not_assessed", "not_read"]
Severity = Literal["info", "warning", "error"]
Outcome = Literal["complete", "partial", "failed", "empty"]
Kind = Literal["person", "role", "organisation", "date", "url", "email", "phone", "money", "percent"]


@dataclass(frozen=True, slots=True)
class Flag:
    """Why a field of a recommendation is unsure."""

    code: str
    field: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Issue:
    """Why a document or report is unsure, or failed."""

    code: str
    severity: Severity
    page: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named in the header."""

    name: str
    role: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The top of a report. Dates are ISO, `printed` is every labelled line as it stands."""

    title: str | None = None
    council: str | None = None
    body: str | None = None  # the public body that answers: the council, or any other
    committee: str | None = None
    inquiry: str | None = None
    stage: Literal["response", "interim", "final"] | None = None  # response: round nought, no progress yet
    stage_months: int | None = None
    completion_date: str | None = None
    update_date: str | None = None
    response_date: str | None = None  # the Cabinet's or decision's day, where printed: anchor of responses
    lead_officers: tuple[Person, ...] = ()
    cabinet_members: tuple[Person, ...] = ()
    printed: tuple[tuple[str, Text], ...] = ()


def labelled_once(pairs: Iterable[tuple[str, Text]]) -> tuple[tuple[str, Text], ...]:
    """Labels and texts; a label met again has its count behind it, so that no line is lost and each has its name."""
    found: dict[str, Text] = {}
    for label, text in pairs:
        key, count = label, 1
        while key in found:
            count += 1
            key = f"{label} ({count})"
        found[key] = text
    return tuple(found.items())


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One line of the report's own key: what is shown, and what it is said to mean."""

    shown: str  # a colour name, a letter, a word, or "tick"
    evidence: StatusEvidence
    meaning: str
    progress: Progress | None
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a report's table of recommendations: its heading, and what it was taken for (None: nothing)."""

    heading: str
    role: str | None
    page: int  # where the table begins
    guessed: bool = False  # told from what stands below, not from the heading


@dataclass(frozen=True, slots=True)
class Status:
    """What stands in the status cell, and what the key says of it."""

    shown: str | None = None
    evidence: StatusEvidence = "none"
    colour: str | None = None
    meaning: str | None = None
    assessed_by: Assessor = "unknown"
    blank: Blank | None = None


@dataclass(frozen=True, slots=True)
class Update:
    """One round's update of a recommendation."""

    stage_months: int | None
    update: Text | None
    rag: Rag | None = None
    status: Status | None = None
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation of a report, with everything its row says."""

    index: int  # position in the report, from 1
    number: str | None = None
    label: str | None = None
    title: Text | None = None
    theme: Text | None = None
    inquiry: str | None = None
    recommendation: Text | None = None
    response: Text | None = None
    decision: Decision | None = None
    action: Text | None = None
    update: Text | None = None
    previous_update: Text | None = None
    updates: tuple[Update, ...] = ()
    rag: Rag | None = None
    progress: Progress | None = None
    status: Status = Status()
    lead_officer: Text | None = None
    target_date: str | None = None  # ISO
    target_date_printed: Text | None = None
    extra: tuple[tuple[str, Text], ...] = ()
    sources: tuple[tuple[str, tuple[Locator, ...]], ...] = ()
    confidence: tuple[tuple[str, float], ...] = ()
    evidence: tuple[tuple[str, tuple[str, ...]], ...] = ()  # by field, the names of what speaks for and against it
    flags: tuple[Flag, ...] = ()
    resolved_from: int | None = None  # index of the recommendation that "as above" points to
    recommendation_id: str | None = None  # minted by the dataset, not by extraction
    checked: tuple[Checked, ...] = ()  # fields that a person compared with the paper
    assessment: Assessment | None = None  # what a committee decided where the paper's status is blank

    @property
    def is_over(self) -> bool:
        """Whether its status says that it is done or closed."""
        return self.progress in ("delivered", "closed") if self.progress else self.rag == "complete"


@dataclass(frozen=True, slots=True)
class Entity:
    """A name, date, address or amount: exactly `field[start:end]` of the published field."""

    index: int | None  # the recommendation's index; None in the header
    field: str
    kind: Kind
    text: str
    value: str | float | None
    start: int
    end: int
    commitment: bool = False
    anchor: str | None = None  # the day that a date was resolved against
    locators: tuple[Locator, ...] = ()
    recommendation: str | None = None  # the recommendation's number, for people
    flags: tuple[str, ...] = ()
    holder: str | None = None  # of a role: the person beside it, as in that person's `value`
    code: str | None = None  # of a council: its official code


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A word, or a line of them, that is in no field: no stage found a place for it, or it runs from page to page."""

    page: int
    text: str
    box: Box | None = None  # None in a file without pages


@dataclass(frozen=True, slots=True)
class Words:
    """Where every word went; placed + furniture + outside + unplaced = total."""

    total: int
    placed: int
    furniture: int
    outside: int
    unplaced: tuple[Unplaced, ...] = ()
    running: tuple[Unplaced, ...] = ()  # the lines that `furniture` counts


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report comes from; null where nobody said."""

    file: str  # name only
    sha256: str
    pages: int
    first_page: int
    last_page: int
    producer: str | None = None
    tagged: bool = False
    text: Literal["native", "ocr", "mixed"] = "native"
    url: str | None = None
    retrieved: str | None = None
    publisher: str | None = None
    licence: str | None = None
    meeting_date: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One progress report on one inquiry for one round."""

    report_id: str
    source: Source
    header: Header
    recommendations: tuple[Recommendation, ...]
    legend: tuple[KeyEntry, ...] = ()
    entities: tuple[Entity, ...] = ()
    words: Words = Words(0, 0, 0, 0)
    status: Outcome = "complete"
    issues: tuple[Issue, ...] = ()
    language: str = "en"
    inquiry_id: str | None = None  # given by the dataset, not by extraction
    same_as: str | None = None  # likewise: the report_id under which it is listed, where another file holds it too
    columns: tuple[Column, ...] = ()

    @property
    def is_response(self) -> bool:
        """Whether it answers an inquiry and tells no progress yet: round nought."""
        return self.header.stage == "response"

    @property
    def day(self) -> str | None:
        """The day that it speaks from: printed, of a response that of the response, else that of its meeting."""
        answered = self.header.response_date if self.is_response else None
        return self.header.update_date or answered or self.source.meeting_date


@dataclass(frozen=True, slots=True)
class Document:
    """One input file, read: none, one or several reports, and what happened on the way."""

    file: str
    sha256: str | None
    pages: int
    status: Outcome
    reason: str  # a reason code: OK, NO_TABLE, NEEDS_OCR, NOT_A_PDF, …
    reports: tuple[Report, ...] = ()
    issues: tuple[Issue, ...] = ()
    producer: str | None = None
    words: Words = field(default=Words(0, 0, 0, 0))
    removed: tuple[Removed, ...] = ()  # what was taken out of it so that it may be published
    given: str | None = None  # the file's name where `file` is another on purpose; never published
