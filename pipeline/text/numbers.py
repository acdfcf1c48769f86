"""Numbers in words → arabic numbers. The words come from a profile, so that another language is data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# English, for sentences that are read in English only; the numbers of recommendations are words of a profile.
ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
COUNTED = {word: number for number, word in enumerate(ONES, 1)}
COUNTED |= {tens: 10 * at for at, tens in enumerate(TENS, 2)}
COUNTED |= {f"{tens}-{ones}": 10 * at + COUNTED[ones] for at, tens in enumerate(TENS, 2) for ones in ONES[:9]}

LEAST_TEN = 20  # from here on a word is put together with a smaller one: "twenty-one"

LONGEST_LIST = 500  # numbers of recommendations, in a tracker over years


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Phrases and what they count; `pattern` matches any of them, or two put together, anywhere in a text."""

    values: Mapping[str, int]
    pattern: str

    def value(self, text: str) -> int | None:
        """ "Twenty-one" → 21; None where the text is no number in words."""
        plain = " ".join(text.lower().replace("-", " ").split())
        if plain in self.values:
            return self.values[plain]
        at = plain.find(" ")
        while at > 0:
            tens, rest = self.values.get(plain[:at], 0), self.values.get(plain[at + 1 :])
            if tens >= LEAST_TEN and rest is not None and rest < 10:
                return tens + rest
            at = plain.find(" ", at + 1)
        return None


def counted(said: str) -> int:
    """A number in figures, or one of the English words, in small letters: "1,200", "forty-two"."""
    return COUNTED.get(said) or int(said.replace(",", ""))


def number_words(phrases: Mapping[int, Sequence[str]]) -> NumberWords:
    """The words of a language from its table: value → phrases."""
    values = {" ".join(p.lower().replace("-", " ").split()): value for value, listed in phrases.items() for p in listed}
    tens = _any(p for p, v in values.items() if v >= LEAST_TEN)
    digits = _any(p for p, v in values.items() if v < 10)
    small = _any(p for p, v in values.items() if v < LEAST_TEN)
    return NumberWords(values, rf"(?:(?:{tens})(?:[-\s](?:{digits}))?|(?:{small}))")


def _any(phrases: Iterable[str]) -> str:
    """Any of the phrases, longest first; a space may be printed as a hyphen."""
    return "|".join(re.escape(p).replace(r"\ ", r"[-\s]") for p in sorted(phrases, key=len, reverse=True)) or r"(?!)"


def missing_numbers(numbers: Sequence[str | None]) -> list[int]:
    """Which of 1, 2, 3, … are missing up to the highest; empty where any number is not a plain one, or where as many
    rows have none. Numbers of minutes count something else: all are larger than any list of recommendations is long.
    """
    plain = [int(number) for number in numbers if number and number.isdigit()]
    without = sum(number is None for number in numbers)
    if len(plain) + without < len(numbers) or min(plain, default=0) > LONGEST_LIST:
        return []
    missing = sorted(set(range(1, max(plain, default=0) + 1)) - set(plain))
    return missing if len(missing) > without else []
