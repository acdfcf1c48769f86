"""Names that are known or listed: of councils and bodies, and of people in lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from pipeline.text.naming import Name, NameSpan, english_word, name_tokens, name_words, span

_CAPITALS = re.compile("[CPOGgAISRD]")
_GOES_ON = re.compile(r"\w|['’]\w{2}")  # a longer word; a possessive is none
_MORE_NAME = re.compile(r"[-\w]| (?:of |for )?[A-Z&]")
_BRANCH = 3  # words of a branch's place


@cache
def _by_first_word() -> Mapping[str, tuple[str, ...]]:
    """A word of each known name, the first but for "The" → all names with it, the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(name_words()["known_names"], key=lambda name: (-len(name), name)):
        found.setdefault(name_tokens(name.removeprefix("The "))[0].text, []).append(name)
    return {word: tuple(names) for word, names in found.items()}


def known_spans(
    text: str,
    line: Sequence[Name],
    classes: str,
    taken: AbstractSet[int],
    told: Sequence[str],
    places: AbstractSet[str],
) -> Iterator[NameSpan]:
    """Names of several words, with the place of a branch, unless more of a name stands around.

    `told`: short names by the report itself. `places`: the words of the council's own place.
    """
    found = [*_by_all(text, line, classes), *_by_report(text, told)]
    starts = {token.start: i for i, token in enumerate(line)} if found else {}
    ends = {token.end: i for i, token in enumerate(line)} if found else {}
    used = set(taken)
    for start, end in found:
        first, last = starts.get(start), ends.get(end)
        if last is None and text[end - 2 : end] in {"'s", "’s"}:
            last = ends.get(end - 2)  # "Barnardo's"
        if first is None or last is None or not used.isdisjoint(range(first, last + 1)):
            continue
        if first > 1 and line[first - 1].letter == "o" and line[first - 2].low in name_words()["bodies_of"]:
            continue  # "Friends of Hallin Water"
        around = (line[first - 1].letter if first else "") + (line[last + 1].letter if last + 1 < len(line) else "")
        if not set(around) & set("OPR") and not _is_told_by_shape(line, first, last):
            behind = last + 1 + _business(line, first, last + 1)
            behind += regions(line, behind, text[line[behind - 1].end : end])
            whole = span(line, first - place_in_front(line, first), behind + branch(line, behind, places))
            used.update(range(whole.first, whole.last))
            yield whole if whole.last > last + 1 else whole._replace(end=end)


def _by_all(text: str, line: Sequence[Name], classes: str) -> Iterator[tuple[int, int]]:
    """Where a name stands that all know."""
    names = _by_first_word()
    done = 0
    for match in _CAPITALS.finditer(classes):
        token = line[match.start()]
        for name in names.get(token.text, ()) if token.start >= done else ():
            start = token.start - (len("The ") if name.startswith("The ") else 0)
            printed = text[start : start + len(name)]
            if printed.replace("’", "'") == name and not _GOES_ON.match(text, start + len(name)):
                done = start + len(name)
                yield start, done
                break


def _by_report(text: str, told: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a short name stands that this report tells, no longer name around it."""
    for short in told:
        at = text.find(short)
        while at >= 0:
            end = at + len(short)
            whole = " " in short or text[max(0, at - len("the ")) : at].lower() == "the "
            if whole and not _MORE_NAME.match(text, end):
                yield at, end
            at = text.find(short, end)


def _is_told_by_shape(line: Sequence[Name], first: int, last: int) -> bool:
    """Whether it is the end of a longer name that has a head: "Fenland Rivers Trust"."""
    before = line[first - 1] if first else None
    if before is None or before.letter not in "CGg" or line[last].letter != "O":
        return False
    return _beside(line, first) and all(token.letter != "x" for token in line[first:last])  # "in" is in no shape


def _beside(line: Sequence[Name], at: int) -> bool:
    """Whether nothing but a space stands in front of the word."""
    return line[at].start - line[at - 1].end == 1


def place_in_front(line: Sequence[Name], first: int) -> int:
    """How many words of a place or of a longer name stand in front: "Lynchester Carers' Trust"; else 0."""
    words, count, strange = name_words(), 0, 0
    while count < _BRANCH and first > count:
        before = line[first - count - 1]
        if before.letter != "C" or not _beside(line, first - count) or before.low in words["teams"] | words["duties"]:
            break
        count += 1
        strange = strange if english_word(before) else count
    return strange


def _business(line: Sequence[Name], first: int, at: int) -> int:
    """How many words of a line of business follow a name: "National Grid Electricity Distribution"; else 0."""
    end = at
    while end < len(line) and end - at < _BRANCH and line[end].letter == "C" and _beside(line, end):
        end += 1
    whole = line[first].letter == "C" and end > at and line[end - 1].low in name_words()["businesses"]
    return end - at if whole else 0


def regions(line: Sequence[Name], at: int, possessive: str = "") -> int:
    """How many words of a region follow: "Stagecoach East", "NFU East Midlands", "Barnardo's Cymru"."""
    words, end, gap = name_words()["regions"], at, 1 + len(possessive)
    while end < len(line) and line[end].start - line[end - 1].end == gap:
        if line[end].low not in words or not line[end].text[0].isupper():
            break
        end, gap = end + 1, 1
    return end - at


def branch(line: Sequence[Name], at: int, places: AbstractSet[str]) -> int:
    """How many words of a branch's place follow: "Age UK Wealdshire", "Street Pastors Port Ellery"; else 0."""
    count, strange = 0, False
    while count < _BRANCH and at + count < len(line) and _beside(line, at + count):
        word = line[at + count]
        own = word.letter == "C" and not english_word(word)
        if not own and not (word.low in places | name_words()["map_words"] and word.text[0].isupper()):
            break
        count, strange = count + 1, strange or own or word.low in places
    return count if strange else 0


def branch_in(line: Sequence[Name], at: int, places: AbstractSet[str]) -> int:
    """How many words of "in" and a place follow a charity whose branches are named so: "Mind in Marlbury"; else 0."""
    named_in = line[at - 1].low in name_words()["branches_in"] and at < len(line) and line[at].low == "in"
    count = branch(line, at + 1, places) if named_in else 0
    return count + 1 if count else 0


def ends_a_phrase(line: Sequence[Name], at: int) -> bool:
    """Whether an English word closes capital words of which it is no name: "Home in Mind", "the Bus Shelter"."""
    if at < 1:
        return False
    before = line[at - 1]
    if before.low == "in":
        return at > 1 and line[at - 2].text[0].isupper()
    return before.letter == "C" and _beside(line, at) and english_word(before) and not place_in_front(line, at)


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
