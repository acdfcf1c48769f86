"""A cell explained, with what speaks for and against it, and cited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.models.codes import meaning
from pipeline.models.report import Recommendation, Report
from pipeline.models.table import Cell, Table
from pipeline.models.text import Locator, Text
from pipeline.trust.score import kind_of, sentences, speaks, weights

STATUS = "rag"
TELLING = 0.2  # log-odds: what weighs less hardly moves the score
HOW = {
    "fill": "the cell's background colour",
    "image": "a picture in the cell",
    "shape": "a shape drawn in the cell",
    "symbol": "a character of a symbol font",
    "word": "its words",
    "letter": "a letter",
    "font": "the colour of its text",
    "section": "the heading above the row",
    "none": "nothing",
}


def explained(report: Report, row: Recommendation, field: str) -> Iterator[str]:
    """All that a report itself knows of one of its cells."""
    value = row.status.shown or row.rag if field == STATUS else shown(row, field)
    yield f"{report.source.file}, recommendation {row.number or row.index}, {_name(field)}"
    yield from _quoted("It says", value)
    places = dict(row.sources).get(field, ())
    yield f"It is {_where(places)}." if places else "Nothing is printed there."
    if len({place.page for place in places if place.spot is None}) > 1:
        yield "It was joined from these pieces, because a page break splits the row."
    if field == STATUS:
        yield from _status(report, row)
    yield from _sureness(row, field)
    yield from _people(row, field)


def shown(row: Recommendation, field: str) -> str | None:
    """A field as text."""
    if field.startswith("extra/"):
        text = dict(row.extra).get(field.removeprefix("extra/"))
        return text.value if text else None
    value = getattr(row, field, None)
    return value.value if isinstance(value, Text) else value


def seen_by(tables: Sequence[Table], places: Sequence[Locator]) -> str | None:
    """What the cell of these tables says that covers most of the places; None where none does."""
    best: tuple[float, Cell] | None = None
    for table in tables:
        for cell in (cell for row in table.rows for cell in row.cells if cell is not None):
            area = sum(_shared(one, other) for one in cell.locators for other in places)
            if area > 0 and (best is None or area > best[0]):
                best = area, cell
    return best[1].text.value if best else None


def _shared(one: Locator, other: Locator) -> float:
    if one.spot or other.spot:
        return float(one.spot == other.spot)
    return one.box.overlap(other.box) if one.page == other.page else 0.0


def _status(report: Report, row: Recommendation) -> Iterator[str]:
    status = row.status
    if status.blank == "not_assessed":
        yield "The status cell is empty: nobody has assessed this yet."
        return
    if status.blank == "not_read":
        yield "The status cell contains something that could not be read."
    colour = f" ({status.colour})" if status.colour else ""
    yield f"The status was read from {HOW[status.evidence]}: “{status.shown}”{colour}."
    if status.meaning:
        yield f"The report's own key says of it: “{status.meaning}”."
    elif report.legend:
        yield "The report's key does not include it."
    else:
        yield "The report prints no key."
    said = row.progress.replace("_", " ") if row.progress else "nothing certain"
    yield f"In one of six words that means: {said}."


def _sureness(row: Recommendation, field: str) -> Iterator[str]:
    sure = dict(row.confidence).get(field)
    if sure is not None:
        yield f"Confidence {sure:.2f}, from what is known of it."
        yield from _evidence(weights().telling(kind_of(field), dict(row.evidence).get(field, ())))
    for flag in row.flags:
        if flag.field in (field, None):
            entry = meaning(flag.code)
            yield f"To check: {flag.message} {entry.advice}".rstrip()


def _evidence(weighed: Mapping[str, float]) -> Iterator[str]:
    """What speaks for a cell and what speaks against it, apart; a doubt stays a doubt however little it weighs."""
    for side, heading in (("for", "For it:"), ("against", "Against it:"), ("neither", "Also known of it:")):
        names = [name for name in weighed if speaks(name) == side]
        if names:
            yield heading
        for name in names:
            light = " (carries little weight here)" if side == "against" and weighed[name] > -TELLING else ""
            yield f"  {sentences().get(name, name.replace('_', ' '))}{light}"


def _people(row: Recommendation, field: str) -> Iterator[str]:
    for mark in row.checked:
        if mark.field == field:
            yield f"{mark.by} compared it with the document on {mark.on}: {mark.how}."
            if mark.read is not None:
                yield from _quoted("The tool reads there", mark.read)
    if field == STATUS and row.assessment:
        said = row.assessment
        meeting = f" at {said.meeting}" if said.meeting else ""
        yield f"Decided{meeting}: {said.rag or said.progress}. {said.reason}".rstrip()


def _where(places: Sequence[Locator]) -> str:
    return "; ".join(_place(place) for place in places)


def _place(place: Locator) -> str:
    if place.spot is not None:
        if place.spot.paragraph:
            return f"in paragraph {place.spot.paragraph}"
        return f"in table {place.spot.table}, row {place.spot.row}, column {place.spot.column}"
    x0, top, x1, bottom = place.box
    return f"on page {place.page}, {x0:.0f} to {x1:.0f} points from the left, {top:.0f} to {bottom:.0f} from the top"


def _quoted(lead: str, value: str | None) -> Iterator[str]:
    lines = (value or "").split("\n")
    yield f"{lead}: “{lines[0]}" + ("”" if len(lines) == 1 else "") if value else f"{lead}: nothing."
    for at, line in enumerate(lines[1:], start=2):
        yield f"  {line}" + ("”" if at == len(lines) else "")


def _name(field: str) -> str:
    return {STATUS: "status"}.get(field, field.split("/", 1)[-1].replace("_", " "))


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
    said = f"“{' '.join(shortened.split())}”" if quote else "the cell is empty"
    source = f"{parts['file']}, SHA-256 {parts['sha256']}"
    if parts["url"]:
        source += f", {parts['url']}" + (f" (retrieved {parts['retrieved']})" if parts["retrieved"] else "")
    sure = f", confidence {parts['confidence']:.2f}" if isinstance(parts["confidence"], float) else ""
    head = ", ".join(str(part) for part in where if part)
    return f"{head}{', ' if head else ''}{place}: {said}. {source}; {parts['read_by']}{sure}."
