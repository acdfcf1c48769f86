"""What stands at the end of a recommendation's heading, well apart from it, as web pages and cards have it:
"3: Bins   Due May 2031   On track".
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.cells.columns.looks import says_when
from pipeline.cells.stanzas.flow import Item, item_of_line
from pipeline.cells.status.colours import name_of
from pipeline.cells.status.headed import is_state
from pipeline.models.page import Word
from pipeline.models.table import Block, Cell
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded, squeezed
from pipeline.text.lines import spoken

APART = 2.0  # heights of print between a heading and its badge, or between two
BELOW = 0.8  # the same in a line that holds nothing else
LONGEST = 8  # words
LABEL_WORDS = 3
SHORT = 4  # words of a state that no list knows
_OF_A_CARD = ("status", "target_date", "lead_officer")


@dataclass(frozen=True, slots=True)
class Badge:
    """One of them: its role, the words that label it, if any, and its value."""

    role: str
    label: tuple[Word, ...]
    value: Item


def badges_of(item: Item, profile: Profile) -> tuple[Item, tuple[Badge, ...]]:
    """A heading without its badges, and these; the last groups of its first line that say what they are."""
    line = item.block.lines[0]
    least = APART * line[-1].box.height
    starts = [i for i, (a, b) in enumerate(itertools.pairwise(line), start=1) if b.box.x0 - a.box.x1 >= least]
    found: list[Badge] = []
    end = len(line)
    for start in reversed(starts):
        badge = _badge(item, line[start:end], profile)
        if badge is None or any(badge.role == other.role for other in found):
            break
        found.insert(0, badge)
        end = start
    if not found:
        return item, ()
    lines = (line[:end], *item.block.lines[1:])
    own = replace(item, block=item.block._replace(lines=lines), text=" ".join(spoken(x) for x in lines))
    return own, tuple(found)


def badges_alone(item: Item, profile: Profile) -> tuple[Badge, ...]:
    """What a line holds that says nothing but a state and who leads, or by when: "[Achieved]  Lead: Ann Ash"."""
    line = item.block.lines[0]
    starts = [at for at, pair in enumerate(itertools.pairwise(line), start=1) if _begins(*pair)]
    parts = [line[start:end] for start, end in itertools.pairwise([0, *starts, len(line)])]
    if not 1 < len(parts) <= len(_OF_A_CARD) or len(item.block.lines) > 1:
        return ()
    if any(_is_label(part, profile) for part in parts):
        return ()  # "Target date    Not applicable": what stands behind it is its value
    plain = next((part for part in parts if not _is_light(part)), line)
    found = [_badge(item_of_line(plain), part, profile) for part in parts]
    roles = [badge.role for badge in found if badge]
    if "status" not in roles or len({*roles}) < len(parts):
        return ()
    return tuple(replace(badge, value=_part(item, badge.value.words)) for badge in found if badge)


def _is_label(words: Sequence[Word], profile: Profile) -> bool:
    """Whether words are a label and nothing else, no state that may be one as well."""
    text = folded(spoken(words).rstrip(" :"))
    labels = (squeezed(text) in headings.exact for headings in profile.headings.values())
    return not is_state(text, profile) and any(labels)


def _begins(before: Word, word: Word) -> bool:
    """Whether something else begins in a word: behind white, or where the print on paint ends."""
    white = word.box.x0 - before.box.x1
    return white >= BELOW * before.box.height or (white > 0 and _is_light([before]) != _is_light([word]))


def _badge(item: Item, words: Sequence[Word], profile: Profile) -> Badge | None:
    text = spoken(words)
    if len(words) > LONGEST:
        return None
    if is_state(folded(text), profile) or folded(text) in profile.status_uncoloured or _on_paint(item, words):
        return Badge("status", (), _part(item, words))
    for count in range(min(LABEL_WORDS, len(words) - 1), 0, -1):
        label = squeezed(folded(spoken(words[:count]).rstrip(":")))
        role = next((role for role in _OF_A_CARD if label in profile.headings[role].exact), None)
        if role:
            return Badge(role, tuple(words[:count]), _part(item, words[count:]))
    return Badge("target_date", (), _part(item, words)) if says_when(Cell(text=Text(text)), profile) else None


def _on_paint(item: Item, words: Sequence[Word]) -> bool:
    """Whether a few words are white on a ground of their own, and those in front of them are not."""
    return _is_light(words) and len(words) <= SHORT and not _is_light(item.block.lines[0][:1])


def _is_light(words: Sequence[Word]) -> bool:
    return all(name_of(w.style.colour) == "white" for w in words)


def _part(item: Item, words: Sequence[Word]) -> Item:
    return replace(item, block=Block((tuple(words),)), text=spoken(words))
