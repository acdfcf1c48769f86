"""What is said within cards, and goes on overleaf; what stands outside of them is said of none: a key, a note."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pipeline.cells.stanzas.card_frames import SAME, Card
from pipeline.cells.stanzas.counted import framed_in
from pipeline.cells.stanzas.flow import Item
from pipeline.cells.stanzas.framed import Cards
from pipeline.profiles import Profile


def within_cards(items: Sequence[Item], cards: Cards, others: Collection[int], profile: Profile) -> list[Item]:
    """The paragraphs; where cards hold what is said of recommendations, less those that no card holds.

    `others` (by `id`: themes, and headings whose card begins below the foot of a page) stay, and so does what goes on
    with a card overleaf.
    """
    return list(_kept(items, cards, others)) if framed_in(items, profile).openers else list(items)


def _kept(items: Sequence[Item], cards: Cards, others: Collection[int]) -> Iterator[Item]:
    feet = [card.box.bottom for own in cards.values() for card in own]
    last: Item | None = None  # the last one that was kept
    for before, item in zip([None, *items], items, strict=False):
        cut = last is not None and last is before and _goes_on(last, item, cards, max(feet))
        if item.card is not None or item.table is not None or id(item) in others or cut:
            last = item
            yield item


def _goes_on(last: Item, item: Item, cards: Cards, foot: float) -> bool:
    """Whether a paragraph at the top of a page goes on with a card, or with what went on with it already.

    Overleaf of a card that no other follows, only where no card reaches further down.
    """
    first = next((card for card in cards.get(item.page, ())), None)
    if first is not None and item.top >= _head(first):
        return False
    if last.card is None:
        return item.page <= last.page + 1
    return item.page == last.page + 1 and (first is not None or last.card.box.bottom >= foot - SAME)


def _head(card: Card) -> float:
    return card.box.top if card.row is None else card.row
