"""A watermark: a large word that is printed across the others, and belongs to none of them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.models.page import Page, Word
from pipeline.text.medians import median

LARGE = 40.0  # points: no word of a report's text is as high
LARGER = 3.0  # times the usual height of print


def printed_across(page: Page) -> Iterator[Word]:
    """The words of a page that are far larger than the rest and lie over others, or are set aslant."""
    large = [w for w in page.words if (box := w[2])[3] - box[1] > LARGE]
    if not large:
        return
    usual = median(w.box[3] - w.box[1] for w in page.words if not w.style.angle) if len(large) < len(page.words) else 0
    for word in large:
        higher = 0 < LARGER * usual < word.box.height
        upright = word.style.angle in (0, 180)
        if word.style.angle % 90 or (higher and upright and _lies_over(word, page)):
            yield word


def _lies_over(word: Word, page: Page) -> bool:
    return any(w.box.height < word.box.height / LARGER and word.box.holds(*w.box.centre) for w in page.words)
