"""What was decided, and what was answered: "Our answer: Accepted" in a panel, and prose below "What we said in May".

A column of answers that decides and says nothing else holds the decision where another one holds the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.cells.columns.headings import Column, Heading
from pipeline.cells.columns.looks import below, is_prose
from pipeline.cells.decisions import decision_of_column
from pipeline.models.table import Table
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

BRIEF = 5  # words: "Accepted in part", "Not accepted at this time"


def answered_apart(columns: list[Column], heading: Heading, table: Table, profile: Profile) -> None:
    """The one column of answers that only decides becomes the decision beside one of prose that answers.

    That is headed as an answer too; or nobody knows its heading, and it is the only one between the recommendation and
    the news, or the first of two where nothing is headed as news.
    """
    answers = [c for c in columns if c.role == "response"]
    brief = [c for c in answers if _only_decides(c, heading, table, profile)]
    if len(brief) != 1 or any(c.role == "decision" for c in columns):
        return
    others = [c for c in answers if c is not brief[0] and folded(c.heading) not in profile.remarks]
    if others:
        if len(others) == 1 and is_prose(below(table, heading.rows, others[0].index)):
            columns[brief[0].index] = replace(brief[0], role="decision")
        return
    told = dict(zip(("response", "update"), _untold(columns, heading, table, profile), strict=False))
    for role, column in told.items():
        columns[column.index] = replace(column, role=role, guessed=True)
    if told:
        columns[brief[0].index] = replace(brief[0], role="decision")


def _untold(columns: Sequence[Column], heading: Heading, table: Table, profile: Profile) -> list[Column]:
    """The answer under a heading that nobody knows, and the news behind it where these have none that is known."""
    if any(c.role == "update" for c in columns):
        prose = prose_between(columns, heading, table, profile)
        return prose if len(prose) == 1 else []
    asked = next((c.index for c in columns if c.role == "recommendation"), len(columns))
    prose = prose_behind(asked, columns, heading, table, profile)
    return prose if len(prose) == 2 else []


def _only_decides(column: Column, heading: Heading, table: Table, profile: Profile) -> bool:
    said = [cell.text.value for cell in below(table, heading.rows, column.index) if cell.text]
    return bool(said) and all(len(text.split()) <= BRIEF and decision_of_column(text, profile) for text in said)


def prose_between(columns: Sequence[Column], heading: Heading, table: Table, profile: Profile) -> list[Column]:
    """The columns of prose between the recommendation and the news of which no heading says what they are."""
    asked = next((c.index for c in columns if c.role == "recommendation"), len(columns))
    news = next((c.index for c in columns if c.role == "update"), asked)
    return [c for c in prose_behind(asked, columns, heading, table, profile) if c.index < news]


def prose_behind(at: int, columns: Sequence[Column], heading: Heading, table: Table, profile: Profile) -> list[Column]:
    """The columns of prose to the right of column `at` under headings that do not say what they are."""
    left = [c for c in unnamed(columns, profile) if c.heading and c.index > at]
    return [c for c in left if is_prose(below(table, heading.rows, c.index))]


def unnamed(columns: Sequence[Column], profile: Profile) -> list[Column]:
    """Columns without a role, whose headings don't say that they hold something else ("Evidence")."""
    return [c for c in columns if c.role is None and folded(c.heading) not in profile.aside]
