"""Second reading: what the rulings of the pages enclose. Never looks at the tags."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache

from pipeline.models.page import Box, Page, Word
from pipeline.models.places import Places
from pipeline.tables.draft import Draft, letters_of
from pipeline.tables.furniture.furniture import furniture_of
from pipeline.tables.key_lines import less_keys
from pipeline.tables.overleaf.left_open import lines_of_pages
from pipeline.tables.overleaf.parts import Part, holds_words, part_of, without_running_head
from pipeline.tables.overleaf.stitch import stitched
from pipeline.tables.painted.paint import painted, to_paint, with_feet
from pipeline.tables.painted.painted_columns import with_painted_columns
from pipeline.tables.painted.painted_labels import with_painted_labels
from pipeline.tables.painted.painted_rows import with_painted_rows
from pipeline.tables.ruled.bands import with_bands, with_columns
from pipeline.tables.ruled.columns_alone import with_rows
from pipeline.tables.ruled.columns_before import with_columns_before
from pipeline.tables.ruled.cut_feet import with_cut_feet
from pipeline.tables.ruled.edges import Edge, closed, edges_of
from pipeline.tables.ruled.grid import LEAST_HEIGHT, Grid, grids_of
from pipeline.tables.ruled.heading_rules import without_heading_rules
from pipeline.tables.ruled.hidden import with_hidden_lines
from pipeline.tables.ruled.pieced_columns import with_pieced_columns
from pipeline.tables.ruled.spaced_rows import with_spaced_rows
from pipeline.tables.ruled.touching_forms import is_inside, with_forms_apart
from pipeline.tables.ruled.underlines import without_underlines
from pipeline.tables.stacked.band import Band
from pipeline.tables.stacked.band_grid import grid_from
from pipeline.tables.stacked.crowded import with_crowded
from pipeline.tables.stacked.first_label import with_first_label
from pipeline.tables.stacked.front import without_front
from pipeline.tables.stacked.headed_stacks import with_head_grids
from pipeline.tables.stacked.last_row import with_last_row
from pipeline.tables.stacked.lone import Free, Ruled, with_carried
from pipeline.tables.stacked.short_lines import with_short_lines, with_storeys
from pipeline.tables.stacked.spread_lines import without_spread
from pipeline.tables.stacked.stacks import (
    Stack,
    bands_of,
    between_words,
    columned,
    completed,
    segments_of,
    stacks_of,
    with_open_ends,
)
from pipeline.tables.stacked.stacks_apart import shares
from pipeline.tables.stacked.undrawn import (
    boxed_stack,
    open_columns,
    parted,
    with_heading,
    with_parted_column,
)
from pipeline.tables.white.reach import trimmed
from pipeline.tables.white.rivers import rivers
from pipeline.text.lines import lines_of, spoken

FEW = 0.15  # share of the words of a table


def tables_by_rulings(pages: Sequence[Page]) -> tuple[tuple[Draft, ...], Places]:
    """All ruled tables of a document, rows whole across pages; and the furniture found on the way."""
    drawn = without_heading_rules(pages)
    ruled = [_ruled(with_painted_columns(with_painted_labels(without_underlines(page)))) for page in drawn]
    furniture = furniture_of(pages, {r.page.number: _boxes(r) for r in ruled})
    apart = {page.number: furniture.among(page.words) if furniture.on(page.number) else [] for page in pages}
    free = {p.number: furniture.without(p.words) if apart[p.number] else [*p.words] for p in pages}
    stacked = any(r.stacks or r.lone for r in ruled)
    running = {letters_of(spoken(line)) for own in apart.values() for line in lines_of(own)} if stacked else set[str]()
    grids = with_cut_feet(with_rows(_with_stacks(ruled, free, running), pages, free), ruled, free)
    scanned = [page.number for page in pages if page.scanned]
    grids = with_columns_before(grids, scanned, free) if scanned else grids
    parts = [
        without_running_head(part, apart[page.number])
        for page in pages
        for part in _parts(_whole(grids[page.number], page, free), free[page.number], grids.get(page.number - 1, ()))
    ]

    @cache
    def reach(page: int) -> tuple[float, float]:
        """The middles of the highest and of the lowest word of a page, twice their heights."""
        middles = [(box := w[2])[1] + box[3] for w in free[page]]
        return min(middles, default=float("inf")), max(middles, default=float("-inf"))

    def nothing_between(last: Part, part: Part) -> bool:
        return reach(last.page)[1] <= 2 * last.box.bottom and reach(part.page)[0] >= 2 * part.box.top

    return stitched(parts, nothing_between, lines_of_pages(pages)), furniture


def _boxes(ruled: Ruled) -> list[Box]:
    return [g.box for g in ruled.grids] + [_stack_box(s) for s in ruled.stacks]


def _ruled(page: Page) -> Ruled:
    drawn = with_feet(edges_of(page.rulings), page)
    seen = () if page.scanned else page.words
    edges: list[Edge] = closed(drawn, page.rulings, open_columns(drawn, seen) if seen else (), seen)
    grids, boxed = _grids(edges, page)
    grids = with_spaced_rows(grids, page)
    fills, words = ((), ()) if page.scanned else (page.fills, page.words)
    stacks = stacks_of(edges, page.rulings, fills, page.number, words, grids)
    stacks = with_storeys([with_short_lines(stack, edges, page.words) for stack in stacks], page.words)
    free = [s for s in stacks if not any(_stack_box(s).overlap(g.box) > 0.5 * _area(_stack_box(s)) for g in grids)]
    boxes = {id(g): s for g in (*grids, *boxed) if (s := boxed_stack(g, page.words, page.rulings))}
    grids = grids if page.scanned else [with_pieced_columns(g, page.rulings, page.words) for g in grids]
    boxes |= {id(g): s for g in grids if id(g) not in boxes and (s := with_parted_column(g, page.words, page.rulings))}
    grids, boxed = ([g for g in own if id(g) not in boxes] for own in (grids, boxed))
    free = [*free, *boxes.values()]
    return Ruled(page, grids, [s for s in free if len(s.lines) > 1], [s for s in free if len(s.lines) == 1], boxed)


def _grids(edges: list[Edge], page: Page) -> tuple[list[Grid], list[Grid]]:
    """The grids of a page, and its single places with a border around."""
    found = grids_of(edges, page.number)
    grids, boxes = [g for g in found if _holds_several(g)], [g for g in found if not _holds_several(g)]
    wider = with_bands(edges, grids, page) if grids and page.fills and not page.scanned else edges
    if len(wider) == len(edges):
        return grids, boxes
    return [g for g in grids_of(wider, page.number) if _holds_several(g)], boxes


def _holds_several(grid: Grid) -> bool:
    return len(grid.lefts) > 2 or len(grid.tops) > 2


def _stack_box(stack: Stack) -> Box:
    return Box(stack.x0, stack.lines[0], stack.x1, stack.lines[-1])


def _area(box: Box) -> float:
    return max(1.0, box.width * box.height)


def _with_stacks(ruled: Sequence[Ruled], free: Free, running: Collection[str]) -> dict[int, list[Grid]]:
    """The grids of every page, those of horizontal-only tables with the columns that their whole chain shows."""
    ruled = with_carried([with_head_grids(r, free[r.page.number]) for r in ruled], free)
    grids = {r.page.number: list(r.grids) for r in ruled}
    for chain in _chains(ruled):
        shown = next((s.shown for s, _ in chain if s.shown), ())
        bands: list[Band] = [b for stack, words in _opened(chain, free, running) for b in bands_of(stack, words)]
        painted = all(s.painted for s, _ in chain if s.shown)
        shown = between_words(bands, shown) if painted else shown
        if shown:
            groups = [(bands, completed(bands, shown) if painted else list(shown))]
        else:
            groups = [(group, without_spread(group, found)) for group, found in segments_of(bands)]
        if painted or not shown:
            groups = [(group, with_crowded(group, found)) for group, found in groups]
        for group, boundaries in groups:
            if not boundaries or ((painted or not shown) and _is_text(group, boundaries)):
                continue
            for own in _together(group):
                grids[own[0].page].append(grid_from(own, boundaries, white=not shown))
    for found in grids.values():
        found.sort(key=lambda g: (g.box.top, g.box.x0))
    return grids


def _is_text(bands: Sequence[Band], boundaries: Sequence[float]) -> bool:
    """Whether nearly all words stand in rows that hold something in their first column alone, or run over the others.

    That is text between bars; these hold what seemed to be columns.
    """
    reach = boundaries[-1] + 1
    parted = (b for b in bands if any(x0 < reach for x0, _ in rivers(b.words, b.box.x0, b.box.x1)))
    return sum(len(b.words) for b in parted) <= FEW * sum(len(b.words) for b in bands)


def _together(bands: Sequence[Band]) -> Iterator[list[Band]]:
    """Bands of one page that lie below one another without a gap."""
    run: list[Band] = []
    for band in bands:
        if run and (band.page != run[-1].page or band.box.top > run[-1].box.bottom + LEAST_HEIGHT):
            yield run
            run = []
        run.append(band)
    if run:
        yield run


def _chains(ruled: Sequence[Ruled]) -> list[list[tuple[Stack, Page]]]:
    """Stacks of one width on consecutive pages; a page's last one goes on, and in the first one of the next page."""
    chains: list[list[tuple[Stack, Page]]] = []
    grids = {r.page.number: r.grids for r in ruled}
    for r in ruled:
        for at, stack in enumerate(r.stacks):
            first = not any(stack.as_wide(other) for other in r.stacks[:at])
            others = (c for c in reversed(chains) if not _stands_over(c[-1][0], stack, grids[c[-1][0].page]))
            chain = next((c for c in others if _goes_on([s for s, _ in c], stack, first)), None)
            if chain is None:
                chains.append(chain := [])
            chain.append((stack, r.page))
    return chains


