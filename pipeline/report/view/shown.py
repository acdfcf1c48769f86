"""Which pages of which report a brief points at: only of these pictures are needed."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.report.view.records import Brief, Passage, Place, RecommendationView


def pages_shown(brief: Brief) -> dict[int, tuple[int, ...]]:
    """Round → its pages, in order; a report without pages is left out."""
    found: dict[int, set[int]] = {}
    for place in _places(brief):
        if place.page is not None:
            found.setdefault(place.round, set()).add(place.page)
    return {round_: tuple(sorted(pages)) for round_, pages in sorted(found.items())}


def _places(brief: Brief) -> Iterator[Place]:
    for one in brief.recommendations:
        yield from _of_row(one)
    for enquiry in brief.enquiries:
        yield from _of(enquiry.where)


def _of_row(one: RecommendationView) -> Iterator[Place]:
    for side in one.sides:
        yield from side.status_places
        for cell in side.cells:
            yield from cell.places
    for promise in one.promises:
        yield from _of((promise.said, *promise.also, *promise.found))
    for undertaking in one.undertakings:
        yield from _of((undertaking.said, *undertaking.found))


def _of(passages: tuple[Passage, ...]) -> Iterator[Place]:
    for one in passages:
        yield from one.places
