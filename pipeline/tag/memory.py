"""What a report itself tells about names: its council's places, its acronyms, its people."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.models.report import Header
from pipeline.text.naming import Name, english_word, name_tokens, name_words

_DEFINED = re.compile(r"\((?:the )?[\"'“‘]?([A-Z][A-Za-z&]{1,9})[\"'”’]?\)")
_COUNCIL = re.compile(r"([^\W\d_]{1,40})(?: (?:County|City|Borough|District|Town|Parish|Metropolitan)){0,2} Council")
_SAINT = re.compile(r"(St [^\W\d_]+(?:['’]s)?) [^\W\d_]+$")
_KEPT = 2000  # names remembered over reports
_PLACELESS = frozenset(
    "council city borough county district town royal london metropolitan of the and unitary authority combined on upon "
    "with".split()
)


@dataclass(frozen=True, slots=True)
class Memory:
    """`acronyms`: letters or a short name → name in full; `people`: full names met anywhere in the report;
    `actors`: place → the other council that is named for it."""

    places: frozenset[str] = frozenset()
    acronyms: Mapping[str, str] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    actors: Mapping[str, str] = field(default_factory=dict)

    def taught_since(self, before: Memory) -> frozenset[str]:
        """The words that are read otherwise than with the memory `before`: as they are written, of places small."""
        people = self.people - before.people
        return (
            frozenset(word for short in self.acronyms for word in short.split())
            | frozenset(self.actors)
            | (self.places - before.places)
            | {part for name in people for part in name.split()}
        )


def places_of(header: Header, bodies: Iterable[str] = ()) -> frozenset[str]:
    """The words of the council's name that are its place, small."""
    names = [header.council or "", *(body for body in bodies if re.search(r"\bCouncil$|Borough of", body))]
    placeless = _PLACELESS | name_words()["kinds"] | name_words()["duties"]  # "Kelby Children in Care Council"
    return frozenset(
        word.lower()
        for name in names
        for word in re.findall(r"[^\W\d_][\w'’-]+", name)
        if word.lower() not in placeless
    )


def initials(name: str) -> frozenset[str]:
    """The letters that may stand for a name: of its capital words, with and without those of "of", "and", "for"."""
    words = re.findall(r"[^\W\d_][\w'’]*", name.replace("-", " "))
    capital = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0].upper() for word in words if word.lower() not in {"the"})
    return frozenset(letters for letters in (capital, every, capital + "s") if len(letters) > 1)


def acronyms(texts: Iterable[str], bodies: Collection[str], header: Header) -> dict[str, str]:
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
    for name in filter(_is_shapeless, bodies):
        found.setdefault(name, set()).add(name)
    for name in named:
        for short in _shorts(name):
            found.setdefault(short, set()).add(name)
    return {letters: sorted(names)[0] for letters, names in found.items() if len(names) == 1} | defined


@lru_cache(maxsize=_KEPT)
def _is_shapeless(name: str) -> bool:
    """Whether only its context can have told it: one sentence does so for the whole report.

    Not of one word, which in the next sentence may be the place that the body is named for.
    """
    words, own = name_words(), name_tokens(name)
    return len(own) > 1 and name not in words["known_names"] and all(token.letter in "CGg&" for token in own)


def actors(bodies: Iterable[str], header: Header) -> dict[str, str]:
    """Place → council, for the councils that a report names beside its own: "Lindsea" for Lindsea County Council."""
    matches = {body: _COUNCIL.fullmatch(body) for body in bodies if body != header.council}
    return {match[1]: body for body, match in matches.items() if match}


@lru_cache(maxsize=_KEPT)
def _shorts(name: str) -> tuple[str, ...]:
    return tuple(_short(name))


_BESIDE_TRADE = frozenset("services property housing group management association society trust".split())


def _short(name: str) -> Iterable[str]:
    """Short names of a firm, and of a body that ends in its letters.

    "Harlow" for "J. Harlow & Sons", "St Orme's" for "St Orme's Hospital", "Citywide" for "Citywide Waste plc",
    "IDB" for "Ouse Levels IDB".
    """
    words, tokens = name_words(), name_tokens(name)
    if len(tokens) > 1 and tokens[-1].text in words["body_acronyms"] - words["not_bodies"] - words["known_bodies"]:
        yield tokens[-1].text
    if len(tokens) > 1:
        yield from words["short_alone"] & {tokens[0].text, tokens[-1].text}
    for short in words["short_heads"]:
        if name.endswith(f" {short}"):
            yield short
    if saint := _SAINT.match(name):
        yield saint[1]
    yield from _firm_short(tokens)


def _firm_short(tokens: Sequence[Name]) -> Iterable[str]:
    """What stands in front of a firm's trade and form."""
    words, lead = name_words(), list(tokens)
    while lead and (lead[-1].low in words["company_ends"] | words["trades"] | _BESIDE_TRADE or lead[-1].letter == "&"):
        lead.pop()
    tail = {token.low for token in tokens[len(lead) :]}
    own = [token for token in lead if len(token.text) > 1 and token.text[0].isupper()]
    firm = tail & (words["company_ends"] | words["trades"] | {"services", "housing"})
    if not firm or not 1 <= len(own) <= 2 or len(own) + 2 * (lead[0].letter == "I") < len(lead):
        return
    if own[0].low in words["map_words"]:
        return  # "Upper Marrick Fibre": without its trade it is the place
    if len(own) == 2:
        yield f"{own[0].text} {own[1].text}"
    if lead[0].letter == "I" or not english_word(own[0]) or (len(own) == 1 and tail & words["company_ends"]):
        yield own[0].text


def plain_name(name: str) -> str:
    """A person's name without courtesy title."""
    words, lists = name.split(), name_words()
    while len(words) > 1 and any(words[0].lower().rstrip(".") in lists[kind] for kind in ("titles", "titles_of_given")):
        words.pop(0)
    return " ".join(words)


@lru_cache(maxsize=_KEPT)
def full_name(name: str, people: frozenset[str]) -> str:
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
