"""Follow each promise into what was written later, and choose the likeliest outcome."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any, Literal, NamedTuple

from pipeline.compare.language.clauses import FIELDS, Clause, Place, clauses
from pipeline.compare.language.kin import first_day, last_day
from pipeline.compare.outcomes.findings import Finding, Later, day_done, standing
from pipeline.compare.outcomes.mentions import Index, Known, Mention, Rows, Weights, mentioned, same_promise
from pipeline.compare.outcomes.rules import Renewed, goes_on, readings, renewals
from pipeline.compare.outcomes.same_matter import names_of, names_the_core, plans_another
from pipeline.compare.outcomes.signs import Heard, Told, heard, is_due, nearest, signs, sorts_of, updates
from pipeline.compare.outcomes.silence import may_speak
from pipeline.compare.promises.promises import Promise, anybodys, own, undertakings
from pipeline.compare.trust import cell, doubtful
from pipeline.models.comparison import Commitment, Pair, Span, Undertaking
from pipeline.models.report import Report

Became = Literal["kept", "later", "overdue", "not_mentioned", "not_due", "no_promise"]
TOLD: tuple[Became, ...] = ("kept", "later", "overdue")  # what a single clause can tell
EVERY: tuple[Became, ...] = ("kept", "later", "overdue", "not_mentioned", "not_due", "no_promise")
_FLOOR, _MOST = -1e9, 30.0
Tree = list[Any]  # [sign, cut, tree where it is no stronger, tree where it is], or a leaf: a number for each of EVERY
_SPLIT = 4


@dataclass(frozen=True, slots=True)
class Model:
    """`weights`: sign → what it weighs for each outcome, in the order of EVERY; `clauses`: the same of a trait of a
    clause, in the order of TOLD; `trees`: of both, a trait by its strongest clause. `say`: how likely an outcome must
    be to be said; `say_nothing_found`: the same of that nothing was found, where the rules have found nothing either,
    and `…_beside` much that is told or done; `nothing_found`: how likely that is, from where on → the share that is
    right.
    """

    weights: Mapping[str, Sequence[float]]
    clauses: Mapping[str, Sequence[float]]
    trees: Sequence[Tree]
    say: float
    say_nothing_found: float
    say_nothing_found_beside: float
    nothing_found: Sequence[tuple[float, float]]

    def likely(
        self, signs: Mapping[str, float], clauses: Iterable[Mapping[str, float]], allowed: Sequence[Became]
    ) -> dict[Became, float]:
        """Outcome → how likely it is, of those that there may be. Of the clauses the most telling counts most."""
        odds = _weighed(signs, self.weights, len(EVERY))
        clauses = tuple(clauses)
        told = [_weighed(one, self.clauses, len(TOLD)) for one in clauses]
        for at, name in enumerate(TOLD):
            odds[EVERY.index(name)] += math.log(1 + sum(math.exp(min(_MOST, one[at])) for one in told))
        by_trees = _asked({**signs, **strongest(clauses)}, self.trees)
        odds = [(one + other) / 2 for one, other in zip(odds, by_trees, strict=True)]
        odds = [one if name in allowed else _FLOOR for name, one in zip(EVERY, odds, strict=True)]
        most = max(odds)
        parts = [math.exp(one - most) for one in odds]
        whole = sum(parts)
        return {name: part / whole for name, part in zip(EVERY, parts, strict=True)}


def strongest(clauses: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Trait → how strongly it shows in the clause that shows it most, as a sign."""
    found: dict[str, float] = {}
    for one in clauses:
        for name, value in one.items():
            if value > found.get(name, 0.0):
                found[name] = value
    return {f"some clause: {name}": value for name, value in found.items()}


def _asked(signs: Mapping[str, float], trees: Iterable[Tree]) -> list[float]:
    """What the leaves say in which the trees end, summed."""
    leaves = []
    for tree in trees:
        at = tree
        while len(at) == _SPLIT:
            at = at[3] if signs.get(at[0], 0.0) > at[1] else at[2]
        leaves.append(at)
    return [sum(one) for one in zip(*leaves, strict=True)]


def _weighed(signs: Mapping[str, float], weights: Mapping[str, Sequence[float]], many: int) -> list[float]:
    odds = [0.0] * many
    for name, value in signs.items():
        if (own := weights.get(name)) is not None:
            for at, weight in enumerate(own):
                odds[at] += weight * value
    return odds


@cache
def model() -> Model:
    """The weights that the tool ships; the file also says how they were made."""
    data = json.loads(files("pipeline.compare.outcomes").joinpath("weights.json").read_text(encoding="utf-8"))
    return Model(data["weights"], data["clauses"], data["trees"], **data["said"])