def _stands_over(last: Stack, stack: Stack, grids: Sequence[Grid]) -> bool:
    """Whether another table as wide lies below a stack on its page, so that nothing of it goes on overleaf."""
    below = (g for g in grids if last.as_wide(g.box) and g.box.top > last.lines[-1] - 1)
    return stack.page > last.page and next(below, None) is not None


def _goes_on(chain: Sequence[Stack], stack: Stack, first: bool) -> bool:
    """Whether a stack has the width of others, and shows no other columns; on one page it shows the same.

    Where one shows none it must be the `first` of its width on a later page.
    """
    last, shown = chain[-1], next((s.shown for s in reversed(chain) if s.shown), ())
    same = shares(shown, stack.shown) if shown and stack.shown else first and stack.page > last.page
    return last.as_wide(stack) and same and stack.page - last.page <= 1


def _opened(
    chain: Sequence[tuple[Stack, Page]], free: Free, running: Collection[str]
) -> Iterator[tuple[Stack, list[Word]]]:
    """The stacks of a chain with the row that a page's foot left open, or its top took up, given a line.

    Headings may be printed again over others of them, where they are taken for `running` heads.
    """
    heading: str | None = None
    earlier: list[Word] = []
    for position, (drawn, page) in enumerate(chain):
        words = free[page.number]
        stack = with_painted_rows(drawn if drawn.closed else to_paint(drawn, page), page, words)
        if not position and (table := without_front(stack, words)) != stack:
            stack = with_painted_rows(table, page, words)
        listed = stack if position else with_first_label(stack, words)
        before, after = chain[position - 1][0].page < stack.page if position else False, position + 1 < len(chain)
        if listed is not stack:  # a list of labels has no heading
            stack = listed
        else:
            stack, heading = with_heading(stack, words, heading if before else None, running)
        after = after and chain[position + 1][0].page > stack.page
        whole = with_open_ends(stack, words, before, after)
        if len(stack.lines) == 1 and not position:  # what stands above a line alone heads what goes on over the page
            whole, heading = with_heading(whole, words, heading)
        whole = (
            whole
            if after or drawn.closed
            else with_last_row(whole, less_keys(page, words), goes_back=before, earlier=earlier if before else ())
        )
        if position + 1 < len(chain):
            earlier += [w for band in columned(bands_of(whole, words)) for w in band.words]
        for piece in [whole] if page.scanned else parted(whole, words, heading):
            yield piece, [*words, *painted(page)]


def _whole(grids: Sequence[Grid], page: Page, free: Free) -> Sequence[Grid]:
    """The grids of a page; on a scan with the lines that paint hides."""
    return [with_hidden_lines(grid, free[page.number]) for grid in grids] if page.scanned else grids


def _parts(grids: Sequence[Grid], words: Sequence[Word], before: Sequence[Grid]) -> list[Part]:
    """The filled grids of a page; one inside a cell of another comes after it, marked nested.

    `before`: the grids of the page before, which show the columns of its forms.
    """
    parts = []
    grids = with_forms_apart(grids, words, before)
    for grid in grids:
        nested = any(is_inside(grid.box, place.box) for other in grids if other is not grid for place in other.places)
        part = part_of(with_columns(grid, words), words, nested)
        part = trimmed(part) if grid.white else part
        if holds_words(part):
            parts.append(part)
    return sorted(parts, key=lambda p: p.nested)
