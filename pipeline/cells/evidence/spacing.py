"""Is there white between a cell and the one below it, as between other rows of its table?

Lines of one paragraph stand close, rows stand apart. Where two cells of a column stand as close as lines do, the border
between them cuts a paragraph: some of its lines have come into the wrong row.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from pipeline.cells.evidence.order import Spans
from pipeline.cells.evidence.pieces import Place

FEWEST = 3  # pairs of rows: of fewer no distance is usual
APART = 2.0  # points: where rows usually stand closer, closeness says nothing
CLOSE = 0.45  # share of the usual white


def close_rows(spans: Sequence[Spans]) -> dict[Place, tuple[str, ...]]:
    """Position of the record and column → `close_below`, `close_above`; `spans`: where each record's cells stand."""
    whites = [(at, own) for at, pair in enumerate(itertools.pairwise(spans)) for own in _whites(*pair)]
    if len(whites) < FEWEST or (usual := median(min(own.values()) for _, own in whites)) < APART:
        return {}
    found: dict[Place, list[str]] = defaultdict(list)
    for at, own in whites:
        for x, white in own.items():
            if white < CLOSE * usual:
                found[at, x].append("close_below")
                found[at + 1, x].append("close_above")
    return {place: tuple(dict.fromkeys(names)) for place, names in found.items()}


def _whites(upper: Spans, lower: Spans) -> Iterator[dict[int, float]]:
    """For each page that two records share the white between their cells, by column."""
    for page in upper.keys() & lower.keys():
        above, below = upper[page], lower[page]
        own = {x: below[x][0] - above[x][1] for x in above.keys() & below.keys()}
        if own:
            yield own
