"""The first and last day of an ISO date, month, year or interval."""

from __future__ import annotations

import functools

from pipeline.text.dates.years import last_day as _last

_FIRST = "0000-01-01"


@functools.lru_cache(maxsize=8192)
def last_day(value: str) -> str:
    """`2016-03` → 2016-03-31; of an interval the last day of its end."""
    return _last(value.rpartition("/")[2])


def first_day(value: str) -> str:
    """`2016-03` → 2016-03-01; of an interval the first day of its beginning."""
    first = value.partition("/")[0]
    return first + _FIRST[len(first) :]
