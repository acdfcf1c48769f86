"""People, posts and bodies of one text by rules, and what the rules leave open."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from pipeline.tag.bodies import body_spans
from pipeline.tag.fields import Found
from pipeline.tag.firms import lettered, owners_firms, two_owners, with_brackets
from pipeline.tag.known import branch, branch_in, ends_a_phrase, listed_bodies, place_in_front, regions
from pipeline.tag.memory import Memory
from pipeline.tag.people import NAMELIKE, known_people, on_the_map
from pipeline.tag.told_bodies import told_bodies
from pipeline.text.naming import (
    Name,
    NameSpan,
    after_plural,
    beside_post,
    context_spans,
    covered,
    english_word,
    initialled,
    letters,
    name_tokens,
    name_words,
    person_spans,
    role_spans,
    roles_beside,
    span,
)

_OWN = "CAGgPO"
_CAPITAL = re.compile("[TUGgIAQRrOPC]")


@dataclass(frozen=True, slots=True)
class Named:
    """`found`: sure by rule; `open_at`: words (offsets) that may be part of a name and that no rule knows."""

    found: tuple[Found, ...]
    open_at: tuple[tuple[int, int], ...]


_NOTHING = Named((), ())


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text cut into words once: `blocked` are those of addresses, amounts and dates; `lists_people`: is it a cell
    that names officers?"""

    text: str
    line: tuple[Name, ...]
    classes: str
    blocked: frozenset[int]
    lists_people: bool = False

    def reads_otherwise(self, named: Named, taught: AbstractSet[str]) -> bool:
        """Whether a word taught, as written or small, stands in the text and not within a longer name that is known."""
        if taught.isdisjoint(self.own_words):
            return False
        names = [f for f in named.found if f.kind != "role"]
        within = {
            i
            for f in names
            for i, word in enumerate(self.line)
            if f.start <= word.start and word.end <= f.end and word.end - word.start < f.end - f.start - len("’s")
        }
        return any(
            word.text in taught or word.low in taught
            for i, word in enumerate(self.line)
            if word.letter in _OWN and i not in within
        )

    @property
    def own_words(self) -> set[str]:
        """The words that a name may be made of, as they are written and small."""
        own = [token for token in self.line if token.letter in _OWN]
        return {token.text for token in own} | {token.low for token in own}


def prepare(text: str, taken: Iterable[Found], *, lists_people: bool = False) -> Prepared:
    """The words of a text, and which of them are already something else."""
    line = name_tokens(text)
    ends: list[int] = []
    blocked: set[int] = set()
    for found in taken:
        ends = ends or [token.end for token in line]
        i = bisect_right(ends, found.start)
        while i < len(line) and line[i].start < found.end:
            blocked.add(i)
            i += 1
    return Prepared(text, line, letters(line), frozenset(blocked), lists_people)


def names(prepared: Prepared, memory: Memory) -> Named:
    """People, posts and bodies; what is blocked stays untouched."""
    text, line, classes = prepared.text, prepared.line, prepared.classes
    if not _CAPITAL.search(classes):
        return _NOTHING
    known = set(prepared.blocked)

    def taken(spans: Sequence[NameSpan]) -> Sequence[NameSpan]:
        for one in spans:
            known.update(range(one.first, one.last))
        return spans

    bodies = [*taken(with_brackets(line, classes, known))]
    bodies += taken(owners_firms(line, classes, known))
    if "&" in text and not prepared.lists_people:
        bodies += taken(lettered(line, classes, known))
    shaped = person_spans(line, classes)
    if "I" in classes or prepared.lists_people:
        initials = initialled(line, classes, lists_people=prepared.lists_people)
        shaped += [s for s in initials if _free(s, covered(shaped))]
    titled = [s for s in shaped if line[s.first].letter == "T"] + after_plural(line, classes)
    people = [*taken([s for s in titled if _free(s, known)])]
    bodies += taken(body_spans(text, line, classes, known, memory))
    bodies += taken(_acronyms(line, classes, known, memory))
    bodies += taken(two_owners(line, classes, known))
    bodies += taken(listed_bodies(text, line, classes, known))
    people += taken([s for s in shaped if _free(s, known)])
    roles = taken(role_spans(line, classes, known, lists_people=prepared.lists_people))
    people += taken(_holders(line, classes, roles, known))
    people += taken(known_people(line, classes, known, memory.people))
    people += taken(context_spans(line, classes, people, known, memory.places))
    bodies += taken(told_bodies(line, classes, bodies, known, memory))
    found = [*_of("person", people), *_of("organisation", bodies), *_of("role", roles)]
    return Named(tuple(found), tuple(_open(line, classes, known)))


def _free(name: NameSpan, known: AbstractSet[int]) -> bool:
    return known.isdisjoint(range(name.first, name.last))


def _of(kind: str, spans: Iterable[NameSpan]) -> list[Found]:
    return [Found(kind, s.start, s.end) for s in spans]  # type: ignore[arg-type]


