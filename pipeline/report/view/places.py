"""Places, promises and the sides of a comparison as plain records, each with what proves it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from pipeline.models.codes import meaning
from pipeline.models.comparison import Commitment, Span, Undertaking
from pipeline.models.page import Spot
from pipeline.models.report import Flag, KeyEntry, Rag, Recommendation, Report, Status, StatusEvidence
from pipeline.models.text import Locator, Text
from pipeline.report.view.records import (
    CellView,
    KeyView,
    Missed,
    Passage,
    Place,
    PromiseView,
    SideView,
    StatusView,
    Tone,
    UndertakingView,
    opening,
)
from pipeline.report.view.wording import (
    ASSESSED,
    BASES,
    BY_HAND,
    DECISIONS,
    FIELDS,
    LATE,
    OUTCOMES,
    PROGRESS,
    SIGNS,
    UNNUMBERED,
    listed,
    sentence_case,
)
from pipeline.text.dates.tokens import month


@dataclass(frozen=True, slots=True)
class Papers:
    """The reports of a brief, earliest first, and what to call them."""

    reports: tuple[Report, ...]
    labels: tuple[str, ...]

    def position(self, report_id: str) -> int:
        """Which round a report is; raises StopIteration for one that is not here."""
        return next(at for at, report in enumerate(self.reports) if report.report_id == report_id)

    def row(self, report_id: str, index: int) -> Recommendation:
        """The recommendation at position `index` (from 1) of a report."""
        return self.reports[self.position(report_id)].recommendations[index - 1]


def text_of(row: Recommendation, field: str) -> Text | None:
    """The text of a field, by the name that entities and spans use."""
    if field.startswith("extra/"):
        return dict(row.extra).get(field.removeprefix("extra/"))
    value = getattr(row, field, None)
    return value if isinstance(value, Text) else None


def passage(papers: Papers, span: Span, home: int | None = None) -> Passage:
    """A span as a quotation; where it stands under another recommendation than `home` (an index), that is said."""
    at, row = papers.position(span.report_id), papers.row(span.report_id, span.index)
    text = text_of(row, span.field) or Text()
    found = exact(text, span.start, span.end) or dict(row.sources).get(span.field, ())
    places = places_at(found, at)
    words = [FIELDS.get(span.field, span.field)]
    words += [f"recommendation {row.number or row.index}"] if home is not None and home != row.index else []
    words += [papers.labels[at]] if len(papers.reports) > 1 else []
    words += [pages_words(places)] if places else []
    return Passage(text.value[span.start : span.end].strip(), ", ".join(words), places)


def exact(text: Text, start: int, end: int) -> tuple[Locator, ...]:
    """The printed lines of a span; empty where the text came back from a file and remembers no words."""
    return text.locators(start, end)


def places_at(found: Iterable[Locator], round_: int) -> tuple[Place, ...]:
    """Locators as places of one round, each once."""
    places = (
        Place(round_, spot_words(one.spot)) if one.spot else Place(round_, f"page {one.page}", one.page, one.box)
        for one in found
    )
    return tuple(dict.fromkeys(places))


def spot_words(spot: Spot) -> str:
    """A place in a file without pages."""
    if spot.paragraph:
        return f"paragraph {spot.paragraph}"
    return f"table {spot.table}, row {spot.row}, column {spot.column}"


def pages_words(places: Sequence[Place]) -> str:
    """`page 4`, `pages 4 and 5`; other places as they are."""
    pages = sorted({place.page for place in places if place.page is not None})
    others = list(dict.fromkeys(place.words for place in places if place.page is None))
    if not pages:
        return listed(others)
    return f"page {pages[0]}" if len(pages) == 1 else f"pages {listed([str(page) for page in pages])}"


def check_words(papers: Papers, doubtful: Sequence[Locator]) -> str:
    """`Check page 4 of the 6-month report first.`; empty where nothing is in doubt."""
    if not doubtful:
        return ""
    said = []
    for at, report in enumerate(papers.reports):
        own = {place for row in report.recommendations for _, places in row.sources for place in places}
        here = places_at([one for one in doubtful if one in own], at)
        if here:
            of = f" of the {papers.labels[at]}" if len(papers.reports) > 1 else ""
            said.append(pages_words(here) + of)
    return f"Check {listed(said) or pages_words(places_at(doubtful, 0))} first."


Key = tuple[str, int]  # report_id and index of a recommendation


def promises(papers: Papers, made: Iterable[Commitment]) -> tuple[PromiseView, ...]:
    """The commitments of one recommendation, earliest date first; the same one said in several cells stands once."""
    ordered = sorted(made, key=lambda one: (one.due, one.group, one.outcome))
    groups = [list(same) for _, same in groupby(ordered, key=lambda one: (one.group, one.outcome))]
    done = {one.due for one in ordered if one.outcome == "kept"}
    return tuple(_promise(papers, same, done) for same in groups)


def _promise(papers: Papers, same: Sequence[Commitment], done: set[str]) -> PromiseView:
    one, rest = same[0], same[1:]
    return PromiseView(
        said=passage(papers, _span(one)),
        due=sentence_case(month(one.due)),
        outcome=outcome_words(one),
        basis=BASES[one.basis],
        found=tuple(passage(papers, span, one.index) for span in one.evidence),
        also=tuple(passage(papers, _span(other), one.index) for other in rest),
        check_first=check_words(papers, one.check_first),
        settled=one.outcome in ("kept", "not_due"),
        missed=_missed(one, done),
    )


def _missed(one: Commitment, done: set[str]) -> Missed:
    """`done`: the dates by which something is reported as done; a date that was moved to one of them is met."""
    if one.outcome == "moved":
        return "" if one.new_date in done else "moved"
    return "passed" if one.outcome in ("overdue", "not_mentioned") else ""


def outcome_words(one: Commitment) -> str:
    """What the papers say came of it: `A later date is given: March 2016`."""
    if one.outcome == "kept" and one.late:
        return LATE
    words = OUTCOMES[one.outcome]
    return f"{words}: {month(one.new_date)}" if one.new_date else words


def _span(one: Commitment | Undertaking) -> Span:
    return Span(one.made_in, one.index, one.field, one.start, one.end)


def undertakings(papers: Papers, made: Iterable[Undertaking]) -> tuple[UndertakingView, ...]:
    """What is to be done without a date, in the order of the papers."""
    return tuple(
        UndertakingView(
            passage(papers, _span(one)),
            tuple(passage(papers, span, one.index) for span in one.mentioned),
            month(one.due) if one.due else "",
        )
        for one in made
    )


MARKS: Final[dict[Tone, str]] = {
    "complete": "✔", "green": "●", "amber": "▲", "red": "■", "other": "◆", "blank": "○", "unread": "?", "absent": "–",
}  # fmt: skip
_SHOWN_AS: Final[dict[StatusEvidence, str]] = {
    "fill": "a colour in the cell", "image": "a picture in the cell", "shape": "a symbol in the cell",
    "symbol": "a symbol in the cell", "font": "the colour of the text", "section": "the heading above it",
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


_ROW = "row"


def checked_words(one: Recommendation, *fields: str) -> str:
    """`Corrected by hand on 3 March 2026.`; empty where nobody looked at any of these fields."""
    for mark in one.checked:
        if mark.field in (*fields, _ROW):
            return BY_HAND[mark.how].format(month(mark.on[:10]))
    return ""


def decided(one: Recommendation) -> str:
    """The status that a committee gave since, in a word; empty where it gave none."""
    if one.assessment is None:
        return ""
    return sentence_case(one.assessment.rag or PROGRESS.get(one.assessment.progress or "", ""))


def decided_words(one: Recommendation) -> str:
    """`Since assessed by the committee: Green, 5 December 2025. The hall is open.`"""
    if not decided(one) or one.assessment is None:
        return ""
    when = f", {month(one.assessment.date)}" if one.assessment.date else ""
    reason = f" {one.assessment.reason.strip()}" if one.assessment.reason.strip() else ""
    return ASSESSED.format(decided(one) + when) + reason
