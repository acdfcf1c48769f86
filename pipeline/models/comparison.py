"""What comparing says: pairs of recommendations, what changed in them, promises and what became of them.

Field names and meanings are those of the output contract (`docs/contract.md`). Nothing here is a judgement of people:
every claim carries the sentences it rests on, and says whether it was read, concluded, or rests on finding nothing.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Annotated, Literal, NamedTuple

from pipeline.models.answers import LinkQuestion
from pipeline.models.published import Day, Form, Limits, Name, Number, Places, Position, Share, Slug
from pipeline.models.report import Decision, Progress, Rag, Report

MatchedBy = Literal["number", "text", "number+text", "stated", "none"]
PairKind = Literal["kept", "new", "dropped", "split", "merged"]
TextChange = Literal["unchanged", "edited", "rewritten"]
UpdateChange = Literal["unchanged", "edited", "rewritten", "added", "removed"]
Direction = Literal["improved", "worsened", "same", "first_assessed", "unknown"]
Operation = Literal["equal", "insert", "delete"]
CommitmentOutcome = Literal["kept", "moved", "overdue", "not_mentioned", "not_due", "later_than_asked"]
Basis = Literal["stated", "inferred", "absence"]
PromiseField = Annotated[str, Limits("^(recommendation|response|action|update)$")]
RoundsVerdict = Literal["same", "unsure", "different"]


@dataclass(frozen=True, slots=True)
class Ref:
    """A recommendation of a report: its position for machines, its number for people."""

    index: Position
    number: str | None
    recommendation_id: str | None


@dataclass(frozen=True, slots=True)
class RagChange:
    """The colour then and now, as the reports' records give it, and which way the status moved."""

    from_: Rag | None = None
    to: Rag | None = None
    direction: Direction = "unknown"


@dataclass(frozen=True, slots=True)
class ProgressChange:
    """What the status means then and now."""

    from_: Progress | None = None
    to: Progress | None = None


@dataclass(frozen=True, slots=True)
class ShownChange:
    """The status as printed then and now."""

    from_: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class DecisionChange:
    """The decision then and now."""

    from_: Decision | None = None
    to: Decision | None = None


@dataclass(frozen=True, slots=True)
class NameChange:
    """Names in a recommendation's cells (or, on a comparison, in the reports' headers)."""

    newly_named: tuple[str, ...] = ()
    no_longer_named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateChange:
    """A target date then and now, ISO; `days` from the last day of one to the last day of the other, later positive."""

    from_: Day | None = None
    to: Day | None = None
    days: int | None = None


class WordRun(NamedTuple):
    """Words that stand in both texts, only in the later one (insert), or only in the earlier one (delete)."""

    operation: Operation
    words: str


RunsByField = Annotated[
    tuple[tuple[str, tuple[WordRun, ...]], ...],
    Form(dict[str, tuple[WordRun, ...]], lambda said: tuple(said.items()), dict),
]


@dataclass(frozen=True, slots=True)
class Span:
    """`field[start:end]` of a published field; what a claim rests on."""

    report_id: str
    index: Position
    field: Name
    start: Number
    end: Position


@dataclass(frozen=True, slots=True)
class Pair:
    """One link between a recommendation of the earlier report and one of the later; a split or merger is several.

    A change is None where there is nothing to compare: a side is missing, or has no such text. `check_first`: places
    in either report that what is said here rests on and that a person should look at before it is repeated.
    """

    earlier: Ref | None
    later: Ref | None
    matched_by: MatchedBy
    similarity: Share
    ambiguous: bool
    kind: PairKind
    recommendation: TextChange | None = None
    response: TextChange | None = None
    update: UpdateChange | None = None
    decision: DecisionChange = DecisionChange()
    rag: RagChange = RagChange()
    progress: ProgressChange = ProgressChange()
    shown: ShownChange = ShownChange()
    officers: NameChange = NameChange()
    target_date: DateChange = DateChange()
    diff: RunsByField = ()
    signals: tuple[str, ...] = ()
    check_first: Places = ()


@dataclass(frozen=True, slots=True)
class Commitment:
    """A dated promise of those whom the report answers for, and what later text says of it.

    `due`: ISO, as precise as printed. `group`: promises of the same thing for the same date share a number.
    `check_first`: places that this rests on and that a person should look at before it is repeated.
    """

    index: Position
    made_in: str
    field: PromiseField
    text: Name
    start: Number
    end: Position
    due: Day
    outcome: CommitmentOutcome
    late: bool
    new_date: Day | None = dataclasses.field(default=None, kw_only=True)
    confidence: Share
    evidence: tuple[Span, ...] = dataclasses.field(default=(), kw_only=True)
    basis: Basis
    group: Position = 1
    check_first: Places = ()


