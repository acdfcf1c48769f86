"""Promises of one report, or of two rounds, each followed into what was written later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from pipeline.compare.language.clauses import FIELDS, Clause, Place, clauses
from pipeline.compare.outcomes.choosing import chosen
from pipeline.compare.outcomes.findings import Finding, Later, standing
from pipeline.compare.outcomes.mentions import Index, Known, Mention, Rows, Weights, mentioned, same_promise
from pipeline.compare.outcomes.new_days import Renewed, renewals
from pipeline.compare.outcomes.rules import goes_on, readings
from pipeline.compare.outcomes.same_matter import names_of, names_the_core, plans_another
from pipeline.compare.outcomes.signs import heard, sorts_of
from pipeline.compare.outcomes.silence import may_speak
from pipeline.compare.promises.promises import Promise, anybodys, own, undertakings
from pipeline.compare.trust import cell, doubtful
from pipeline.models.comparison import Commitment, Pair, Span, Undertaking
from pipeline.models.report import Report

Group = Sequence[Promise]
At = tuple[Place, int]
SURE = 0.7  # strength from which a finding explains the clause that it rests on


def is_sure(result: Finding | None) -> bool:
    """Whether an outcome is read, and not only guessed."""
    return result is not None and bool(result.evidence) and (result.basis == "stated" or result.strength >= SURE)


@dataclass(frozen=True, slots=True)
class Explained:
    """By place and start of a clause, each by the id of its group: `clauses`: the promises whose outcome it surely
    tells, `sentences` those of its whole sentence;
    `fields`: those of a text (report_id, index, field) whose outcome is told.
    """

    clauses: dict[At, dict[int, Promise]]
    sentences: dict[Place, dict[int, Promise]]
    fields: dict[tuple[str, int, str], set[int]]

    def without(self, promise: Promise, group: Group, later: Later) -> Later:
        """What was written after a promise, less what tells of others."""
        left: list[Mention] = []
        aside: list[Mention] = []
        for one in later.mentions:
            (aside if self._of_others(promise, group, one) else left).append(one)
        beside = bool(self.fields.get(promise.clause.place[:3], set()) - {id(group)})
        return replace(later, mentions=left, told_beside=beside, set_aside=aside)

    def _of_others(self, promise: Promise, group: Group, one: Mention) -> bool:
        others = [other for number, other in self._told(one).items() if number != id(group)]
        if any(_of_another_place(promise, other, one) for other in others):
            return True
        if names_the_core(promise, one):
            return False
        return any(not _answers(promise, other) for other in others)

    def is_contested(self, promise: Promise, group: Group, result: Finding | None) -> bool:
        """Whether what an outcome rests on is told of the place of another promise."""
        return result is not None and any(
            _of_another_place(promise, other, one)
            for one in result.evidence
            for number, other in self._told(one).items()
            if number != id(group)
        )

    def _told(self, one: Mention) -> dict[int, Promise]:
        """What goes on with the same subject tells of the same promise: "wrote in July and had a reply in August"."""
        own = self.clauses.get((one.clause.place, one.clause.start), {})
        if own or one.shared or one.deed or not goes_on(one.clause):
            return own
        return self.sentences.get(one.clause.place, own)


def _of_another_place(promise: Promise, other: Promise, one: Mention) -> bool:
    """ "The Easthope club opened", where one was promised for Easthope and one for Marl."""
    if promise.clause.place[:3] != other.clause.place[:3]:
        return False
    ours, theirs = names_of(promise.clause), names_of(other.clause)
    said = names_of(one.clause)
    return bool(ours and theirs & said) and not ours & said


def _answers(asked: Promise, other: Promise) -> bool:
    """Whether another promise is the answer to what is asked for: what tells of the one tells of both."""
    if other.clause.field == "recommendation" and asked.clause.field != "recommendation":
        asked, other = other, asked
    own, its = asked.clause, other.clause
    if own.field != "recommendation" or its.field == "recommendation" or own.row.index != its.row.index:
        return False
    return asked.alone and bool(own.keys.things & (its.keys.things | its.context.things))


def explained(results: Iterable[tuple[tuple[Promise, Group], Finding | None]]) -> Explained:
    """What the sure ones among the outcomes rest on; and what the others do, where it names their thing."""
    clauses: dict[At, dict[int, Promise]] = {}
    sentences: dict[Place, dict[int, Promise]] = {}
    fields: dict[tuple[str, int, str], set[int]] = {}
    for (promise, group), result in results:
        if result is not None and result.evidence:
            fields.setdefault(promise.clause.place[:3], set()).add(id(group))
        for one in result.evidence if result else ():
            at = one.clause.place, one.clause.start
            if is_sure(result):
                clauses.setdefault(at, {})[id(group)] = promise
                sentences.setdefault(one.clause.place, {})[id(group)] = promise
    return Explained(clauses, sentences, fields)


Dated = Mapping[tuple[Place, int], Promise]  # place and start of a clause


@dataclass(frozen=True, slots=True)
class Papers:
    """All clauses of the reports, earliest report first, and which recommendation is which."""

    reports: tuple[Report, ...]
    clauses: tuple[Clause, ...]
    index: Index
    repeated: frozenset[str]
    links: Mapping[int, frozenset[int]]  # index in the earlier report → indexes in the later one
    dropped: frozenset[int]  # indexes in the earlier report of what the later one lists no more
    as_at: str | None

    @property
    def last(self) -> Report:
        return self.reports[-1]


def papers(reports: Sequence[Report], pairs: Iterable[Pair], as_at: str | None) -> Papers:
    """`reports`: one, or two rounds in order. `pairs`: the links between the two."""
    every = tuple(clause for report in reports for clause in clauses(report))
    first = [one.sentence.text for one in every if one.report is reports[0]] if len(reports) > 1 else []
    links: dict[int, frozenset[int]] = {}
    pairs = tuple(pairs)
    for one in pairs:
        if one.earlier and one.later:
            links[one.earlier.index] = links.get(one.earlier.index, frozenset()) | {one.later.index}
    dropped = frozenset(one.earlier.index for one in pairs if one.earlier and not one.later)
    return Papers(tuple(reports), every, Index.of(every), frozenset(first), links, dropped, as_at)


class Read(NamedTuple):
    """A promise, those of the same thing and day, what was written after it, and what the rules read there."""

    promise: Promise
    group: Sequence[Promise]
    later: Later
    readings: Sequence[Finding]


def commitments(of: Papers) -> tuple[tuple[Commitment, ...], tuple[Undertaking, ...]]:
    """The promises with their outcome, and those whose outcome the papers leave unclear."""
    every = anybodys(of.clauses)
    found: list[Commitment] = []
    unclear: list[Undertaking] = []
    read = promises_read(every, of)
    numbers = {number: at for at, number in enumerate(dict.fromkeys(id(one.group) for one in read), 1)}
    every_heard = heard((one.promise, one.later) for one in read)
    said = [
        (one.promise, chosen(one.promise, one.later, one.readings, told))
        for one, told in zip(read, every_heard, strict=True)
    ]
    for one, (promise, result) in zip(read, said, strict=True):
        if result is None:
            unclear.append(_unclear(promise, one.later.mentions, of))
        else:
            found.append(_commitment(promise, result, numbers[id(one.group)], one.later, of))
    return tuple(sorted(found, key=lambda one: _reading_order(one, of))), _open_list(unclear, own(every), of)


def promises_read(every: Sequence[Promise], of: Papers) -> list[Read]:
    """Each own one of `every` that is no repetition; a guess is made again without what surely tells of others."""
    first = [one for one in own(every) if not _printed_again(one, of)]
    dated = {(one.clause.place, one.clause.start): one for one in every}
    new = [one for one in every if not _printed_again(one, of)]
    grouped = [(one, group) for group in _groups(first, of.index.weights) for one in group]
    renewed = renewals(first, new, of.clauses, lambda one: _rows(one, of), of.index.weights)
    written = [_later(one, group, dated, renewed, of) for one, group in grouped]
    rest = [readings(one, later) for (one, _), later in zip(grouped, written, strict=True)]
    firsts = [next(found, None) for found in rest]
    told = explained(zip(grouped, firsts, strict=True))
    return [
        _read(one, group, later, told, (found, others))
        for (one, group), later, found, others in zip(grouped, written, firsts, rest, strict=True)
    ]


def _read(
    one: Promise, group: Sequence[Promise], later: Later, told: Explained,
    found: tuple[Finding | None, Iterator[Finding]],
) -> Read:  # fmt: skip
    first, others = found
    if first is not None and is_sure(first) and not told.is_contested(one, group, first):
        return Read(one, group, later, (first, *others))
    left = told.without(one, group, later)
    return Read(one, group, left, tuple(readings(one, left)))


def _reading_order(one: Commitment | Undertaking, of: Papers) -> tuple[bool, int, int, int]:
    return one.made_in != of.reports[0].report_id, one.index, FIELDS.index(one.field), one.start


def _open_list(unclear: Iterable[Undertaking], every: Sequence[Promise], of: Papers) -> tuple[Undertaking, ...]:
    """Unclear and undated ones by report and recommendation; what the earlier report says already is not new."""
    own = [one for one in of.clauses if one.report is of.reports[0] or one.sentence.text not in of.repeated]
    undated = (_checked(one, of) for one in undertakings(own, every))
    found = (*unclear, *undated)
    return tuple(sorted(found, key=lambda one: _reading_order(one, of)))


def _checked(one: Undertaking, of: Papers) -> Undertaking:
    return replace(one, check_first=doubtful(of.reports, [cell(one.made_in, one.index, one.field)]))


def _printed_again(one: Promise, of: Papers) -> bool:
    """The same words in the later round are no new promise; they keep the date of their first printing."""
    return one.clause.report is not of.reports[0] and one.clause.sentence.text in of.repeated


def _groups(every: Sequence[Promise], tell: Weights) -> list[list[Promise]]:
    """Promises of the same thing for the same date, together; in reading order."""
    groups: list[list[Promise]] = []
    near: dict[tuple[str, int, str], list[list[Promise]]] = {}
    for one in every:
        candidates = near.setdefault((one.clause.report.report_id, one.clause.row.index, one.last_day), [])
        group = next((group for group in candidates if any(same_promise(other, one, tell) for other in group)), None)
        if group is None:
            group = []
            groups.append(group)
            candidates.append(group)
        group.append(one)
    return groups


def _rows(one: Promise, of: Papers) -> frozenset[tuple[str, int]]:
    """The recommendations that a promise's own one is, as (report_id, index)."""
    own = frozenset({(one.clause.report.report_id, one.clause.row.index)})
    if len(of.reports) == 1 or one.clause.report is of.last:
        return own
    return own | {(of.last.report_id, index) for index in of.links.get(one.clause.row.index, frozenset())}


