"""Labels that no colon ends, told from what is said behind them by their print: "Accepted? **Yes**"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cells.columns.headings import PAIRED
from pipeline.cells.decisions import decision_of_response
from pipeline.cells.labelled_values import look_of
from pipeline.models.page import Word
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded, squeezed
from pipeline.text.lines import spoken

LONGEST = 4  # words


def run_in(words: Sequence[Word], profile: Profile) -> int:
    """How many of a line's first words are a label, all of them printed unlike all of the others; 0 where none is.

    They are, as a whole, the heading of a role: a sentence may begin with any other words in bold. "Agreed" in bold is
    a label only in front of what was decided.
    """
    look = look_of(words[0])
    count = next((at for at, word in enumerate(words[: LONGEST + 1]) if look_of(word) != look), 0)
    if not count or words[count].text[0].islower() or any(look_of(word) == look for word in words[count:]):
        return 0
    label = squeezed(folded(spoken(words[:count])))
    role = next((role for role in profile.headings if role in PAIRED and label in profile.headings[role].exact), None)
    if role is None or (role == "decision" and not decision_of_response(spoken(words[count:]), profile)):
        return 0
    return count
