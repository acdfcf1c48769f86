"""The recipe of this phase: two reports become a comparison."""

from __future__ import annotations

from pipeline.compare.links import Link, link
from pipeline.compare.naming import header_names, name_change
from pipeline.compare.pairs import Sides, pair, ref
from pipeline.compare.rolling import is_rolling
from pipeline.compare.rounds import verdict
from pipeline.compare.sequence import day_of
from pipeline.models.comparison import Comparison
from pipeline.models.report import Report


def compare(earlier: Report, later: Report, as_at: str | None = None) -> Comparison:
    """Two rounds side by side. `as_at` (ISO day; default: the later report's own) decides what is due.

    The order is the caller's (`in_order` finds it). Reports that are not rounds of one inquiry are compared all the
    same; `rounds` says so.
    """
    links = link(earlier.recommendations, later.recommendations)
    rolling = is_rolling(earlier, later, links)
    hidden = {one.earlier for one in links if rolling and one.kind == "dropped" and one.earlier is not None}
    sides = Sides.of(earlier, later)
    return Comparison(
        inquiry_id=later.inquiry_id or earlier.inquiry_id,
        earlier=earlier.report_id,
        later=later.report_id,
        as_at=as_at or day_of(later),
        rounds=verdict(earlier, later, links),
        rolling=rolling,
        pairs=tuple(pair(one, sides) for one in links if not _hidden(one, hidden)),
        not_listed=tuple(ref(earlier.recommendations[at]) for at in sorted(hidden)),
        officers=name_change(header_names(earlier), header_names(later)),
    )


def _hidden(one: Link, hidden: set[int]) -> bool:
    return one.later is None and one.earlier in hidden
