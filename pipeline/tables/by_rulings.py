"""Second reading: what the rulings of the pages enclose. Never looks at the tags."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.models.page import Box, Page, Word
from pipeline.tables.draft import Draft
from pipeline.tables.edges import Edge, closed, edges_of
from pipeline.tables.furniture import Places, free_of, furniture_of
from pipeline.tables.grid import Grid, grids_of
from pipeline.tables.parts import Part, held_words, part_of
from pipeline.tables.stacks import Band, Stack, bands_of, grid_from, segments_of, stacks_of, with_open_ends
from pipeline.tables.stitch import stitched

SAME = 4.0


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
    stacks = stacks_of(edges, page.rulings, page.fills, page.number)
    free = [s for s in stacks if not any(_stack_box(s).overlap(g.box) > 0.5 * _area(_stack_box(s)) for g in grids)]
    return _Ruled(page, grids, free)


def _stack_box(stack: Stack) -> Box:
    return Box(stack.x0, stack.lines[0], stack.x1, stack.lines[-1])


def _area(box: Box) -> float:
    return max(1.0, box.width * box.height)


def _with_stacks(ruled: Sequence[_Ruled], furniture: Places) -> dict[int, list[Grid]]:
    """The grids of every page, those of horizontal-only tables with the columns that their whole chain shows."""
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
    for position, (stack, page) in enumerate(chain):
        words = free_of(page.words, furniture)
        before, after = chain[position - 1][0].page < stack.page if position else False, position + 1 < len(chain)
        after = after and chain[position + 1][0].page > stack.page
        yield with_open_ends(stack, words, before, after), words


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
