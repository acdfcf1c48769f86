"""A cell among its neighbours: what went wrong in one place of a table seldom did so alone."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.trust.together import together

# What hardly ever stands in a table whose words are in the right cells. That a row is thin is said of each of its cells
# already: it would count as many times as there are.
STRONG = frozenset(
    "over_border gutter column_of_two out_of_order starts_small starts_low starts_high ends_open row_of_two "
    "close_above close_below recommendation_missing rows_added parser_disagree number_missing gap_before gap_behind "
    "label_inside unplaced_near line_through runs_on few_numbered number_unlike_others numbers_of_two "
    "number_inside".split()
)
# What hardly ever stands in a table all of whose letters and words were read.
TORN = frozenset(
    "torn_word torn_words word_lesser letter_lost odd_width odd_widths unread_inside gap_wide hole line_hole "
    "line_broken_early".split()
)
Evidence = tuple[tuple[str, tuple[str, ...]], ...]  # of one row: the fields, and what is known of each
MANY, MOST = 0.12, 0.35  # shares of a report's cells
FEWEST = 3  # torn cells


def with_neighbours(rows: Sequence[Evidence]) -> list[Evidence]:
    """The evidence of a report's rows, in which every cell knows how many others of its row and report are in doubt."""
    doubtful = [[not STRONG.isdisjoint(names) for _, names in row] for row in rows]
    cells = [cell for row in doubtful for cell in row]
    share = sum(cells) / max(len(cells), 1)
    whole = ["table_very_doubtful" if share >= MOST else "table_doubtful"] if share >= MANY else []
    torn = sum([not TORN.isdisjoint(names) for row in rows for _, names in row])
    if torn >= max(FEWEST, MANY * len(cells)):
        whole.append("most_letters_missing" if torn >= MOST * len(cells) else "letters_missing")
    return [_row(row, own, whole) for row, own in zip(rows, doubtful, strict=True)]


def _row(row: Evidence, doubtful: Sequence[bool], whole: Sequence[str]) -> Evidence:
    total = sum(doubtful)
    crossed = ["line_through_row"] if any(["line_through" in names for _, names in row]) else []
    new = []
    for (name, names), own in zip(row, doubtful, strict=True):
        others = total - own
        near = ["row_very_doubtful" if others > 1 else "row_doubtful"] if others else []
        found = (*names, *crossed, *near, *whole)
        new.append((name, (*found, *together(found))))
    return tuple(new)
