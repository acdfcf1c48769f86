"""A rolling tracker lists open recommendations only: what it leaves out was done, not dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.compare.links import Link
from pipeline.models.report import Recommendation, Report

# Said of itself by a list that sheds what is done.
_SAYS_SO = re.compile(
    r"\b(?:tracker|outstanding|open (?:recommendations|actions|items)|remaining recommendations|(?:not|yet to be) "
    r"(?:complete|implemented)|(?:completed|closed|implemented) (?:recommendations|actions|items) "
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
    sheds_done = all(map(_done, gone)) and not any(map(_done, stayed))
    mixed = len({one.inquiry for one in later.recommendations if one.inquiry}) > 1
    return (sheds_done and (len(gone) >= _SEVERAL or says_so)) or (says_so and not any(map(_done, stayed))) or mixed


def _done(one: Recommendation) -> bool:
    """Done in the earlier round, as its status says."""
    return one.progress in ("delivered", "closed") if one.progress else one.rag == "complete"


def _says_so(report: Report) -> bool:
    header = report.header
    lines = [header.title or "", header.inquiry or "", *(f"{label} {text}" for label, text in header.printed)]
    return any(_SAYS_SO.search(line) for line in lines)
