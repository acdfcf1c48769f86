"""Numbers with which records begin: which follow one another, and which no mark ends but the next ones confirm."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.records.claims import Claim
from pipeline.records.limits import counts, measures
from pipeline.records.numbers import numbered
from pipeline.text.remember import memorised

FEWEST, FAR = counts("counting", "fewest far")
(MOSTLY,) = measures("counting", "mostly")
FIRST = frozenset({"1", "01", "a", "i", "1.1", "r1", "1a", "1.0"})
HABITS = ("bare", "listed", "label")  # "1 A survey", "(a) a survey", "Point 1 a survey"
_PARTS = re.compile(r"\d+|(?<![a-z])[a-z]+$")

Front = tuple[str, int]  # a number and where the text behind it begins


def counts_on(before: str | None, after: str | None) -> bool:
    """Return True if a number follows another: 3 and 4, 2.1 and 2.2, 1a and 1b, 2.9 and 3.1."""
    if not before or not after:
        return False
    one, other = (_PARTS.findall(value.lower()) for value in (before, after))
    if not one or not other:
        return len(before) == len(after) == 1 and ord(after.lower()) == ord(before.lower()) + 1
    left, right = (tuple(int(p) if p.isdigit() else ord(p[0]) - 96 for p in parts) for parts in (one, other))
    return right > left and sum(abs(p - q) for p, q in zip(left, right, strict=False)) <= FAR


def find_chain(own: Sequence[int], numbers: Sequence[str | None]) -> list[int]:
    """Return the longest sequence of places whose numbers begin with a first one and count on."""
    plain = Counter(numbers[at] for at in own)
    values = {int(n) for n in plain if n and n.isdigit()}
    if len(own) == len(values) >= FEWEST and max(values) == len(values):
        return list(own)  # side by side, in whatever order
    best: list[int] = []
    for start in range(len(own)):
        if (numbers[own[start]] or "").lower() not in FIRST:
            continue
        chain = [own[start]]
        for at in own[start + 1 :]:
            if counts_on(numbers[chain[-1]], numbers[at]):
                chain.append(at)
        best = max(best, chain, key=len)
    return best


def take_counted_numbers(claims: Sequence[Claim], profile: Profile) -> None:
    """Give claims the numbers that no mark ends, where those of one font style count on."""
    styles: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        if claim.how != "column" and not claim.label and claim.number is None:
            styles[claim.style].append(at)
    for own in styles.values():
        for front in _fronts(profile):
            _take_by(front, own, claims)


def _take_by(front: Callable[[Text], Front | None], own: Sequence[int], claims: Sequence[Claim]) -> None:
    """Take the numbers of one kind among some claims, where they count on."""
    found = {at: number for at in own if claims[at].number is None and (number := front(claims[at].text))}
    if len(found) < FEWEST:
        return
    numbers = [found[at][0] if at in found else None for at in range(max(found) + 1)]
    chain = find_chain(list(found), numbers)
    if len(chain) >= max(FEWEST, MOSTLY * len(found)):
        for at in chain:
            claims[at].number, claims[at].number_end = found[at]
            claims[at].counted = True


@memorised
def _fronts(profile: Profile) -> tuple[Callable[[Text], Front | None], ...]:
    """Return the ways in which a text may begin with a number that no mark ends."""
    words = re.compile(rf"(?P<number>(?i:{profile.numbers.pattern}))\b\s*[.:)–—-]*(?:\s+(?=[^\W\da-z_])|$)")

    def by_words(text: Text) -> Front | None:
        found = words.match(text.value) if text.value[:1].isupper() else None
        value = profile.numbers.value(found["number"]) if found else None
        return (str(value), found.end()) if found and value is not None else None

    def by_habit(habit: str) -> Callable[[Text], Front | None]:
        def front(text: Text) -> Front | None:
            found = numbered(text, profile, habit=habit)
            return (found.number, len(text) - len(found.rest)) if found.number is not None else None

        return front

    return (by_words, *map(by_habit, HABITS))
