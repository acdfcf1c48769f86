"""The paint of a card as its status: an empty band over it, a bar along its side, the ground of its heading, a patch.

It is kept with the recommendation's words; whether it is a status, or decoration, is told where the paper's key and all
records are known (`status.elsewhere`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.cells.stanzas.belief import ANSWERED
from pipeline.cells.stanzas.marks import EDGE, PATCH
from pipeline.cells.stanzas.side_numbers import is_figure
from pipeline.cells.stanzas.stanza import Stanza
from pipeline.cells.status.colours import name_of, rag_of
from pipeline.models.page import Box, Fill, Page, Word
from pipeline.models.table import Mark
from pipeline.text.lines import box_of

OVER = 2.0  # heights of print between a band and the heading below it
WIDE = 0.5  # share of a card's width that a band takes up at least
TALL = 0.5  # share of a card's height that a bar at its side takes up at least
NARROW = 0.1  # share of a card's width that such a bar takes up at most
BAND = 6.0  # heights of print that a band is wide at most which holds a card's number
BESIDE = 3.0  # heights of print between such a bar and the text
LINES = 3.0  # heights of print that a patch right of a heading is high at most


@dataclass(frozen=True, slots=True)
class _Card:
    """Where a recommendation stands on the page that it begins on."""

    stanza: Stanza
    head: Box  # the first line of its heading
    text: Box  # all its words, as wide as those of others below one another
    inner: Box  # the same, less the word that its heading begins with
    above: float  # where the one in front of it ends
    below: float  # where the next one begins

    def owns(self, paint: Box) -> bool:
        """Whether paint reaches into no other card."""
        return self.above - EDGE <= paint.top and paint.bottom <= self.below + EDGE


Kind = Callable[[_Card, Box], bool]  # whether a card has such paint


def look_for_paint(runs: Sequence[Sequence[Stanza]], pages: Mapping[int, Page]) -> None:
    """Give recommendations that have no status the paint of their card, where most are painted alike.

    Paint in one colour throughout may be a line below the running head, and other paint the status.
    """
    for run in runs:
        if any(stanza.has_status for stanza in run):
            continue
        cards = list(_cards(run, pages))
        ways = [way for kind in (_over, _beside, _behind, _right) if (way := _painted_so(cards, kind, pages))]
        told = next((way for way in ways if len({rag_of(name_of(paint.colour)) for _, paint in way}) > 1), None)
        for stanza, paint in told or next(iter(ways), ()):
            stanza.marks = (Mark(stanza.opener.page, paint.box, "fill", paint.colour),)


def _painted_so(cards: Sequence[_Card], kind: Kind, pages: Mapping[int, Page]) -> list[tuple[Stanza, Fill]]:
    """The recommendations with their paint of one kind; none where too few have it, or it is that of a theme."""
    found = [(card.stanza, paint) for card in cards if (paint := _painted(card, kind, pages))]
    return found if len(found) >= ANSWERED * len(cards) and not _by_theme(found) else []


def _cards(run: Sequence[Stanza], pages: Mapping[int, Page]) -> Iterator[_Card]:
    texts = {id(stanza): box_of(w for w in _words(stanza) if w.page == stanza.opener.page) for stanza in run}
    for before, stanza, after in zip([None, *run], run, [*run[1:], None], strict=False):
        page = stanza.opener.page
        ends = [w.box.bottom for w in _words(before) if w.page == page] if before else []
        begins = after.opener.words[0].box.top if after and after.opener.page == page else pages[page].height
        head, text = box_of(stanza.opener.block.lines[0]), texts[id(stanza)]
        reach = max(other.x1 for other in texts.values() if abs(other.x0 - text.x0) <= EDGE)  # some lines are short
        first, *others = [w for w in _words(stanza) if w.page == page]
        inner = box_of(others or [first])
        yield _Card(stanza, head, text._replace(x1=reach), inner._replace(x1=reach), max(ends, default=0.0), begins)


def _words(stanza: Stanza) -> Iterator[Word]:
    for item in (stanza.opener, *stanza.text):
        yield from item.words
    for said in stanza.said:
        yield from said.label.words
        yield from (w for item in said.items for w in item.words)


def _painted(card: _Card, kind: Kind, pages: Mapping[int, Page]) -> Fill | None:
    """The paint of one kind that a card has, in a colour of a status; None where it has several."""
    page = pages[card.stanza.opener.page]
    lines = (Fill(ruling.box, ruling.colour) for ruling in page.rulings)  # a stripe may be drawn as a line
    own = [f for f in (*page.fills, *lines) if rag_of(name_of(f.colour)) and card.owns(f.box) and kind(card, f.box)]
    bare = own if kind is _behind else [f for f in own if _is_bare(f.box, page.words, numbered=kind is _beside)]
    return bare[0] if len({f.colour for f in bare}) == 1 else None


def _is_bare(paint: Box, words: Sequence[Word], *, numbered: bool) -> bool:
    """Whether no word stands on paint; on a band at the side of a card its number may."""
    held = [w for w in words if paint.holds(*w.box.centre)]
    return not held or (numbered and len(held) == 1 and is_figure(held[0]))


def _over(card: _Card, paint: Box) -> bool:
    """Whether paint lies right above a card."""
    near = -EDGE <= card.head.top - paint.bottom <= OVER * card.head.height
    return near and _shared(paint, card.text) >= WIDE * card.text.width


def _beside(card: _Card, paint: Box) -> bool:
    """Whether paint runs along the side of a card."""
    numbered = paint.x0 <= card.head.x0 < paint.x1
    text = card.inner if numbered else card.text
    white = max(text.x0 - paint.x1, paint.x0 - text.x1)
    narrow = paint.width <= (BAND * card.head.height if numbered else NARROW * card.text.width)
    near = narrow and -EDGE <= white <= BESIDE * card.head.height
    return near and min(paint.bottom, card.text.bottom) - max(paint.top, card.text.top) >= TALL * card.text.height


def _behind(card: _Card, paint: Box) -> bool:
    """Whether the heading of a card stands on paint as wide as the card."""
    return paint.holds(*card.head.centre) and _shared(paint, card.text) >= WIDE * card.text.width


def _right(card: _Card, paint: Box) -> bool:
    """Whether a patch without a word stands right of the heading of a card, in its corner maybe."""
    small = paint.width <= PATCH * card.head.height and paint.height <= LINES * card.head.height
    return small and paint.x0 >= card.head.x1 and paint.level(card.head)


def _shared(paint: Box, text: Box) -> float:
    return min(paint.x1, text.x1) - max(paint.x0, text.x0)


def _by_theme(found: Sequence[tuple[Stanza, Fill]]) -> bool:
    """Whether all cards below one heading have one colour: that of the theme."""
    looks = [(id(stanza.theme), paint.colour) for stanza, paint in found]
    themes = len({theme for theme, _ in looks})
    return 1 < themes == len({*looks}) < len(looks)
