"""What the paper means: a report, its header, its key, its recommendations, its entities.

Field names and meanings are those of the output contract (`docs/contract.md`). Text that is
published stays a `Text` until it is written, so that every offset leads back to page and box.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from pipeline.models.privacy import Removed
from pipeline.models.published import (
    Amount,
    Code,
    Colour,
    Day,
    Edges,
    Labelled,
    Limits,
    Name,
    Number,
    Places,
    PlacesByField,
    Position,
    Said,
    ShareByField,
    Slug,
    WordsByField,
)
from pipeline.models.review import How

Rag = Literal["red", "amber", "green", "complete"]  # from worst to best
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

    code: Code
    field: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Issue:
    """Why a document or report is unsure, or failed."""

    code: Code
    severity: Severity
    page: Position | None
    message: str


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named in the header."""

    name: Name
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
    stage_months: Annotated[int, Limits(ge=0, le=240)] | None = None
    completion_date: Day | None = None
    update_date: Day | None = None
    response_date: Day | None = None  # the Cabinet's or decision's day, where printed: anchor of responses
    lead_officers: tuple[Person, ...] = ()
    cabinet_members: tuple[Person, ...] = ()
    printed: Labelled = ()


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One line of the report's own key: what is shown, and what it is said to mean."""

    shown: str  # a colour name, a letter, a word, or "tick"
    evidence: StatusEvidence
    meaning: str
    progress: Progress | None
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a report's table of recommendations: its heading, and what it was taken for (None: nothing)."""

    heading: str
    role: str | None
    page: Position  # where the table begins
    guessed: bool = False  # told from what stands below, not from the heading


@dataclass(frozen=True, slots=True)
class Status:
    """What stands in the status cell, and what the key says of it."""

    shown: str | None = None
    evidence: StatusEvidence = "none"
    colour: Colour | None = None
    meaning: str | None = None
    assessed_by: Assessor = "unknown"
    blank: Blank | None = None


@dataclass(frozen=True, slots=True)
class Update:
    """One round's update of a recommendation."""

    stage_months: Annotated[int, Limits(ge=1, le=240)] | None
    heading: str | None = None
    update: Said = None
    rag: Rag | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Assessed:
    """What is published of an assessment, beside what the paper shows. `assessment`: its id."""

    rag: Rag | None
    progress: Progress | None
    meeting: str | None
    date: Day | None
    reason: str
    by: str
    on: str
    assessment: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A person compared a field with the paper. `read`: what the tool reads there, where that is something else."""

    field: str
    by: str
    on: str
    how: How
    correction: str  # id of the correction
    read: str | None = None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation of a report, with everything its row says."""

    index: Position  # in the report, from 1
    # minted by the dataset, not by extraction
    recommendation_id: Annotated[str, Limits("^r-[a-z2-7]{10}$")] | None = field(default=None, kw_only=True)
    number: str | None = None
    label: str | None = None
    title: Said = None
    theme: Said = None
    inquiry: str | None = None
    recommendation: Said = None
    response: Said = None
    decision: Decision | None = None
    action: Said = None
    update: Said = None
    previous_update: Said = None
    updates: tuple[Update, ...] = ()
    rag: Rag | None = None
    progress: Progress | None = None
    status: Status = Status()
    lead_officer: Said = None
    target_date: Day | None = None
    target_date_printed: Said = None
    extra: Labelled = ()
    sources: PlacesByField = ()
    confidence: ShareByField = ()
    flags: tuple[Flag, ...] = ()
    resolved_from: Position | None = None  # index of the recommendation that "as above" points to
    checked: tuple[Checked, ...] = ()  # fields that a person compared with the paper
    assessment: Assessed | None = None  # what a committee decided where the paper's status is blank
    evidence: WordsByField = ()  # by field, the names of what speaks for and against it

    @property
    def is_over(self) -> bool:
        """Whether its status says that it is done or closed."""
        return self.progress in ("delivered", "closed") if self.progress else self.rag == "complete"


@dataclass(frozen=True, slots=True)
class Entity:
    """A name, date, address or amount: exactly `field[start:end]` of the published field."""

    index: Position | None  # the recommendation's index; None in the header
    recommendation: str | None = field(default=None, kw_only=True)  # the recommendation's number, for people
    field: Name
    kind: Kind
    text: Name
    value: Amount
    start: Number
    end: Position
    commitment: bool = False
    anchor: Day | None = None  # the day that a date was resolved against
    locators: Places = ()
    flags: tuple[Code, ...] = ()
    holder: str | None = None  # of a role: the person beside it, as in that person's `value`
    code: str | None = None  # of a council: its official code


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A word, or a line of them, that is in no field: no stage found a place for it, or it runs from page to page."""

    page: Position
    text: str
    bbox: Edges | None = None  # None in a file without pages


@dataclass(frozen=True, slots=True)
class Words:
    """Where every word went; placed + furniture + outside + unplaced = total."""

    total: Number
    placed: Number
    furniture: Number
    outside: Number
    unplaced: tuple[Unplaced, ...] = ()
    running: tuple[Unplaced, ...] = ()  # the lines that `furniture` counts


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report comes from; null where nobody said."""

    file: Name  # name only
    sha256: Annotated[str, Limits("^[0-9a-f]{64}$")]
    pages: Number
    first_page: Position
    last_page: Position
    producer: str | None = None
    tagged: bool = False
    text: Literal["native", "ocr", "mixed"] = "native"
    url: str | None = None
    retrieved: str | None = None
    publisher: str | None = None
    licence: str | None = None
    meeting_date: str | None = None
    also: tuple[str, ...] = ()  # other files that hold this report; said by the dataset


@dataclass(frozen=True, slots=True)
class Report:
    """One progress report on one inquiry for one round."""

    report_id: Slug
    source: Source
    header: Header
    recommendations: tuple[Recommendation, ...]
    legend: tuple[KeyEntry, ...] = ()
    entities: tuple[Entity, ...] = ()
    words: Words = Words(0, 0, 0, 0)
    status: Outcome = "complete"
    issues: tuple[Issue, ...] = ()
    language: Annotated[str, Limits("^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = "en"
    inquiry_id: Slug | None = None  # given by the dataset, not by extraction
    same_as: Slug | None = None  # likewise: the report_id under which it is listed, where another file holds it too
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
