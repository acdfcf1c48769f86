"""People, posts and bodies of one text by rules, and what the rules leave open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.tag.bodies import body_spans
from pipeline.tag.found import Found
from pipeline.tag.memory import Memory
from pipeline.text.naming import (
    Name,
    NameSpan,
    after_plural,
    beside_post,
    covered,
    letters,
    name_tokens,
    name_words,
    person_spans,
    role_spans,
    roles_beside,
    span,
)


@dataclass(frozen=True, slots=True)
class Named:
    """`found`: sure by rule; `open_at`: words (offsets) that may be part of a name and that no rule knows."""

    found: tuple[Found, ...]
    open_at: tuple[tuple[int, int], ...]


def names(text: str, taken: Iterable[Found], memory: Memory) -> Named:
    """People, posts and bodies; `taken` (addresses, amounts, dates) stay untouched."""
    line = name_tokens(text)
    classes = letters(line)
    spans = [(f.start, f.end) for f in taken]
    blocked = {i for i, t in enumerate(line) if any(t.start < end and t.end > start for start, end in spans)}
    titled = [s for s in person_spans(line, classes) if line[s.first].letter == "T"] + after_plural(line, classes)
    people = [s for s in titled if not blocked & set(range(s.first, s.last))]
    bodies = body_spans(text, line, classes, blocked | covered(people), memory.places)
    bodies += _acronyms(line, blocked | covered([*people, *bodies]), memory)
    used = blocked | covered([*people, *bodies])
    people += [s for s in person_spans(line, classes) if not used & set(range(s.first, s.last))]
    roles = role_spans(line, classes, blocked | covered([*people, *bodies]))
    people += _holders(line, classes, roles, blocked | covered([*people, *bodies, *roles]))
    people += _known_people(line, classes, blocked | covered([*people, *bodies, *roles]), memory)
    found = [*_of("person", people), *_of("organisation", bodies), *_of("role", roles)]
    known = blocked | covered([*people, *bodies, *roles])
    return Named(tuple(found), tuple(_open(line, classes, known)))


def _of(kind: str, spans: Iterable[NameSpan]) -> list[Found]:
    return [Found(kind, s.start, s.end) for s in spans]  # type: ignore[arg-type]


def _acronyms(line: Sequence[Name], used: set[int] | frozenset[int], memory: Memory) -> list[NameSpan]:
    """Capital letters that the report explains, or that everyone knows as a body."""
    words = name_words()
    known = words["known_bodies"]
    return [
        span(line, i, i + 1)
        for i, token in enumerate(line)
        if i not in used
        and token.letter in "ACG"
        and (token.text in known or (token.text in memory.acronyms and token.text not in words["post_acronyms"]))
    ]


def _holders(
    line: Sequence[Name], classes: str, roles: Sequence[NameSpan], used: frozenset[int] | set[int]
) -> list[NameSpan]:
    """Names that stand where the holder of a post is named."""
    found: list[NameSpan] = []
    for first, last in roles_beside(line, roles, classes):
        holder = beside_post(line, classes, first, last) if first < last else None
        if holder and not (used | covered(found)) & set(range(holder.first, holder.last)):
            found.append(holder)
    return found


def _known_people(
    line: Sequence[Name], classes: str, used: frozenset[int] | set[int], memory: Memory
) -> list[NameSpan]:
    """Surnames and first names alone, of people whom the report names in full."""
    verbs = name_words()["person_verbs"]
    parts = {part for person in memory.people for part in (person.split()[0], person.split()[-1])}
    found = []
    for i, token in enumerate(line):
        beside = classes[i + 1 : i + 2]
        acts = token.letter == "G" and i + 1 < len(line) and line[i + 1].low in verbs
        known = token.text in parts and token.letter in "CGg"
        if i in used or not (known or acts) or (beside and beside in "POCA"):
            continue
        if i and classes[i - 1] in "CPOA" and i - 1 not in used:
            continue
        found.append(span(line, i, i + 1))
    return found


def _open(line: Sequence[Name], classes: str, known: set[int] | frozenset[int]) -> Iterable[tuple[int, int]]:
    """Capital words that are explained by nothing: not the first of a sentence with a small word behind it."""
    refused = name_words()["not_bodies"]
    for i, token in enumerate(line):
        if i in known or token.letter not in "CAGg" or token.text in refused:
            continue
        starts = i == 0 or classes[i - 1] in ".\n:#"
        alone = classes[i + 1 : i + 2] not in {"C", "G", "g", "O", "A"}
        if starts and alone and token.letter == "C":
            continue
        yield token.start, token.end
