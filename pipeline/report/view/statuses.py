"""A status as it is printed, with a sign for it that can be told without colour."""

from __future__ import annotations

from typing import Final

from pipeline.models.report import KeyEntry, Rag, Recommendation, Report, Status, StatusEvidence
from pipeline.report.view.records import KeyView, StatusView, Tone
from pipeline.report.view.wording import DECISIONS, SIGNS, sentence_case

MARKS: Final[dict[Tone, str]] = {
    "complete": "✔", "green": "●", "amber": "▲", "red": "■", "other": "◆", "blank": "○", "unread": "?", "absent": "–",
}  # fmt: skip
_SHOWN_AS: Final[dict[StatusEvidence, str]] = {
    "fill": "a colour in the cell", "image": "a picture in the cell", "shape": "a sign in the cell",
    "symbol": "a sign in the cell", "font": "the colour of the letters", "section": "the heading it stands under",
}  # fmt: skip
_SEEN: Final = {"fill", "image", "shape", "symbol", "font"}  # not letters: `shown` is our word for what is seen
_TONES: Final[dict[Rag, Tone]] = {"complete": "complete", "green": "green", "amber": "amber", "red": "red"}
NOT_ASSESSED: Final = StatusView("Not assessed", MARKS["blank"], "blank")
NOT_READ: Final = StatusView("Could not be read", MARKS["unread"], "unread")


def status_view(one: Recommendation) -> StatusView:
    """The status of a recommendation in one round."""
    if one.status.blank == "not_read":
        return NOT_READ
    if one.status.shown is None:
        return NOT_ASSESSED
    return shown_view(one.status, one.rag)


def status_in(report: Report, one: Recommendation) -> StatusView:
    """The status of a recommendation of a report; in a response to an inquiry, which gives none, the decision."""
    if report.is_response and one.decision and one.status.blank:
        return StatusView(sentence_case(DECISIONS[one.decision]), MARKS["blank"], "blank")
    return status_view(one)


def shown_view(status: Status, rag: Rag | None) -> StatusView:
    """A status that is shown: its word or letter as printed, else the name of its colour or sign."""
    shown = status.shown or ""
    words = _in_words(shown, rag) if status.evidence in _SEEN else shown
    if status.evidence == "letter" and rag and not status.meaning:
        words = f"{shown} ({rag})"
    tone: Tone = _TONES[rag] if rag else "other"
    return StatusView(words, MARKS[tone], tone, status.meaning or "", _SHOWN_AS.get(status.evidence, ""))


def _in_words(shown: str, rag: str | None) -> str:
    """`Green` for a colour; a drawn sign is what it stands for: `Complete, shown as a tick`."""
    sign = SIGNS.get(shown.lower())
    return sentence_case(sign.format(rag) if sign and rag else shown)


_BY_NAME: Final[dict[str, Tone]] = {
    "tick": "complete", "blue": "complete", "b": "complete", "complete": "complete", "green": "green", "g": "green",
    "amber": "amber", "a": "amber", "yellow": "amber", "red": "red", "r": "red",
}  # fmt: skip


def key_view(entry: KeyEntry) -> KeyView:
    """A line of a report's key."""
    tone = _BY_NAME.get(entry.shown.strip().lower(), "other")
    words = _in_words(entry.shown, tone if tone != "other" else None) if entry.evidence in _SEEN else entry.shown
    return KeyView(StatusView(words, MARKS[tone], tone), entry.meaning)
