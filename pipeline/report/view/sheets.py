"""The two sheets that leave the screen: lines of enquiry for members, and an assessment to fill in."""

from __future__ import annotations

from pipeline.models.comparison import Enquiry
from pipeline.report.view.places import check_words, passage
from pipeline.report.view.records import AssessmentRow, AssessmentView, EnquiryView
from pipeline.report.view.rows import Matter, anchors
from pipeline.report.view.sides import name_of, title_of
from pipeline.report.view.statuses import key_view
from pipeline.report.view.wording import BASES, WITH_KEY, WITHOUT_KEY, count


def enquiries(matter: Matter, questions: bool) -> tuple[EnquiryView, ...]:
    """The lines of enquiry, numbered as they are shown; with drafted questions only where `questions` asks for them."""
    places = anchors(matter)
    return tuple(_enquiry(matter, one, n, questions, places) for n, one in enumerate(matter.found.enquiries, 1))


def _enquiry(
    matter: Matter, one: Enquiry, number: int, questions: bool, places: dict[tuple[str, int], str]
) -> EnquiryView:
    row = matter.papers.row(one.report_id, one.index)
    name = name_of(row)
    if matter.papers.position(one.report_id) != matter.later:
        name += f" of the {matter.papers.labels[matter.papers.position(one.report_id)]}"
    return EnquiryView(
        number=number,
        recommendation=f"{name}: {title_of(row)}",
        anchor=places.get((one.report_id, one.index), ""),
        text=one.text,
        where=tuple(passage(matter.papers, span, one.index) for span in one.evidence),
        addressed_to=one.addressed_to,
        basis=BASES[one.basis] if one.basis != "stated" else "",
        question=one.question if questions else "",
        check_first=check_words(matter.papers, one.check_first),
    )


def assessment(matter: Matter) -> AssessmentView | None:
    """A sheet for the recommendations that nobody has assessed; None where there are none."""
    report = matter.papers.reports[matter.later]
    blank = [row for row in report.recommendations if row.status.blank == "not_assessed"]
    if not blank:
        return None
    how = WITH_KEY if report.legend else WITHOUT_KEY
    them = "recommendation has" if len(blank) == 1 else "recommendations have"
    return AssessmentView(
        intro=f"{count(len(blank), them, them)} no status yet. {how}",
        choices=tuple(map(key_view, report.legend)),
        rows=tuple(AssessmentRow(f"r{row.index}", name_of(row), title_of(row), str(row.update or "")) for row in blank),
    )
