"""Bodies told by what stands around their name: "the firm, Orchard FM, …", "the contract was let to Carrow"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from pipeline.tag.memory import Memory
from pipeline.tag.places import on_the_map
from pipeline.tag.told_behind import is_told_behind
from pipeline.tag.told_plain import campaigns, is_told_plain
from pipeline.text.naming import Name, NameSpan, covered, english_word, name_words, span

_RUN = re.compile(r"(?<![CAGgOPRTI])[CAGg]{1,4}(?:&[CAGg])?(?![CAGgOPR])")
_REACH = 9  # words
_ASKS_INFINITIVE = {"will", "could", "cannot"}
_TWO_CASES = re.compile(r"(?!Mc|Mac|De|Du|Di|La|Le|Fitz|Van)\w{0,30}[a-z][A-Z]")


def told_bodies(
    line: Sequence[Name], classes: str, bodies: Sequence[NameSpan], taken: AbstractSet[int], memory: Memory
) -> list[NameSpan]:
    """Further bodies. `bodies` are known, `taken` are the words of all that is known."""
    ends = {body.last for body in bodies}
    around = ends | {body.first for body in bodies}
    found = list(campaigns(line, classes, taken))
    taken = taken | covered(found) if found else taken
    for first, last in _runs(line, classes, taken):
        told = _is_told(line, classes, first, last, ends) or is_told_behind(line, first, last)
        told = told or is_told_plain(line, classes, first, last, around)
        told = told and _is_free(line[first:last], memory)
        if told or _does(line, first, last) or _acts(line, first, last, memory) or _trades(line, first, last, memory):
            found.append(span(line, first, last))
    return found


def _is_free(own: Sequence[Name], memory: Memory) -> bool:
    """Whether none of the words is of the council's own place, or known to be no body."""
    refused = name_words()["not_bodies"]
    return not any(token.low in memory.places or token.text in refused for token in own if token.letter in "CAGg")


def _runs(line: Sequence[Name], classes: str, taken: AbstractSet[int]) -> Iterator[tuple[int, int]]:
    """Capital words side by side, "&" among them, that nothing explains."""
    for match in _RUN.finditer(classes):
        first, last = match.span()
        joint = classes.find("&", first, last)
        parts = [(first, last)] if joint < 0 or line[joint].text == "&" else [(first, joint), (joint + 1, last)]
        yield from (part for part in parts if taken.isdisjoint(range(*part)))


def _is_told(line: Sequence[Name], classes: str, first: int, last: int, ends: AbstractSet[int]) -> bool:
    words = name_words()
    before = line[first - 1] if first else None
    ahead = line[first - 2] if first > 1 else None
    if before is not None and before.low in words["body_nouns"] and before.text.islower():
        return True
    if before is not None and ahead is not None:
        if before.text == "(" and classes[last : last + 1] == ")" and ahead.low in words["body_nouns"]:
            return _may_be_firm(line, first, last, classes)  # "our supplier (Voxline)"
        if before.letter == "," and ahead.low in words["body_nouns"]:
            return classes[last : last + 1] in {"", ",", ".", ")", "(", ":", "\n"}
        if before.text == "," and _kind_in_front(line, first) and not _like_a_person(line[first:last]):
            return classes[last : last + 1] in {",", ")"} and "G" not in classes[first:last]
        if f"{ahead.low} {before.low}" in words["bodies_after_two"]:
            return _may_be_firm(line, first, last, classes)
    after = last + (classes[last : last + 1] == "x" and line[last].low in {"has", "have"})
    if after < len(line) and line[after].low in words["firm_verbs"]:
        return _is_strange(line, first, last)
    beside = classes[first - 1 : first] == "&" and first - 1 in ends
    if beside and last < len(line) and line[last].low in words["joint_verbs"] and last - first == 1:
        return _is_strange(line, first, last)  # "Mears and Corvel share the work"
    from_it = before is not None and before.low in {"by", "from", "with"}
    known_else = line[first].text in words["not_bodies"]
    return (
        (beside or from_it) and last - first == 1 and not known_else and _TWO_CASES.match(line[first].text) is not None
    )


