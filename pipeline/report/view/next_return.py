"""What the return for an inquiry's next round asks: each recommendation, what is known of it, and who answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.models.comparison import Tracked
from pipeline.models.report import KeyEntry, Recommendation, Report
from pipeline.report.view.wording import FIELDS
from pipeline.text.dates.tokens import month

OPEN: Final = frozenset({"moved to", "overdue", "silent", "not yet due", "unclear"})
SILENT: Final = "nothing was said of it"
BACKGROUND: Final = (
    "Background"  # a label of what is no update: were the new ones all empty, it must not stand in for them
)
BOXES: Final = ("Stage", "Date of this update", "Completed by")  # of the report as a whole
_PLAIN: Final = re.compile(r"[A-Z]?\d+(\.\d+)*[a-z]?")
_SHOWN: Final = {"tick": "Complete", "cross": "Not delivered"}  # a form is filled in with words


@dataclass(frozen=True, slots=True)
class Asked:
    """One recommendation to report on. `known`: (label, text) of what was asked and answered."""

    number: str  # as printed, "" where it bears none
    title: str
    known: tuple[tuple[str, str], ...]
    officer: str
    background: str


@dataclass(frozen=True, slots=True)
class Return:
    """An inquiry's form. `top`: labelled lines; `key`: the status words of the last report and what they mean."""

    title: str
    top: tuple[tuple[str, str], ...]
    key: tuple[tuple[str, str], ...]
    asked: tuple[Asked, ...]

    @property
    def is_numbered(self) -> bool:
        """Return True if a heading can name each recommendation by its number: 4, 2.3, 1a, B7, none of them twice."""
        numbers = [one.number for one in self.asked]
        return len(set(numbers)) == len(numbers) and all(map(_PLAIN.fullmatch, numbers))

    @property
    def is_told_apart(self) -> bool:
        """Return True if what comes back can be told apart: by numbers, or by a title for each."""
        return self.is_numbered or all(one.title for one in self.asked)


def next_return(last: Report, rows: Iterable[Tracked]) -> Return:
    """The form for the round behind `last`; `rows`: its inquiry's lines of recommendations-flat.csv."""
    header = last.header
    by_index = {row.index: row for row in rows if row.report_id == last.report_id}
    ended = month(header.completion_date) if header.completion_date else ""
    known = (("Council", header.council or header.body), ("Committee", header.committee), ("Inquiry", header.inquiry))
    top = (*known, ("Inquiry completed", ended))
    return Return(
        f"Progress return: {header.inquiry}" if header.inquiry else "Progress return",
        (*((label, text) for label, text in top if text), *((label, "") for label in BOXES)),
        tuple((_shown(entry), entry.meaning) for entry in last.legend),
        tuple(_asked(one, by_index[one.index]) for one in last.recommendations if one.index in by_index),
    )


def _shown(entry: KeyEntry) -> str:
    return _SHOWN.get(entry.shown, entry.shown[:1].upper() + entry.shown[1:])


def _asked(one: Recommendation, row: Tracked) -> Asked:
    said = row.fields
    texts = {
        FIELDS["recommendation"]: said["recommendation"],
        FIELDS["decision"]: "" if said["response"] else said["decision"],
        FIELDS["response"]: said["response"],
        FIELDS["action"]: str(one.action or ""),
    }
    known = tuple((label, text) for label, text in texts.items() if text)
    last = "\n".join((*filter(None, [said["update_text"], _stood(said)]), *_promised(row)))
    officer = str(one.lead_officer or "")
    return Asked(one.number or "", str(one.title or ""), known, officer, last)


def _stood(said: dict[str, str]) -> str:
    target = f", target date {said['target_date_as_printed']}" if said["target_date_as_printed"] else ""
    return f"Shown then as {said['status']}{target}."


def _promised(row: Tracked) -> Iterator[str]:
    for promise in row.promises:
        if promise["outcome"] not in OPEN:
            continue
        due = promise["new_date"] or promise["due_to"]
        notes = [f"due {month(due)}" if due else "", SILENT if promise["outcome"] == "silent" else promise["outcome"]]
        yield f"Open commitment: “{promise['quotation']}” ({'; '.join(filter(None, notes))})"