def _acronyms(line: Sequence[Name], classes: str, used: AbstractSet[int], memory: Memory) -> list[NameSpan]:
    """Capital letters that the report explains, or that everyone knows as a body."""
    return [
        span(line, i - _place_before(line, i), i + 1 + (regions(line, i + 1) or _place(line, i, memory)))
        for match in NAMELIKE.finditer(classes)
        if (i := match.start()) not in used
        and (token := line[i]).letter != "g"
        and (
            (_is_known(token.text) and not _only_describes(line, i) and not _is_surname(line, i))
            or (token.text in memory.acronyms and _stands_for(line, i))
        )
    ]


def _is_surname(line: Sequence[Name], at: int) -> bool:
    """ "Ian Costain": one word behind a given name."""
    before = line[at - 1] if at else None
    given = before is not None and before.letter == "G" and line[at].start - before.end == 1
    return given and line[at].letter == "C"


def _place(line: Sequence[Name], at: int, memory: Memory) -> int:
    """How many words of a branch's place follow a name that has some: "Nightstop Kelby", "YMCA Kelby"; else 0."""
    branched = line[at].letter == "C" or line[at].text in name_words()["branches"]
    if not branched or not _is_known(line[at].text):
        return 0
    return branch(line, at + 1, memory.places) or branch_in(line, at + 1, memory.places)


def _place_before(line: Sequence[Name], at: int) -> int:
    """How many words of its place stand in front of a name that is more than letters: "Netherby Pubwatch"; else 0."""
    return place_in_front(line, at) if line[at].letter == "C" and _is_known(line[at].text) else 0


def _is_known(text: str) -> bool:
    """Whether everyone knows the body by this word, in capitals too ("SCOPE")."""
    known = name_words()["known_bodies"]
    return text in known or (text.isupper() and len(text) > len("ABC") and text.capitalize() in known)


def _only_describes(line: Sequence[Name], at: int) -> bool:
    """Whether one English word stands in front of a post, or opens a sentence of which it is no subject.

    "The Shelter Manager"; "Scope of works", but "Shelter has offered …".
    """
    token, after = line[at], line[at + 1] if at + 1 < len(line) else None
    if token.letter != "C" or not english_word(token):
        return False
    begins = at == 0 or line[at - 1].text in ".:;\n•"
    acts = after is not None and (after.text in ",)&" or after.low in _doings())
    return (after is not None and after.letter == "R") or (begins and not acts) or ends_a_phrase(line, at)


@cache
def _doings() -> frozenset[str]:
    words = name_words()
    return words["acting_verbs"] | words["body_verbs"] | {"will", "is", "was", "and", "are", "were", "to"}


def _stands_for(line: Sequence[Name], at: int) -> bool:
    """Whether letters or a short name can mean the body here: no post, and no place by the words around."""
    token, before, after = line[at], line[at - 1] if at else None, line[at + 1] if at + 1 < len(line) else None
    if token.letter == "A":
        return token.text not in name_words()["post_acronyms"]
    begins = before is None or before.text in ".:\n•"
    did = after is not None and after.letter == "x" and after.low.endswith("ed")  # "Trestle mapped …"
    acts = after is not None and (did or after.low in _doings() | name_words()["past_verbs"])  # "and Corvel expects …"
    own = (acts or not (begins and english_word(token))) and (after is None or after.letter not in "CPO")
    return own and not on_the_map([token], None if acts and before and before.low == "and" else before, after)


def _holders(line: Sequence[Name], classes: str, roles: Sequence[NameSpan], used: AbstractSet[int]) -> list[NameSpan]:
    """Names that stand where the holder of a post is named."""
    found: list[NameSpan] = []
    for first, last in roles_beside(line, roles, classes):
        holder = beside_post(line, classes, first, last) if first < last else None
        if holder and _free(holder, used | covered(found)):
            found.append(holder)
    return found


def _open(line: Sequence[Name], classes: str, known: AbstractSet[int]) -> Iterable[tuple[int, int]]:
    """Runs of capital words that no rule explains and that could be a name: not all plain English, not on the map.

    Words joined by "and" are two runs, those joined by "&" are one.
    """
    at = 0
    for match in NAMELIKE.finditer(classes):
        first = match.start()
        if first < at or first in known:
            continue
        at = first + 1
        while at < len(classes) and at not in known and (classes[at] in "CAGgO" or line[at].text == "&"):
            at += 1
        if _worth_asking(line, classes, first, at):
            yield line[first].start, line[at - 1].end


def _worth_asking(line: Sequence[Name], classes: str, first: int, last: int) -> bool:
    words = [token for token in line[first:last] if token.letter in "CAGg"]
    refused = name_words()["not_bodies"]
    strange = [t for t in words if t.text not in refused and not english_word(t)]
    if len(words) == 1 and words[0].letter == "C" and (words[0].text[1:].islower() or words[0].text[:-1].isupper()):
        return False  # what the model says of one strange word is wrong as often as right; "SENCOs" are no body
    company = line[last - 1].low == "services" and len(words) > len("XY")
    before = line[first - 1] if first else None
    after = line[last] if last < len(line) else None
    return bool(strange or company) and not on_the_map(words, before, after)
