"""Numbers, addresses and names to be hidden in texts that no rule of grammar reaches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.privacy.edits import Edit
from pipeline.text.naming import english_word, name_tokens, name_words

Span = tuple[str, int, int]  # what it is, start, end
EMAIL, PHONE, NI, NHS, POSTCODE, STREET = (
    "e-mail addresses", "phone numbers", "National Insurance numbers", "NHS numbers", "postcodes", "street addresses",
)  # fmt: skip
REPLACEMENT = {
    EMAIL: "[e-mail removed]",
    PHONE: "[phone number removed]",
    NI: "[National Insurance number removed]",
    NHS: "[NHS number removed]",
    POSTCODE: "[postcode removed]",
    STREET: "[address removed]",
}
_EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}[ ]?(?:@|\[at\]|\(at\))[ ]?[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}")
_PHONE_START = re.compile(r"(?<![\w£.,/-])(?:(?:\+44|\(\+44\)|0044|\+\(44\))(?=[\d ()-])|\(?0(?=\d{2}))")
_SEPARATORS = " -().\u00a0\u2011\u2013"
_EXTENSION = re.compile(r",?[ ]?(?:ext(?:ension)?\.?|x)[ ]?\d{1,6}(?!\w)", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?<!\w)(?:tel|telephone|phone|mobile|mob|fax|ext|extension)\b[.:]?[ ]?(?:no\b\.?|number)?[.:]?[ ]{0,2}"
    r"(?P<number>\d[\d -]{2,14}\d)(?!\w)",
    re.IGNORECASE,
)
_NI = re.compile(r"(?<!\w)[A-Z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D](?!\w)", re.IGNORECASE)
_NHS = re.compile(r"(?<![\w.,/-])(?:\d{3}[ -]\d{3}[ -]\d{4}|\d{10})(?![\w/-])")
_NHS_BEFORE = re.compile(r"\bNHS\b[^.\n]{0,24}$", re.IGNORECASE)
_POSTCODE = re.compile(r"(?<!\w)(?:[A-Z]{1,2}\d[A-Z\d]?[ \u00a0]?\d[ABD-HJLNP-UW-Z]{2}|GIR[ ]?0AA)(?!\w)")
_HOUSE = re.compile(
    r"(?<![\w£.,/])(?:(?:Flat|Apartment|Unit|Room)[ ]\d{1,4}[A-Za-z]?,?[ ])?(?!(?:19|20)\d\d\b)\d{1,4}[A-Za-z]?,?[ ]"
    r"(?P<street>[A-Z][\w'’-]{1,30}(?:[ ][A-Z][\w'’-]{1,30}){0,4})"
)
_SHORT_STREETS = frozenset({"rd", "st", "ave", "ln", "dr", "cres", "gdns", "pl", "sq", "cl"})
_NATIONAL = (12, 11, 10)  # digits of a British number with its leading nought; one too many is a slip


def numbers(text: str) -> list[Span]:
    """All of them, in order of kind; they may overlap where a number could be of two kinds."""
    found = [(EMAIL, m.start(), m.end()) for m in _EMAIL.finditer(text)] if "@" in text or "at" in text else []
    if any(character.isdigit() for character in text):
        found += [*_phones(text), *_plain(text), *_streets(text)]
    return found


def _plain(text: str) -> Iterator[Span]:
    yield from ((NI, m.start(), m.end()) for m in _NI.finditer(text))
    yield from ((POSTCODE, m.start(), m.end()) for m in _POSTCODE.finditer(text))
    for match in _NHS.finditer(text):
        spaced = not match[0].isdigit()
        if spaced or _checks(match[0]) or _NHS_BEFORE.search(text, max(0, match.start() - 40), match.start()):
            yield NHS, match.start(), match.end()


def _checks(digits: str) -> bool:
    """The NHS number's own check digit: modulus 11."""
    rest = 11 - sum((10 - i) * int(digit) for i, digit in enumerate(digits[:9])) % 11
    return rest != 10 and int(digits[9]) == rest % 11


def _phones(text: str) -> Iterator[Span]:
    for match in _PHONE_START.finditer(text):
        end = _phone_end(text, match.end())
        if end:
            extension = _EXTENSION.match(text, end)
            yield PHONE, match.start(), extension.end() if extension else end
    for match in _LABELLED.finditer(text):
        yield PHONE, match.start("number"), match.end("number")


