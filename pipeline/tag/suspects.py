"""Whatever may be a person's name: for hiding people, where one name too many costs less than one too few.

Wider than the entities: it also takes names that the model alone hears, unknown pairs of capital words, and known given
names with any surname. What is part of a body's name, a post or a place is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.tag.addresses import addresses
from pipeline.tag.memory import Memory
from pipeline.tag.model import mentions
from pipeline.tag.names import Named, Prepared, names, prepare
from pipeline.tag.places import on_the_map
from pipeline.text.dates import sentence
from pipeline.text.naming import Name, english_word, name_tokens, name_words

Spans = list[tuple[int, int]]
_RUN = re.compile(r"(?:T\.?)?(?:(?:[GgCA]|I\.?)v{0,2})*[GgCA]")  # a title, then capital words, initials and particles
_LONGEST = 5  # words of a name


def suspects(texts: Sequence[str], *, wide: bool, model: bool = True) -> list[Spans]:
    """For each text the spans of what may be a person, sorted, never overlapping.

    `wide`: pairs of unknown capital words count too, though some are places. `model`: whether it may be asked.
    """
    prepared = [prepare(text, addresses(text)) for text in texts]
    named = [names(one, Memory()) for one in prepared]
    asked = [_sentences(one) for one in prepared]
    wanted = [one.text[a:b] for one, spans in zip(prepared, asked, strict=True) for a, b in spans]
    heard = mentions(wanted) if model and wanted else {}
    found = []
    for one, name, spans in zip(prepared, named, asked, strict=True):
        by_model = [
            (a + start, a + end)
            for a, b in spans
            for label, start, end in heard.get(one.text[a:b], ())
            if label == "PERSON"
        ]
        found.append(_united([*_by_rule(one, name, wide), *_shaped(one, name, by_model, wide)]))
    return found


def _sentences(one: Prepared) -> Spans:
    """The sentences that hold a capital word which may be a name."""
    found: Spans = []
    for token in one.line:
        if token.letter in "GgCA" and (not found or token.start >= found[-1][1]):
            found.append(sentence(one.text, token.start, token.end))
    return found


def _by_rule(one: Prepared, named: Named, wide: bool) -> Iterator[tuple[int, int]]:
    taken = [(f.start, f.end) for f in named.found if f.kind != "person"]
    yield from ((f.start, f.end) for f in named.found if f.kind == "person")
    for match in _RUN.finditer(one.classes):
        words = _trimmed(one.line[match.start() : match.end()])
        if len(words) > _LONGEST or _touches(words[0].start, words[-1].end, taken):
            continue
        around = _around(one.line, match.start(), match.start() + len(words))
        if _reads_as_name(words, around[1], wide) and not on_the_map(words, *around):
            yield words[0].start, words[-1].end


def _around(line: Sequence[Name], first: int, last: int) -> tuple[Name | None, Name | None]:
    return (line[first - 1] if first else None), (line[last] if last < len(line) else None)


def _trimmed(words: Sequence[Name]) -> Sequence[Name]:
    """Without English words behind a surname that is none: "Jane Doe Update"."""
    while len(words) > 2 and words[-2].letter == "C" and not english_word(words[-2]) and english_word(words[-1]):
        words = words[:-1]
    return words


def _reads_as_name(words: Sequence[Name], after: Name | None, wide: bool) -> bool:
    """A title or a known given name with more behind it; where `wide`, also words that no list knows."""
    if after and after.letter in "OPR":
        return False
    own = [word for word in words if word.letter in "GgCA"]
    if words[0].letter == "T" and own:
        return True
    if words[0].letter in "Gg":
        return len(own) > 1 or (words[0].letter == "G" and wide)
    strange = [word for word in own if word.letter != "A" and not english_word(word)]
    if not wide or len(own) < 2:
        return False
    acts = after is not None and after.low in name_words()["human_verbs"] and strange[:1] == own[:1]
    return len(strange) == len(own) or (acts and len(own) == 2)  # surnames are often English words: "Quorla Boyle left"


def _shaped(one: Prepared, named: Named, heard: Spans, wide: bool) -> Iterator[tuple[int, int]]:
    """Of what the model hears, that which has the shape of a name and is no place by the words around it."""
    letters = name_words()["not_bodies"]
    taken = [(f.start, f.end) for f in named.found if f.kind != "person"]
    small = name_words()["function"] | name_words()["papers"] | name_words()["places"]
    for start, end in heard:
        line = [word for word in name_tokens(one.text[start:end]) if word.letter in "TGgCIv."]
        own = [word for word in line if word.letter in "GgC"]
        if not own or _touches(start, end, taken) or all(word.text in letters for word in own):
            continue
        if own[-1].low in small and (len(own) == 1 or (own[0].letter == "C" and english_word(own[0]))):
            continue  # "Village Green", but "Eleri Green"
        first, last = start + line[0].start, start + line[-1].end
        before = name_tokens(one.text[max(0, first - 40) : first])[-1:]
        after = name_tokens(one.text[last : last + 40].lstrip("'’s"))[:1]
        if on_the_map(line, before[0] if before else None, after[0] if after else None):
            continue
        known = any(word.letter in "Gg" for word in own) or line[0].letter in "TI"
        if known or ((len(own) > 1 or wide) and not any(english_word(word) for word in own)):
            yield first, last


def _touches(start: int, end: int, taken: Spans) -> bool:
    return any(a < end and b > start for a, b in taken)


def _united(spans: Spans) -> Spans:
    """Overlapping spans as one."""
    found: Spans = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
