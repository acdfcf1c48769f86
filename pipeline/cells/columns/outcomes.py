"""A column of news that says what was decided, beside another that says what was done: "Outcome", then "Progress"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.cells.columns.headings import Column, Heading
from pipeline.cells.columns.looks import below, decides, mostly
from pipeline.models.table import Table
from pipeline.profiles import Profile


def answered_first(columns: list[Column], heading: Heading, table: Table, profile: Profile) -> None:
    """Of two columns of news the first, in front of the other, is the answer where most of its cells decide.

    Not where a column answers already, or the heading names its round: news may begin with "Agreed" as well.
    """
    news = [c for c in columns if c.role == "update"]
    if len(news) != 2 or any(c.role in ("response", "decision") for c in columns):
        return
    first, second = news
    if first.months or first.dated or first.previous:
        return
    told, later = (below(table, heading.rows, column.index) for column in (first, second))
    if mostly(told, lambda cell: decides(cell, profile)) and not mostly(later, lambda cell: decides(cell, profile)):
        columns[first.index] = replace(first, role="response")
