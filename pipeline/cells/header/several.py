"""Several labels with their values in one line: where each of them begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.cells.header.days import days_of, field_of_cue
from pipeline.cells.header.printed import WIDE
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

LONGEST_INNER = 6  # words of a label in the middle of a line
NEAREST = 40  # letters behind a label's colon in which a day stands that it tells
_TITLED = ("inquiry", "committee")  # words of such a label may end a title: "Estates scrutiny review: update"
_WORD = re.compile(r"\S+")
_BARRED = re.compile(r"\s[|•·]\s+(?=[A-Z][\w'’ /-]{1,40}:\s)")
_LABEL = re.compile(r"[A-Z][\w'’ /-]{1,40}:\s")
_COLON = re.compile(r":(?=\s)")
_ENDS = " ·|;–-"  # signs between two labelled values


def several(text: Text, profile: Profile, colons: int) -> Iterator[Text]:
    """A text cut in front of each label that is known: "Place Panel  Date: 3 May"; its first `colons` end none.

    Behind a bar any label will do: "Lead officer: Ann Lee | Last reported: 9 October".
    """
    if ":" not in text.value:  # what ends each label
        yield text.strip(_ENDS)
        return
    ends = [colon.start() for colon in _COLON.finditer(text.value)][colons:]
    known = [start for end in ends if (start := _label_before(text.value, end, profile))]
    starts = sorted({*known, *(bar.end() for bar in _BARRED.finditer(text.value)), *_far_labels(text)})
    for start, end in zip([0, *starts], [*starts, len(text.value)], strict=True):
        yield text.slice(start, end).strip(_ENDS)


def _far_labels(text: Text) -> Iterator[int]:
    """Where a further label begins well to the right of what stands before it, whatever it asks for."""
    runs = zip(text.runs.starts[1:], pairwise(text.words()), strict=False)
    for start, (before, word) in runs:
        (_, _, end, foot), (x0, top, _, bottom) = before[2], word[2]
        far = x0 - end > WIDE * (bottom - top) and top < foot
        if far and not before.text.endswith(":") and _LABEL.match(text.value, start):
            yield start


def _label_before(text: str, end: int, profile: Profile) -> int | None:
    """Where the shortest label begins that ends here: of those that tell of a day where one follows, else any known."""
    labels = [first.start() for first in list(_WORD.finditer(text[:end]))[-LONGEST_INNER:] if first[0][0].isupper()]
    labels.reverse()
    if next((at for at, _ in days_of(text[end + 1 : end + NEAREST].lstrip(), profile)), 1) == 0:
        told = next((at for at in labels if field_of_cue(folded(text[at:end]), profile)), None)
        if told is not None:
            return told
    return next((at for at in labels if is_known(folded(text[at:end]), profile)), None)


def is_known(label: str, profile: Profile) -> bool:
    """Whether a label is known, or holds words that tell what it is."""
    holds = (words.search(label) for field, words in profile.label_words.items() if field not in _TITLED)
    return label in profile.labels or any(holds)