def _may_be_firm(line: Sequence[Name], first: int, last: int, classes: str) -> bool:
    """Whether words in a firm's place are no person's name, and no part of the council or the map."""
    known = classes[first] in "Gg" or any(token.low in _no_bodies() for token in line[first:last])
    return not known and not _like_a_person(line[first:last])


def _kind_in_front(line: Sequence[Name], first: int) -> bool:
    """ "the supplier of our asset system, …": a kind of body and what it is of, in small words."""
    at, words = first - 2, name_words()
    while at >= 0 and first - at < _REACH and line[at].text.islower() and line[at].low not in words["body_nouns"]:
        at -= 1
    of = line[at + 1].low if at + 1 < first else ""
    return at >= 0 and line[at].text.islower() and line[at].low in words["body_nouns"] and of in {"of", "for"}


def _like_a_person(words: Sequence[Name]) -> bool:
    """Two or three words that no list knows: a contract may be with somebody, whose name must not pass for a firm's."""
    return 1 < len(words) <= len("XYZ") and all(word.letter in "CGg" and not english_word(word) for word in words)


def _is_strange(line: Sequence[Name], first: int, last: int) -> bool:
    return any(not english_word(token) for token in line[first:last] if token.letter in "CAGg")


def _does(line: Sequence[Name], first: int, last: int) -> bool:
    """ "Lakeland Launches has said …", "designed with Fenmere Sight Support": a place, and what is done for it."""
    tail, long = line[last - 1], last - first > len("XY")
    if _is_branch(line, first, last):
        return True
    if last - first < len("XY") or tail.letter != "C" or tail.low in _no_bodies():
        return False
    acts = _acting(line, last)
    with_them = long and first > 0 and line[first - 1].low in {"with", "by", "from"}
    if not (with_them or (acts and (long or tail.low.endswith("s")))):
        return False
    return english_word(tail) and not english_word(line[first])


def _acting(line: Sequence[Name], at: int) -> bool:
    """ "will", "has", "joined", also behind "now": what others do that are named."""
    at += at < len(line) and line[at].low in {"now", "also", "already", "since"}
    return at < len(line) and (line[at].low == "will" or line[at].low in name_words()["acting_verbs"])


def _is_branch(line: Sequence[Name], first: int, last: int) -> bool:
    """ "RVS Glanrhyd has recruited": letters and a strange place that do something."""
    letters, place = line[first], line[last - 1]
    named = last - first == len("XY") and letters.letter == "A" and len(letters.text) > len("XY")
    return named and letters.text not in name_words()["not_bodies"] and not english_word(place) and _acting(line, last)


@cache
def _no_bodies() -> frozenset[str]:
    words = name_words()
    return words["map_words"] | words["teams"] | words["papers"] | words["places"] | words["duties"]


def _acts(line: Sequence[Name], first: int, last: int, memory: Memory) -> bool:
    """Another council by its place alone, where it does something: "Lindsea has indicated …"."""
    if not memory.actors or last - first > 1 or line[first].text not in memory.actors or last >= len(line):
        return False
    before = line[first - 1] if first else None
    if before is not None and before.low == "and":
        before = None  # "and Lindsea adopted the charter": a subject, no further place
    return line[last].low in name_words()["acting_verbs"] and not on_the_map(line[first:last], before, line[last])


def _trades(line: Sequence[Name], first: int, last: int, memory: Memory) -> bool:
    """ "Lendwell wants an indemnity", "Metastreet has counted …": one unknown word that does what bodies do."""
    token, at = line[first], last
    if last - first > 1 or token.letter != "C" or english_word(token) or not _is_free(line[first:last], memory):
        return False
    words, auxiliary = name_words(), line[at].low if at < len(line) else ""
    verbs = words["body_infinitives"] if auxiliary in _ASKS_INFINITIVE else words["body_verbs"]
    at += auxiliary in _ASKS_INFINITIVE or auxiliary in {"has", "have", "had"}
    at += at < len(line) and line[at].low in {"now", "also", "already", "since", "then", "not"}
    before = line[first - 1] if first else None
    if before is not None and before.letter in "tCGgA&":
        return False
    if before is not None and before.low in words["place_before"] | words["single_before"]:
        return False
    return at < len(line) and line[at].low in verbs
