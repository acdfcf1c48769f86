"""A recommendation as it stands in one round: its cells in the order of the paper, its status, what to check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.models.codes import meaning
from pipeline.models.report import Flag, Recommendation
from pipeline.models.text import Text
from pipeline.report.view.places import Papers, places_at
from pipeline.report.view.records import CellView, SideView, opening
from pipeline.report.view.reviewed import checked_words
from pipeline.report.view.statuses import status_in
from pipeline.report.view.wording import DECISIONS, FIELDS, UNNUMBERED, sentence_case

_IN_ORDER = (
    "recommendation", "lead_officer", "response", "action", "target_date_printed", "previous_update", "update",
)  # fmt: skip
_STATUS = ("rag", "status", None)  # flags of the status, and of the row as a whole
_OPENING = 14  # words of a recommendation that stand for a title where there is none


def side(papers: Papers, one: Recommendation, round_: int) -> SideView:
    """The recommendation in the round at position `round_`."""
    report = papers.reports[round_]
    return SideView(
        round_,
        one.number or "",
        status_in(report, one),
        tuple(cell for cell in _cells(one, round_) if cell.paragraphs or not report.is_response),
        places_at(dict(one.sources).get("rag", ()), round_),
        reasons(flag for flag in one.flags if flag.field in _STATUS),
        checked_words(one, "rag", "status"),
    )


def _cells(one: Recommendation, round_: int) -> Iterator[CellView]:
    for field in _IN_ORDER:
        text = getattr(one, field)
        if field == "response" and one.decision and dict(one.sources).get("decision"):
            yield _cell(one, "decision", FIELDS["decision"], Text(sentence_case(DECISIONS[one.decision])), round_)
        if field == "previous_update":
            yield from _earlier_updates(one, round_)
        if text or field == "update":
            yield _cell(one, field, FIELDS[field], text, round_)
    for heading, text in one.extra:
        yield _cell(one, f"extra/{heading}", heading, text, round_)


def _earlier_updates(one: Recommendation, round_: int) -> Iterator[CellView]:
    """Of a paper with three update columns or more, those before the last two."""
    shown = {str(one.update or ""), str(one.previous_update or ""), ""}
    for update in one.updates:
        if update.update is not None and str(update.update) not in shown:
            heading = " ".join((update.heading or FIELDS["previous_update"]).split())
            places = places_at(update.update.locators(), round_)
            yield CellView("updates", heading, tuple(str(update.update).split("\n")), places)


def _cell(one: Recommendation, field: str, heading: str, text: Text | None, round_: int) -> CellView:
    sources = dict(one.sources)
    found = sources.get(field) or sources.get(field.removesuffix("_printed"), ())
    checks = reasons(flag for flag in one.flags if flag.field in (field, field.removesuffix("_printed")))
    paragraphs = tuple(str(text).split("\n")) if text else ()
    note = checked_words(one, field, field.removesuffix("_printed"))
    return CellView(field, heading, paragraphs, places_at(found, round_), checks, note)


def reasons(flags: Iterable[Flag]) -> tuple[str, ...]:
    """What the flags that ask for a person say, each once, with what to do."""
    found = (flag for flag in flags if meaning(flag.code).review)
    return tuple(dict.fromkeys(f"{flag.message} {meaning(flag.code).advice}".strip() for flag in found))


def needs_check(one: Recommendation) -> bool:
    """Whether anything in the row asks for a look."""
    return any(meaning(flag.code).review for flag in one.flags)


def theme_of(one: Recommendation) -> str:
    """The heading that a recommendation stands under, and its inquiry where a tracker holds several."""
    return ", ".join(part for part in (one.inquiry, str(one.theme or "")) if part)


def name_of(one: Recommendation) -> str:
    """`Recommendation 4`; one without a number by its place."""
    if not one.number:
        return UNNUMBERED.format(one.index)
    bare = one.number.lower().startswith(("rec", "action"))
    return one.number if bare else f"Recommendation {one.number}"


def title_of(one: Recommendation) -> str:
    """The title, else how the recommendation begins."""
    if one.title:
        return str(one.title)
    return opening(" ".join(str(one.recommendation or "").split()), _OPENING)
