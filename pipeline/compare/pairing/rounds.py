"""Which reports are rounds of one inquiry, and in which order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cmp_to_key
from itertools import combinations, pairwise

from pipeline.compare.language.clauses import Clause, clauses
from pipeline.compare.language.kin import first_day, last_day
from pipeline.compare.language.tenses import is_ahead, is_done
from pipeline.compare.language.words import bare_words, printed_words
from pipeline.compare.pairing.links import (
    ALIKE,
    NO_ANSWERS,
    Link,
    Wording,
    apart,
    first_of,
    link,
    rounds_decided,
    said,
    sorted_pair,
)
from pipeline.models.answers import Answers, LinkQuestion, RoundsQuestion
from pipeline.models.comparison import RoundsVerdict
from pipeline.models.report import Report


def progression(one: Report, other: Report, both: Iterable[tuple[int, int]]) -> int:
    """Above 0 where `other` tells as done what `one` has to come more often than the reverse; 0 where nothing tells.

    `both`: positions of the recommendations that both list, as linked.
    """
    links = {(one.recommendations[mine].index, other.recommendations[yours].index) for mine, yours in both}
    ours, theirs = _updates(one), _updates(other)
    return sum(
        _follows(mine, yours) - _follows(yours, mine)
        for first, second in sorted(links)
        for mine in ours.get(first, ())
        for yours in theirs.get(second, ())
        if mine.text != yours.text
    )


def _updates(report: Report) -> dict[int, list[Clause]]:
    found: dict[int, list[Clause]] = {}
    for clause in clauses(report):
        if clause.field == "update":
            found.setdefault(clause.row.index, []).append(clause)
    return found


def _follows(before: Clause, now: Clause) -> bool:
    """The same deed of the same thing, to come in the one and done in the other."""
    if not (is_ahead(before.text) and is_done(now.text)):
        return False
    deed = before.keys.actions & now.keys.actions
    thing = (before.keys.things | before.context.things) & (now.keys.things | now.context.things)
    return bool(deed) and bool(thing or len(deed) > 1)


_VAGUE = 31  # days: a longer span tells little of when a report was written
_MOST, _DAYS_COUNT, _LEFT_COUNTS, _REACHED_COUNTS = 2, 1.5, 0.5, 0.25  # weights of the four signs in a text
_RANKS = {"not_started": 0, "not_delivered": 0, "concern": 1, "on_track": 2, "delivered": 3, "closed": 3}
_COLOURS = {"red": 0, "amber": 1, "green": 2, "complete": 3}


def in_order(reports: Sequence[Report], answers: Answers = NO_ANSWERS) -> list[Report]:
    """Earliest first; where nothing tells, by report_id, so that the order given never matters.

    `answers`: where a person said which of two comes first, it does.
    """
    first = first_of(answers)

    def compared(one: Report, other: Report) -> int:
        said = first.get(sorted_pair(one.report_id, other.report_id))
        return _compare(one, other) if said is None else _sign(said == other.report_id, said == one.report_id)

    return sorted(sorted(reports, key=lambda report: report.report_id), key=cmp_to_key(compared))


def order_known(one: Report, other: Report, answers: Answers = NO_ANSWERS) -> bool:
    """Whether the two reports, or a person, say which comes first; else it is guessed from their texts."""
    if sorted_pair(one.report_id, other.report_id) in first_of(answers):
        return True
    return bool(_by_day(one, other) or _by_stage(one, other) or _by_previous(one, other))


def _compare(one: Report, other: Report) -> int:
    """Below 0 where `one` is the earlier round, above 0 where `other` is, 0 where nothing tells."""
    return _by_day(one, other) or _by_stage(one, other) or _by_previous(one, other) or _by_text(one, other)


def _by_day(one: Report, other: Report) -> int:
    for ours, theirs in (
        (one.header.update_date, other.header.update_date),
        (one.source.meeting_date, other.source.meeting_date),
    ):
        if ours and theirs and ours != theirs:
            return _sign(last_day(ours) > last_day(theirs), last_day(ours) < last_day(theirs))
    return 0


def _by_stage(one: Report, other: Report) -> int:
    if one.is_response or other.is_response:
        return _sign(other.is_response, one.is_response)  # round nought, also where the other's round is not known
    ours, theirs = one.header.stage_months, other.header.stage_months
    return 0 if ours is None or theirs is None else _sign(ours > theirs, ours < theirs)


def _by_previous(one: Report, other: Report) -> int:
    """A report that prints the other's updates as those of the round before is the later one."""
    ours, theirs = _printed_updates(one), _printed_updates(other)
    return _sign(len(_previous(one) & theirs) > len(_previous(other) & ours),
                 len(_previous(one) & theirs) < len(_previous(other) & ours))  # fmt: skip


