"""A status at the end of a recommendation's heading, well apart from it, as web pages have it: "3: Bins   On track"."""

from __future__ import annotations

import itertools
from dataclasses import replace

from pipeline.cells.stanzas.flow import Item
from pipeline.cells.status.headed import is_state
from pipeline.models.table import Block
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lines import spoken

APART = 2.0  # heights of print between a heading and its badge
LONGEST = 5  # words


def badge_of(item: Item, profile: Profile) -> tuple[Item, Item | None]:
    """A heading without its badge, and the badge; None where the line ends in nothing that is a status as a whole."""
    line = item.block.lines[0]
    gaps = [(b.box.x0 - a.box.x1, i) for i, (a, b) in enumerate(itertools.pairwise(line), start=1)]
    gap, at = max(gaps, default=(0.0, 0))
    words = line[at:]
    if gap < APART * line[0].box.height or len(words) > LONGEST:
        return item, None
    if not is_state(folded(spoken(words)), profile):
        return item, None
    lines = (line[:at], *item.block.lines[1:])
    own = replace(item, block=replace(item.block, lines=lines), text=" ".join(spoken(x) for x in lines))
    return own, replace(item, block=Block((words,)), text=spoken(words))
