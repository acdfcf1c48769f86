"""Where records begin: candidates by generators, each a row of `GENERATORS`, each proposing whole sequences."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.profiles import Profile
from pipeline.records.claims import Claim
from pipeline.records.words import ASKED
from pipeline.steps import Step, active, register

FEWEST = 2  # records that a sequence needs; one alone repeats nothing
_PARTS = re.compile(r"\d+|(?<![a-z])[a-z]+$")
_DIGITS = re.compile(r"\d+")
FAR = 6  # steps that numbers may skip and still count on
FIRST = frozenset({"1", "01", "a", "i", "1.1", "r1", "1a", "1.0"})
ALIKE = 0.6  # share of the usual labels that a table has which is a record
LONGEST_HEADING = 110  # characters
LARGER = 1  # points by which a heading is larger than text
MOST_LABELS = 4  # label sequences that are tried


class Proposal(NamedTuple):
    """A sequence of openings: the generator's name and the positions of the claims with which records begin."""

    by: str
    at: tuple[int, ...]


def propose(claims: Sequence[Claim], profile: Profile) -> list[Proposal]:
    """Return every sequence of openings that a generator finds, without repeats."""
    found: dict[tuple[int, ...], Proposal] = {}
    for step in active(GENERATORS):
        for at in step.run(claims, profile):
            if len(at) >= FEWEST:
                found.setdefault(tuple(at), Proposal(step.name, tuple(at)))
    return list(found.values())


def counts_on(before: str | None, after: str | None) -> bool:
    """Return True if a number follows another: 3 and 4, 2.1 and 2.2, 1a and 1b, 2.9 and 3.1."""
    if not before or not after:
        return False
    one, other = (_PARTS.findall(value.lower()) for value in (before, after))
    if not one or not other:
        return len(before) == len(after) == 1 and ord(after.lower()) == ord(before.lower()) + 1
    left, right = (tuple(int(p) if p.isdigit() else ord(p[0]) - 96 for p in parts) for parts in (one, other))
    return right > left and sum(abs(p - q) for p, q in zip(left, right, strict=False)) <= FAR


def _by_name(claims: Sequence[Claim], profile: Profile) -> Iterator[list[int]]:
    """ "Recommendation 3": those in one font style, and all of them."""
    named = [at for at, claim in enumerate(claims) if claim.named and claim.number and not claim.label]
    yield from _in_styles(named, claims)


