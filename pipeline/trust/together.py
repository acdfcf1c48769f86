"""What means more together than apart: a row without a number is one thing, and a piece of a row where lines run
through words. Each name stands for one of the first and one of the second.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_UNNUMBERED = frozenset({"few_numbered", "number_missing"})
_TOGETHER = {
    "piece_of_row": (_UNNUMBERED, frozenset({"line_through_page", "rows_run_on", "by_alignment_alone"})),
    "thin_and_unnumbered": (_UNNUMBERED, frozenset({"row_thin"})),
    "piece_without_head": (_UNNUMBERED, frozenset({"recommendation_missing"})),
    "blank_beside_two": (frozenset({"blank"}), frozenset({"beside_column_of_two"})),
    "crossed_and_doubtful": (frozenset({"line_through_row"}), frozenset({"row_doubtful", "row_very_doubtful"})),
    "all_doubtful": (frozenset({"row_very_doubtful"}), frozenset({"table_very_doubtful"})),
}
_FIRST = frozenset[str]().union(*(first for first, _ in _TOGETHER.values()))


def together(names: Sequence[str]) -> Iterator[str]:
    """The names that those of one cell add up to."""
    if _FIRST.isdisjoint(names):
        return
    for name, (first, second) in _TOGETHER.items():
        if not (first.isdisjoint(names) or second.isdisjoint(names)):
            yield name
