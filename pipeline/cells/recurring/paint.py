"""Statuses that are paint alone, in the place below the label; those beside it are told as in stanzas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.cells.stanzas.stanza import Said, Stanza
from pipeline.cells.status.colours import name_of, rag_of
from pipeline.models.page import Box, Fill, Page
from pipeline.models.table import Mark
from pipeline.text.lines import box_of

NEAR = 1.0  # heights of print between a label and the paint of its value
SHARED = 0.5  # of a label's width that stands over the paint


def look_for_paint_below(stanzas: Sequence[Stanza], pages: Mapping[int, Page]) -> None:
    """Give every status that nothing is said of the paint of its place."""
    for stanza in stanzas:
        for said in stanza.said:
            if said.label.role == "status" and not said.items and not said.marks and said.label.words:
                said.marks = _paint(said, pages)


def _paint(said: Said, pages: Mapping[int, Page]) -> tuple[Mark, ...]:
    page = pages[said.label.words[0].page]
    own = box_of(said.label.words)
    found = [f for f in page.fills if rag_of(name_of(f.colour)) and _is_below(f, own)]
    held = [f for f in found if not any(f.box.holds(*w.box.centre) for w in page.words)]
    return tuple(Mark(page.number, f.box, "fill", f.colour) for f in held) if len({f.colour for f in held}) == 1 else ()


def _is_below(fill: Fill, label: Box) -> bool:
    near = -label.height / 2 <= fill.box.top - label.bottom <= NEAR * label.height
    return near and min(fill.box.x1, label.x1) - max(fill.box.x0, label.x0) >= SHARED * label.width
