"""Tables that look like a progress report and are none: findings, risks, performance, budgets, actions of meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from pipeline.cells.columns.headings import Column, Heading, role_of
from pipeline.cells.columns.window import where_headed
from pipeline.cells.numbering import is_number
from pipeline.models.page import Page
from pipeline.models.report import Issue
from pipeline.models.table import Row, Table
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

BRIEF = 3  # words
_ALIKE = frozenset({"status", "update", "action", "response", "decision", "recommendation"})
_OWN = frozenset({"update", "response", "decision"})
_TOLD = _OWN | {"status", "action"}


def is_lookalike(heading: Heading, profile: Profile) -> bool:
    """Whether a heading that names a recommendation belongs to another kind of table.

    Two headings of such a table say so; one does where nothing is said of a response or of progress, or where another
    says at which meeting something was asked that is called no recommendation: "Meeting | Minute | What was asked for |
    Reply" is a log of what members wanted to know. What "you said" is a consultation's where no column shows a status.
    """
    asked = heading.first("recommendation")
    if asked and folded(asked.heading) in profile.voices and not heading.of("status"):
        return True
    strange = sum(folded(c.heading) in profile.lookalikes for c in heading.columns)
    told = any(c.role in _OWN and not _is_answered_first(c, asked) for c in heading.columns)
    logged = any(folded(c.heading) in profile.meetings for c in heading.columns)
    logged = logged and asked is not None and _named(asked.heading, profile) is None
    return strange > 1 or (strange == 1 and (logged or not told))


def is_only_proposed(heading: Heading, profile: Profile) -> bool:
    """Whether nothing is answered, done or assessed beside recommendations: who should act, when and why, at most."""
    unknown = (c for c in heading.columns if c.role is None and folded(c.heading) not in profile.aside)
    return not any(c.role in _TOLD for c in heading.columns) and not any(unknown)


def _is_answered_first(column: Column, asked: Column | None) -> bool:
    """Whether an answer stands in front of the recommendation, which is then what comes of what others said."""
    return column.role == "response" and asked is not None and column.index < asked.index


def is_brief(heading: Heading, table: Table, profile: Profile) -> bool:
    """Whether most recommendations are a word or two ("Approve", "Award in full"), or how many there are, and nothing
    is said of progress.

    That is what officers recommend on applications or between options, not what scrutiny asks for. News beside them
    count for nothing where another heading is that of another kind of table ("Purpose": a work programme).
    """
    column = heading.first("recommendation")
    strange = any(folded(c.heading) in profile.lookalikes for c in heading.columns)
    if column is None:
        return False
    cells = [c for row in table.rows[heading.rows :] if (c := row.cells[column.index]) is not None and c.text]
    said = [c.text.value for c in cells if not is_number(c.text.value, profile)]
    if not said:
        return bool(cells) and _only_figures(table.rows[heading.rows :])
    if not strange and any(heading.of(role) for role in ("update", "status")):
        return False
    return median(len(text.split()) for text in said) <= BRIEF


def _only_figures(rows: Sequence[Row]) -> bool:
    """Whether nothing but figures stands right of the first column: how many were made, and accepted."""
    said = [cell.text.value.strip() for row in rows for cell in row.cells[1:] if cell and cell.text]
    return bool(said) and all(text.isdigit() for text in said)


def is_of_scrutiny(page: Page, profile: Profile) -> bool:
    """Whether a page speaks of recommendations, a review or a committee: what nothing on it names may be anything."""
    text = " ".join([w.text for w in page.words])
    own = _named(text, profile) or profile.bodies["committee"].search(text)
    return own is not None or profile.report_words.review.search(text) is not None


def is_of_recommendations(page: Page, profile: Profile) -> bool:
    """Whether a page names a recommendation."""
    return _named(" ".join([w.text for w in page.words]), profile) is not None


def _named(text: str, profile: Profile) -> re.Match[str] | None:
    return re.search(rf"\b{profile.names}\b", text, re.IGNORECASE)


def refused(tables: Sequence[Table], profile: Profile) -> Iterator[Issue]:
    """One issue per table of those left out that looks like a report, with the heading that told it."""
    for table in tables:
        if table.nested:
            continue
        reason = _reason(table, profile)
        if reason:
            text = f"This table looks like a progress report; its heading “{reason}” says that it is none."
            yield Issue("LOOKALIKE_TABLE", "info", table.pages[0], text)


def _reason(table: Table, profile: Profile) -> str | None:
    for at in where_headed(table):
        cells = table.rows[at].cells
        texts = [" ".join(c.text.value.split()) for c in cells if c is not None and c.text]
        strange = [t for t in texts if folded(t) in profile.lookalikes]
        if len(texts) > 1 and strange and any(role_of(t, profile) in _ALIKE for t in texts):
            return strange[0]
    return None


def only_counts(table: Table, profile: Profile) -> bool:
    """Whether a table counts recommendations: figures beside "Recommendations made", under "Complete"."""
    first = " ".join(row.cells[0].text.value for row in table.rows if row.cells[0] is not None)
    return re.search(profile.names, first, re.IGNORECASE) is not None and _only_figures(table.rows[1:])
