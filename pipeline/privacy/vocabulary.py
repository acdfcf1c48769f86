"""The names to be hidden, in every form in which they may stand: for texts that no rule of grammar reaches.

File names, web addresses, messages and headings are searched for the names that were found in the prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.privacy.edits import Edit
from pipeline.text.naming import english_word, name_tokens, name_words

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
