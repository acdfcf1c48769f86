"""Words that are printed in a recommendation's cells, or at their height, and that no field gives: each is pointed at.

`scrutiny verify` looks for the same in the file, by other means.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.ledger import texts_of
from pipeline.models.page import Page, Word, place_of
from pipeline.models.report import Flag, Recommendation, Report
from pipeline.models.text import Locator

CODE = "WORDS_NOT_GIVEN"
SHOWN = 8  # words that a flag quotes
VALUE = 4  # words of a cell that is given as a value: a decision, a status
EDGE = 1.0  # points by which a line may reach into the row above or below
_VALUES = frozenset({"decision", "rag", "number"})


def with_words_beside(report: Report, pages: Sequence[Page]) -> Report:
    """The report, its recommendations flagged where words of their rows are neither given, nor headings, nor listed."""
    left = _left(report, pages)
    if not left:
        return report
    rows = report.recommendations
    labels = set(_folded(" ".join(f"{row.label} {row.status.shown} {row.inquiry}" for row in rows)))
    return replace(report, recommendations=tuple(_flagged(row, left, labels) for row in rows))


def _left(report: Report, pages: Sequence[Page]) -> dict[int, list[Word]]:
    """The words of each page that are in no field, heading or label, running line, or list of words without a place."""
    given = {place_of(word) for row in report.recommendations for _, text in texts_of(row) for word in text.words()}
    named = set(_folded(" ".join(_named(report))))
    listed: dict[int, list[Locator]] = defaultdict(list)
    for one in (*report.words.running, *report.words.unplaced):
        if one.bbox:
            listed[one.page].append(Locator(one.page, one.bbox))
    left: dict[int, list[Word]] = defaultdict(list)
    for page in pages:
        for word in page.words:
            if place_of(word) in given or word.spot or named.issuperset(_folded(word.text)):
                continue
            if not any(place.box.holds(*word.box.centre) for place in listed[page.number]):
                left[page.number].append(word)
    return left


def _named(report: Report) -> Iterator[str]:
    """All headings of a report."""
    yield from (column.heading for column in report.columns)
    for row in report.recommendations:
        yield from (heading for heading, _ in row.extra)
        yield from (update.heading or "" for update in row.updates)


def _folded(text: str) -> list[str]:
    """The words of a text by their letters and figures alone; none of a mark."""
    parts = "".join(char if char.isalnum() else " " for char in text.casefold())
    return parts.split()


def _flagged(row: Recommendation, left: dict[int, list[Word]], labels: set[str]) -> Recommendation:
    places = [(name, place) for name, own in row.sources if name not in ("theme", "inquiry") for place in own]
    said = set(_folded(" ".join(filter(None, (row.label, row.status.shown, row.inquiry)))))
    found: dict[str, list[str]] = defaultdict(list)
    for page in sorted({place.page for _, place in places} & left.keys()):
        on = [(name, place) for name, place in places if place.page == page]
        for word in left[page]:
            near = _nearest(word, on)
            if near and not (labels if near[0] else said).issuperset(_folded(word.text)):
                found[near[1]].append(word.text)
    flags = [_flag(name, words) for name, words in found.items() if name not in _VALUES or len(words) > VALUE]
    return replace(row, flags=(*row.flags, *flags)) if flags else row


def _nearest(word: Word, places: Iterable[tuple[str, Locator]]) -> tuple[float, str] | None:
    """How far the nearest cell at a word's height is, 0 around it, and which field it is of."""
    x, y = word.box.centre
    apart = [
        (max(place.box.x0 - x, x - place.box.x1, 0.0), name)
        for name, place in places
        if place.box.top + EDGE <= y <= place.box.bottom - EDGE
    ]
    return min(apart, default=None)


def _flag(name: str, words: Sequence[str]) -> Flag:
    quoted = " ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")
    return Flag(CODE, name, f"“{quoted}” is printed here but is in no field.")
