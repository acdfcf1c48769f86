"""Labels that stand abreast on one line: "Officer: T. R. Haddow      To be done by: Spring 2009" is two things said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.cells.columns.headings import PAIRED, role_of
from pipeline.cells.stanzas.flow import Item
from pipeline.cells.stanzas.labels import LABEL_WORDS
from pipeline.cells.stanzas.run_in import run_in
from pipeline.models.page import Word
from pipeline.models.table import Block
from pipeline.profiles import Profile
from pipeline.text.lines import Line, cut_at, ended_at, parted, spoken

APART = 0.6  # heights of print between two of them, at least: more than the space between two words
FAR = 2.0  # the same, where nothing but its print tells a label
# The private signs are how fonts of symbols draw the straight piece of a tall bracket, which stands there as a bar.
_BARS = frozenset("|¦│┃❘•·\uf8e6\uf8ea\uf8f0\uf8f4\uf8f8\uf8fa")


def cut_at_labels(items: Iterable[Item], profile: Profile) -> Iterator[Item]:
    """The paragraphs, those of one line cut where another label with a role begins behind white or a bar."""
    for item in items:
        parts = _parts(item.block.lines[0], profile) if len(item.block.lines) == 1 else ()
        for part in parts:
            yield replace(item, block=Block((part,), item.block.level), text=spoken(part))
        if not parts:
            yield item


def _parts(line: Line, profile: Profile) -> Sequence[Line]:
    """The line cut in front of each label; nothing where there are not two of them."""
    found: list[list[Word]] = []
    for white in (part for strong in _at_bold(line) for part in parted(strong, APART)):
        for bar, words in groupby(white, key=lambda word: word is not line[0] and word.text in _BARS):
            own = list(words)
            if bar:
                continue
            if not found or _is_labelled(own, profile) or _is_set_off(found[-1][-1], own):
                found.append(own)
            else:
                found[-1] += own
    return [tuple(own) for own in found] if len(found) > 1 and _is_labelled(found[0], profile) else ()


def _at_bold(line: Line) -> tuple[Line, ...]:
    """The line cut where bold print begins again: a label needs no white in front of it then."""
    bold = [word.style.bold for word in line]
    return cut_at(line, [at for at in range(1, len(line)) if bold[at] and not bold[at - 1]]) if bold[0] else (line,)


def _is_set_off(before: Word, words: Sequence[Word]) -> bool:
    """Whether words well apart from those before begin with a label in bold, whatever it says: "Date:" for a target."""
    if words[0].box.x0 - before.box.x1 < FAR * before.box.height or before.style.bold:
        return False
    end = ended_at(words[:LABEL_WORDS])
    return 0 < end < len(words) and all(w.style.bold for w in words[:end]) and not words[end].style.bold


def _is_labelled(words: Sequence[Word], profile: Profile) -> bool:
    end = ended_at(words[:LABEL_WORDS])
    if not end:
        return run_in(words, profile) > 0
    return role_of(spoken(words[:end]).rstrip(" :"), profile) in PAIRED
