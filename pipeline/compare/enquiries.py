"""Lines of enquiry: what the papers say and do not say, quoted, for members to ask about.

Open and neutral: nobody is said to have done wrong, each goes to the officer whom the row names (by the post, where it
gives one), and that nothing was found is said as just that. At most two for a recommendation and ten in all, the most
telling ones: target dates that have passed first, then in report order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.compare.language.tenses import is_called_off
from pipeline.compare.trust import cell, doubtful
from pipeline.models.comparison import Commitment, Enquiry, Overdue, Pair, Ref, Span, Undertaking
from pipeline.models.report import Person, Recommendation, Report
from pipeline.text.dates.tokens import month
from pipeline.text.people import is_nobody


def row_officer(report: Report, index: int) -> str:
    """Return what a row's officer cell prints, of people with a post the post; empty where it names nobody."""
    lines = str(report.recommendations[index - 1].lead_officer or "").split("\n")
    printed = "; ".join(" ".join(line.split()) for line in lines if line.strip())
    named = [one for one in report.entities if (one.index, one.field) == (index, "lead_officer")]
    posts = dict.fromkeys(one.text for one in named if one.kind == "role" and not is_nobody(one.text))
    if posts and any(one.kind == "person" for one in named):
        return "; ".join(posts)
    return "" if is_nobody(printed) else printed


def report_officer(report: Report) -> str:
    """Return the report's lead officers, each by the post where one is given; empty where none is named."""
    return "; ".join(dict.fromkeys(filter(None, map(_post, report.header.lead_officers))))


def _post(person: Person) -> str:
    return next((said for said in (person.role or "", person.name) if not is_nobody(said)), "")


PER_RECOMMENDATION, IN_ALL = 2, 10
_PASSED = "target_passed"
_TOPICS = (
    _PASSED, "not_mentioned", "overdue", "status_moved_same_wording", "status_worsened", "later_than_asked", "moved",
    "not_listed_any_more", "unclear", "same_wording", "no_update", "undated",
)  # fmt: skip
_QUESTIONS = {
    "not_mentioned": "What is the position on this?",
    "overdue": "What remains to be done, and by when?",
    "moved": "What led to the new date, and what does it depend on?",
    "later_than_asked": "What does the later date mean for what the recommendation set out to do?",
}
_GIVEN_UP = "What was decided, and what follows from it?"


@dataclass(frozen=True, slots=True)
class Late:
    """What is overdue, and the day that decides it (ISO; empty where none is known)."""

    rows: tuple[Overdue, ...]
    day: str


@dataclass(frozen=True, slots=True)
class _Sheet:
    reports: tuple[Report, ...]
    homes: Mapping[tuple[str, int], tuple[str, int]]  # of the earlier report's recommendations, in the later one

    @property
    def later(self) -> Report:
        return self.reports[-1]

    def report(self, report_id: str) -> Report:
        return next(report for report in self.reports if report.report_id == report_id)

    def row(self, report_id: str, index: int) -> Recommendation:
        return self.report(report_id).recommendations[index - 1]

    def enquiry(
        self,
        topic: str,
        index: int,
        report_id: str,
        text: str,
        question: str,
        spans: Sequence[Span],
        claim: Commitment | None = None,
        unquoted: Sequence[Span] = (),
    ) -> Enquiry:
        """`unquoted`: cells that the line rests on without quoting them."""
        basis = claim.basis if claim else "stated"
        places = doubtful(self.reports, [*spans, *unquoted])
        to = self.addressee(report_id, index)
        return Enquiry(index, report_id, topic, text, question, to, basis, tuple(spans), places)

    def addressee(self, report_id: str, index: int) -> str:
        """Return who answers for a recommendation: by its row now, by the row asked about, else by the report."""
        own = (report_id, index)
        rows = dict.fromkeys((self.homes.get(own, own), own))
        named = (row_officer(self.report(name), at) for name, at in rows)
        return next(filter(None, named), "") or report_officer(self.later)


