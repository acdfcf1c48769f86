"""Signs of a key that are printed on paint without lines: a letter or a state on a patch, below one another."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cells.status.colours import name_of, rag_of
from pipeline.cells.status.printed import Shown, read_status
from pipeline.models.page import Box, Page, Word
from pipeline.models.table import Cell, Mark
from pipeline.models.text import concat, of_word
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lines import spoken

WIDEST, HIGHEST = 150.0, 30.0  # points
COLUMN, ALIKE = 3, 2.0  # signs below one another; points by which they may begin apart

Badge = tuple[Box, Shown, list[Word]]


def badges(page: Page, free: Sequence[Word], profile: Profile) -> list[Badge]:
    """The patches of a page on which a state stands alone, each with its words; several of them, all different.

    Those that begin at one place of the page: elsewhere a state on paint is that of a record.
    """
    found = [badge for fill in page.fills if (badge := _badge(page, *fill, free, profile))]
    for first, _, _ in found:
        column = [one for one in found if abs(one[0].x0 - first.x0) <= ALIKE]
        shown = {folded(one[1].shown or "") for one in column}
        if COLUMN <= len(column) == len(shown):
            return column
    return []


def _badge(page: Page, box: Box, colour: str, free: Sequence[Word], profile: Profile) -> Badge | None:
    if box.width > WIDEST or box.height > HIGHEST or not rag_of(name_of(colour)):
        return None
    words = [w for w in free if box.holds(*w.box.centre)]
    said = folded(spoken(words))
    if said not in profile.status_words and said not in profile.status_letters:
        return None
    cell = Cell(text=concat(map(of_word, words), " "), marks=(Mark(page.number, box, "fill", colour),))
    return box, read_status(cell, profile), words
