"""A rolling tracker lists open recommendations only: what it leaves out was done, not dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.compare.pairing.links import Link
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
