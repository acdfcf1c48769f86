"""States in words below the sign that shows them, beside the text: an icon at the right of a heading, "Done" under it.

They stand level with lines of the text, or between two of them, and are no part of either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.cells.stanzas.margin import APART, FEWEST, Marks
from pipeline.cells.stanzas.marks import signs_on
from pipeline.cells.status.headed import is_state
from pipeline.models.page import Box, Page, Word
from pipeline.models.places import Places
from pipeline.models.table import Mark
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lines import Line, box_of, lines_of, parted, spoken

CLOSE = 1.0  # heights of print between a sign and the words below it
MIDDLE = 3.0  # points by which the middles of the two may lie apart
LONGEST = 4  # words
MOST = 0.6  # share of them that must be known as states


def captions_of(pages: Sequence[Page], taken: Places, profile: Profile) -> Marks:
    """Such states; none where they are few, or most say something else."""
    drawn = [(page, signs) for page in pages if (signs := [mark.box for mark in signs_on(page)])]
    found = [part for page, signs in drawn for part in _below_signs(page, signs, taken, profile)]
    told = sum(_is_told(part, profile) for part in found)
    return tuple(found) if len(found) >= FEWEST and told >= MOST * len(found) else ()


def signs_over(words: Line, page: Page) -> tuple[Mark, ...]:
    """The signs that stand right above some words."""
    return tuple(mark for mark in signs_on(page) if _is_over(mark.box, words))


def _below_signs(page: Page, signs: Sequence[Box], taken: Places, profile: Profile) -> Iterator[Line]:
    words = [w for w in taken.without(page.words) if not w.style.hidden]
    for line in lines_of(words):
        parts = parted(line, APART)
        if sum(_is_told(part, profile) for part in parts) > 1:
            continue  # a key: its states stand abreast
        for part in (parts[0], parts[-1])[: len(parts)]:
            sign = next((box for box in signs if _is_over(box, part)), None)
            if sign is not None and len(part) <= LONGEST and _is_beside(sign, part, words):
                yield part
                break


def _is_told(words: Line, profile: Profile) -> bool:
    said = folded(spoken(words))
    return is_state(said, profile) or said in profile.status_uncoloured


def _is_over(sign: Box, words: Line) -> bool:
    """Whether a sign stands right above some words, in their middle."""
    own = box_of(words)
    return abs(sign.centre[0] - own.centre[0]) <= MIDDLE and 0 <= own.top - sign.bottom <= CLOSE * own.height


def _is_beside(sign: Box, words: Line, others: Sequence[Word]) -> bool:
    """Whether text stands at the height of a sign and of the words below it, all on one side of them and well apart."""
    own = sign.union(box_of(words))
    inside = {w.index for w in words}
    level = [w.box for w in others if w.index not in inside and own.top <= w.box.centre[1] <= own.bottom]
    least = APART * words[0].box.height
    left, right = all(box.x1 + least <= own.x0 for box in level), all(box.x0 - least >= own.x1 for box in level)
    return bool(level) and (left or right)
