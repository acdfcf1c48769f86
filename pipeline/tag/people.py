"""People whom the report names in full elsewhere, and first names that stand where only somebody's does."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from pipeline.text.naming import Name, NameSpan, name_words, span

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
