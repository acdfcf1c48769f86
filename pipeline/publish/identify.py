"""Which inquiry each report belongs to and which recommendation each row is: both ids, put into the documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.models.codes import meaning
from pipeline.publish.earlier import Earlier
from pipeline.publish.ids import Ids, give_ids
from pipeline.publish.inquiries import Inquiry, inquiries
from pipeline.publish.rows import Row
from pipeline.publish.schema import JsonObject
from pipeline.publish.sketch import Sketch
from pipeline.publish.twins import Twin, twins


@dataclass(frozen=True, slots=True)
class Identity:
    """What the dataset calls things."""

    inquiry_of: dict[str, Inquiry]  # by report_id
    ids: Ids
    twins: Mapping[str, Twin] = field(default_factory=dict)  # reports that are another one, met again
    fresh: bool = True  # found now, not carried over from a dataset whose documents already say all this

    def names(self, report: Sketch) -> list[str]:
        """The ids of the report's recommendations, in their order."""
        return [self.ids.at[report.report_id, item.index] for item in report.items]

    def complete(self, top: JsonObject, report: Sketch) -> JsonObject:
        """A report's own names, and INQUIRY_GUESSED where its header does not name the inquiry."""
        inquiry = self.inquiry_of[report.report_id]
        issues = top["issues"] + ([_guessed(inquiry)] if report.report_id in inquiry.guessed else [])
        twin = self.twins.get(report.report_id)
        names = {"report_id": report.report_id, "inquiry_id": inquiry.inquiry_id, "same_as": twin and twin.of}
        return {**top, **names, "issues": issues}

    def id_rows(self) -> Iterator[Row]:
        """The rows of ids.csv."""
        for entry in self.ids.all:
            yield {
                "recommendation_id": entry.recommendation_id,
                "inquiry_id": entry.inquiry_id,
                "first_report_id": entry.first_report_id,
                "recommendation_index": entry.index,
                "number": entry.number,
                "text_hash": entry.text_hash,
                "split_into": entry.split_into,
                "merged_into": entry.merged_into,
            }


def identify(reports: Sequence[Sketch], earlier: Earlier) -> Identity:
    """Ids for all reports; what `earlier` called by a name keeps it."""
    found = inquiries(reports, earlier.inquiry_of)
    by_report = {report.report_id: inquiry for inquiry in found for report in inquiry.reports}
    return Identity(by_report, give_ids(found, earlier), twins(found, earlier.inquiry_of))


def _guessed(inquiry: Inquiry) -> JsonObject:
    others = len(inquiry.reports) - 1
    how = "It was put with others by the likeness of their recommendations." if others else "No other round is known."
    text = f"The paper does not name council and inquiry in full. {how}"
    return {"code": "INQUIRY_GUESSED", "severity": meaning("INQUIRY_GUESSED").severity, "page": None, "message": text}
