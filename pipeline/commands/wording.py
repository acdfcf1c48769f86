"""Small words for people: counts in plain English, and names that a terminal may show."""

from __future__ import annotations

import unicodedata


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 cell`, `2 cells`, `1,204 files`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def printable(name: str) -> str:
    """A file's name without the characters that move a terminal's cursor or turn its letters round."""
    return "".join("�" if unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else letter for letter in name)
