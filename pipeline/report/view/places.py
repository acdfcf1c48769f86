"""Where something stands: spans of fields as quotations with their pages and boxes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.models.comparison import Span
from pipeline.models.page import Spot
from pipeline.models.report import Recommendation, Report
from pipeline.models.text import Locator, Text
from pipeline.report.view.records import Passage, Place
from pipeline.report.view.wording import FIELDS, listed


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
