"""How a key is told in sentences: the words of a profile put together to patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.profiles.patterns import Patterns, any_of
from pipeline.profiles.profile import KeyTold, folded

_OPENED, _CLOSED = r"[“\"'‘(]?", r"[”\"'’)]?"
_MARKS = r"\s?[=:,(]|\s?[–—]|\s-(?=\s)"


def key_told(data: Mapping[str, Sequence[str]], names: str, patterns: Patterns) -> KeyTold:
    """The patterns by which a sign and its meaning are told apart; `names` are those of recommendations."""
    nouns = rf"{_CLOSED}(?:\s+{any_of(data['nouns'])}(?!\w))*"
    links = rf"(?:\s+{any_of(data['links'])}(?!\w)|{_MARKS})+"
    listed = {
        "fore": rf"(?:(?<!\w){any_of(data['fore'])}\s+)*{_OPENED}$",
        "numbered": rf"(?<!\w)(?:{any_of(data['numbered'])}|{names}) (?:no\.? )?$",
        "conditions": rf"(?<!\w){any_of(data['conditions'])}(?!\w)",
        "nouns": nouns,
        "linked": rf"{nouns}{links}\s*",
        "strong": rf"(?<!\w){any_of(data['strong'])}(?!\w)",
        "marks": rf"(?<!\w){any_of(data['marks'])}(?!\w)",
        "aft": rf"(?:(?<!\w){any_of([*data['aft'], *data['marks']])}\s+)+{_OPENED}$",
        "parts": rf"(?<![\w-]){any_of(data['parts'])}$",
        "opens": rf"^{any_of([*data['parts'], *data['opens']])}(?!\w)",
    }
    compiled = {name: patterns.compile(pattern, re.IGNORECASE) for name, pattern in listed.items()}
    return KeyTold(colours=frozenset(map(folded, data["colours"])), **compiled)
