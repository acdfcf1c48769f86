"""A state told in the news themselves, as its last sentence or a labelled one: "We consider this recommendation
discharged.", "Status: complete. …".
"""

from __future__ import annotations

import re

from pipeline.cells.columns.headings import role_of
from pipeline.cells.status.headed import is_state
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

LONGEST = 14  # words of a sentence that tells the state and nothing else
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_LABELLED = re.compile(r"(?P<label>[^\W\d_][\w ]{1,30}?)\s*(?::|\s[–—-])\s*(?P<state>\S.*)")
_CLOSING = " .!*[]()"


def state_told(text: str, profile: Profile) -> str | None:
    """The words of the state that the first or last sentence of a text tells; None where they tell of other things."""
    sentences = [sentence.strip(_CLOSING) for sentence in _SENTENCE.split(text.strip()) if sentence.strip(_CLOSING)]
    if len(sentences) < 2:
        return None
    for sentence in (sentences[-1], sentences[0]):
        labelled = _LABELLED.fullmatch(sentence)
        if (
            labelled
            and role_of(labelled["label"], profile) == "status"
            and is_state(folded(labelled["state"]), profile)
        ):
            return labelled["state"]
    return _of_sentence(sentences[-1], profile)


def _of_sentence(sentence: str, profile: Profile) -> str | None:
    told = profile.state_told.search(sentence) if len(sentence.split()) <= LONGEST else None
    if told is None or profile.state_open.search(sentence[: told.start("state")]):
        return None
    return told["state"] if is_state(folded(told["state"]), profile) else None
