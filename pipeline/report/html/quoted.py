"""The lines of a page on which a quotation stands, found by its letters among the words of the cell it is from.

A dataset keeps where a cell stands, not where each of its words does; the page itself, where it is at hand, tells.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from pipeline.models.page import Box
from pipeline.models.picture import PagePicture, Printed
from pipeline.report.view.records import Place


def quoted(text: str, places: Sequence[Place], pictures: Mapping[tuple[int, int], PagePicture]) -> tuple[Place, ...]:
    """`places` narrowed to the printed lines of `text`; as they are where these can't be told."""
    wanted = _letters(text)
    if not wanted:
        return tuple(places)
    words = [(place, word) for place in places for word in _inside(place, pictures)]
    stream = [_letters(word.text) for _, word in words]
    start = "".join(stream).find(wanted)
    if start < 0:
        return tuple(places)
    ends = list(accumulate(map(len, stream)))
    first, last = bisect_right(ends, start), bisect_right(ends, start + len(wanted) - 1)
    return tuple(_lines(words[first : last + 1]))


def _letters(text: str) -> str:
    """Letters and figures alone: a line's end, a hyphen or a quote is no difference."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _inside(place: Place, pictures: Mapping[tuple[int, int], PagePicture]) -> Iterable[Printed]:
    picture = pictures.get((place.round, place.page)) if place.page else None
    if picture is None or place.box is None:
        return ()
    return (word for word in picture.words if place.box.holds(*word.box.centre))


def _lines(words: Sequence[tuple[Place, Printed]]) -> Iterable[Place]:
    """One place for each printed line."""
    line: Place | None = None
    for place, word in words:
        if line is not None and line.box and line[:3] == place[:3] and _goes_on(line.box, word.box):
            line = line._replace(box=line.box.union(word.box))
            continue
        if line is not None:
            yield line
        line = place._replace(box=word.box)
    if line is not None:
        yield line


def _goes_on(one: Box, other: Box) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.height, other.height) and other.x0 >= one.x0
