"""Small words for people: counts in plain English, and names that a terminal may show."""

from __future__ import annotations

import unicodedata


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 cell`, `2 cells`, `1,204 files`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def field_words(field: str) -> str:
    """A field's name as people say it: `rag` is the status, `extra/Ward` the column Ward."""
    return {"rag": "status"}.get(field, field.split("/", 1)[-1].replace("_", " "))


def parts_to_check(cells: int, points: int) -> str:
    """`23 cells, 6 other points`: the parts that every command counts by."""
    parts = [count(cells, "cell")] if cells else []
    parts += [count(points, "other point")] if points else []
    return ", ".join(parts) or "nothing"


def printable(name: str) -> str:
    """A file's name without the characters that move a terminal's cursor or turn its letters round."""
    return "".join("�" if unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else letter for letter in name)


def about_minutes(seconds: float) -> str:
    """`about 40 seconds`, `about 9 minutes`, `about 2 hours 10 minutes`: rounded as one would say it."""
    if seconds < 90:
        return f"about {count(max(10, round(seconds / 10) * 10), 'second')}"
    hours, minutes = divmod(round(seconds / 60), 60)
    if not hours:
        return f"about {count(minutes, 'minute')}"
    return f"about {count(hours, 'hour')}" + (f" {count(minutes, 'minute')}" if minutes else "")
