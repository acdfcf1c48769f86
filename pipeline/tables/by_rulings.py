"""Second reading: what the rulings of the pages enclose. Never looks at the tags."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.models.page import Box, Page, Style, Word
from pipeline.tables.draft import Draft
from pipeline.tables.edges import Edge, closed, edges_of
from pipeline.tables.furniture import Places, free_of, furniture_of
from pipeline.tables.grid import Grid, grids_of
from pipeline.tables.parts import Part, held_words, part_of
from pipeline.tables.stacks import Band, Stack, bands_of, grid_from, rivers, segments_of, stacks_of, with_open_ends
from pipeline.tables.stitch import stitched

SAME = 4.0
_PADDING = 4.0  # points
_PAINT = Style("", False, False, "#000000", -1, False, 0)


@dataclass(frozen=True, slots=True)
class _Ruled:
    """What the rulings of one page show."""

    page: Page
    grids: list[Grid]
    stacks: list[Stack]


def tables_by_rulings(pages: Sequence[Page]) -> tuple[tuple[Draft, ...], Places]:
    """All ruled tables of a document, rows whole across pages; and the furniture found on the way."""
    ruled = [_ruled(page) for page in pages]
    furniture = furniture_of(pages, {r.page.number: _boxes(r) for r in ruled})
    grids = _with_stacks(ruled, furniture)
    parts = [part for r in ruled for part in _parts(r.page, grids[r.page.number], furniture)]
    by_number = {p.number: p for p in pages}

    def nothing_between(last: Part, part: Part) -> bool:
        below = _outside(by_number[last.page], furniture, lambda b: b.centre[1] > last.box.bottom)
        above = _outside(by_number[part.page], furniture, lambda b: b.centre[1] < part.box.top)
        return not below and not above

    return stitched(parts, nothing_between), furniture


def _boxes(ruled: _Ruled) -> list[Box]:
    return [g.box for g in ruled.grids] + [_stack_box(s) for s in ruled.stacks]


def _outside(page: Page, furniture: Places, where: Callable[[Box], bool]) -> bool:
    return any(where(w.box) for w in free_of(page.words, furniture))


def _ruled(page: Page) -> _Ruled:
    edges: list[Edge] = closed(edges_of(page.rulings), page.rulings)
    grids = [g for g in grids_of(edges, page.number) if len(g.lefts) > 2 or len(g.tops) > 2]
    stacks = stacks_of(edges, page.rulings, () if page.scanned else page.fills, page.number)
    free = [s for s in stacks if not any(_stack_box(s).overlap(g.box) > 0.5 * _area(_stack_box(s)) for g in grids)]
    return _Ruled(page, grids, free)


def _stack_box(stack: Stack) -> Box:
    return Box(stack.x0, stack.lines[0], stack.x1, stack.lines[-1])


def _area(box: Box) -> float:
    return max(1.0, box.width * box.height)


def _with_stacks(ruled: Sequence[_Ruled], furniture: Places) -> dict[int, list[Grid]]:
    """The grids of every page, those of horizontal-only tables with the columns that their whole chain shows."""
    ruled = _carried(ruled, furniture)
    grids = {r.page.number: list(r.grids) for r in ruled}
    for chain in _chains(ruled):
        shown = next((s.shown for s, _ in chain if s.shown), ())
        bands: list[Band] = [b for stack, words in _opened(chain, furniture) for b in bands_of(stack, words)]
        groups = [(bands, list(shown))] if shown else segments_of(bands)
        for group, boundaries in groups:
            if not boundaries:
                continue
            for number in dict.fromkeys(b.page for b in group):
                grids[number].append(grid_from([b for b in group if b.page == number], boundaries))
    for found in grids.values():
        found.sort(key=lambda g: (g.box.top, g.box.x0))
    return grids


def _carried(ruled: Sequence[_Ruled], furniture: Places) -> list[_Ruled]:
    """On scans, pages without any line inside a table ruled with horizontals: a row takes up the whole page."""
    found: list[_Ruled] = []
    for r in ruled:
        before = found[-1].stacks if found and found[-1].page.number == r.page.number - 1 else []
        if r.page.scanned and before and r.grids and not r.stacks:
            found.append(replace(r, stacks=_topped(before[-1], r)))
            continue
        if r.page.scanned and before and not r.stacks and not r.grids:
            stack = before[-1]
            words = [*free_of(r.page.words, furniture), *_painted(r.page)]
            inside = [w for w in words if stack.x0 - SAME <= w.box.x0 and w.box.x1 <= stack.x1 + SAME]
            if len(inside) == len(words) > 0 and len(rivers(inside, stack.x0, stack.x1)) > 1:
                ends = min(w.box.top for w in inside) - 1, max(w.box.bottom for w in inside) + 1
                found.append(replace(r, stacks=[replace(stack, page=r.page.number, lines=ends)]))
                continue
        found.append(r)
    return found


def _topped(stack: Stack, ruled: _Ruled) -> list[Stack]:
    """The end of a row at the top of a page, as a painted cell shows it that ends above all grids of the page."""
    top = min(g.box.top for g in ruled.grids)
    own = [f.box for f in ruled.page.fills if f.box.bottom < top and f.box.width < 0.3 * ruled.page.width]
    cells = [b for b in own if stack.x0 - SAME <= b.x0 and abs(b.x1 - stack.x1) <= SAME]
    if not cells:
        return []
    ends = min(b.top for b in cells), max(b.bottom for b in cells)
    return [replace(stack, page=ruled.page.number, lines=ends)]


def _chains(ruled: Sequence[_Ruled]) -> list[list[tuple[Stack, Page]]]:
    """Stacks of one width on consecutive pages."""
    chains: list[list[tuple[Stack, Page]]] = []
    for r in ruled:
        for stack in r.stacks:
            for chain in chains:
                last = chain[-1][0]
                alike = abs(last.x0 - stack.x0) <= SAME and abs(last.x1 - stack.x1) <= SAME
                if alike and r.page.number - last.page <= 1:
                    chain.append((stack, r.page))
                    break
            else:
                chains.append([(stack, r.page)])
    return chains


def _opened(chain: Sequence[tuple[Stack, Page]], furniture: Places) -> Iterator[tuple[Stack, list[Word]]]:
    """The stacks of a chain with the row that a page's foot left open, or its top took up, given a line."""
    for position, (drawn, page) in enumerate(chain):
        words, stack = free_of(page.words, furniture), _to_paint(drawn, page)
        before, after = chain[position - 1][0].page < stack.page if position else False, position + 1 < len(chain)
        after = after and chain[position + 1][0].page > stack.page
        yield with_open_ends(stack, words, before, after), [*words, *_painted(page)]


