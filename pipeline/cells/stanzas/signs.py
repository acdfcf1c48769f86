"""Statuses that are drawn, or stand in the margin, where there is no table: put to what is said of a recommendation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from pipeline.cells.stanzas.belief import ANSWERED
from pipeline.cells.stanzas.captions import signs_over
from pipeline.cells.stanzas.flow import NOTHING, Item, item_of_line
from pipeline.cells.stanzas.labels import Label
from pipeline.cells.stanzas.margin import Marks, beside_openings
from pipeline.cells.stanzas.marks import (
    EDGE,
    is_badge,
    marks_below,
    marks_beside,
    marks_in_front,
    marks_in_head,
    paint_behind,
    paint_under,
    signs_on,
)
from pipeline.cells.stanzas.stanza import Said, Stanza
from pipeline.cells.stanzas.tables import STATUS
from pipeline.cells.status.colours import name_of, rag_of
from pipeline.models.page import Box, Page
from pipeline.models.table import Mark
from pipeline.text.lines import box_of

Runs = Sequence[Sequence[Stanza]]


def look_for_signs(runs: Runs, pages: Mapping[int, Page]) -> None:
    """Give every status that is drawn, not written, its signs."""
    for stanza in (s for run in runs for s in run):
        for said, after in zip_longest(stanza.said, stanza.said[1:]):
            label = said.label.words
            if said.label.role == "status" and label and label[0].page in pages:
                value = [w for item in said.items for w in item.words]
                below = after.label.words[0] if after and after.label.words else None
                box = below.box if below and below.page == label[0].page else None
                said.marks = marks_beside(label, value, box, pages[label[0].page])
            elif (
                said.label.role == "status" and (said.heads or not label) and said.items and said.items[0].page in pages
            ):
                said.marks = said.marks or paint_behind(said.items[0].words, pages[said.items[0].page])
    for run in runs:
        _look_under(run, pages)
        _look_at_headings(run, pages)


def _look_under(run: Sequence[Stanza], pages: Mapping[int, Page]) -> None:
    """Give each status that is written below its label the paint that it stands on, alone; where all are painted alike,
    paint with white words alone: other may be that of the panels.
    """
    bare = [said for s in run for said in s.said if said.label.role == "status" and said.label.words and not said.marks]
    told = [(said, [w for item in said.items for w in item.words]) for said in bare if said.items]
    found = [
        (said, value, marks)
        for said, value in told
        if len({w.page for w in value}) == 1 and value[0].page in pages
        if (marks := paint_under(value, pages[value[0].page]))
    ]
    several = len({name_of(marks[0].colour) for _, _, marks in found}) > 1
    for said, value, marks in found:
        if several or is_badge(value, marks[0]):
            said.marks = marks


def put_marks(runs: Runs, marks: Marks, pages: Mapping[int, Page]) -> bool:
    """Say of each recommendation the mark in the margin beside it; whether the marks are theirs."""
    found = beside_openings(marks, [stanza for run in runs for stanza in run])
    for stanza, mark in found:
        if not stanza.has_status:
            stanza.said.insert(0, _status([item_of_line(mark)], signs_over(mark, pages[mark[0].page])))
    return bool(found)


def _look_at_headings(run: Sequence[Stanza], pages: Mapping[int, Page]) -> None:
    """Give recommendations without a status the sign that is drawn in their heading, where most have one.

    A mark that is printed in the margin of others is one as well: recognition may tell some letters, and draw some.
    """
    bare = [s for s in run if not s.has_status]
    printed = sum(any(said.label.role == "status" and said.heads for said in s.said) for s in run)
    seen = ((s, _drawn_by(s.opener, pages[s.opener.page])) for s in bare if s.opener.page in pages)
    found = [(stanza, marks) for stanza, marks in seen if len(marks) == 1]
    looks = {(mark.form, name_of(mark.colour)) for _, (mark,) in found}
    if len(looks) == 1 < len(found) and all(_is_in_front(mark, stanza) for stanza, (mark,) in found):
        return  # a sign that opens every heading is an ornament
    if found and printed + len(found) >= ANSWERED * len(run):
        for stanza, marks in found:
            stanza.said.append(_status([], marks))


def _drawn_by(opener: Item, page: Page) -> tuple[Mark, ...]:
    """The signs beside a heading, below its number alone, or in front of it."""
    heading = opener.words
    if opener.card is not None and (own := marks_in_head(opener.block.lines[0], opener.card.box, page)):
        return own
    beside = marks_beside(heading, heading, None, page)
    return beside or (marks_below(heading, page) if len(heading) == 1 else ()) or marks_in_front(heading, page)


def look_for_lamps(run: Sequence[Stanza], pages: Mapping[int, Page]) -> None:
    """Give recommendations without a status the one sign in a status's colour that stands right of the heading's
    beginning and above the next one, where most have it in one column and not all look alike.
    """
    found = [(stanza, mark) for stanza, after in zip_longest(run, run[1:]) if (mark := _lamp(stanza, after, pages))]
    columns = [mark.box.centre[0] for _, mark in found]
    alike = len({rag_of(name_of(mark.colour)) for _, mark in found}) < 2 or max(columns) - min(columns) > EDGE
    if alike or len(found) < ANSWERED * len(run) or any(stanza.has_status for stanza in run):
        return
    for stanza, mark in found:
        stanza.said.append(_status([], (mark,)))


def _lamp(stanza: Stanza, after: Stanza | None, pages: Mapping[int, Page]) -> Mark | None:
    """The one sign in a status's colour that stands where a recommendation does, on no words; None where several do."""
    page, own = pages[stanza.opener.page], box_of(stanza.opener.words)
    end = after.opener.top if after is not None and after.opener.page == page.number else page.height
    place = Box(own.x0, own.top - EDGE, page.width, end)
    signs = [m for m in signs_on(page) if place.holds(*m.box.centre) and rag_of(name_of(m.colour))]
    return signs[0] if len(signs) == 1 and not any(signs[0].box.holds(*w.box.centre) for w in page.words) else None


def _is_in_front(mark: Mark, stanza: Stanza) -> bool:
    return mark.box.x1 <= stanza.opener.words[0].box.x0


def _status(items: list[Item], marks: tuple[Mark, ...] = ()) -> Said:
    return Said(Label(STATUS, "status", (), NOTHING), items, closed=True, marks=marks, heads=bool(items))