@dataclass(frozen=True, slots=True)
class Undertaking:
    """Something to be done without a date, or dated with an outcome that the papers leave unclear (`due` given)."""

    index: Position
    made_in: str
    field: PromiseField
    text: Name
    start: Number
    end: Position
    due: Day | None = None
    mentioned: tuple[Span, ...] = ()
    check_first: Places = ()


@dataclass(frozen=True, slots=True)
class Overdue:
    """A recommendation whose printed target date has passed, and whose status does not say that it is done.

    `days`: from the last day of the target to the day that decides. `is_open`: False where no status says either way.
    """

    index: Position
    target_date: str
    days: Position
    is_open: bool


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A line of enquiry for members: what the papers say, and a neutral question that may be asked of it.

    `index` is the recommendation's in the report `report_id`; `addressed_to`: who answers for it, as the row prints it,
    else the report's lead officers; a post where one is given. Empty where nobody is named.
    """

    index: Position
    report_id: str
    topic: Name
    text: Name
    question: str
    addressed_to: str
    basis: Basis
    evidence: tuple[Span, ...] = ()
    check_first: Places = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two rounds of one inquiry side by side; or one report alone (`earlier` is None), followed within itself."""

    inquiry_id: str | None
    earlier: str | None
    later: Slug
    as_at: Day | None
    rounds: RoundsVerdict = "same"
    rolling: bool = False  # the later report lists open recommendations only: what it leaves out was not dropped
    pairs: tuple[Pair, ...] = ()
    not_listed: tuple[Ref, ...] = ()
    officers: NameChange = NameChange()
    overdue: tuple[Overdue, ...] = ()  # of the later report
    commitments: tuple[Commitment, ...] = ()
    undertakings: tuple[Undertaking, ...] = ()
    enquiries: tuple[Enquiry, ...] = ()
    notes: tuple[str, ...] = ()
    questions: tuple[LinkQuestion, ...] = ()  # for a person to decide; not published with the rest

    @property
    def movements(self) -> dict[int, Direction]:
        """How each recommendation of the later report moved, by its index; new ones are left out.

        The one count that headline, table, documents and CSV share. One that was merged counts once: unknown where the
        statuses before moved differently.
        """
        found: dict[int, set[Direction]] = {}
        for pair in self.pairs:
            if pair.earlier and pair.later:
                found.setdefault(pair.later.index, set()).add(pair.rag.direction)
        return {index: next(iter(ways)) if len(ways) == 1 else "unknown" for index, ways in found.items()}

    @property
    def promised(self) -> tuple[Commitment, ...]:
        """The commitments, each once: one that is said in several cells is counted where it is said first."""
        return tuple({(one.group, one.outcome): one for one in reversed(self.commitments)}.values())[::-1]


@dataclass(frozen=True, slots=True)
class Round:
    """One report of a timeline."""

    report_id: str
    update_date: Day | None
    stage_months: int | None


@dataclass(frozen=True, slots=True)
class Moment:
    """A recommendation in one round; `update` and `direction` are against the round before, None in its first."""

    report_id: str
    index: Position
    number: str | None
    rag: Rag | None
    progress: Progress | None
    shown: str | None
    target_date: Day | None
    update: UpdateChange | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """One recommendation through all its rounds: one entry per round, None where it is not listed."""

    recommendation_id: str | None
    title: str | None
    rounds: tuple[Moment | None, ...]
    split_from: int | None = None  # position of the thread it was split from
    merged_into: int | None = None  # position of the thread it was merged into


@dataclass(frozen=True, slots=True)
class Timeline:
    """All rounds of one inquiry, earliest first."""

    inquiry_id: Slug
    rounds: tuple[Round, ...]
    recommendations: tuple[Thread, ...] = ()


@dataclass(frozen=True, slots=True)
class Followed:
    """One inquiry: its reports as published, earliest first, and what comparing each with the next says.

    `read`: the reports that comparing had read, where those that are published hold less. `looks`: what rounds further
    on tell of promises that the next round left open.
    """

    reports: tuple[Report, ...]
    comparisons: tuple[Comparison, ...]
    read: tuple[Report, ...] = ()
    looks: tuple[Comparison, ...] = ()


@dataclass(frozen=True, slots=True)
class Tracked:
    """A line of recommendations-flat.csv, its cells by column, with the rounds behind it, earliest first.

    `promises`: lines of commitments.csv, numbered under `promise`: after a split each part has those made before it.
    """

    report_id: str
    index: int
    fields: dict[str, str]
    rounds: tuple[dict[str, str], ...]
    promises: tuple[dict[str, str], ...]
