"""What the model says of words that no rule knows: taken only where its shape could be such a name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from pipeline.models.report import Kind
from pipeline.tag.found import Found
from pipeline.tag.model import Mention
from pipeline.tag.names import Named
from pipeline.tag.places import on_the_map
from pipeline.text.dates import sentence
from pipeline.text.naming import Name, english_word, letters, name_tokens, name_words

_GOES_ON = re.compile(r"(?:[-‐][^\W\d_]{1,30}){1,6}")
_REACH = 50  # characters to each side, then to the end of a word: the model looks at four words around


def doubtful_places(text: str, named: Named) -> list[tuple[int, int]]:
    """The open words with what the model needs to see around them, within their sentence; no two overlap."""
    found: list[tuple[int, int]] = []
    for start, end in named.open_at:
        if found and end <= found[-1][1]:
            continue
        first, last = sentence(text, start, end)
        first, last = _back(text, first, start), _on(text, end, last)
        if found and first < found[-1][1]:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _back(text: str, first: int, start: int) -> int:
    """Where a word begins, no nearer than the reach before `start`; `first` where the sentence begins later."""
    far = max(first, start - _REACH)
    return max(first, text.rfind(" ", first, far) + 1)


def _on(text: str, end: int, last: int) -> int:
    far = text.find(" ", min(last, end + _REACH), last)
    return last if far < 0 else far


def guesses(
    text: str, named: Named, heard: Mapping[str, Sequence[Mention]], places: AbstractSet[str] = frozenset()
) -> list[Found]:
    """People and bodies by the model, around open words only. `places`: the words of the council's own place."""
    found = []
    for first, last in doubtful_places(text, named):
        for label, start, end in heard.get(text[first:last], ()):
            here = (first + start, _word_end(text, first + end))
            if label == "ORG" and here[1] > first + end:
                continue  # "Ashby" of "Ashby-in-the-Vale"
            if any(s < here[1] and e > here[0] for s, e in named.open_at):
                found += _guess(label, text, *here, places)
    return found


def _word_end(text: str, end: int) -> int:
    """Where the word ends that goes on behind a hyphen: the model hears a part of it."""
    goes_on = _GOES_ON.match(text, end)
    return goes_on.end() if goes_on else end


def _guess(label: str, text: str, start: int, end: int, places: AbstractSet[str]) -> list[Found]:
    line = name_tokens(text[start:end])
    while line and line[0].letter in "StTx":
        line = line[1:] if line[0].letter != "T" else line
        if line and line[0].letter == "T":
            break
    if not line:
        return []
    classes = letters(line)
    ahead = name_tokens(text[max(0, start + line[0].start - 40) : start + line[0].start])
    behind = name_tokens(text[start + line[-1].end :][:40].lstrip("'’s"))
    before, after = ahead[-1] if ahead else None, behind[0] if behind else None
    if on_the_map(line, before, after) or (label == "ORG" and _qualifies(line, before, after)):
        return []
    if _shortens(line, ahead) or (label == "PERSON" and line[0].low in name_words()["bodies_prefix"]):
        return []
    kind: Kind = "person" if label == "PERSON" else "organisation"
    if kind == "person" and line[0].letter == "C" and line[0].low in places:
        if not _acts(line, after):
            return []
        kind = "organisation"
    fits = (
        _person(line, classes, text[start + line[-1].end :])
        if kind == "person"
        else _body(line, classes, text[: start + line[0].start])
    )
    return [Found(kind, start + line[0].start, start + line[-1].end)] if fits else []


def _acts(line: Sequence[Name], after: Name | None) -> bool:
    """ "Wexmoor Reuse has given …": no person is named for the council's place, and its own services aren't bodies."""
    words = name_words()
    doing = after is not None and after.low in words["acting_verbs"] | words["body_verbs"]
    return doing and line[-1].low not in words["duties"] | words["teams"] | words["kinds"]


def _shortens(line: Sequence[Name], ahead: Sequence[Name]) -> bool:
    """ "A valuation method (CAVAT)": letters in brackets behind what they stand for, which is no kind of body."""
    if len(line) > 1 or line[0].letter != "A" or len(ahead) < 2 or ahead[-1].text != "(":
        return False
    words, said = name_words(), ahead[-2]
    kinds = words["body_nouns"] | words["bodies_are"] | words["bodies_plural"] | words["bodies"]
    return said.letter == "x" and said.text.islower() and said.low not in kinds


def _qualifies(line: Sequence[Name], before: Name | None, after: Name | None) -> bool:
    """ "The Llanfair circle", "a DRT service": one word behind an article, in front of what it is said of."""
    if len(line) > 1 or before is None or after is None or not after.text.islower():
        return False
    verb = after.letter != "x" or after.low in name_words()["function"] | name_words()["acting_verbs"]
    article = before.low in {"a", "an"} or (before.low == "the" and line[0].letter != "A")
    return article and not verb


def _person(line: Sequence[Name], classes: str, after: str) -> bool:
    """One to three capital words, not all of them English, no street or body behind them."""
    plain = classes.lstrip("T.")
    if not plain or any(c not in "CGgIv." for c in plain) or len(plain) > len("GICCC"):
        return False
    following = letters(name_tokens(after[:40].lstrip("'’s")))[:1]
    if following and following in "POCR":
        return False
    words = [t for t in line if t.letter in "CGg"]
    if (len(words) == 1 and "G" not in classes) or any(t.low == "st" for t in words):
        return False  # "Kelby St Mary"
    return any(t.letter == "G" or not english_word(t) for t in words) and words[-1].low not in _small_words()


@cache
def _small_words() -> frozenset[str]:
    words = name_words()
    return words["function"] | words["papers"] | words["places"]


def _article(before: str) -> bool:
    ahead = name_tokens(before[-40:])[-1:]
    return not ahead or any(token.letter in "tS" or token.low in {"a", "an", "its", "their", "s"} for token in ahead)


def _body(line: Sequence[Name], classes: str, before: str) -> bool:
    """Capital letters that aren't known as something else, or capital words of which one is no English word."""
    words = name_words()
    if line[-1].low == "services" and len(line) > len("XY"):  # a company takes no article
        return not set(classes) - set("CG") and not _article(before)
    if (
        any(c not in "CGgAOI&o." for c in classes)
        or classes[-1] not in "CGgAO"
        or line[-1].low in words["papers"] | words["teams"] | words["place_ends"]
    ):
        return False
    if len(line) == 1 and line[0].letter == "A":
        return line[0].text not in words["not_bodies"] and len(line[0].text) > len("IT")
    if any(t.text[-1] == "s" and t.text[:-1].isupper() for t in line):
        return False
    if "&" in classes and "O" not in classes and all(t.text != "&" for t in line):
        return False
    own = [t for t in line if t.letter in "CGg" and not english_word(t)]
    return bool(own) and not all(t.letter in "Gg" for t in line)
