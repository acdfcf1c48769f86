"""People named in full elsewhere, holders of posts, names at the close of a letter, and words for places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from pipeline.tag.fields import Found
from pipeline.tag.firms import is_newspaper
from pipeline.text.naming import Name, NameSpan, english_word, name_words, span

NAMELIKE = re.compile("[CAGg]")


def known_people(line: Sequence[Name], classes: str, used: AbstractSet[int], people: frozenset[str]) -> list[NameSpan]:
    """`people`, whom the report names in full somewhere: their whole names, surnames and first names alone."""
    verbs, after = name_words()["person_verbs"], name_words()["first_name_after"]
    parts, whole = _firsts_and_lasts(people), _by_first(people)
    found: list[NameSpan] = []
    done = 0
    for match in NAMELIKE.finditer(classes):
        i = match.start()
        if i < done:
            continue
        token, beside = line[i], classes[i + 1 : i + 2]
        if token.text in whole:
            end = max(_ends_full(line, i, rest) for rest in whole[token.text])
            if end and used.isdisjoint(range(i, end)):
                found.append(span(line, i, end))
                done = end
                continue
        acts = token.letter == "G" and (
            (i + 1 < len(line) and line[i + 1].low in verbs) or (i > 0 and line[i - 1].text in after)
        )
        acts = acts or (token.letter == "G" and _is_beside_noun(line, i))
        known = token.text in parts and token.letter in "CGg"
        if i in used or not (known or acts) or (beside and beside in "POCA"):
            continue
        if i and classes[i - 1] in "CPOA" and i - 1 not in used:
            continue
        found.append(span(line, i, i + 1))
    return found


def _is_beside_noun(line: Sequence[Name], at: int) -> bool:
    """ "A volunteer, Kirsty, runs …"."""
    nouns = name_words()["person_nouns"]
    closed = at + 1 < len(line) and line[at + 1].text in ",.)"
    return closed and at > 1 and line[at - 1].text in ",(" and line[at - 2].low in nouns and line[at - 2].text.islower()


def _ends_full(line: Sequence[Name], at: int, rest: Sequence[str]) -> int:
    """Behind the words that follow a first name in a full one that the report tells, though a line may break there."""
    for word in rest:
        at += 1
        at += at < len(line) and line[at].text == "\n"
        if at >= len(line) or line[at].text != word:
            return 0
    return at + 1 if at + 1 == len(line) or line[at + 1].letter not in "POR" else 0


@lru_cache(maxsize=2)
def _by_first(people: frozenset[str]) -> Mapping[str, Sequence[Sequence[str]]]:
    """First word → the further words of each name of more than one."""
    found: dict[str, list[list[str]]] = {}
    for first, *rest in sorted(name.split() for name in people):
        if rest:
            found.setdefault(first, []).append(rest)
    return found


@lru_cache(maxsize=2)
def _firsts_and_lasts(people: frozenset[str]) -> frozenset[str]:
    return frozenset(part for person in people for part in (person.split()[0], person.split()[-1]))


_LONGEST = 24  # characters between a name and its post
_JOINT = re.compile(
    r"\s*(?:[,(:/–—-]|\n)?\s*(?:(?:who\s+)?(?:is|was|as)\s+)?(?:the|our|our\s+new|a|an|new|interim|acting|now)?\s*",
    re.IGNORECASE,
)


def holders(text: str, found: Sequence[Found]) -> Mapping[int, int]:
    """Position of a post in `found` → position of its holder; a person holds one post at most, the nearest.

    `found` is in reading order. "Jane Doe, Head of Housing", "the Head of Housing (Jane Doe)", "Leader Cllr Roe".
    """
    held: dict[int, int] = {}
    taken: set[int] = set()
    for at, one in enumerate(found):
        if one.kind != "role":
            continue
        for other in (at - 1, at + 1):
            if _beside(text, found, at, other) and other not in taken:
                held[at] = other
                taken.add(other)
                break
    return held


def _beside(text: str, found: Sequence[Found], at: int, other: int) -> bool:
    if not 0 <= other < len(found) or found[other].kind != "person":
        return False
    first, second = sorted((found[at], found[other]), key=lambda one: one.start)
    gap = text[first.end : second.start]
    return len(gap) <= _LONGEST and _JOINT.fullmatch(gap) is not None


def on_the_map(words: Sequence[Name], before: Name | None, after: Name | None) -> bool:
    """Whether these capital words, by what stands around them, are rather a place or a paper ("the Byford review")."""
    lists = name_words()
    ahead, behind = before.low if before else "", after.low if after else ""
    alone = len(words) == 1 and words[0].letter != "A"
    return (
        words[0].low in lists["map_words"]
        or ahead in lists["place_before"]
        or behind in lists["map_after"]
        or (alone and ahead in lists["single_before"])
    )


_SHORT = ("schools_short", "clubs_short", "clubs_strange")


def closes(line: Sequence[Name], first: int, at: int, last: int, places: AbstractSet[str]) -> bool:
    """Heads of two words, schools in short, newspapers: "Beech Hurst Nursing Home", "Bankfield Primary"."""
    words, token, before = name_words(), line[at], line[at - 1]
    if at > first + 1 and f"{before.low} {token.low}" in words["bodies_two"]:
        return True
    if at < last - 1:
        return False
    if token.low in words["clubs_short"] or (token.low in words["clubs_strange"] and _is_club(line, first, at, places)):
        return True
    if token.low == "tidy" and line[first].low == "keep":
        return True  # "Keep Thornbeck Tidy"
    school = token.low in words["schools_short"]
    saint = line[first].low == "st" and at > first + 1
    street = before.letter == "P" and at > first + 1  # "Beech Lane Infants"
    if school and (saint or street or before.letter == "A" or not english_word(before)):
        return True
    if token.low in words["hospitals_short"] and at == first + 1 and not english_word(before):
        return True  # "Wexcombe Royal"
    return is_newspaper(line, first, at, places)


def _is_club(line: Sequence[Name], first: int, at: int, places: AbstractSet[str]) -> bool:
    """ "Eastbrook Rangers"; those of the council's place may look after its parks."""
    return not english_word(line[first]) and line[first].low not in places and line[first].letter == "C" and at > first


def is_short_head(word: Name) -> bool:
    """Whether it ends the short name of a school or club."""
    return any(word.low in name_words()[kind] for kind in _SHORT)
