"""What stands in front of a recommendation's name and is no part of it.

Minutes number all their paragraphs ("27.2 Recommendation 1. That …"); a web page prints the sign that folds a heading
("– Recommendation 1").
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.cells.stanzas.flow import Item, may_stand_before, without
from pipeline.profiles import Profile


def less_front(item: Item, profile: Profile) -> Item:
    """A paragraph that begins with a recommendation's name and number, without what stands before them."""
    words = item.words if item.table is None else []
    if len(words) < 3 or not may_stand_before(words[0].text):
        return item
    named = re.match(rf"{profile.names}$", words[1].text, re.IGNORECASE)
    if named is None or not any(map(str.isdigit, words[2].text)):
        return item
    own = without(item.block, 1)._replace(level=0)  # a dash that stands there is no list's
    return replace(item, block=own, text=item.text[len(words[0].text) :].lstrip())
