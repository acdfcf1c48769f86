"""The view: everything that a reader sees of one inquiry, in the words that are shown.

Texts quoted from papers are untrusted and unescaped here: whoever renders them escapes them. No record holds a number
of confidence, a code or an id that a reader would have to look up; `anchor` and `tags` are for links and filters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from pipeline.models.page import Box

Tone = Literal["complete", "green", "amber", "red", "other", "blank", "unread", "absent"]
Tag = Literal["overdue", "moved", "repeated", "promises", "check", "unassessed"]
RunKind = Literal["same", "added", "removed"]
Missed = Literal["", "passed", "moved"]
Movement = Literal["better", "worse", "same", "first", "unknown", "none"]


class Place(NamedTuple):
    """Where something stands: the round it is in (position in `Brief.rounds`), in words, and as a box if on a page.

    `words`: "page 4", or "table 1, row 3, column 2" in a file without pages. `page` and `box` are None there.
    """

    round: int
    words: str
    page: int | None = None
    box: Box | None = None


def opening(text: str, words: int) -> str:
    """`text`; one of more than `words` as it begins."""
    said = text.split()
    return text if len(said) <= words else " ".join(said[:words]) + " …"


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation: `where` is "Update, page 4" (with the report named, where there are several)."""

    text: str
    where: str
    places: tuple[Place, ...] = ()

    def opening(self, words: int = 22) -> str:
        """The text; a long one as it begins."""
        return opening(self.text, words)


