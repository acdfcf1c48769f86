"""Numbers in words in front of a title, and apart from it: "One", large at the left, and "Cash for all" beside it.

"One stop shops for all" is a title: a number stands behind white, on a line of its own, or in print of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cells.stanzas.flow import Item, printed_alike
from pipeline.models.page import Word
from pipeline.profiles import Profile
from pipeline.text.lines import Line, spoken

APART = 1.0  # heights of print between a number and a title, at least
MOST = 2  # words: "Twenty one"


def spelt_number(line: Line, profile: Profile) -> tuple[int, int]:
    """What a line counts in words at its front, and in how many of them; 0 and 0 where it does not."""
    for count in range(min(MOST, len(line)), 0, -1):
        if not line[0].text[:1].isupper():
            break
        value = profile.numbers.value(spoken(line[:count]).rstrip(".:)"))
        if value is not None and (count == len(line) or _parted(line[count - 1], line[count])):
            return value, count
    return 0, 0


def counted_in_words(openers: Sequence[Item], profile: Profile) -> list[int]:
    """How many words in front of each opening are its number; none in any where they do not count on."""
    found = [spelt_number(item.block.lines[0], profile) for item in openers]
    first = found[0][0] if found else 0
    counts = first > 0 and all(value == first + at for at, (value, _) in enumerate(found))
    return [words if counts else 0 for _, words in found]


def _parted(number: Word, title: Word) -> bool:
    white = title.box.x0 - number.box.x1
    return white >= APART * title.box.height or not printed_alike(number, title)
