"""Where a published text is among the words of its boxes: all of it in one run, else word by word in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from pipeline.verify.letters import Letters, Token, folded, letters_of, words_of


@dataclass(slots=True)
class Found:
    """What was found of a text: letters of the boxes that it took, and its words that are not there."""

    taken: set[int] = field(default_factory=set)  # positions in the letters of the boxes
    missing: list[str] = field(default_factory=list)


def find_text(text: str, tokens: Sequence[Token], taken: set[int]) -> Found:
    """Look for a text among tokens in their order; where it is there twice, the one not yet `taken` counts."""
    said, printed = letters_of(words_of(text)), letters_of(tokens)
    if not said.chars:
        return Found()
    starts = list(_starts(said.chars, printed.chars))
    free = [at for at in starts if not any(i in taken for i in (at, at + len(said.chars) - 1))]
    for at in (*free, *starts):
        places = list(range(at, at + len(said.chars)))
        if _same_dashes(said, printed, range(len(said.chars)), places):
            return Found(set(places))
    return _by_words(text, said, tokens, printed)


def _starts(short: str, long: str) -> Iterator[int]:
    at = long.find(short)
    while at >= 0:
        yield at
        at = long.find(short, at + 1)


def _same_dashes(said: Letters, printed: Letters, ours: Sequence[int], theirs: Sequence[int]) -> bool:
    """Return True if the two have their dashes at the same places; one that ends a printed line may be dropped."""
    for one, other in zip(ours, theirs, strict=True):
        differ = one > 0 and said.dashes[one] != printed.dashes[other]  # in front of it all it is a bullet
        if differ and (said.dashes[one] or not printed.loose[other]):
            return False
    return True


def _by_words(text: str, said: Letters, tokens: Sequence[Token], printed: Letters) -> Found:
    """Match what can be matched in order; words of the boxes in between belong to other fields, or are lost."""
    found = Found()
    words = words_of(text)
    ours, theirs = _parts(said, len(words)), _parts(printed, len(tokens))
    plain, there = [said.chars[a:b] for a, b in ours], [printed.chars[a:b] for a, b in theirs]
    for kind, i0, i1, j0, j1 in SequenceMatcher(None, plain, there, autojunk=False).get_opcodes():
        if i0 == i1:
            continue
        own = range(ours[i0][0], ours[i1 - 1][1])
        span = range(theirs[j0][0], theirs[j1 - 1][1]) if j1 > j0 else range(0)
        at = printed.chars[span.start : span.stop].find(said.chars[own.start : own.stop]) if span else -1
        places = range(span.start + at, span.start + at + len(own))
        if at >= 0 and _same_dashes(said, printed, own, places):
            found.taken.update(places)
        elif kind == "equal":
            found.taken.update(span)
            pairs = zip(range(i0, i1), range(j0, j1), strict=True)
            found.missing += [
                words[i].text for i, j in pairs if not _same_dashes(said, printed, range(*ours[i]), range(*theirs[j]))
            ]
        else:
            found.missing += [word.text for word in words[i0:i1] if folded(word.text).strip("-\u00ad")]
    return found


def _parts(run: Letters, count: int) -> list[tuple[int, int]]:
    """Return each token's (start, end) in a run of letters."""
    ends = [0] * count
    for at, owner in enumerate(run.owners):
        ends[owner] = at + 1
    found, last = [], 0
    for end in ends:
        found.append((last, max(last, end)))
        last = max(last, end)
    return found