def _phone_end(text: str, at: int) -> int:
    """Where the number ends whose nought or +44 ends at `at`; 0 where none of a British length does."""
    best, digits = 0, 1
    if text.startswith(("(0)", " (0)"), at):  # +44 (0)1632 …
        at = text.index(")", at) + 1
    start = at
    while at < len(text) and digits < _NATIONAL[0] and at - start < 24:
        if text[at].isdigit():
            digits += 1
            at += 1
            if digits in _NATIONAL and not text[at : at + 1].isdigit():
                best = at
        elif text[at] in _SEPARATORS and not (text[at] == "." and not text[at + 1 : at + 2].isdigit()):
            at += 1
        else:
            break
    return best


def _streets(text: str) -> Iterator[Span]:
    """A house number and a street: "14 Acacia Avenue", "Flat 2, 3a Church Lane"."""
    heads = name_words()["streets"] | _SHORT_STREETS
    for match in _HOUSE.finditer(text):
        words = list(re.finditer(r"[\w'’-]+", match["street"]))
        last = next((i for i in range(len(words) - 1, 0, -1) if words[i][0].lower() in heads), None)
        if last:
            yield STREET, match.start(), match.start("street") + words[last].end()


NAMES = "names"
_BETWEEN = r"(?:[\s.,_+-]|%20){1,3}"
_SHORTEST = 3  # letters of a surname that may be looked for on its own


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`whole` finds names of several words whatever their case; `part` a surname or first name, as it is written."""

    whole: re.Pattern[str] | None
    part: re.Pattern[str] | None
    instead: Mapping[str, str] = field(default_factory=dict)  # words of a form, small → what stands in its place

    def edits(self, text: str) -> Iterator[Edit]:
        """Every place of the text where one of the names stands."""
        for pattern in (self.whole, self.part):
            for match in pattern.finditer(text) if pattern else ():
                yield Edit(match.start(), match.end(), self.instead[_key(match["name"])], NAMES)


NO_WORDS = Vocabulary(None, None)


def vocabulary(hidden: Mapping[str, str], forms: Mapping[str, Iterable[str]], kept: Iterable[str]) -> Vocabulary:
    """`hidden`: full name → what stands in its place; `forms`: full name → as printed; `kept`: names that stay.

    A surname alone is looked for only where it is no English word and nobody who stays bears it.
    """
    stay = {word for name in kept for word in name.split()}
    instead: dict[str, str] = {}
    whole, part = set(), set()
    for name in sorted(hidden):
        for words in _forms(name, forms.get(name, ())):
            whole.add(_pattern(words))
            instead.setdefault(_key(" ".join(words)), hidden[name])
        for word in _parts(name, stay):
            part.add(re.escape(word))
            instead.setdefault(_key(word), hidden[name])
    titles = "|".join(sorted(name_words()["titles"] | name_words()["titles_plural"]))
    title = rf"(?:\b(?:{titles.replace('.', '')})\b\.?\s+)?"
    return Vocabulary(_compiled(title, whole, re.IGNORECASE), _compiled(f"(?i:{title})", part, 0), instead)


def _compiled(title: str, alternatives: set[str], flags: int) -> re.Pattern[str] | None:
    if not alternatives:
        return None
    longest_first = sorted(alternatives, key=lambda pattern: (-len(pattern), pattern))
    return re.compile(rf"(?<![^\W_]){title}(?P<name>{'|'.join(longest_first)})(?![^\W_])", flags)


def _forms(name: str, printed: Iterable[str]) -> Iterator[list[str]]:
    """A name of several words: as it is, as printed, surname first, and with the first name's initial."""
    for form in {name, *printed}:
        words = _letters(form)
        while len(words) > 1 and words[0].lower() in name_words()["titles"]:
            words.pop(0)
        if len(words) > 1:
            yield words
    words = _letters(name)
    if len(words) > 1 and len(words[0]) > 1:
        yield [words[-1], *words[:-1]]
        yield [words[0][0], words[-1]]
        yield [words[0] + words[-1]]


def _parts(name: str, stay: set[str]) -> Iterator[str]:
    for token in name_tokens(name):
        word = token.text
        if len(word) >= _SHORTEST and word[0].isupper() and word not in stay and not english_word(token):
            given = token.letter == "g"  # a given name that is also another word
            if not given:
                yield word


def _letters(form: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", form)


def _pattern(words: list[str]) -> str:
    return _BETWEEN.join(re.escape(word).replace("'", "['’]").replace("’", "['’]") for word in words)


def _key(form: str) -> str:
    return " ".join(_letters(form.replace("%20", " "))).lower().replace("’", "'")