def _by_number(claims: Sequence[Claim], profile: Profile) -> Iterator[list[int]]:
    """Bare numbers that count on, in one font style."""
    shapes: dict[str, list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        if claim.number and not claim.named and not claim.label:
            shapes[_DIGITS.sub("#", claim.number)].append(at)
    for bare in [*shapes.values(), sorted(at for own in shapes.values() for at in own)]:
        for own in _styles(bare, claims):
            yield _chain(own, claims)


def _by_label(claims: Sequence[Claim], profile: Profile) -> Iterator[list[int]]:
    """A label that comes once a record: that of the recommendations or their numbers, else one that repeats."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        if claim.label and claim.how != "column":
            places[claim.key].append(at)
    told = [k for k, own in places.items() if claims[own[0]].role in ("recommendation", "number", "title")]
    again = sorted(
        (k for k, own in places.items() if len(own) >= FEWEST), key=lambda k: (-len(places[k]), places[k][0])
    )
    for key in dict.fromkeys([*told, *again[:MOST_LABELS]]):
        if len(places[key]) >= FEWEST or claims[places[key][0]].role == "recommendation":
            yield places[key]


def _by_band(claims: Sequence[Claim], profile: Profile) -> Iterator[list[int]]:
    """Rows of one cell over the whole width of a table, in one font style."""
    wide = [at for at, claim in enumerate(claims) if claim.full_width and not claim.label]
    first = [at for at in wide if at == 0 or claims[at - 1].line != claims[at].line]
    yield from _in_styles(first, claims)


def _by_row(claims: Sequence[Claim], profile: Profile) -> Iterator[list[int]]:
    """Rows below column headings that fill the column of the numbers, or else the first column of all."""
    starts = [at for at, c in enumerate(claims) if c.how == "column" and (not at or claims[at - 1].line != c.line)]
    numbers = [at for at in starts if claims[at].role == "number"]
    yield numbers
    labels = Counter(claims[at].key for at in starts)
    for key, count in labels.most_common(2):
        if count >= FEWEST:
            yield [at for at in starts if claims[at].key == key]


def _by_heading(claims: Sequence[Claim], profile: Profile) -> Iterator[list[int]]:
    """Short lines in one font style that is not that of the text."""
    heights = Counter[float]()
    for claim in claims:
        heights[claim.style[3]] += len(claim.text)
    body = max(heights, key=lambda height: heights[height], default=0)
    groups = _styles([at for at, claim in enumerate(claims) if is_heading(claim, body)], claims)
    yield from sorted((own for own in groups if len(own) > FEWEST), key=len)[-MOST_LABELS:]


def is_heading(claim: Claim, body: float) -> bool:
    """Return True for a short unlabelled line in bold or larger letters that ends like no sentence."""
    plain = claim.text.value.strip()
    if claim.label or claim.number or not plain or len(plain) > LONGEST_HEADING or plain[-1] in ".;,":
        return False
    bold = claim.style[0] and all(w.style.bold for w in claim.text.words())
    return plain[:1].isupper() and (bold or claim.style[3] > body + LARGER)


def _by_table(claims: Sequence[Claim], profile: Profile) -> Iterator[list[int]]:
    """Each table is one record, where tables have labels alike."""
    starts: dict[int, int] = {}
    labels: dict[int, set[str]] = defaultdict(set)
    for at, claim in enumerate(claims):
        if claim.grid:
            starts.setdefault(claim.grid, at)
            if claim.label:
                labels[claim.grid].add(claim.key)
    known = Counter(key for own in labels.values() for key in own)
    again = {key for key, count in known.items() if 2 * count > len(labels)}
    yield [at for grid, at in starts.items() if again and len(again & labels[grid]) >= ALIKE * len(again)]


def _styles(own: Sequence[int], claims: Sequence[Claim]) -> list[list[int]]:
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at in own:
        groups[(*claims[at].style, bool(claims[at].grid))].append(at)
    return list(groups.values())


def _in_styles(own: Sequence[int], claims: Sequence[Claim]) -> Iterator[list[int]]:
    for group in _styles(own, claims):
        yield _without_repeats(group, claims)
    yield _without_repeats(own, claims)


def _without_repeats(own: Sequence[int], claims: Sequence[Claim]) -> list[int]:
    """The openings without those that say again, right after it, what the one before them said."""
    kept: list[int] = []
    for at in own:
        if not kept or claims[at].number is None or claims[at].number != claims[kept[-1]].number:
            kept.append(at)
    return kept


def _chain(own: Sequence[int], claims: Sequence[Claim]) -> list[int]:
    """The longest sequence that begins with a first number and counts on."""
    plain = Counter(claims[at].number for at in own)
    values = {int(n) for n in plain if n and n.isdigit()}
    if len(own) == len(values) > FEWEST and max(values) == len(values):
        return list(own)  # side by side, in whatever order
    best: list[int] = []
    for start in range(len(own)):
        if (claims[own[start]].number or "").lower() not in FIRST:
            continue
        chain = [own[start]]
        for at in own[start + 1 :]:
            if counts_on(claims[chain[-1]].number, claims[at].number):
                chain.append(at)
        best = max(best, chain, key=len)
    return best


# Each fires where the records of a document are those that it has proposed.
GENERATORS = register(
    Step("name with number", _by_name, "records that begin with “Recommendation 3”"),
    Step("number", _by_number, "records that begin with numbers that count on"),
    Step("label", _by_label, "records that begin with a label that comes once in each"),
    Step("band", _by_band, "records that begin with a line over the whole width of a table"),
    Step("table", _by_table, "records that are a table each"),
    Step("row", _by_row, "records that are a row each"),
    Step("heading", _by_heading, "records that begin with a heading"),
)
__all__ = ["ASKED", "GENERATORS", "Proposal", "counts_on", "propose"]