def _printed_updates(report: Report) -> set[tuple[str, ...]]:
    return {printed_words(str(one.update)) for one in report.recommendations if one.update}


def _previous(report: Report) -> set[tuple[str, ...]]:
    return {printed_words(str(one.previous_update)) for one in report.recommendations if one.previous_update}


def _by_text(one: Report, other: Report) -> int:
    """A guess from four signs: what one has to come and the other has done; the days told of; what is done and has left
    the list (a list sheds such ones and never gains them); how far the others got.
    """
    links = link(one.recommendations, other.recommendations)
    both = [(pair.earlier, pair.later) for pair in links if pair.earlier is not None and pair.later is not None]
    ours, theirs = {mine for mine, _ in both}, {yours for _, yours in both}
    onward = max(-_MOST, min(_MOST, progression(one, other, both)))
    days = _sign(_newest(other) > _newest(one), _newest(other) < _newest(one)) or _compared(one, other)
    gone, come = _done_apart_from(one, ours), _done_apart_from(other, theirs)
    left = _sign(gone > come, gone < come)
    mine, yours = _reached(one, ours), _reached(other, theirs)
    reached = 0 if mine is None or yours is None else _sign(yours > mine, yours < mine)
    weight = onward + _DAYS_COUNT * days + _LEFT_COUNTS * left + _REACHED_COUNTS * reached
    return _sign(weight < 0, weight > 0)


def _done_apart_from(report: Report, linked: set[int]) -> int:
    """How many recommendations are done and have no partner."""
    return sum(at not in linked and row.is_over for at, row in enumerate(report.recommendations))


def _newest(report: Report) -> str:
    """The newest day that an update tells of, promises aside; empty where there is none."""
    return max(_told(report, promised=False), default="")


