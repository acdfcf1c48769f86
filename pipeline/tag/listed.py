"""Bodies that stand in a list behind what they are: "three providers pay it: …", "clubs such as … and …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from pipeline.text.naming import Name, NameSpan, english_word, name_words, span

_REACH = 14  # words between the kind of body and its list
# Most texts hold none of these, and are left at once.
_LEADS_IN = (": ", ":\n", "such as ", "including ", "incl. ", "namely ", "s (")
_ITEM = re.compile(r"[CAGgOP]{1,5}(?:&[CGgO](?=[,.;(\n]|$))?")
_BRACKETS = re.compile(r"\([^()\n]{1,8}\)")
_JOINT = re.compile(r",?&|,")
_LETTERS = "CAGg"


def listed_bodies(text: str, line: Sequence[Name], classes: str, taken: AbstractSet[int]) -> list[NameSpan]:
    """The names of each list that a kind of body in the plural leads in; what is taken stays what it is."""
    for said in _LEADS_IN:
        if said in text:
            break
    else:
        return []
    kinds = name_words()["bodies_plural"]
    found: list[NameSpan] = []
    for at, token in enumerate(line):
        if token.low in kinds and (token.text.islower() or not at or classes[at - 1] in ".\n#"):
            begins = _list_behind(line, classes, at)
            found += _items(line, classes, begins, taken) if begins else _in_brackets(line, classes, at + 1, taken)
    return list(dict.fromkeys(found))


def _list_behind(line: Sequence[Name], classes: str, at: int) -> int:
    """Where the list begins that this word leads in; 0 where there is none."""
    for i in range(at + 1, min(len(line), at + 1 + _REACH)):
        if line[i].low == "incl" and classes[i + 1 : i + 2] == ".":
            return i + 2
        if classes[i] in ".;\n":
            return 0
        if classes[i] == ":":
            return i + 1
        low = line[i].low
        if i <= at + 2 and (low in {"including", "namely"} or (low == "as" and line[i - 1].low == "such")):
            return i + 1
    return 0


def _items(line: Sequence[Name], classes: str, begins: int, taken: AbstractSet[int]) -> Iterator[NameSpan]:
    """Each item's name: of lines that begin with a bullet the first words, else of one sentence what commas part."""
    bulleted = classes[begins : begins + 2] == "\n#"
    at, pieces = begins, list[int]()
    while bulleted and classes[at : at + 2] == "\n#":
        pieces.append(at + 2)
        line_end = classes.find("\n", at + 1)
        at = line_end if line_end > 0 else len(classes)
    if not bulleted:
        pieces = list(_in_sentence(classes, begins))
    matches = [_ITEM.match(classes, first) for first in pieces] if len(pieces) > 1 else []
    if any(match and _says_where(line, match.end()) for match in matches):
        return  # "clubs: • Northgate, in the parish hall"
    for match in matches:
        if match and taken.isdisjoint(range(*match.span())) and _is_name(line[match.start() : match.end()]):
            yield _whole(line, *match.span())


def _in_brackets(line: Sequence[Name], classes: str, at: int, taken: AbstractSet[int]) -> Iterator[NameSpan]:
    """ "Two operators (Quorley's Taxis and Corvel Travel) have agreed": nothing but names stands there."""
    if classes[at : at + 1] != "(":
        return
    matches = [match for first in _in_sentence(classes, at + 1) if (match := _ITEM.match(classes, first))]
    if not matches or classes[matches[-1].end() : matches[-1].end() + 1] != ")":
        return
    named = [line[match.start() : match.end()] for match in matches]
    if len(named) == 1 and all(english_word(word) for word in named[0]):
        return  # "the charities (Food Banks)"
    for match, words in zip(matches, named, strict=True):
        if taken.isdisjoint(range(*match.span())) and _is_name(words):
            yield span(line, *match.span())


def _whole(line: Sequence[Name], first: int, last: int) -> NameSpan:
    """With the 's of a name that ends in it ("St Mary's, Oakfield and …"): an item of a list owns nothing."""
    found = span(line, first, last)
    after = line[last] if last < len(line) else None
    gap = after.start - found.end - (after.letter not in ",.;") if after else 0
    return found._replace(end=found.end + len("'s")) if gap == len("'s") else found


def _says_where(line: Sequence[Name], at: int) -> bool:
    """Whether a place follows the name: it is itself one, of which that tells more."""
    return at + 1 < len(line) and line[at].text == "," and line[at + 1].low in name_words()["place_before"]


def _in_sentence(classes: str, at: int) -> Iterator[int]:
    """Where the items begin: capital words, parted by nothing but commas, "and" and brackets."""
    at += classes[at : at + 1] == "t"
    while match := _ITEM.match(classes, at):
        yield at
        at = match.end()
        if brackets := _BRACKETS.match(classes, at):
            at = brackets.end()
        joint = _JOINT.match(classes, at)
        if joint is None:
            return
        at = joint.end()


def _is_name(words: Sequence[Name]) -> bool:
    """Whether these are no service or team of the council: "organisations: Finance, Adult Social Care and …"."""
    lists = name_words()
    own = lists["duties"] | lists["teams"] | lists["generic"] | lists["kinds"] | lists["papers"]
    named = [word for word in words if word.letter in _LETTERS]
    return any(not english_word(word) for word in named) or (bool(named) and named[0].low not in own)
