"""Where records begin: candidates by generators, each a row of `GENERATORS`, each proposing whole sequences."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.profiles import Profile
from pipeline.records.claims import UNSEEN, Claim, FontStyle
from pipeline.records.limits import counts, measures
from pipeline.records.numbers import find_chain
from pipeline.steps import Step, active, register

FEWEST, LONGEST_HEADING, LARGER, MOST_LABELS = counts("openings", "fewest longest_heading larger most_labels")
(MOST_ABOVE,) = counts("openings", "most_above")
(NEARLY_ALL,) = measures("openings", "nearly_all")
_DIGITS = re.compile(r"\d+")


class Proposal(NamedTuple):
    """A sequence of openings: the generator's name and the positions of the claims with which records begin."""

    by: str
    at: tuple[int, ...]


def propose(claims: Sequence[Claim], profile: Profile) -> list[Proposal]:
    """Return every sequence of openings that a generator finds, without repeats."""
    found: dict[tuple[int, ...], Proposal] = {}
    usual = _usual_style(claims)
    for step in active(GENERATORS):
        for at in step.run(claims, profile):
            if len(at) >= FEWEST:
                for own in dict.fromkeys((_with_tops(at, claims, usual), tuple(at))):
                    found.setdefault(own, Proposal(step.name, own))
    return list(found.values())


def _with_tops(at: Sequence[int], claims: Sequence[Claim], usual: FontStyle) -> tuple[int, ...]:
    """Return the openings with what is printed above them alike in nearly all records: a number, title or status."""
    moved = list(at)
    for _ in range(MOST_ABOVE):
        above = [own - 1 if own - 1 > before else None for own, before in zip(moved, (-1, *at[:-1]), strict=True)]
        looks = [None if own is None else _look_above(claims[own], usual) for own in above]
        first = looks[0]
        if first is None or looks.count(first) < NEARLY_ALL * len(at):
            break
        pairs = zip(moved, above, looks, strict=True)
        moved = [up if look == first and up is not None else own for own, up, look in pairs]
    return tuple(moved)


def _look_above(claim: Claim, usual: FontStyle) -> object:
    """Return how a claim looks that may be the top of a record; None for what is printed as the text is."""
    if claim.label or claim.position or claim.full_width:
        return None
    if claim.is_state:
        return "state"
    stands_out = (
        claim.style.face != usual.face or claim.style.height > usual.height + LARGER or claim.number is not None
    )
    return (claim.style, claim.number is None) if stands_out and len(claim.text) <= LONGEST_HEADING else None


def _usual_style(claims: Sequence[Claim]) -> FontStyle:
    """Return the font style of most of the text."""
    looks = Counter[FontStyle]()
    for claim in claims:
        looks[claim.style] += len(claim.text)
    return max(looks, key=lambda look: looks[look], default=UNSEEN)


def _by_name(claims: Sequence[Claim], profile: Profile) -> Iterator[list[int]]:
    """ "Recommendation 3": those in one font style, all of them, and with other names that end with numbers in it."""
    named = [at for at, claim in enumerate(claims) if claim.named and claim.number and not claim.label]
    yield from _in_styles(named, claims)
    styles = {claims[at].style for at in named if claims[at].style.bold and not claims[at].grid}
    alike = {
        at
        for at, claim in enumerate(claims)
        if claim.style in styles and is_heading(claim, claim.style.height) and claim.text.value[-1].isdigit()
    }
    yield sorted({*named, *alike}) if len(styles) == 1 and alike else []


def _by_number(claims: Sequence[Claim], profile: Profile) -> Iterator[list[int]]:
    """Bare consecutive numbers, in one font style."""
    numbers = [claim.number for claim in claims]
    shapes: dict[str, list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        if claim.number and not claim.named and not claim.label:
            shapes[_DIGITS.sub("#", claim.number)].append(at)
    for bare in [*shapes.values(), sorted(at for own in shapes.values() for at in own)]:
        for own in _styles(bare, claims):
            yield find_chain(own, numbers)


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
    """Short lines, or what asks for something, in one font style that is not that of the text."""
    heights = Counter[float]()
    for claim in claims:
        heights[claim.style.height] += len(claim.text)
    body = max(heights, key=lambda height: heights[height], default=0)
    groups = _styles([at for at, claim in enumerate(claims) if is_heading(claim, body)], claims)
    face = _usual_style(claims).face
    asked = (at for at, c in enumerate(claims) if not (c.label or c.grid) and c.style.face != face)
    yield from _styles([at for at in asked if profile.opens(claims[at].text.value)], claims)
    yield from sorted((own for own in groups if len(own) > FEWEST), key=len)[-MOST_LABELS:]


def is_heading(claim: Claim, body: float) -> bool:
    """Return True for a short unlabelled line in bold or larger letters that ends like no sentence."""
    plain = claim.text.value.strip()
    larger = claim.style.height > body + LARGER
    if claim.label or claim.is_state or (claim.number and not claim.counted and (claim.named or not larger)):
        return False
    if not plain or len(plain) > LONGEST_HEADING or plain[-1] in ".;,":
        return False
    bold = claim.style.bold and all(w.style.bold for w in claim.text.words())
    capital = plain.lstrip("0123456789. ")[:1].isupper()
    return (capital or claim.number is not None) and (bold or larger)


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


# Each fires where the records of a document are those that it has proposed.
GENERATORS = register(
    Step("name with number", _by_name, "records that begin with “Recommendation 3”"),
    Step("number", _by_number, "records that begin with consecutive numbers"),
    Step("label", _by_label, "records that begin with a label that comes once in each"),
    Step("row", _by_row, "records that are a row each"),
    Step("heading", _by_heading, "records that begin with a heading"),
)
