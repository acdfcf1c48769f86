"""What the numbers of a report say of its rows: whether they run on, whether one is missing, whether one is unlike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_ODD = re.compile(r"\d\W*[^\W\d_]{3,}|^\D{2,}$")  # a word behind the number, or no number at all
_DIGIT = re.compile(r"\d")
_IN_FRONT = re.compile(
    r"(?i:(?:\(?(?:no|nr|item|rec\w*|r)\b\.?\s*)?\(?\d{1,2}\s?[.):–-]|(?:no|nr|item|rec\w*)\b\.?\s*\d|r\d)|"
    r"\d{1,2}\s+[A-Z][a-z]"
)
FEW = 2  # numbers that show that rows are numbered
MANY = 3  # rows without one that show that rows are cut


def row_signals(found: Sequence[tuple[str, str | None]]) -> list[tuple[str, ...]]:
    """For each (theme, number) what the number says beside the others'."""
    met = Counter(pair for pair in found if pair[1])
    numbers = [number for _, number in found]
    plain = [int(n) if n and n.isdigit() else None for n in numbers]
    missing, unlike, two = _missing(numbers), _unlike(numbers), _of_two(numbers)
    said: list[tuple[str, ...]] = []
    for at, number in enumerate(numbers):
        names = [missing] if number is None and missing else []
        names += ["number_twice"] if number and met[found[at]] > 1 else []
        names += ["number_unlike_others"] if at in unlike else []
        names += ["numbers_of_two"] if at in two else []
        said.append((*names, *_jumps(plain, at)))
    return said


def numbered_inside(number: str | None, text: str) -> bool:
    """Whether a text without a number begins with what seems to be one."""
    return number is None and _IN_FRONT.match(text) is not None


def _missing(numbers: Sequence[str | None]) -> str | None:
    """What it means that a row has no number: nothing where hardly any has one."""
    numbered = sum(number is not None for number in numbers)
    if numbered > len(numbers) / 2:
        return "number_missing"
    return "few_numbered" if numbered >= FEW and len(numbers) - numbered >= MANY else None


def _unlike(numbers: Sequence[str | None]) -> frozenset[int]:
    """Positions of those that are no plain number, where most are."""
    odd = frozenset(at for at, number in enumerate(numbers) if number and _ODD.search(number.strip()))
    return odd if 3 * len(odd) < sum(number is not None for number in numbers) else frozenset()


def _of_two(numbers: Sequence[str | None]) -> frozenset[int]:
    """Positions of those that seem to be two, where most are one."""
    parts = [(number or "").split() for number in numbers]
    two = frozenset(at for at, own in enumerate(parts) if len(own) == 2 and all(map(_DIGIT.search, own)))
    return two if 2 * len(two) < sum(number is not None for number in numbers) else frozenset()


def _jumps(plain: Sequence[int | None], at: int) -> Iterator[str]:
    own = plain[at]
    if own is None:
        return
    before = plain[at - 1] if at else 0
    behind = plain[at + 1] if at + 1 < len(plain) else None
    if before is not None and own not in (before + 1, 1):
        yield "gap_before"
    if behind is not None and behind not in (own + 1, 1):
        yield "gap_behind"
