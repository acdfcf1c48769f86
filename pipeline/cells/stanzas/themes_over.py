"""The themes over small tables that hold one recommendation each: lines between some of them, printed alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.cells.columns.looks import labelled
from pipeline.cells.header.labels import labelled_lines
from pipeline.cells.themes import LONGEST, print_of
from pipeline.models.table import Cell, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile

LEAST = 2  # themes
THEME = "Theme"
Over = Callable[[Table], Text | None]


def themes_over(tables: Sequence[Table], profile: Profile, over: Over) -> list[Text | None]:
    """The theme of each table of a run: the last line in front of it. None for all where they are no themes.

    There are two or more, brief and printed alike, and none is a label.
    """
    heads = [over(table) for table in tables]
    told = list(dict.fromkeys(head for head in heads if head is not None))
    looks = {print_of(head) for head in told}
    brief = all(len(head.value.split()) <= LONGEST and not _is_labelled(head, profile) for head in told)
    if len(told) < LEAST or None in heads or len(looks) > 1 or None in looks or not brief:
        return [None] * len(heads)
    return heads


def _is_labelled(head: Text, profile: Profile) -> bool:
    """ "Recommendation 4", "Lead officer: Ann Ash"."""
    return labelled(Cell(text=head), profile) or any(pair.field for pair in labelled_lines([head], profile))