@dataclass(frozen=True, slots=True)
class StatusView:
    """A status as printed. `mark` is a sign that can be told without colour; `meaning` is the report's own key.

    `shown_as`: how the paper shows it ("a colour in the cell"), empty where it is a word.
    """

    words: str
    mark: str
    tone: Tone
    meaning: str = ""
    shown_as: str = ""


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell of a row. `checks`: why a person should look at the paper first; `note`: that a person did."""

    field: str
    heading: str
    paragraphs: tuple[str, ...]
    places: tuple[Place, ...] = ()
    checks: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class SideView:
    """A recommendation as it stands in one round."""

    round: int
    number: str
    status: StatusView
    cells: tuple[CellView, ...]
    status_places: tuple[Place, ...] = ()
    checks: tuple[str, ...] = ()  # of the status and of the row as a whole
    note: str = ""  # that a person checked the status


@dataclass(frozen=True, slots=True)
class ChangeRun:
    """Words that are in both texts, only in the later one, or only in the earlier one."""

    kind: RunKind
    words: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What changed in one text. `summary`: "Unchanged", "Edited", …; runs only where something changed."""

    heading: str
    summary: str
    runs: tuple[ChangeRun, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What changed against one recommendation of the earlier report (`against` names it, where there are several)."""

    against: str
    fields: tuple[ChangeView, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MomentView:
    """A recommendation in one round of its timeline; `status` is None where that round does not list it."""

    label: str
    day: str
    number: str
    status: StatusView | None
    note: str


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A dated commitment: what was said, for when, what the papers say came of it, and what that rests on.

    `also`: the same commitment, said elsewhere. `settled`: nothing is left to ask, because it is kept or not due yet.
    `missed`: it was not reported as done by its date; of a date that was moved only until the new one is kept.
    """

    said: Passage
    due: str
    outcome: str
    basis: str
    found: tuple[Passage, ...] = ()
    also: tuple[Passage, ...] = ()
    check_first: str = ""
    settled: bool = False
    missed: Missed = ""

    @property
    def words(self) -> tuple[Passage, ...]:
        """Everywhere it is said."""
        return (self.said, *self.also)

    @property
    def answer(self) -> tuple[tuple[str, Passage], ...]:
        """What the first page gives beside a promise past its date: how the papers now speak of it, and where."""
        shown = self.found[:1] if self.missed == "passed" else ()
        return tuple(
            ("The papers say so again" if one.text == self.said.text else f"The papers say: “{one.opening()}”", one)
            for one in shown
        )


@dataclass(frozen=True, slots=True)
class UndertakingView:
    """Something to be done without a date, or with one (`due`) whose outcome the reports leave unclear.

    `found`: where else the papers speak of it.
    """

    said: Passage
    found: tuple[Passage, ...] = ()
    due: str = ""


@dataclass(frozen=True, slots=True)
class EnquiryView:
    """A line of enquiry: what the papers say, and a neutral question that may be asked of it."""

    number: int
    recommendation: str
    anchor: str
    text: str
    where: tuple[Passage, ...]
    addressed_to: str
    basis: str
    question: str
    check_first: str = ""
    quotes: tuple[Passage, ...] = ()  # of `where`, what `text` does not quote itself


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A line of enquiry that the first page asks, and what it rests on: "Promise 2 above", or words and their place."""

    line: EnquiryView
    rests_on: str
    where: tuple[Passage, ...] = ()

    @property
    def about(self) -> str:
        """The recommendation, a long one as it begins."""
        said = opening(self.line.recommendation, 9)
        return said if said.endswith(("…", ".", "?")) else f"{said}."


class MissedView(NamedTuple):
    """A promise that was not reported as done by its date, and the recommendation that it is shown under."""

    recommendation: RecommendationView
    promise: PromiseView


class Earlier(NamedTuple):
    """The status in the earlier report, and the number there where it is not the one the row bears."""

    number: str
    status: StatusView


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """One recommendation: a row of the first page, and everything below it.

    `number` is that of the later report, "4" or empty; `name` is what to call it ("Recommendation 4"). `then` is empty
    where there is one report or where it is new; it holds several where recommendations were merged. `now` is None
    where it is no longer listed.
    """

    anchor: str
    number: str
    name: str
    title: str
    theme: str
    then: tuple[Earlier, ...]
    now: StatusView | None
    movement: Movement
    movement_words: str
    notes: tuple[str, ...]
    tags: tuple[Tag, ...]
    sides: tuple[SideView, ...]
    changes: tuple[ChangesView, ...] = ()
    timeline: tuple[MomentView, ...] = ()
    promises: tuple[PromiseView, ...] = ()
    undertakings: tuple[UndertakingView, ...] = ()
    enquiries: tuple[int, ...] = ()
    glance: tuple[str, ...] = ()  # what the first page notes: "Same words as before", "2 commitments due"

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of its cells in all rounds, in the order of the last one."""
        names = [cell.heading for side in reversed(self.sides) for cell in side.cells]
        return tuple(dict.fromkeys(names))

    @property
    def urgency(self) -> tuple[bool, bool]:
        """Sorts what is overdue or assessed worse first, then what was promised and not reported as done."""
        calm = "overdue" not in self.tags and self.movement != "worse"
        return calm, not any(promise.missed for promise in self.promises)


@dataclass(frozen=True, slots=True)
class RoundView:
    """One report. `label` is "6-month report"; `day` is "3 November 2015" or says that none is printed."""

    report_id: str
    sha256: str
    label: str
    day: str
    file: str
    pages: str
    read: str
    title: str = ""
    people: tuple[tuple[str, str], ...] = ()
    checks: tuple[str, ...] = ()  # points that concern the report as a whole
    copies: tuple[str, ...] = ()  # where else the same report was found: files, with pages in a pack

    @property
    def name(self) -> str:
        """`6-month report, 17 May 2022`."""
        label = self.label[:1].upper() + self.label[1:]
        return label if self.day in label else f"{label}, {self.day}"


@dataclass(frozen=True, slots=True)
class KeyView:
    """One line of a report's own key."""

    status: StatusView
    meaning: str


@dataclass(frozen=True, slots=True)
class FilterView:
    """A choice of recommendations: "To check", and how many there are."""

    tag: Tag
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """A recommendation whose status is blank."""

    anchor: str
    name: str
    title: str
    update: str


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """A sheet to fill in: the report's own key as choices, a row for each recommendation that nobody has assessed."""

    intro: str
    choices: tuple[KeyView, ...]
    rows: tuple[AssessmentRow, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """One inquiry: what the first page says, then its recommendations, then the two sheets.

    `recommendations` and `enquiries` are in the order of the papers; the first page has its own.
    """

    title: str
    body: str  # council and committee
    rounds: tuple[RoundView, ...]
    as_at: str
    read: str  # "7 of 7 recommendations read; 2 cells to check"
    sentence: str
    notes: tuple[str, ...]
    filters: tuple[FilterView, ...]
    recommendations: tuple[RecommendationView, ...]
    enquiries: tuple[EnquiryView, ...]
    key: tuple[KeyView, ...]
    assessment: AssessmentView | None = None
    questions: tuple[QuestionView, ...] = ()
    language: str = "en"

    @property
    def worst_first(self) -> tuple[RecommendationView, ...]:
        """The recommendations in the order of the first page."""
        return tuple(sorted(self.recommendations, key=lambda one: one.urgency))

    @property
    def missed(self) -> tuple[MissedView, ...]:
        """The promises of the first page: what is past its date before what was moved."""
        found = [MissedView(one, promise) for one in self.worst_first for promise in one.promises if promise.missed]
        return tuple(sorted(found, key=lambda one: one.promise.missed == "moved"))