def enquiries(
    reports: Sequence[Report],
    pairs: Iterable[Pair],
    late: Late,
    commitments: Iterable[Commitment],
    open_list: Iterable[Undertaking],
) -> tuple[Enquiry, ...]:
    """`reports`: one, or two rounds in order."""
    pairs = tuple(pairs)
    sheet = _Sheet(tuple(reports), _homes(reports, pairs))
    found = [
        *_of_targets(sheet, late),
        *_of_commitments(sheet, commitments),
        *_of_pairs(sheet, pairs),
        *_of_undertakings(sheet, open_list),
    ]
    return tuple(_chosen(found, sheet.homes))


def _homes(reports: Sequence[Report], pairs: Iterable[Pair]) -> dict[tuple[str, int], tuple[str, int]]:
    """Of each recommendation of the earlier report, the one that it is in the later."""
    ends = (reports[0].report_id, reports[-1].report_id)
    return {(ends[0], one.earlier.index): (ends[1], one.later.index) for one in pairs if one.earlier and one.later}


def _chosen(found: Sequence[Enquiry], homes: Mapping[tuple[str, int], tuple[str, int]]) -> list[Enquiry]:
    """The most telling ones within the limits: what is overdue, then in report order; both rounds of one are one."""
    kept: list[Enquiry] = []

    def home(one: Enquiry) -> tuple[str, int]:
        return homes.get((one.report_id, one.index), (one.report_id, one.index))

    for one in sorted(found, key=lambda one: _TOPICS.index(one.topic)):
        same = [other for other in kept if home(other) == home(one)]
        if len(same) < PER_RECOMMENDATION and len(kept) < IN_ALL:
            kept.append(one)
    return sorted(kept, key=lambda one: (one.topic != _PASSED, one.report_id, one.index, _TOPICS.index(one.topic)))


def _of_targets(sheet: _Sheet, late: Late) -> Iterator[Enquiry]:
    """One for each target date that has passed, the longest ago first."""
    report_id = sheet.later.report_id
    for one in sorted(late.rows, key=lambda one: -one.days):
        row = sheet.row(report_id, one.index)
        status = row.status.shown or row.rag or row.progress
        said = f"the status is {status}" if status else "no status is given"
        past = f"{one.days:,} {'day' if one.days == 1 else 'days'} before {month(late.day)}"
        text = f"The target date was {month(one.target_date)}, {past}; {said}."
        spans = (
            *_whole(sheet, report_id, one.index, "target_date_printed"),
            *_whole(sheet, report_id, one.index, "update"),
        )
        statuses = (cell(report_id, one.index, "rag"),)
        yield sheet.enquiry(_PASSED, one.index, report_id, text, _QUESTIONS["overdue"], spans, unquoted=statuses)


def _of_commitments(sheet: _Sheet, commitments: Iterable[Commitment]) -> Iterator[Enquiry]:
    """One for each group whose outcome a member may wish to ask about."""
    seen: set[tuple[int, str]] = set()
    for one in commitments:
        if one.outcome not in _TOPICS or (one.group, one.outcome) in seen:
            continue
        seen.add((one.group, one.outcome))
        span = Span(one.made_in, one.index, one.field, one.start, one.end)
        said = f"{_place(sheet, one.made_in, one.field)} says: “{one.text}”{_when(one.text, one.due)}"
        found = _found(sheet, one)
        question = _GIVEN_UP if one.outcome == "overdue" and is_called_off(found) else _QUESTIONS[one.outcome]
        yield sheet.enquiry(
            one.outcome, one.index, one.made_in, f"{said} {found}", question, (span, *one.evidence), one
        )


def _found(sheet: _Sheet, one: Commitment) -> str:
    if not one.evidence:
        return "No mention of it was found in the later text."
    span = one.evidence[0]
    row = sheet.row(span.report_id, span.index)
    quote = str(getattr(row, span.field) or "")[span.start : span.end]
    home = sheet.homes.get((one.made_in, one.index), (one.made_in, one.index))
    same = (span.report_id, span.index) in (home, (one.made_in, one.index))
    where = _place(sheet, span.report_id, span.field)
    where += "" if same else f" under recommendation {row.number or row.index}"
    return f"{where} says: “{quote}”"


