"""Firms: named for their owners, by their trade, and newspapers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from pipeline.text.naming import Name, NameSpan, english_word, name_words, span

_OWNERS = re.compile(r"(?:T\.?)?(?:I\.?){0,3}[CGg]{1,2}&[CO]O?")
_LETTERED = re.compile(r"(?<![CGgAI])(?:I\.?&I\.?[CGg]|A[CGgP]{0,2}C)(?![CAGgOPR])")
_TWO_OWNERS = re.compile(r"(?<![CAGgOPRTI&])(?:C{1,2}&[CGg]|[Gg]&C)(?![CAGgOPR&])")
_IN_BRACKETS = re.compile(r"[CAGgOP]{1,4}(?:&[CGgOP]{1,2})?\([CAGgOP]{1,3}\)O")
_OF_SUBJECTS = ("ing", "ion", "ment", "ity", "ies", "ance", "ure", "ics")
_IS = {"will", "was", "is", "were", "are"}
_LONGEST = 4  # words of a firm's name
_OFTEN_AND = {"sons", "daughters"}  # other words behind a written "and" are rather those of a list


def owners_firms(line: Sequence[Name], classes: str, taken: AbstractSet[int]) -> list[NameSpan]:
    """ "Bryce & Daughters", "Dr Pinto and Partners", "W. H. Tring and Sons Ltd"."""
    words, found = name_words(), []
    for match in _OWNERS.finditer(classes):
        first, last = match.span()
        joint = classes.index("&", first)
        end = line[joint + 1].low
        listed = line[joint].text != "&" and end not in _OFTEN_AND and classes[first] != "T"
        if end not in words["firm_ends"] or listed:
            continue
        if line[last - 1].low not in words["company_ends"]:
            last = joint + 2
        first += names_its_kind(line, classes, first, joint)
        if taken.isdisjoint(range(first, last)):
            found.append(span(line, first, last))
    return found


def two_owners(line: Sequence[Name], classes: str, taken: AbstractSet[int]) -> list[NameSpan]:
    """ "Tapper & Lyle", joined by a sign: English words both only where they act and are no two subjects."""
    found = []
    for match in _TWO_OWNERS.finditer(classes):
        first, last = match.span()
        joint = classes.index("&", first)
        own = [line[at] for at in range(first, last) if at != joint]
        told = not all(map(english_word, own)) or (_has_part(line, first, last) and not any(map(_is_subject, own)))
        if line[joint].text == "&" and told and taken.isdisjoint(range(first, last)):
            found.append(span(line, first, last))
    return found


def lettered(line: Sequence[Name], classes: str, taken: AbstractSet[int]) -> list[NameSpan]:
    """ "M & J Gale", "K&R Field Research": owners' first letters joined by a sign, with a surname or a trade."""
    words, found = name_words(), []
    for match in _LETTERED.finditer(classes):
        first, last = match.span()
        joint = classes.find("&", first, last)
        owners = line[first].text if joint < 0 else line[first].text + line[joint].text + line[last - 2].text
        trade = line[last - 1].low in words["trades"]
        two = owners[1:2] == "&" and owners not in words["not_bodies"] and (joint > 0 or trade)
        if two and taken.isdisjoint(range(first, last)):
            found.append(span(line, first, last))
    return found


def _has_part(line: Sequence[Name], first: int, last: int) -> bool:
    """Whether something is done by, with or from it, or it does something itself."""
    before, after = line[first - 1].low if first else "", line[last].low if last < len(line) else ""
    words = name_words()
    return before in {"by", "with", "from"} or after in words["acting_verbs"] | words["body_verbs"] | _IS


def _is_subject(word: Name) -> bool:
    """ "Parks", "Planning", "Wellbeing": what a council deals with."""
    words = name_words()
    plural = word.low.endswith("s") and english_word(word._replace(low=word.low[:-1]))
    return plural or word.low.endswith(_OF_SUBJECTS) or word.low in words["duties"] | words["trade"] | words["generic"]


