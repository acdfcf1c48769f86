"""A heading printed again where a recommendation goes on overleaf: "Recommendation 3 – Storage (continued)"."""

from __future__ import annotations

from pipeline.cells.numbering import numbered
from pipeline.cells.stanzas.flow import Item
from pipeline.cells.stanzas.stanza import Stanza
from pipeline.models.text import Text
from pipeline.profiles import Profile


def opens_again(stanza: Stanza, item: Item, profile: Profile) -> bool:
    """Whether a paragraph opens the recommendation again that was begun above, and says that this goes on.

    Its words are kept with the label of the recommendation.
    """
    if item.table is not None or not profile.goes_on.search(item.text):
        return False
    number, above = (numbered(Text(text), profile).number for text in (item.text, stanza.opener.text))
    if number is None or number != above:
        return False
    stanza.named = (*stanza.named, *item.words)
    return True
