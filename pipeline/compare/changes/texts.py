"""How a text changed from one round to the next: the measure of the output contract."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import cast

from pipeline.compare.language.wording import printed_words
from pipeline.models.comparison import TextChange, UpdateChange
from pipeline.models.text import Text

OF_SHORTER = 0.6  # share of the shorter text's words that stand in the longer one in the same order
OF_LONGER = 0.3  # and these are this share of the longer one,
LONG_ENOUGH = 25  # or so many words


def update_change(earlier: Text | None, later: Text | None) -> UpdateChange:
    """unchanged, edited, rewritten, added or removed; two blanks are unchanged."""
    ours, theirs = printed_words(str(earlier or "")), printed_words(str(later or ""))
    if ours == theirs:
        return "unchanged"
    if not ours or not theirs:
        return "added" if theirs else "removed"
    return "edited" if _edited(ours, theirs) else "rewritten"


def text_change(earlier: Text | None, later: Text | None) -> TextChange | None:
    """unchanged, edited or rewritten; None where a side has no such text, so that nothing can be compared."""
    if not earlier or not later:
        return None
    return cast(TextChange, update_change(earlier, later))


def _edited(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Counted in matching blocks, as the contract's scorer does; a quick upper bound first."""
    from rapidfuzz.distance import LCSseq

    shorter, longer = sorted((len(ours), len(theirs)))
    needed = max(OF_SHORTER * shorter, min(OF_LONGER * longer, LONG_ENOUGH))
    if LCSseq.similarity(ours, theirs) < needed:
        return False
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= needed
