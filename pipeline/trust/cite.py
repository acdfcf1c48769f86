"""A citation of one cell: enough to find it again, on paper and in the file, and to know who read it."""

from __future__ import annotations

from pipeline.models.report import Recommendation, Report
from pipeline.trust.explain import shown

LONGEST = 300  # characters of the quotation


def citation(report: Report, row: Recommendation, field: str) -> dict[str, object]:
    """The parts of the citation by name; None where the paper does not say."""
    header, source = report.header, report.source
    places = dict(row.sources).get(field) or dict(row.sources).get("recommendation", ())
    mark = next((mark for mark in row.checked if mark.field == field), None)
    quote = row.status.shown if field == "rag" else shown(row, field)
    return {
        "council": header.council,
        "committee": header.committee,
        "title": header.title,
        "inquiry": header.inquiry,
        "date": header.update_date,
        "recommendation": row.number or str(row.index),
        "recommendation_id": row.recommendation_id,
        "column": {"rag": "status"}.get(field, field.split("/", 1)[-1].replace("_", " ")),
        "pages": sorted({place.page for place in places if place.spot is None}),
        "quote": quote,
        "file": source.file,
        "sha256": source.sha256,
        "url": source.url,
        "retrieved": source.retrieved,
        "read_by": f"checked by {mark.by} on {mark.on}" if mark else "read by machine",
        "confidence": dict(row.confidence).get(field),
    }


def sentence(parts: dict[str, object]) -> str:
    """The citation in one line, for a footnote."""
    pages = [str(page) for page in parts["pages"]] if isinstance(parts["pages"], list) else []
    quote = str(parts["quote"] or "")
    shortened = quote if len(quote) <= LONGEST else quote[:LONGEST].rsplit(" ", 1)[0] + " …"
    where = [parts["council"], parts["committee"], parts["title"] or parts["inquiry"], parts["date"]]
    place = f"recommendation {parts['recommendation']}, {parts['column']}"
    if pages:
        place += f", p. {pages[0]}" if len(pages) == 1 else f", pp. {pages[0]}–{pages[-1]}"
    said = f"“{' '.join(shortened.split())}”" if quote else "nothing stands there"
    source = f"{parts['file']}, SHA-256 {parts['sha256']}"
    if parts["url"]:
        source += f", {parts['url']}" + (f" (retrieved {parts['retrieved']})" if parts["retrieved"] else "")
    sure = f", confidence {parts['confidence']:.2f}" if isinstance(parts["confidence"], float) else ""
    head = ", ".join(str(part) for part in where if part)
    return f"{head}{', ' if head else ''}{place}: {said}. {source}; {parts['read_by']}{sure}."