def _place(sheet: _Sheet, report_id: str, field: str) -> str:
    """Of two rounds, whose update it is; the other fields are mostly printed again."""
    if field != "update" or len(sheet.reports) == 1:
        return f"The {field}"
    return "The later update" if report_id == sheet.later.report_id else "The earlier update"


def _when(quote: str, due: str) -> str:
    """The end of a sentence that quotes: the day that is meant, where the words do not give it in full."""
    said = month(due)
    if said not in quote:
        return f" ({said})."
    return "" if quote.endswith((".", "!", "?")) else "."


def _of_pairs(sheet: _Sheet, pairs: Iterable[Pair]) -> Iterator[Enquiry]:
    for one in pairs:
        if one.kind == "dropped" and one.earlier is not None:
            report_id, index = sheet.reports[0].report_id, one.earlier.index
            text = "The recommendation is in the earlier report but is not listed in the later one."
            quote = _whole(sheet, report_id, index, "recommendation")
            yield sheet.enquiry("not_listed_any_more", index, report_id, text, "How was it concluded?", quote)
        elif one.later is not None and one.earlier is not None:
            yield from _of_pair(sheet, one, one.earlier, one.later)


def _of_pair(sheet: _Sheet, one: Pair, before: Ref, now: Ref) -> Iterator[Enquiry]:
    index, report = now.index, sheet.later.report_id
    span = _whole(sheet, report, index, "update") or _whole(sheet, report, index, "recommendation")
    statuses = (cell(sheet.reports[0].report_id, before.index, "rag"), cell(report, index, "rag"))
    then = cell(sheet.reports[0].report_id, before.index, "update")
    said = f"The status has changed: {_shown(one, 'from')} → {_shown(one, 'to')}"
    if "status_moved_same_wording" in one.signals:
        yield sheet.enquiry(
            "status_moved_same_wording", index, report, f"{said}. The update has the same words as before.",
            "What has changed since the last report?", span, unquoted=(*statuses, then),
        )  # fmt: skip
    elif "same_wording" in one.signals and one.rag.to != "complete" and one.progress.to != "delivered":
        text = "The update has the same words as in the earlier report."
        asked = "What has happened since the last report?"
        yield sheet.enquiry("same_wording", index, report, text, asked, span, unquoted=(then,))
    elif one.rag.direction == "worsened":
        asked = "What would bring it back on course?"
        yield sheet.enquiry("status_worsened", index, report, f"{said}.", asked, span, unquoted=statuses)
    elif "no_update" in one.signals:
        blank = (cell(report, index, "update"),)
        yield sheet.enquiry(
            "no_update", index, report, "The later report gives no update.", "What is the position?", span,
            unquoted=blank,
        )  # fmt: skip


def _whole(sheet: _Sheet, report_id: str, index: int, field: str) -> tuple[Span, ...]:
    """All of a field, where it holds anything."""
    text = str(getattr(sheet.row(report_id, index), field) or "")
    return (Span(report_id, index, field, 0, len(text)),) if text else ()


def _shown(one: Pair, end: Literal["from", "to"]) -> str:
    """The status as printed, else its colour, else that there is none."""
    return (one.shown.from_ or one.rag.from_ if end == "from" else one.shown.to or one.rag.to) or "none given"


def _of_undertakings(sheet: _Sheet, open_list: Iterable[Undertaking]) -> Iterator[Enquiry]:
    for one in open_list:
        span = Span(one.made_in, one.index, one.field, one.start, one.end)
        if one.due is not None and one.mentioned:
            said = f"{_place(sheet, one.made_in, one.field)} says: “{one.text}”{_when(one.text, one.due)}"
            text = f"{said} The later text does not clearly say what came of it."
            asked = "What is the position on this?"
            yield sheet.enquiry("unclear", one.index, one.made_in, text, asked, (span, *one.mentioned))
        elif one.due is None and one.made_in == sheet.later.report_id and one.field == "update":
            text = f"The update says, without a date: “{one.text}”"
            yield sheet.enquiry("undated", one.index, one.made_in, text, "When is this expected?", (span,))