def may_be(*, due: bool, known: bool, asked: bool) -> list[Became]:
    """The outcomes that there may be. `known`: the day that decides what is due is; `asked`: by a recommendation."""
    if not known:
        return ["kept", "later", "no_promise"]
    if not due:
        return ["kept", "later", "not_due", "no_promise"]
    return [one for one in EVERY if one != "not_due" and not (one == "not_mentioned" and asked)]


_FEW = 5  # clauses
_NEARER = 0.75  # so much nearer, what is done beside the promised thing shows that no more was told of it itself
_BY_RULE = 0.95  # a promise that is printed again after its day is overdue, by the rules of what counts


def chosen(promise: Promise, later: Later, readings: Sequence[Finding], heard: Heard) -> Finding | None:
    """The outcome that is said, or None where none is likely enough."""
    allowed = may_be_of(promise, later)
    if readings and readings[0].how == "printed_again":
        return replace(readings[0], likely=_BY_RULE)
    by, told = model(), updates(heard.told)
    likely = by.likely(signs(promise, later, readings, told), heard.traits, allowed)
    best = max(allowed, key=lambda one: likely[one])
    if best == "not_mentioned" or likely[best] < by.say:
        return _nothing_found(likely["not_mentioned"], later, readings, heard)
    if best == "no_promise":
        return None
    found = _read_best(best, readings) or _proposed(best, promise, later, told)
    return replace(found, likely=round(likely[best], 2)) if found else None


def may_be_of(promise: Promise, later: Later) -> list[Became]:
    asked = promise.clause.field == "recommendation"
    return may_be(due=is_due(promise, later), known=later.as_at is not None, asked=asked)


def _nothing_found(likely: float, later: Later, readings: Sequence[Finding], heard: Heard) -> Finding | None:
    """Said where the rules have found nothing before they read anything else. Where all was assessed as done, or so
    much is told that some of it may well be the promised thing in unforeseen words, it must be likelier.
    """
    by = model()
    least = by.say_nothing_found_beside if later.standing == "done" or len(heard.told) > _FEW else by.say_nothing_found
    if not readings or readings[0].outcome != "not_mentioned" or likely < least:
        return None
    share = max(right for least, right in by.nothing_found if likely >= least)
    return replace(readings[0], likely=share)


def became(outcome: str) -> str:
    return "later" if outcome in ("moved", "later_than_asked") else outcome


def _read_best(best: Became, readings: Sequence[Finding]) -> Finding | None:
    return next((one for one in readings if became(one.outcome) == best), None)


def _proposed(best: Became, promise: Promise, later: Later, told: Sequence[Told]) -> Finding | None:
    """By the nearest sentence of its kind; none where there is no such sentence."""
    if best == "not_due":
        return Finding("not_due", (), "stated", "not_yet", 0.5)
    if best == "later":
        return _on_a_later_day(promise, later)
    one = nearest("done", told) if best == "kept" else _not_done(told)
    if one is None or (best == "kept" and _is_of_less(promise, one, told)):
        return None
    if best == "overdue":
        return Finding("overdue", (one.mention,), "inferred", "likely", 0.5)
    day = day_done(one.mention)
    return Finding("kept", (one.mention,), "inferred", "likely", 0.5, late=bool(day) and _is_after(promise, str(day)))


def _is_of_less(promise: Promise, one: Told, told: Sequence[Told]) -> bool:
    """Whether the rest tells that no more was done of the thing itself, or that another one is still to come."""
    return any(
        (other.beside and other.near > one.near + _NEARER) or plans_another(promise, other.mention) for other in told
    )


def _not_done(told: Sequence[Told]) -> Told | None:
    after = [one for one in told if one.after]
    return nearest("denied", after) or nearest("going_on", after)


def _on_a_later_day(promise: Promise, later: Later) -> Finding | None:
    """The nearest sentence that puts something on a later day or tells it as done on one."""
    own = [one for one in later.mentions if one.same_row and (day := _day(one, later)) and _is_after(promise, day)]
    best = max(own, key=lambda one: one.likeness, default=None)
    if best is None:
        return None
    asked = promise.clause.field == "recommendation"
    return Finding(
        "later_than_asked" if asked else "moved", (best,), "inferred", "likely", 0.5, late=asked,
        new_date=_day(best, later),
    )  # fmt: skip


def _day(one: Mention, later: Later) -> str | None:
    new = later.promises.get((one.clause.place, one.clause.start))
    return new.due if new else day_done(one)


def _is_after(promise: Promise, day: str) -> bool:
    return first_day(day) > promise.last_day or (last_day(day) > promise.last_day and len(day) == len(promise.due))


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
        _read_again(one, group, later, told, (found, others))
        for (one, group), later, found, others in zip(grouped, written, firsts, rest, strict=True)
    ]


def _read_again(
    one: Promise, group: Sequence[Promise], later: Later, told: Explained,
    found: tuple[Finding | None, Iterator[Finding]],
) -> Read:  # fmt: skip
    first, others = found
    if first is not None and is_sure(first):
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
