"""Every text of a report that is published, and what else is prose in it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.models.report import Recommendation, Report
from pipeline.models.text import Text

TEXTS = (
    "title", "theme", "recommendation", "response", "action", "update", "previous_update", "lead_officer",
    "target_date_printed",
)  # fmt: skip


def texts_of(report: Report) -> Iterator[str]:
    """Fields, header lines, key, messages: each string once per place."""
    header = report.header
    for label, text in header.printed:
        yield from (label, text.value)
    yield from (part for part in (header.title, header.inquiry) if part)
    yield from (entry.meaning for entry in report.legend)
    yield from (issue.message for issue in report.issues)
    for row in report.recommendations:
        yield from (text.value for text in row_texts(row))
        yield from (heading for heading, _ in row.extra)
        yield from (flag.message for flag in row.flags)


def fields_of(report: Report) -> dict[tuple[int | None, str], str]:
    """Index of the recommendation (None at the top) and name of the field → its text, as entities refer to it."""
    found: dict[tuple[int | None, str], str] = {}
    found |= {(None, f"header/{label}"): text.value for label, text in report.header.printed}
    for row in report.recommendations:
        found |= {(row.index, name): text.value for name in TEXTS if (text := getattr(row, name))}
        found |= {(row.index, f"extra/{heading}"): text.value for heading, text in row.extra if text}
    return found


def row_texts(row: Recommendation) -> Iterator[Text]:
    """The texts of one row, older rounds' updates included."""
    yield from (text for name in TEXTS if (text := getattr(row, name)))
    yield from (text for _, text in row.extra if text)
    yield from (update.update for update in row.updates if update.update)
