"""How a letter ends that goes through recommendations: thanks, a farewell, a name. None of it is said of the last.

The farewell ("Yours sincerely") tells that it is a letter; its last paragraphs are those that more white sets apart, or
that no other recommendation has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.cells.stanzas.around import FEWEST
from pipeline.cells.stanzas.flow import Item
from pipeline.cells.stanzas.stanza import Said, Stanza
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lines import box_of

WIDER = 1.5  # times the white between the paragraphs of others
LEAST = 2.0  # points


def leave_letter_end(run: Sequence[Stanza], profile: Profile) -> None:
    """Take the end of a letter from what is said of the last recommendation."""
    last = run[-1].said
    for at, said in enumerate(last):
        farewell = next((i for i, item in enumerate(said.items) if _bids_farewell(item, profile)), None)
        if farewell is not None:
            first = min(farewell, _first_of_end(said, run[:-1])) if len(run) >= FEWEST else farewell
            del said.items[first:], last[at + 1 :]
            return


def _bids_farewell(item: Item, profile: Profile) -> bool:
    if item.table is not None or len(item.block.lines) != 1:
        return False
    return profile.lines["farewell"].fullmatch(folded(item.text).rstrip(",")) is not None


def _first_of_end(last: Said, others: Sequence[Stanza]) -> int:
    """Where the end of the letter begins among the paragraphs under the last label, after the first of them."""
    alike = [s for stanza in others for s in stanza.said if s.label.role == last.label.role and s.items]
    if not alike:
        return len(last.items)
    usual = max((white for stanza in others for white in _white(_items_of(stanza))), default=0.0)
    wide = (at for at, w in enumerate(_white(last.items), start=1) if w > WIDER * usual + LEAST)
    return min(next(wide, len(last.items)), max(len(said.items) for said in alike))


def _items_of(stanza: Stanza) -> list[Item]:
    return [stanza.opener, *stanza.text, *(item for said in stanza.said for item in said.items)]


def _white(items: Sequence[Item]) -> Iterator[float]:
    """The white between each paragraph and the next; none at the top of a page."""
    for above, item in pairwise(items):
        white = item.words[0].box.top - box_of(above.block.lines[-1]).bottom if item.words and above.words else 0.0
        yield white if above.page == item.page else 0.0
