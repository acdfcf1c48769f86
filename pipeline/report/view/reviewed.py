"""What people said of a recommendation after it was read: cells they checked, and what a committee decided since."""

from __future__ import annotations

from pipeline.models.report import Recommendation
from pipeline.report.view.wording import ASSESSED, BY_HAND, PROGRESS, sentence_case
from pipeline.text.dates.tokens import month

_ROW = "row"


def checked_words(one: Recommendation, *fields: str) -> str:
    """`Corrected by hand on 3 March 2026.`; empty where nobody looked at any of these fields."""
    for mark in one.checked:
        if mark.field in (*fields, _ROW):
            return BY_HAND[mark.how].format(month(mark.on[:10]))
    return ""


def decided(one: Recommendation) -> str:
    """The status that a committee gave since, in a word; empty where it gave none."""
    if one.assessment is None:
        return ""
    return sentence_case(one.assessment.rag or PROGRESS.get(one.assessment.progress or "", ""))


def decided_words(one: Recommendation) -> str:
    """`Since assessed by the committee: Green, 5 December 2025. The hall is open.`"""
    if not decided(one) or one.assessment is None:
        return ""
    when = f", {month(one.assessment.date)}" if one.assessment.date else ""
    reason = f" {one.assessment.reason.strip()}" if one.assessment.reason.strip() else ""
    return ASSESSED.format(decided(one) + when) + reason
