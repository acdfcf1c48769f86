"""Pictures of pages: which words must be painted over before a picture is shown to anybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.page import Box, Page, Word
from pipeline.models.runs import Run, Runs
from pipeline.models.text import Text
from pipeline.privacy.hiding import Hiding, edits_of

LARGEST_SIGN = 120.0  # points: a larger picture is no status sign, and may hold text
MARGIN = 1.0  # points painted around a word, so that no edge of a letter shows


def boxes_to_paint(words: Sequence[Word], hidden: Hiding) -> tuple[Box, ...]:
    """Boxes in points from the page's top left; `words` are all the words of one page, in reading order.

    The page is searched anew, furniture and what stands outside tables included, for the names that `hidden` knows
    and for others. A page whose words were not read (a scan without text recognition) must not be shown at all.
    """
    if not hidden or not words:
        return ()
    from pipeline.tag import suspects  # heavy, and most runs hide nobody

    text = _page_text(words)
    spans = suspects([text.value], wide=hidden.who == "none")[0] if hidden.who != "all" else []
    edits = edits_of(text.value, replace(hidden, spans={text.value: spans}))
    boxes = [place.box for edit in edits for place in text.locators(edit.start, edit.end)]
    return tuple(Box(b.x0 - MARGIN, b.top - MARGIN, b.x1 + MARGIN, b.bottom + MARGIN) for b in dict.fromkeys(boxes))


def paint_over(page: Page, hidden: Hiding) -> tuple[Box, ...] | None:
    """What must not be seen of a page: words, and pictures large enough to hold words. None: nothing of it may be.

    A page without words that were read may show anything, and so may one that was not read whole.
    """
    if not hidden:
        return ()
    if not page.words or page.problems:
        return None
    large = [p.box for p in page.pictures if min(p.box.width, p.box.height) > LARGEST_SIGN]
    return (*boxes_to_paint(page.words, hidden), *large)


def _page_text(words: Sequence[Word]) -> Text:
    """The words of a page one after the other, as one text that knows where each stands."""
    parts: list[str] = []
    runs: list[Run] = []
    length = 0
    for word in words:
        between = "" if word.glued or not parts else " "
        runs.append(Run(length + len(between), length + len(between) + len(word.text), word))
        parts += [between, word.text]
        length += len(between) + len(word.text)
    return Text("".join(parts), Runs.of(runs))
