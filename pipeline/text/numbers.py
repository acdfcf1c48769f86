"""Numbers in words → arabic numbers, up to ninety-nine."""

from __future__ import annotations

import re
from collections.abc import Sequence

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = {word: 20 + 10 * i for i, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
_VALUES = {word: value for value, word in enumerate(_UNITS) if value} | _TENS
WORD = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_UNITS[1:10])}))?|"
    rf"{'|'.join(sorted(_UNITS[1:], key=len, reverse=True))})"
)
_WHOLE = re.compile(rf"^{WORD}$", re.IGNORECASE)


def to_arabic(text: str) -> int | None:
    """"Twenty-one" → 21; None where the text is no number in words."""
    plain = " ".join(text.lower().split())
    if not _WHOLE.match(plain):
        return None
    return sum(_VALUES[part] for part in re.split(r"[-\s]", plain))


def missing_numbers(numbers: Sequence[str | None]) -> list[int]:
    """Which of 1, 2, 3, … are missing up to the highest; empty where any number is not a plain one."""
    plain = [int(number) for number in numbers if number and number.isdigit()]
    if len(plain) < len(numbers):
        return []
    return sorted(set(range(1, max(plain, default=0) + 1)) - set(plain))
