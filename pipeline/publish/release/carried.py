"""The names of a set made from a dataset are those of the dataset: none is given anew, none is guessed again."""

from __future__ import annotations

from pipeline.publish.collect import Collected
from pipeline.publish.identify import Identity
from pipeline.publish.ids import Ids, Known, Place
from pipeline.publish.inquiries import Inquiry
from pipeline.publish.sketch import Sketch
from pipeline.publish.twins import Twin


def carried(collected: Collected) -> Identity:
    """Ids and inquiries as the documents carry them; ids.csv then lists what stands in the set, as it stands there."""
    at: dict[Place, str] = {}
    known: dict[str, Known] = {}
    twins: dict[str, Twin] = {}  # where the listed one is left out, its twin is listed in its place
    there = {report.report_id for _, report in collected.reports()}
    inquiry_of: dict[str, Inquiry] = {}
    for report in sorted((report for _, report in collected.reports()), key=_order):
        top, body = collected.draft(report)
        inquiry = Inquiry(top["inquiry_id"], (report,), frozenset())
        inquiry_of[report.report_id] = inquiry
        if top["same_as"] in there:
            twins[report.report_id] = Twin(top["same_as"], 0)
        for item, carried_id in zip(report.items, body.ids, strict=True):
            name = carried_id or ""
            at[report.report_id, item.index] = name
            first = Known(name, inquiry.inquiry_id, report.report_id, item.index, item.number, item.hash)
            known.setdefault(name, first)
    return Identity(inquiry_of, Ids(at, tuple(known[name] for name in sorted(known))), twins, fresh=False)


def _order(report: Sketch) -> tuple[str, int, str]:
    return report.order
