"""Bodies told by what stands around their name: "the firm, Orchard FM, …", "the contract was let to Carrow"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from pipeline.tag.memory import Memory
from pipeline.tag.places import on_the_map
from pipeline.text.naming import Name, NameSpan, english_word, name_words, span

_RUN = re.compile(r"(?<![CAGgOPRTI])[CAGg]{1,4}(?:&[CAGg])?(?![CAGgOPR])")
_TWO_CASES = re.compile(r"(?!Mc|Mac|De|Du|Di|La|Le|Fitz|Van)\w*[a-z][A-Z]")


def told_bodies(
    line: Sequence[Name], classes: str, bodies: Sequence[NameSpan], taken: AbstractSet[int], memory: Memory
) -> list[NameSpan]:
    """Further bodies. `bodies` are known, `taken` are the words of all that is known."""
    ends = {body.last for body in bodies}
    found = []
    for first, last in _runs(line, classes, taken):
        own = [token for token in line[first:last] if token.letter in "CAGg"]
        free = not any(token.low in memory.places or token.text in name_words()["not_bodies"] for token in own)
        told = _does(line, first, last) or _acts(line, first, last, memory)
        if told or (free and _is_told(line, classes, first, last, ends)):
            found.append(span(line, first, last))
    return found


def _runs(line: Sequence[Name], classes: str, taken: AbstractSet[int]) -> Iterator[tuple[int, int]]:
    """Capital words side by side, "&" among them, that nothing explains."""
    for match in _RUN.finditer(classes):
        first, last = match.span()
        joint = classes.find("&", first, last)
        parts = [(first, last)] if joint < 0 or line[joint].text == "&" else [(first, joint), (joint + 1, last)]
        yield from (part for part in parts if taken.isdisjoint(range(*part)))


def _is_told(line: Sequence[Name], classes: str, first: int, last: int, ends: AbstractSet[int]) -> bool:
    words = name_words()
    before = [token.low for token in line[max(0, first - 2) : first]]
    strange = any(not english_word(token) for token in line[first:last] if token.letter in "CAGg")
    if before and before[-1] in words["body_nouns"] and line[first - 1].text.islower():
        return True
    if len(before) > 1 and before[-1] == "," and before[0] in words["body_nouns"]:
        return classes[last : last + 1] in {"", ",", ".", ")", "(", ":", "\n"}
    if strange and " ".join(before) in words["bodies_after_two"]:
        return True
    after = next((token.low for token in line[last : last + 2] if token.low not in {"has", "have"}), "")
    if strange and after in words["firm_verbs"]:
        return True
    listed = classes[first - 1 : first] == "&" and first - 1 in ends
    return listed and last - first == 1 and _TWO_CASES.match(line[first].text) is not None


def _does(line: Sequence[Name], first: int, last: int) -> bool:
    """ "Lakeland Launches has said …", "designed with Fenmere Sight Support": a place, and what is done for it."""
    words, tail = name_words(), line[last - 1]
    other = words["map_words"] | words["teams"] | words["papers"] | words["places"] | words["duties"]
    placed = last - first > 1 and not english_word(line[first])
    if not placed or tail.letter != "C" or tail.low in other or not english_word(tail):
        return False
    acts = last < len(line) and line[last].low in words["acting_verbs"] | {"will"}
    with_them = first > 0 and line[first - 1].low in {"with", "by", "from"}
    return (acts and tail.low.endswith("s")) or ((acts or with_them) and last - first > len("XY"))


def _acts(line: Sequence[Name], first: int, last: int, memory: Memory) -> bool:
    """Another council by its place alone, where it does something: "Lindsea has indicated …"."""
    if last - first > 1 or line[first].text not in memory.actors or last >= len(line):
        return False
    before = line[first - 1] if first else None
    return line[last].low in name_words()["acting_verbs"] and not on_the_map(line[first:last], before, line[last])
