"""Words that close a body's name without being its head: schools, hospitals and clubs in short, newspapers."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from pipeline.tag.firms import is_newspaper
from pipeline.text.naming import Name, english_word, name_words

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
