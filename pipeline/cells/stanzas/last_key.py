"""The report's key below the last recommendation: it is said of none, whatever it begins with."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.cells.key_rows import names_key
from pipeline.cells.stanzas.flow import Item
from pipeline.cells.stanzas.stanza import Stanza
from pipeline.cells.status.key_states import entries_of_states
from pipeline.profiles import Profile
from pipeline.text.lines import spoken


def leave_key(run: Sequence[Stanza], profile: Profile) -> None:
    """Take what explains the states of the recommendations from what is said of the last of them."""
    told = (said for stanza in run for said in stanza.said if said.label.role == "status")
    states = {" ".join(map(_said, said.items)) for said in told}
    said = run[-1].said
    for at, one in enumerate(said):
        first = _first_of_key(one.items, states, profile)
        if first is not None:
            del one.items[first:], said[at + (first > 0) :]
            return


def _first_of_key(items: Sequence[Item], states: Collection[str], profile: Profile) -> int | None:
    told = ((at, _said(item)) for at, item in enumerate(items))
    return next((at for at, s in told if names_key(s, profile) or entries_of_states(s, states, profile)), None)


def _said(item: Item) -> str:
    """What is printed behind its label."""
    return " ".join(spoken(line) for line in item.block.lines)
