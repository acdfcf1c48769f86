"""Promises of one report, or of two rounds, each followed into what was written later."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from pipeline.compare.clauses import Clause, clauses
from pipeline.compare.evidence import Mention, Weights, later_than, mentions, same_promise, weights
from pipeline.compare.outcomes import Finding, Later, finding
from pipeline.compare.promises import Promise, promises
from pipeline.compare.trust import doubtful
from pipeline.compare.undertakings import undertakings
from pipeline.models.comparison import Commitment, Pair, Span, Undertaking
from pipeline.models.report import Report


@dataclass(frozen=True, slots=True)
class Papers:
    """All clauses of the reports, earliest report first, and which recommendation is which."""

    reports: tuple[Report, ...]
    clauses: tuple[Clause, ...]
    repeated: frozenset[str]
    weights: Weights
    links: frozenset[tuple[int, int]]
    as_at: str | None


def papers(reports: Sequence[Report], pairs: Iterable[Pair], as_at: str | None) -> Papers:
    """`reports`: one, or two rounds in order. `pairs`: the links between the two."""
    every = tuple(clause for report in reports for clause in clauses(report))
    known = (
        frozenset(one.sentence.text for one in every if one.report is reports[0]) if len(reports) > 1 else frozenset()
    )
    links = frozenset((one.earlier.index, one.later.index) for one in pairs if one.earlier and one.later)
    return Papers(tuple(reports), every, known, weights(every), links, as_at)


def commitments(of: Papers) -> tuple[tuple[Commitment, ...], tuple[Undertaking, ...]]:
    """The promises with their outcome, and those whose outcome the papers leave unclear."""
    every = promises(of.clauses)
    first = [one for one in every if not _printed_again(one, of)]
    groups = _groups(first, of.weights)
    found: list[Commitment] = []
    unclear: list[Undertaking] = []
    for one in first:
        same = [other for other in first if groups[id(other)] == groups[id(one)]]
        later = _later(one, of, every, same)
        result = finding(one, later)
        if result is None:
            unclear.append(_unclear(one, later.mentions))
        else:
            found.append(_commitment(one, result, groups[id(one)], of))
    return tuple(found), _open_list(unclear, every, of)


def _open_list(unclear: Iterable[Undertaking], every: Sequence[Promise], of: Papers) -> tuple[Undertaking, ...]:
    """Unclear and undated ones by report and recommendation; what the earlier report says already is not new."""
    own = [one for one in of.clauses if one.report is of.reports[0] or one.sentence.text not in of.repeated]
    order = {report.report_id: at for at, report in enumerate(of.reports)}
    found = (*unclear, *undertakings(own, every))
    return tuple(sorted(found, key=lambda one: (order[one.made_in], one.index, one.field, one.start)))


def _printed_again(one: Promise, of: Papers) -> bool:
    """The same words in the later round are no new promise; they keep the date of their first printing."""
    return one.clause.report is not of.reports[0] and one.clause.sentence.text in of.repeated


def _groups(every: Sequence[Promise], tell: Weights) -> dict[int, int]:
    """Promise (by identity) → the number of its group, from 1, in reading order."""
    groups: dict[int, int] = {}
    for at, one in enumerate(every):
        same = next((other for other in every[:at] if same_promise(other, one, tell)), None)
        groups[id(one)] = groups[id(same)] if same is not None else max(groups.values(), default=0) + 1
    return groups


def _rows(one: Promise, of: Papers) -> dict[str, frozenset[int]]:
    """Where the recommendation of a promise stands in each report."""
    own, index = one.clause.report, one.clause.row.index
    rows = {own.report_id: frozenset({index})}
    if len(of.reports) > 1 and own is of.reports[0]:
        rows[of.reports[1].report_id] = frozenset(later for earlier, later in of.links if earlier == index)
    return rows


def _later(one: Promise, of: Papers, every: Sequence[Promise], same: Collection[Promise]) -> Later:
    rows = _rows(one, of)
    group = {other.clause.place for other in same}
    written = [c for c in later_than(one, of.clauses, of.repeated) if c.place not in group]
    found = mentions(one, written, rows, of.weights)
    last = of.reports[-1]
    updates = [
        str(row.update)
        for row in last.recommendations
        if row.update and row.index in rows.get(last.report_id, frozenset())
    ]
    return Later(found, every, updates, _stale(one, of, rows), of.as_at)


def _stale(one: Promise, of: Papers, rows: dict[str, frozenset[int]]) -> list[Mention]:
    """The promise itself, printed again in the update of the later round."""
    last = of.reports[-1]
    if one.clause.report is last or one.clause.field != "update":
        return []
    return [
        Mention(c, 1.0, 1.0, deed=True, head=True, core=True, same_row=True)
        for c in of.clauses
        if c.report is last and c.field == "update" and c.row.index in rows.get(last.report_id, frozenset())
        and c.text == one.clause.text
    ]  # fmt: skip


def _commitment(one: Promise, result: Finding, group: int, of: Papers) -> Commitment:
    clause = one.clause
    spans = tuple(_span(mention.clause) for mention in result.evidence)
    return Commitment(
        index=clause.row.index,
        made_in=clause.report.report_id,
        field=clause.field,
        text=clause.text.strip(" ,;"),
        start=clause.start + len(clause.text) - len(clause.text.lstrip(" ,;")),
        end=clause.end - len(clause.text) + len(clause.text.rstrip(" ,;")),
        due=one.due,
        outcome=result.outcome,
        late=result.late,
        confidence=result.confidence,
        basis=result.basis,
        evidence=spans,
        group=group,
        new_date=result.new_date,
        check_first=doubtful(of.reports, [_span(clause), *spans]),
    )


def _unclear(one: Promise, touched: Sequence[Mention]) -> Undertaking:
    clause = one.clause
    spans = tuple(_span(mention.clause) for mention in touched[:2])
    return Undertaking(
        clause.row.index, clause.report.report_id, clause.field, clause.sentence.text, clause.sentence.start,
        clause.sentence.end, one.due, spans,
    )  # fmt: skip


def _span(clause: Clause) -> Span:
    """The sentence that a clause stands in."""
    sentence = clause.sentence
    return Span(clause.report.report_id, clause.row.index, clause.field, sentence.start, sentence.end)