def _to_paint(stack: Stack, page: Page) -> Stack:
    """On a scan, the stack as far as painted cells reach over its first and last line: a row without a line."""
    if not page.scanned:
        return stack
    own = [f.box for f in page.fills if stack.x0 - SAME <= f.box.x0 and f.box.x1 <= stack.x1 + SAME]
    first, last = stack.lines[0], stack.lines[-1]
    above = [b.top for b in own if b.top < first - _PADDING and abs(b.bottom - first) <= _PADDING]
    below = [b.bottom for b in own if b.bottom > last + _PADDING and abs(b.top - last) <= _PADDING]
    return replace(stack, lines=(*([min(above)] if above else []), *stack.lines, *([max(below)] if below else [])))


def _painted(page: Page) -> list[Word]:
    """On a scan the lines show no joints, so the painted cells tell columns as words do; they say nothing.

    Less their padding: paint begins at the border, words begin behind it.
    """
    if not page.scanned:
        return []
    boxes = [f.box._replace(x0=f.box.x0 + _PADDING, x1=f.box.x1 - _PADDING) for f in page.fills]
    return [Word("", page.number, box, _PAINT, -1) for box in boxes if 0 < box.width < 0.3 * page.width]


def _parts(page: Page, grids: Sequence[Grid], furniture: Places) -> list[Part]:
    """The filled grids of a page; one inside a cell of another comes after it, marked nested."""
    words = free_of(page.words, furniture)
    parts = []
    for grid in grids:
        nested = any(_inside(grid.box, place.box) for other in grids if other is not grid for place in other.places)
        part = part_of(grid, words, nested)
        if held_words(part):
            parts.append(part)
    return sorted(parts, key=lambda p: p.nested)


def _inside(box: Box, place: Box) -> bool:
    across = box.x0 >= place.x0 - 1 and box.x1 <= place.x1 + 1
    return across and box.top >= place.top - 1 and box.bottom <= place.bottom + 1
