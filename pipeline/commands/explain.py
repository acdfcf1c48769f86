"""`scrutiny explain`: why a document is read as it is; what was joined in a cell, why its status is what it is."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from pipeline.commands.cite import cell_of
from pipeline.commands.wording import printable
from pipeline.errors import UsageError
from pipeline.models.text import Locator

PARTS = {
    "complete": "what each record says (recommendation, answer, update, status)",
    "counting": "consecutive numbers",
    "likeness": "how similar the records are, 0 to 1",
    "opening": "how clearly they mark where they begin",
    "likely": "how likely they are to be those of a report, 0 to 1",
}
READINGS = {
    "auto": "Everything",
    "rulings": "Without the file's own description of its tables",
    "alignment": "Whitespace alone",
}


def run(options: argparse.Namespace) -> int:
    """Print the explanation, draw the picture where one is asked for. 0."""
    from pipeline.trust.explain import explained

    if options.number is None:
        print("\n".join(printable(line) for line in _document(options)))
        return 0
    if options.field is None:
        raise UsageError(
            "Name a field as well: update, response, status, …", "Without a number, the whole file is explained."
        )
    report, row, field = cell_of(options)
    places = dict(row.sources).get(field, ())
    is_pdf = options.report.suffix.lower() == ".pdf"
    lines = list(explained(report, row, field))
    if is_pdf and places:
        lines += ["", *_readings(options, places)]
    elif not is_pdf:
        lines += ["", "Give the PDF instead to see what each reading of the table found there."]
    print("\n".join(printable(line) for line in lines))
    if options.picture:
        _draw(options, places)
    return 0


def _document(options: argparse.Namespace) -> Iterator[str]:
    """Which readings of a document were weighed, what spoke for each, and which steps were needed."""
    from pipeline.settings import Settings
    from pipeline.work.apart import weighed

    if options.report.suffix.lower() == ".json":
        raise UsageError("A report's JSON does not hold how it was read.", "Give the document itself.")
    told = weighed(options.report, Settings(password=options.password, profile=options.profile, ocr=options.ocr))
    if not told["readings"]:
        yield f"{options.report.name}: nothing in it looks like recommendations and what became of them."
    for at, reading in enumerate(told["readings"]):
        yield f"{'Read by' if at == 0 else 'Weighed against it'}: {reading['how']}"
        yield f"  {reading['records']} records, score {reading['score']:.1f}"
        for name, said in PARTS.items():
            yield f"    {said}: {reading['parts'][name]:.2f}"
    if told["steps"]:
        yield "What was needed:"
        yield from (f"  {name}: {does}" for name, does in told["steps"].items())


def _readings(options: argparse.Namespace, places: Sequence[Locator]) -> Iterator[str]:
    from pipeline.settings import Settings
    from pipeline.work.apart import readings

    settings = Settings(password=options.password, profile=options.profile, ocr=options.ocr)
    met: str | None = None
    for by, said in readings(options.report, places, settings).items():
        yield f"{READINGS[by]}: {_compared(said, met)}"
        met = met or said


def _compared(said: str | None, met: str | None) -> str:
    """What one reading found, beside what the first one found."""
    if said is None:
        return "no cell there."
    if not said:
        return "no words there."
    if said == met:
        return "the same words."
    return f"“{' '.join(said.split())}”"


def _draw(options: argparse.Namespace, places: Sequence[Locator]) -> None:
    from pipeline.trust.picture import write_boxed
    from pipeline.work.picturing import studio

    if options.report.suffix.lower() != ".pdf":
        raise UsageError("Only the pages of a PDF can be drawn.", "Give the PDF instead.")
    with studio() as drawing:
        pages = (place.page for place in places if place.spot is None)
        write_boxed(drawing.pictures(options.report, pages, options.password), places, options.picture)
