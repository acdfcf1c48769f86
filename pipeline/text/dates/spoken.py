"""ISO dates as a British reader would say them."""

from __future__ import annotations

from calendar import month_name


def month(value: str) -> str:
    """`2016-03` → March 2016, `2016-03-01` → 1 March 2016, `2016` → 2016; an interval with an en dash between."""
    return " – ".join(_one(part) for part in value.split("/"))


def _one(value: str) -> str:
    parts = [int(part) for part in value.split("-")]
    words = [str(parts[0])]
    if len(parts) > 1:
        words.insert(0, month_name[parts[1]])
    if parts[2:]:
        words.insert(0, str(parts[2]))
    return " ".join(words)
