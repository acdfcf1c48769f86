"""Which reports are rounds of one inquiry, whether a list sheds what is done, and what a person should be asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from pipeline.compare.language.texts import bare_words
from pipeline.compare.pairing.answers import NO_ANSWERS, apart, rounds_decided, said
from pipeline.compare.pairing.likeness import Wording
from pipeline.compare.pairing.links import ALIKE, Link, link
from pipeline.compare.pairing.order import in_order, order_known
from pipeline.models.answers import Answers, LinkQuestion, RoundsQuestion
from pipeline.models.comparison import RoundsVerdict
from pipeline.models.report import Report

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
