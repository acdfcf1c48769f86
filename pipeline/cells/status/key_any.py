"""A key that is printed as text, in whatever way: in lines, of the cells' own states, in sentences."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.cells.status.key_counted import key_counted
from pipeline.cells.status.key_lines import key_of_lines
from pipeline.cells.status.key_sentences import key_of_sentences
from pipeline.cells.status.key_states import key_of_states
from pipeline.models.report import KeyEntry
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

Key = tuple[tuple[KeyEntry, ...], tuple[Text, ...]]


def key_in(paragraphs: Sequence[Text], states: Collection[str], profile: Profile, *, figures: bool = False) -> Key:
    """The entries of a key among paragraphs, and those it stands in; `states`, `figures`: what the cells hold."""
    found = _fitted(key_of_lines(paragraphs, profile, figures=figures), states, profile)
    if not found[0] and figures:
        found = key_counted(paragraphs, states, profile)
    if not found[0]:
        found = key_of_states(paragraphs, states, profile)
    return found if found[0] else key_of_sentences(paragraphs, states, profile)


def _fitted(key: Key, states: Collection[str], profile: Profile) -> Key:
    """A key whose signs are what the cells say, without words that only lead to it: "or Lost", "We rate it Lost"."""
    return tuple(replace(e, shown=_state_in(e.shown, states, profile)) for e in key[0]), key[1]


def _state_in(shown: str, states: Collection[str], profile: Profile) -> str:
    """The longest of the states that words end with, and that they do not turn round."""
    if shown in states:
        return shown
    ending = [s for s in states if len(s) > 1 and folded(shown).endswith(f" {folded(s)}")]
    longest = max(ending, key=len, default=shown)
    return shown if profile.status_negated.search(folded(shown[: -len(longest)]) + " ") else longest
