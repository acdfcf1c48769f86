"""The words on screen that are not quoted from a paper, and which pages a brief points at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.models.comparison import Basis, CommitmentOutcome, Direction
from pipeline.report.view.records import Brief, Movement, Passage, Place, RecommendationView, Tag

FIELDS: Final = {
    "title": "Title",
    "recommendation": "Recommendation",
    "response": "Response",
    "action": "Action",
    "update": "Update",
    "previous_update": "Previous update",
    "lead_officer": "Lead officer",
    "target_date": "Target date",
    "target_date_printed": "Target date",
    "rag": "Status",
    "status": "Status",
    "decision": "Decision",
}

MOVEMENTS: Final[dict[Direction, tuple[Movement, str]]] = {
    "improved": ("better", "Assessed better"),
    "worsened": ("worse", "Assessed worse"),
    "same": ("same", "Same status"),
    "first_assessed": ("first", "Assessed for the first time"),
    "unknown": ("unknown", "Cannot be compared"),
}

OUTCOMES: Final[dict[CommitmentOutcome, str]] = {
    "kept": "Reported as done",
    "moved": "A later date is given",
    "overdue": "Overdue: the date has passed, and the papers describe it as still open",
    "not_mentioned": "Overdue: the date has passed, and no mention of it was found",
    "not_due": "Not due yet",
    "later_than_asked": "Later than the recommendation asked",
}
SHORT: Final[dict[CommitmentOutcome, str]] = {
    "kept": "done",
    "moved": "moved to a later date",
    "later_than_asked": "later than asked",
    "overdue": "overdue and still open",
    "not_mentioned": "overdue with no mention found",
    "not_due": "not due yet",
}
LATE: Final = "Reported as done, after the date"

BASES: Final[dict[Basis, str]] = {
    "stated": "The papers say so.",
    "inferred": "Inferred from the papers: read the quotations.",
    "absence": "Based on finding no mention: it may be in other words, or in another document.",
}

SUMMARIES: Final = {
    "unchanged": "Same words",
    "edited": "Edited",
    "rewritten": "Rewritten",
    "added": "New text",
    "removed": "No longer given",
}

SIGNALS: Final = {
    "status_moved_same_wording": "The status has changed; the update has the same words as before.",
    "same_wording": "The update has the same words as before.",
    "no_update": "The later report gives no update.",
    "response_changed": "The response has been reworded.",
    "response_added": "A response is given now.",
    "response_removed": "No response is given any more.",
}

DECISIONS: Final = {"agreed": "agreed", "partially_agreed": "partially agreed", "rejected": "rejected"}

UNDECIDED: Final = "without a decision that could be read"
PROGRESS: Final = {
    "delivered": "delivered",
    "on_track": "on track",
    "concern": "of concern",
    "not_delivered": "not delivered",
    "not_started": "not started",
    "closed": "closed",
}
BY_HAND: Final = {
    "accepted": "Compared with the document by a person on {}.",
    "corrected": "Corrected by a person on {}.",
    "joined": "Joined by a person on {}.",
    "split": "Split by a person on {}.",
}
ASSESSED: Final = "Since assessed by the committee: {}."

SHOWN_AS: Final = ", shown as a "
SIGNS: Final = {sign: f"{{}}{SHOWN_AS}{sign}" for sign in ("tick", "cross")}  # `Complete, shown as a tick`

FILTERS: Final[dict[Tag, str]] = {
    "overdue": "Overdue",
    "moved": "Status moved",
    "repeated": "Repeated wording",
    "promises": "Promises due",
    "check": "To check",
    "unassessed": "Not assessed",
}

PASSED: Final = "Target date {} passed {} before {}"  # the date, the days, the day that decides
NO_STATUS: Final = "no status is given"
NO_OFFICER: Final = "nobody: the report names no officer"
NO_PROMISE: Final = "No promise with a date was found that has passed or was moved."
PROMISE: Final = "Promise {} above."
NEW: Final = "New in the later report."
DROPPED: Final = "Not listed in the later report."
CLOSED: Final = "Not listed: the later report lists open recommendations only."
SPLIT: Final = "Part of {} in the earlier report."
SEVERAL: Final = "Several statuses before"
MERGED: Final = "Brings together {} of the earlier report."
RENUMBERED: Final = "{} in the earlier report."
ABOVE: Final = "“As above” refers to {}."
UNSURE_PAIR: Final = (
    "Which recommendation of the earlier report this was is not certain: compare the two texts before relying on it."
)
DIFFERENT: Final = "These reports do not look like rounds of one inquiry; they are compared because this was asked for."
UNSURE: Final = "These reports may not be rounds of one inquiry; they are compared because this was asked for."
OLDER: Final = "What changed is shown against the {}; earlier reports are in the timelines only."
HEADER_NAMES: Final = "At the top of the report"
NO_DAY: Final = "no date printed"
NOT_LISTED: Final = "Not listed"
UNNUMBERED: Final = "Recommendation without a number (position {})"
WITH_KEY: Final = "The choices are those of the report’s own key."
WITHOUT_KEY: Final = "The report prints no key to its statuses, so the choice is left open."


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 cell`, `2 cells`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def sentence_case(words: str) -> str:
    """First letter large, the rest as it stands."""
    return words[:1].upper() + words[1:]


def pages_shown(brief: Brief) -> dict[int, tuple[int, ...]]:
    """Round → its pages, in order; a report without pages is left out."""
    found: dict[int, set[int]] = {}
    for place in _places(brief):
        if place.page is not None:
            found.setdefault(place.round, set()).add(place.page)
    return {round_: tuple(sorted(pages)) for round_, pages in sorted(found.items())}


def _places(brief: Brief) -> Iterator[Place]:
    for one in brief.recommendations:
        yield from _of_row(one)
    for enquiry in brief.enquiries:
        yield from _of(enquiry.where)


def _of_row(one: RecommendationView) -> Iterator[Place]:
    for side in one.sides:
        yield from side.status_places
        for cell in side.cells:
            yield from cell.places
    for promise in one.promises:
        yield from _of((promise.said, *promise.also, *promise.found))
    for undertaking in one.undertakings:
        yield from _of((undertaking.said, *undertaking.found))


def _of(passages: tuple[Passage, ...]) -> Iterator[Place]:
    for one in passages:
        yield from one.places
