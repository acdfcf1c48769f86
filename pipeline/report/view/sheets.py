"""The two sheets that leave the screen: lines of enquiry for members, and an assessment to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.models.comparison import Enquiry
from pipeline.report.view.places import check_words, decided, key_view, name_of, passage, title_of
from pipeline.report.view.records import AssessmentRow, AssessmentView, Brief, EnquiryView, QuestionView
from pipeline.report.view.rows import Matter
from pipeline.report.view.wording import BASES, NO_OFFICER, PROMISE, WITH_KEY, WITHOUT_KEY, count

OPENING = 60  # words of a long quotation that stand on the sheet
FEWEST, MOST = 3, 5  # questions on the first page
LISTED = 5  # promises that the first page lists, so that it stays a page
_FIRST = (
    "target_passed", "status_worsened", "overdue", "not_mentioned", "status_moved_same_wording", "later_than_asked",
    "moved",
)  # fmt: skip


def enquiries(matter: Matter) -> tuple[EnquiryView, ...]:
    """The lines of enquiry in the order shown."""
    names = _names(matter)
    return tuple(_enquiry(matter, one, n, names) for n, one in enumerate(matter.lines, 1))


def questions(matter: Matter, made: Brief) -> Iterator[QuestionView]:
    """What the first page asks: overdue and worse first; up to five, of weaker lines only what makes up three."""
    ranks = {topic: at for at, topic in enumerate(_FIRST)}
    lines = zip(matter.lines, made.enquiries, strict=True)
    ranked = sorted(lines, key=lambda one: ranks.get(one[0].topic, len(ranks)))
    strong = sum(line.topic in ranks for line, _ in ranked)
    for _, line in ranked[: max(FEWEST, min(MOST, strong))]:
        promise = _promise_above(line, made)
        yield QuestionView(line, promise) if promise else QuestionView(line, line.text, line.where[:1])


def _promise_above(line: EnquiryView, made: Brief) -> str:
    """The promise that a line is about, as the first page numbers it; empty where that lists none."""
    for number, (_, promise) in enumerate(made.missed[:LISTED], 1):
        if any((said.text, said.places) == (one.text, one.places) for said in promise.words for one in line.where[:1]):
            return PROMISE.format(number)
    return ""


def _names(matter: Matter) -> dict[str, str]:
    """Anchor → number and title of the recommendation that is shown there."""
    later = matter.papers.reports[matter.later].recommendations
    return {f"r{row.index}": f"{name_of(row)}: {title_of(row)}" for row in later}


def _enquiry(matter: Matter, one: Enquiry, number: int, names: dict[str, str]) -> EnquiryView:
    anchor = matter.anchors.get((one.report_id, one.index), "")
    row, at = matter.papers.row(one.report_id, one.index), matter.papers.position(one.report_id)
    own = f"{name_of(row)} of the {matter.papers.labels[at]}: {title_of(row)}"
    found = tuple(passage(matter.papers, span, one.index) for span in one.evidence)
    return EnquiryView(
        number=number,
        recommendation=names.get(anchor, own),
        anchor=anchor,
        text=one.text,
        where=found,
        quotes=tuple(replace(each, text=each.opening(OPENING)) for each in found if each.text not in one.text),
        addressed_to=one.addressed_to or NO_OFFICER,
        basis=BASES[one.basis] if one.basis != "stated" else "",
        question=one.question,
        check_first=check_words(matter.papers, one.check_first),
    )


def assessment(matter: Matter) -> AssessmentView | None:
    """A sheet for the recommendations that nobody has assessed; None where there are none."""
    report = matter.papers.reports[matter.later]
    blank = [row for row in report.recommendations if row.status.blank == "not_assessed" and not decided(row)]
    if not blank or report.is_response:
        return None
    how = WITH_KEY if report.legend else WITHOUT_KEY
    them = "recommendation has" if len(blank) == 1 else "recommendations have"
    return AssessmentView(
        intro=f"{count(len(blank), them, them)} no status yet. {how}",
        choices=tuple(map(key_view, report.legend)),
        rows=tuple(AssessmentRow(f"r{row.index}", name_of(row), title_of(row), str(row.update or "")) for row in blank),
    )
