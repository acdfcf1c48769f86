"""Tables of one report that are headed alike: a decision column that answers in one of them does in all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.cells.columns.headings import Column, Heading
from pipeline.profiles.profile import folded


def answers_alike(headings: Sequence[Heading]) -> list[Heading]:
    """The headings, a column of decisions the response where one of the same heading is that elsewhere.

    "Cabinet decision" over "Agreed" says the decision alone, over "Agreed. It costs £900" in another table all that
    was answered: both are set alike by whoever filled them in.
    """
    answering = {folded(column.heading) for heading in headings for column in heading.of("response")}
    return [
        replace(heading, columns=tuple(_alike(c, heading, answering) for c in heading.columns)) for heading in headings
    ]


def _alike(column: Column, heading: Heading, answering: set[str]) -> Column:
    other = column.role == "decision" and folded(column.heading) in answering and not heading.of("response")
    return replace(column, role="response") if other else column