def with_brackets(line: Sequence[Name], classes: str, taken: AbstractSet[int]) -> list[NameSpan]:
    """ "Halyard Developments (Kelby) Ltd"."""
    places = [m.span() for m in _IN_BRACKETS.finditer(classes) if line[m.end() - 1].low in name_words()["company_ends"]]
    return [span(line, first, last) for first, last in places if taken.isdisjoint(range(first, last))]


def names_its_kind(line: Sequence[Name], classes: str, first: int, last: int) -> int:
    """1 where the first word only says what the body is ("Contractor W. H. Tring & Sons"); else 0."""
    if first + 1 >= last or line[first].low not in name_words()["body_nouns"]:
        return 0
    return int(classes[first + 1] == "I" or not english_word(line[first + 1]))


def by_trade(line: Sequence[Name], classes: str, first: int, last: int, places: AbstractSet[str]) -> NameSpan | None:
    """ "Arlington Gray Consulting", "Sharrow Blinds & Shutters": no article in front; not of the council's place."""
    words = name_words()
    joint = classes.find("&", first, last)
    signed = joint > first and line[joint].text == "&"
    end = line[(joint if joint > first else last) - 1].low
    if signed and line[last - 1].low in words["trades_only"]:
        end = line[last - 1].low  # "Copper & Key Consulting"
    if joint > first and not signed:
        last = joint
    if not 2 <= last - first <= _LONGEST or _article(line, first):
        return None
    if end not in words["trades"] and not (end == "services" and last - first > len("AB")):
        return None
    own = line[first:last]
    if last < len(line) and (line[last].letter == "R" or line[last].low in words["papers"] | words["teams"]):
        return None  # "Empty Homes Officer"
    if any(token.letter not in "CGgI.P&" for token in own) or own[0].letter not in "CGg":
        return None
    own_first = own[1] if own[0].low in words["map_words"] and len(own) > len("XY") else own[0]  # "Upper Marrick Fibre"
    strange = not english_word(own_first) and own_first.low not in places
    before = " ".join(token.low for token in line[max(0, first - 2) : first])
    served = before in words["bodies_after_two"] or before in words["firms_after_two"]
    kind = words["kinds"] | words["duties"] | words["generic"] | words["trade"] | words["map_words"]
    own_name = kind.isdisjoint(token.low for token in own[:-1]) and not (end in words["duties"] and _is_of(own, places))
    sure = served or (end in words["trades_only"] and own_name and _in_business(line, first, last))
    return span(line, first, last) if strange or sure else None


def _is_of(own: Sequence[Name], places: AbstractSet[str]) -> bool:
    """ "Wexmoor Housing" is a part of the council, "Wexmoor Coaches" a firm."""
    return any(token.low in places for token in own)


def _in_business(line: Sequence[Name], first: int, last: int) -> bool:
    """Within a sentence, in no place; else as in "Halyard Homes has …", "Lattice Software, who …"."""
    words = name_words()
    before = line[first - 1] if first else None
    after = [token.low for token in line[last : last + 2]]
    if before is not None and before.text.islower():
        return before.low not in words["place_before"]
    beside = before is not None and before.text == "," and after[:1] == [","]  # "the third, Kestrel Care, failed"
    acts = after[:1] and (after[0] in words["acting_verbs"] | _IS or after[1:] == ["its"])
    return beside or bool(acts) or after in ([",", "who"], [",", "which"])


def _article(line: Sequence[Name], first: int) -> bool:
    if not first or line[first - 1].low == "that":  # "on land that Dunmore Homes owns"
        return False
    return line[first - 1].letter == "t" or line[first - 1].low in {"a", "an", "its", "their", "our"}


def is_newspaper(line: Sequence[Name], first: int, at: int, places: AbstractSet[str]) -> bool:
    """Whether the word at `at` closes the title of a paper: "Kingsmead Post", "Evening Argus"."""
    words, before = name_words(), line[at - 1]
    if at == first or line[at].low not in words["press"]:
        return False
    return before.low in words["press_before"] or before.low in places or not english_word(before)
