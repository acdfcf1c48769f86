"""Places as the page's script reads them: pages and boxes in one attribute."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.models.picture import PagePicture
from pipeline.report.html.quoted import quoted
from pipeline.report.view.records import Place

Pictures = Mapping[tuple[int, int], PagePicture]  # (round, page) → how it looks
_OUTSIDE = 3.0  # points that a box may stand over the edge: a page that was read turned has boxes of another page


def anchor(round_: int, page: int) -> str:
    """The id of a page's picture."""
    return f"page-{round_ + 1}-{page}"


def by_page(places: Iterable[Place], pictures: Pictures) -> str:
    """The id of the first page that has a picture; empty where none has."""
    for place in places:
        if place.page is not None and (place.round, place.page) in pictures:
            return anchor(place.round, place.page)
    return ""


def boxes(places: Sequence[Place], pictures: Pictures, quotation: str = "") -> str:
    """`page-1-2:46,64,231.5,488;page-1-3:…`: a picture, a box in points; without a box where it can't be right.

    Of a quotation only its own lines, where the page tells them.
    """
    found = []
    for place in quoted(quotation, places, pictures):
        if place.page is None or place.box is None or (place.round, place.page) not in pictures:
            continue
        picture = pictures[place.round, place.page]
        inside = place.box.x1 <= picture.width + _OUTSIDE and place.box.bottom <= picture.height + _OUTSIDE
        sides = ",".join(f"{side:.1f}" for side in place.box) if inside else ""
        found.append(f"{anchor(place.round, place.page)}:{sides}")
    return ";".join(found)
