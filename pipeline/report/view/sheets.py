"""The two sheets that leave the screen: lines of enquiry for members, and an assessment to fill in."""

from __future__ import annotations

from dataclasses import replace

from pipeline.models.comparison import Enquiry
from pipeline.report.view.places import check_words, passage
from pipeline.report.view.records import AssessmentRow, AssessmentView, EnquiryView, Passage
from pipeline.report.view.reviewed import decided
from pipeline.report.view.rows import Matter
from pipeline.report.view.sides import name_of, title_of
from pipeline.report.view.statuses import key_view
from pipeline.report.view.wording import BASES, NO_OFFICER, WITH_KEY, WITHOUT_KEY, count

OPENING = 60  # words of a long quotation that stand on the sheet


def enquiries(matter: Matter, questions: bool) -> tuple[EnquiryView, ...]:
    """The lines of enquiry in the order shown; with drafted questions only where `questions` asks for them."""
    names = _names(matter)
    return tuple(_enquiry(matter, one, n, questions, names) for n, one in enumerate(matter.lines, 1))


def _names(matter: Matter) -> dict[str, str]:
    """Anchor → number and title of the recommendation that is shown there."""
    later = matter.papers.reports[matter.later].recommendations
    return {f"r{row.index}": f"{name_of(row)}: {title_of(row)}" for row in later}


def _enquiry(matter: Matter, one: Enquiry, number: int, questions: bool, names: dict[str, str]) -> EnquiryView:
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
        quotes=tuple(_opening(each) for each in found if each.text not in one.text),
        addressed_to=one.addressed_to or NO_OFFICER,
        basis=BASES[one.basis] if one.basis != "stated" else "",
        question=one.question if questions else "",
        check_first=check_words(matter.papers, one.check_first),
    )


def _opening(one: Passage) -> Passage:
    """A quotation that the line itself does not give; a long one as it begins."""
    words = one.text.split()
    return one if len(words) <= OPENING else replace(one, text=" ".join(words[:OPENING]) + " …")


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
