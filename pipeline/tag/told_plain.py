"""Bodies named in plain English words, told by what only somebody does or is: "Redline Travel is concerned", "Plain
Numbers, who …"; and campaigns by the shape of their name: "Mums for Lungs"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from pipeline.text.naming import Name, NameSpan, english_word, name_words, span

_FOR_OR_AGAINST = re.compile(r"(?<![CAGgOPR])C[fS]t?[CGg]{1,2}(?![CAGgOPR])")
_IN_BLOOM = re.compile(r"(?<![CAGgOPR])[CGg]{1,3}xC(?![CAGgOPR])")
_LONGEST = 4  # words of a name
_IS, _HAS = frozenset({"is", "are", "was", "were", "be"}), frozenset({"has", "have", "had"})


def campaigns(line: Sequence[Name], classes: str, taken: AbstractSet[int]) -> Iterator[NameSpan]:
    """ "Christians Against Poverty": people for or against something; "Kelby in Bloom"."""
    people = name_words()["campaigners"]
    pairs = [
        match.span()
        for match in _FOR_OR_AGAINST.finditer(classes)
        if (line[match.start()].low in people and line[match.start() + 1].low in {"for", "against"})
        or (line[match.start()].low == "transport" and _is_region(line[match.end() - 1]))
    ]
    in_bloom = [
        match.span()
        for match in _IN_BLOOM.finditer(classes)
        if line[match.end() - 1].text == "Bloom" and line[match.end() - 2].low == "in"
    ]
    for first, last in pairs + in_bloom:
        if taken.isdisjoint(range(first, last)):
            yield span(line, first, last)


def _is_region(word: Name) -> bool:
    """ "Transport for the Three Rivers", but "Transport for Children"."""
    words = name_words()
    return word.low not in words["kinds"] | words["duties"] | words["bodies_plural"]


def is_told_plain(line: Sequence[Name], classes: str, first: int, last: int, bodies: AbstractSet[int]) -> bool:
    """Whether these plain words name a body. `bodies`: first words of all that are known, and words behind them."""
    if not _is_plain(line[first:last]):
        return False
    opens = first > 1 and line[first - 2].low.endswith("ing") and not line[first - 2].text.islower()
    # "Working with Rough Sleepers" is a title in capitals
    before = f"{line[first - 2].low} {line[first - 1].low}" if first > 1 and not opens else ""
    if before in name_words()["plain_after_two"] | name_words()["bodies_after_two"]:
        return True
    if first > 0 and line[first - 1].low == "by" and _is_trade(line[last - 1]):
        return True  # "done by Sentry Mobile Patrols"
    beside = classes[first - 1 : first] == "&" and first - 1 in bodies
    beside = beside or (classes[last : last + 1] == "&" and last + 1 in bodies)
    return beside or _acts(line, last)


def _is_trade(word: Name) -> bool:
    words = name_words()
    return word.low in words["trades"] and word.low not in words["duties"]


def _is_plain(own: Sequence[Name]) -> bool:
    """Two to four English words that are no team, service, paper or place."""
    if not 1 < len(own) <= _LONGEST or not all(word.letter == "C" and english_word(word) for word in own):
        return False
    first, last = own[0].low, own[-1].low
    trade = last in name_words()["trades"]
    own_first = first in name_words()["map_words"] and last in name_words()["trades_only"]  # "Castle Foods"
    own_first = own_first or first not in _no_first()
    return own_first and last not in _no_last() and (trade or last not in name_words()["duties"])


@cache
def _no_first() -> frozenset[str]:
    words = name_words()
    lists = ("kinds", "duties", "generic", "trade", "map_words", "own_words")
    return frozenset().union(*(words[name] for name in lists))


@cache
def _no_last() -> frozenset[str]:
    words = name_words()
    lists = ("map_words", "teams", "papers", "places", "own_ends", "body_nouns", "bodies_plural")
    return frozenset().union(*(words[name] for name in lists))


def _acts(line: Sequence[Name], at: int) -> bool:
    """Whether what follows is said of somebody, and is no passive of a thing ("Speed Humps installed")."""
    words = name_words()
    said = [token.low for token in line[at : at + 5]]
    if not said:
        return False
    head, said = said[0], said[1:]
    while said and said[0] in {"also", "already", "now", "since", "then", "not", "still"}:
        said = said[1:]
    verb, more = said[0] if said else "", said[1] if len(said) > 1 else ""
    if head in _HAS and verb == "been":
        return _is_done_to(more, said[2] if len(said) > 2 else "")
    if head in _IS:
        return verb in words["moods"] or _is_done_to(verb, more)
    if head in _HAS:
        held = verb == "the" and more == "contract"
        return (
            held
            or verb in words["plain_verbs"] | words["plain_participles"]
            or (verb in words["plain_verbs_with"] and _goes_on(more))
        )
    if head == "will":
        return verb in words["plain_infinitives"]
    return head in words["plain_verbs"] or (head in words["plain_verbs_with"] and _goes_on(verb))


def _is_done_to(participle: str, after: str) -> bool:
    """ "been told", "was asked", "been chosen to run"."""
    return participle in name_words()["done_to_bodies"] or (participle == "chosen" and after == "to")


def _goes_on(word: str) -> bool:
    """Whether an active verb goes on so: "agreed to", "quoted £24,500"; a passive stands alone or in front of "by"."""
    return word in {"to", "that", "a", "an", "the", "us", "our", "its", "their"} or word[:1] in set("£0123456789")
