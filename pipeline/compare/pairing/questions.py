"""What comparing is unsure of, as questions that a person can answer with yes or no."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.compare.pairing.decided import rounds_decided, said
from pipeline.compare.pairing.links import ALIKE, Link, link
from pipeline.compare.pairing.rounds import candidates, linked, verdict
from pipeline.compare.pairing.sequence import order_known
from pipeline.models.answers import Answers, LinkQuestion, RoundsQuestion
from pipeline.models.report import Report

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
