"""Are two reports rounds of one inquiry? By their recommendations first, by what they are called second."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.compare.language.wording import bare_words
from pipeline.compare.pairing.decided import NO_ANSWERS, apart, rounds_decided
from pipeline.compare.pairing.likeness import Wording
from pipeline.compare.pairing.links import ALIKE, Link, link
from pipeline.compare.pairing.sequence import in_order
from pipeline.models.answers import Answers
from pipeline.models.comparison import RoundsVerdict
from pipeline.models.report import Report

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
