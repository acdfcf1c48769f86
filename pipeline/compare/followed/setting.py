"""How a promise stands in its text, and how the next updates open.

A promise at the end of an update is what the next one begins with, and of a few words beside a day hardly any promises.
Signs like those of `signs`; nothing here asks what a promise is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.compare.followed.told import WHOLE, Told
from pipeline.compare.promised.promises import Promise

Named = Iterator[tuple[str, float]]
_WORD = re.compile(r"[A-Za-z'’]+")
LONG, MOST = 300, 2.0  # letters of a long text; times that at most, lest more be read into it than was ever learnt
FEW = 6  # words
NEAR_AN_END = 2  # words beside a day that opens or closes a promise


def of_the_setting(promise: Promise) -> Named:
    said = promise.clause
    whole = str(getattr(said.row, said.field) or "")
    before = len(_WORD.findall(said.text, 0, max(0, promise.date.start - said.start)))
    after = len(_WORD.findall(said.text, max(0, promise.date.end - said.start)))
    yield "last of its text", said.end >= len(whole) - NEAR_AN_END
    yield "first of its text", said.start < 2 * FEW
    yield "place in its text", said.start / max(1, len(whole))
    yield "length of its text", min(MOST, len(whole) / LONG)
    yield "of few words", len(_WORD.findall(said.text)) < FEW
    yield "day at its beginning", before <= NEAR_AN_END
    yield "day at its end", after < NEAR_AN_END
    yield "share of its sentence", len(said.text) / max(1, len(said.sentence.text))


def of_the_opening(told: Sequence[Told]) -> Named:
    """The first sentence of the first update after the day, and of the last update of all."""
    in_order = sorted(told, key=lambda one: (one.mention.clause.written, one.mention.clause.start))
    after = [one for one in in_order if one.after]
    yield from _of_the_first("first after", [one for one in after if _written(one) == _written(after[0])])
    last = [one for one in in_order if _written(one) == _written(in_order[-1])]
    yield from _of_the_first("first of the last", last)
    if last:
        yield "length of the last", min(MOST, sum(len(one.mention.clause.text) for one in last) / LONG)


def _written(one: Told) -> str:
    return one.mention.clause.written


def _of_the_first(which: str, update: Sequence[Told]) -> Named:
    if not update:
        return
    opening = [one for one in update if one.mention.clause.sentence == update[0].mention.clause.sentence]
    sorts = {sort for one in opening for sort in one.sorts}
    yield from ((f"{which} {sort}", 1) for sort in sorted(sorts))
    yield f"{which} of no sort", not sorts
    yield f"{which} set back", any(one.setback for one in opening)
    yield f"{which} near", max(one.near for one in opening) / WHOLE