def _later(one: Promise, group: Sequence[Promise], dated: Dated, renewed: Renewed, of: Papers) -> Later:
    """What was written after a promise, and the updates that should speak of it."""
    rows = _rows(one, of)
    known = Known(of.last, of.repeated, frozenset(other.clause.place for other in group))
    listed = [at for report_id, at in sorted(rows) if report_id == of.last.report_id]
    own = [of.last.recommendations[at - 1] for at in listed]
    updates = [str(row.update) for row in own if row.update]
    silent = bool(listed) or one.clause.row.index in of.dropped
    blank = len(of.reports) > 1 and silent and not updates and one.clause.report is not of.last
    cells = [cell(report_id, at, "update") for report_id, at in sorted(rows)]
    found = mentioned(one, rows, of.index, known)
    new = renewed.get((one.clause.place, one.clause.start))
    of_others = frozenset(other.at for other in renewed.values() if other != new)
    agreed = any(other.clause.field in ("response", "action") for other in group if other is not one)
    return Later(
        found.mentions, dated, updates, _stale(one, rows, of), of.as_at, blank, cells, new, standing(own), of_others,
        agreed=agreed, namesakes=found.namesakes, made_last=one.clause.report is of.last and len(of.reports) > 1,
    )  # fmt: skip


def _stale(one: Promise, rows: Rows, of: Papers) -> list[Mention]:
    """The promise itself, printed again in the update of the later round."""
    if one.clause.report is of.last or one.clause.field != "update":
        return []
    return [
        Mention(clause, 1.0, 1.0, deed=True, head=True, core=True, same_row=True)
        for at in sorted(rows)
        for clause in of.index.rows.get(at, ())
        if clause.report is of.last and clause.field == "update" and clause.text == one.clause.text
    ]


