"""What a report itself tells about names: its council's places, its acronyms, its people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.models.report import Header
from pipeline.text.naming import english_word, name_tokens, name_words

_DEFINED = re.compile(r"\((?:the )?[\"'“‘]?([A-Z][A-Za-z&]{1,9})[\"'”’]?\)")
_PLACELESS = frozenset(
    "council city borough county district town royal london metropolitan of the and unitary authority combined on upon "
    "with".split()
)


@dataclass(frozen=True, slots=True)
class Memory:
    """`acronyms`: letters → name in full; `bodies`, `people`: full names met anywhere in the report."""

    places: frozenset[str] = frozenset()
    acronyms: Mapping[str, str] = field(default_factory=dict)
    people: frozenset[str] = frozenset()

    def taught_since(self, before: Memory) -> frozenset[str]:
        """The words that are read otherwise than with the memory `before`: as they are written, of places small."""
        people = self.people - before.people
        return (
            frozenset(self.acronyms)
            | (self.places - before.places)
            | {part for name in people for part in name.split()}
        )


def places_of(header: Header, bodies: Iterable[str] = ()) -> frozenset[str]:
    """The words of the council's name that are its place, small."""
    names = [header.council or "", *(body for body in bodies if re.search(r"\bCouncil$|Borough of", body))]
    return frozenset(
        word.lower()
        for name in names
        for word in re.findall(r"[^\W\d_][\w'’-]+", name)
        if word.lower() not in _PLACELESS
    )


def initials(name: str) -> frozenset[str]:
    """The letters that may stand for a name: of its capital words, with and without those of "of", "and", "for"."""
    words = re.findall(r"[^\W\d_][\w'’]*", name.replace("-", " "))
    capital = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0].upper() for word in words if word.lower() not in {"the"})
    return frozenset(letters for letters in (capital, every, capital + "s") if len(letters) > 1)


def acronyms(texts: Iterable[str], bodies: Iterable[str], header: Header) -> dict[str, str]:
    """Letters → name in full: as the report defines them, and as the initials of a body that it names.

    Letters that fit two names stand for neither.
    """
    found: dict[str, set[str]] = {}
    named = sorted({*bodies, *filter(None, (header.council, header.committee))})
    for name in named:
        for letters in initials(name):
            found.setdefault(letters, set()).add(name)
    defined: dict[str, str] = {}
    for text in texts:
        for match in _DEFINED.finditer(text):
            before = text[max(0, match.start() - 120) : match.start()].rstrip()
            full = next((n for n in sorted(named, key=len, reverse=True) if before.endswith(n)), None)
            if (full and match[1].upper() == match[1]) or (full and match[1] in initials(full)):
                defined[match[1]] = full
    for name in named:
        for short in _short(name):
            found.setdefault(short, set()).add(name)
    return {letters: sorted(names)[0] for letters, names in found.items() if len(names) == 1} | defined


def _short(name: str) -> Iterable[str]:
    """ "Harlow" for "J. Harlow & Sons": the only own word of a company's name, if it is no English word."""
    words = name_words()
    tokens = name_tokens(name)
    ends = [i for i, token in enumerate(tokens) if token.low in words["company_ends"]]
    own = [t for t in tokens[: ends[0]] if t.letter in "CGg"] if ends else []
    initialled = bool(tokens) and tokens[0].letter == "I"
    return [own[-1].text] if len(own) == 1 and (initialled or not english_word(own[0])) else []


def plain_name(name: str) -> str:
    """A person's name without courtesy title."""
    words = name.split()
    while len(words) > 1 and words[0].lower().rstrip(".") in name_words()["titles"]:
        words.pop(0)
    return " ".join(words)


def full_name(name: str, people: Iterable[str]) -> str:
    """The one full name in the report that a shorter mention can only mean; else the name itself."""
    parts = plain_name(name).replace(".", " ").split()
    fits = {other for other in people if _is_full(other) and _fits(parts, other.split())}
    return fits.pop() if len(fits) == 1 else plain_name(name)


def _is_full(name: str) -> bool:
    """Whether a name has a first name that is more than a letter."""
    first, *rest = name.split()
    return bool(rest) and len(first.rstrip(".")) > 1


def _fits(short: list[str], full: list[str]) -> bool:
    """ "Thomas", "Yvette" and "Y Thomas" fit "Yvette Thomas"."""
    if short == full:
        return True
    if len(short) == 1:
        return short[0] in {full[0], full[-1]}
    return (
        short[-1] == full[-1]
        and all(f.startswith(s) for s, f in zip(short[:-1], full, strict=False) if len(s) == 1)
        and (all(len(s) == 1 for s in short[:-1]))
    )
