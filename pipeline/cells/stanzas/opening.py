"""What opens recommendations that are not numbered by their name: asked in the order of how much it tells."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cells.lookalikes import is_of_scrutiny
from pipeline.cells.stanzas.counted import counted_in, counts_some, framed_in
from pipeline.cells.stanzas.flow import Item
from pipeline.cells.stanzas.formed import formed_in, formed_some
from pipeline.cells.stanzas.framed import Cards
from pipeline.cells.stanzas.headed import headed_in
from pipeline.cells.stanzas.named import Named, named_in, names_some
from pipeline.cells.stanzas.unlabelled import counted_plainly
from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.profiles import Profile


def openers_in(items: Sequence[Item], pages: Sequence[Page], profile: Profile) -> Named:
    """What opens recommendations that are not numbered by their name: a label, a frame, a bare figure, a heading, or a
    form.

    All but the label are believed only where the paper speaks of recommendations, a review or a committee.
    """
    found = named_in(items, profile)
    if found.openers or not any(is_of_scrutiny(page, profile) for page in pages):
        return found
    ways = (way(items, profile) for way in (framed_in, counted_in, headed_in, formed_in, counted_plainly))
    return next((found for found in ways if found.openers), Named())


def unnumbered(pages: Sequence[Page], taken: Places, cards: Cards, profile: Profile) -> list[int]:
    """The pages on which a label may name recommendations, or a bare figure or a frame open them."""
    named = {*names_some(pages, taken, profile), *counts_some(pages, taken, profile), *cards}
    return sorted(named) or formed_some(pages, taken, profile)