def _commitment(one: Promise, result: Finding, group: int, later: Later, of: Papers) -> Commitment:
    clause = one.clause
    spans = tuple(_span(mention.clause) for mention in result.evidence)
    whole = clause.sentence.text[one.start - clause.sentence.start : clause.end - clause.sentence.start]
    return Commitment(
        index=clause.row.index,
        made_in=clause.report.report_id,
        field=clause.field,
        text=whole.strip(" ,;"),
        start=one.start + len(whole) - len(whole.lstrip(" ,;")),
        end=clause.end - len(clause.text) + len(clause.text.rstrip(" ,;")),
        due=one.due,
        outcome=result.outcome,
        late=result.late,
        confidence=result.likely,
        basis=result.basis,
        evidence=spans,
        group=group,
        new_date=result.new_date,
        check_first=doubtful(of.reports, [_span(clause), *spans, *(later.cells if result.basis == "absence" else ())]),
    )


def _unclear(one: Promise, touched: Sequence[Mention], of: Papers) -> Undertaking:
    clause = one.clause
    about = [mention for mention in touched if may_speak(one, mention)]
    spans = tuple(dict.fromkeys(_span(mention.clause) for mention in _on_both_sides(one, about)))[:2]
    return Undertaking(
        clause.row.index, clause.report.report_id, clause.field, clause.sentence.text, clause.sentence.start,
        clause.sentence.end, one.due, spans, doubtful(of.reports, [_span(clause), *spans]),
    )  # fmt: skip


def _on_both_sides(promise: Promise, about: Sequence[Mention]) -> list[Mention]:
    """The likest first, then the likest of what differs from it in whether anything is left to do: where the updates
    are on one thing and plan another, a reader must see both.
    """
    first = about[:1]
    differ = (one for one in about if _leaves_open(promise, one) != _leaves_open(promise, first[0]))
    return [*first, *islice(differ, 1), *about[1:]]


def _leaves_open(promise: Promise, one: Mention) -> bool:
    return bool(sorts_of(one.clause) - {"done"}) or plans_another(promise, one)


def _span(clause: Clause) -> Span:
    """The sentence that a clause stands in."""
    sentence = clause.sentence
    return Span(clause.report.report_id, clause.row.index, clause.field, sentence.start, sentence.end)