def _compared(one: Report, other: Report) -> int:
    """By the middle one of the days that only one of them tells of: a single far date must not decide."""
    ours, theirs = _told(one), _told(other)
    newer, older = sorted(ours - theirs), sorted(theirs - ours)
    if not newer or not older:
        return 0
    mine, yours = newer[len(newer) // 2], older[len(older) // 2]
    return _sign(yours > mine, yours < mine)


def _told(report: Report, *, promised: bool = True) -> set[str]:
    """The last days of the dates in a report's updates, and its own where it prints one; vague spans are left out."""
    days = {
        last_day(one.value)
        for one in report.entities
        if one.kind == "date" and one.field == "update" and isinstance(one.value, str) and _precise(one.value)
        and (promised or not one.commitment)
    }  # fmt: skip
    return days | ({last_day(report.header.update_date)} if report.header.update_date else set())


def _precise(value: str) -> bool:
    first, last = date.fromisoformat(first_day(value)), date.fromisoformat(last_day(value))
    return (last - first).days <= _VAGUE


def _reached(report: Report, linked: set[int]) -> float | None:
    """From 0 to 3: how far the recommendations that both list have got on average, among those that are assessed."""
    ranks = [
        _RANKS[one.progress] if one.progress else _COLOURS[one.rag or "red"]
        for at, one in enumerate(report.recommendations)
        if at in linked and (one.progress or one.rag)
    ]
    return sum(ranks) / len(ranks) if ranks else None


def _sign(later: bool, earlier: bool) -> int:
    return int(later) - int(earlier)


# Said of itself by a list that sheds what is done. That it is called a tracker says nothing: many whole lists are.
_SAYS_SO = re.compile(
    r"\b(?:outstanding (?:recommendations|actions|items)|open (?:recommendations|actions|items)"
    r"|remaining recommendations"
    r"|(?:not|yet to be) (?:complete|implemented)|(?:completed|closed|implemented) (?:recommendations|actions|items) "
    r"(?:are|have been|were) (?:removed|omitted|left out|not shown))",
    re.IGNORECASE,
)
_SEVERAL = 2  # done recommendations all gone, and none of them kept: so many are no accident


def is_rolling(earlier: Report, later: Report, links: Sequence[Link]) -> bool:
    """Whether the later report shows open items only, by what it says of itself and by which ones it leaves out."""
    gone = [earlier.recommendations[one.earlier] for one in links if one.kind == "dropped" and one.earlier is not None]
    stayed = [
        earlier.recommendations[one.earlier] for one in links if one.earlier is not None and one.later is not None
    ]
    if not gone:
        return False
    says_so = _says_so(later) or _says_so(earlier)
    keeps_done = any(one.is_over for one in stayed)
    sheds_done = all(one.is_over for one in gone) and not keeps_done
    mixed = len({one.inquiry for one in later.recommendations if one.inquiry}) > 1
    shed_before = _has_gaps(earlier) and not any(
        one.is_over for one in (*earlier.recommendations, *later.recommendations)
    )
    return mixed or shed_before or (sheds_done and (len(gone) >= _SEVERAL or says_so)) or (says_so and not keeps_done)


def _has_gaps(report: Report) -> bool:
    """Whether the numbers of a report skip several, as those of a list do that lost some of its items before."""
    numbers = {
        int(one.number)
        for one in report.recommendations
        if one.number and one.number.isascii() and one.number.isdigit()
    }
    return len(numbers) == len(report.recommendations) and max(numbers, default=0) - len(numbers) >= _SEVERAL


def _says_so(report: Report) -> bool:
    header = report.header
    lines = [header.title or "", header.inquiry or "", *(f"{label} {text}" for label, text in header.printed)]
    return any(_SAYS_SO.search(line) for line in lines)


SURE = 0.8  # a recommendation that is alike so much is the same one
HALF = 0.5  # of the shorter report's recommendations are surely the same: rounds of one inquiry
SOME = 0.3  # enough where the reports also name the same inquiry; without that it is unsure
LONG = 20  # words: a report's only recommendation must be so long to tell anything
TWINS = 2  # recommendations word for word the same, for two reports of different inquiries to be looked at


def verdict(earlier: Report, later: Report, links: Sequence[Link] | None = None) -> RoundsVerdict:
    """same, different, or unsure. Another council's report is never a round; a name alone makes none."""
    if not earlier.recommendations or not later.recommendations or _differ("council", earlier, later):
        return "different"
    links = link(earlier.recommendations, later.recommendations) if links is None else links
    fewer = min(len(earlier.recommendations), len(later.recommendations))
    sure, alike = linked(links, SURE), linked(links, ALIKE)
    if fewer == 1:
        return "same" if sure and _long(earlier if len(earlier.recommendations) == 1 else later) else "different"
    if sure >= max(2, HALF * fewer):
        return "same"
    if alike >= max(2, SOME * fewer):
        return "same" if _same_name(earlier, later) else "unsure"
    return "unsure" if alike and _same_name(earlier, later) else "different"


def linked(links: Sequence[Link], least: float) -> int:
    """Recommendations of the report that has fewer, with a partner that is so much alike."""
    fitting = [one for one in links if one.similarity >= least]
    return min(len({one.earlier for one in fitting}), len({one.later for one in fitting}))


def _long(report: Report) -> bool:
    return len(Wording.of(report.recommendations[0]).words) >= LONG


def _differ(name: str, one: Report, other: Report) -> bool:
    ours, theirs = (bare_words(getattr(report.header, name) or "") for report in (one, other))
    return bool(ours and theirs and ours != theirs)


def _same_name(one: Report, other: Report) -> bool:
    """Whether both print or state an inquiry, and it is the same one of the same council."""
    ours, theirs = (bare_words(report.header.inquiry or "") for report in (one, other))
    return bool(ours) and ours == theirs and not _differ("council", one, other)


def rounds_of(reports: Sequence[Report], answers: Answers = NO_ANSWERS) -> tuple[tuple[Report, ...], ...]:
    """The reports by inquiry, each inquiry's rounds earliest first; a report without others is a group of its own.

    `answers`: what a person decided; it goes before everything else.
    """
    decisions = rounds_decided(answers)
    ids = [report.report_id for report in reports]
    groups = {at: {at} for at in range(len(reports))}

    def join(one: int, other: int) -> None:
        if groups[one] is groups[other] or apart(decisions, *([ids[at] for at in groups[end]] for end in (one, other))):
            return
        joined = groups[one] | groups[other]
        groups.update(dict.fromkeys(joined, joined))

    place = {report_id: at for at, report_id in enumerate(ids)}
    for one, other in sorted(pair for pair, same in decisions.items() if same):
        if one in place and other in place:
            join(place[one], place[other])
    for first, second in sorted(candidates(reports)):
        if groups[first] is not groups[second] and verdict(reports[first], reports[second]) == "same":
            join(first, second)
    unique = {id(group): group for group in groups.values()}.values()
    ordered = (tuple(in_order([reports[at] for at in sorted(group)], answers)) for group in unique)
    return tuple(sorted(ordered, key=lambda group: (group[0].inquiry_id or "", group[0].report_id)))


def candidates(reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """Pairs worth a look: of one inquiry by the dataset, or with recommendations word for word the same."""
    places: dict[str, list[int]] = {}
    twins: dict[tuple[str, ...], set[int]] = {}
    for at, report in enumerate(reports):
        if report.inquiry_id:
            places.setdefault(report.inquiry_id, []).append(at)
        for one in report.recommendations:
            twins.setdefault(Wording.of(one).body, set()).add(at)
    found = {pair for group in places.values() for pair in combinations(group, 2)}
    yield from found
    shared: dict[tuple[int, int], int] = {}
    for group in twins.values():
        for pair in combinations(sorted(group), 2):
            shared[pair] = shared.get(pair, 0) + 1
    yield from (pair for pair, count in shared.items() if count >= TWINS and pair not in found)


ORDER, UNSURE, PARTED = "rounds, but neither says which is the earlier one", "not sure", "not rounds of one inquiry"


def link_questions(earlier: Report, later: Report, links: Iterable[Link]) -> Iterator[LinkQuestion]:
    """The ambiguous links, each followed by those that would be nearly as good."""
    asked: set[tuple[int, int]] = set()
    for one in links:
        if not one.ambiguous or one.earlier is None or one.later is None:
            continue
        for i, j, share in ((one.earlier, one.later, one.similarity), *one.rivals):
            if (i, j) in asked:
                continue
            asked.add((i, j))
            yield LinkQuestion(
                earlier.report_id, earlier.recommendations[i].index, later.report_id, later.recommendations[j].index,
                round(100 * share), "paired" if (i, j) == (one.earlier, one.later) else "not paired",
            )  # fmt: skip


def rounds_questions(
    reports: Sequence[Report], groups: Sequence[Sequence[Report]], answers: Answers
) -> list[RoundsQuestion]:
    """Reports that may be rounds of one inquiry, that are called so and look different, or whose order is a guess."""
    decisions = rounds_decided(answers)
    of = {report.report_id: at for at, group in enumerate(groups) for report in group}
    found = [
        _question(one, other, ORDER)
        for group in groups
        for one, other in pairwise(group)
        if not order_known(one, other, answers)
    ]
    for first, second in sorted(candidates(reports)):
        one, other = reports[first], reports[second]
        if of[one.report_id] == of[other.report_id] or said(decisions, one.report_id, other.report_id) is not None:
            continue
        taken = verdict(one, other)
        if taken == "unsure" or (one.inquiry_id and one.inquiry_id == other.inquiry_id):
            found.append(_question(one, other, UNSURE if taken == "unsure" else PARTED))
    return sorted(found, key=lambda question: (question.one, question.other))


def _question(one: Report, other: Report, found: str) -> RoundsQuestion:
    links = link(one.recommendations, other.recommendations)
    fewer = min(len(one.recommendations), len(other.recommendations))
    return RoundsQuestion(one.report_id, other.report_id, linked(links, ALIKE), fewer, found)
