"""A heading printed again at the top of a page, with no line between it and the row below: one row of two."""

from __future__ import annotations

from pipeline.models.page import Word
from pipeline.models.table import Block, Cell, Row
from pipeline.tables.draft import letters_of, plain, words_of
from pipeline.text.lines import spoken

LEAST_HEADINGS = 2


def without_heading(row: Row, heading: Row) -> tuple[Row, tuple[Word, ...]]:
    """The row without the heading that its cells begin with, and the words of it; the row as it is where they don't."""
    if len(row.cells) != len(heading.cells):
        return row, ()
    counts = [_lines_of_heading(own, above) for own, above in zip(row.cells, heading.cells, strict=True)]
    found = [n for n in counts if n]
    if None in counts or len(found) < LEAST_HEADINGS:
        return row, ()
    cut = [_cut(cell, n or 0) for cell, n in zip(row.cells, counts, strict=True)]
    if not any(words_of(cell) for cell, _ in cut):
        return row, ()
    return row._replace(cells=tuple(cell for cell, _ in cut)), tuple(w for _, words in cut for w in words)


def _lines_of_heading(cell: Cell | None, heading: Cell | None) -> int | None:
    """How many lines at the top of a cell say what the heading says; None where they say something else."""
    said = letters_of(plain(heading))
    if not said:
        return 0
    letters, lines = "", [line for f in (cell.fragments if cell else ()) for b in f.blocks for line in b.lines]
    for count, line in enumerate(lines, start=1):
        letters += letters_of(spoken(line))
        if letters == said:
            return count
        if not said.startswith(letters):
            return None
    return None


def _cut(cell: Cell | None, lines: int) -> tuple[Cell | None, tuple[Word, ...]]:
    """A cell without its first lines, and their words."""
    if cell is None or not lines:
        return cell, ()
    left, dropped, fragments = lines, [], []
    for fragment in cell.fragments:
        blocks = []
        for block in fragment.blocks:
            taken, left = block.lines[:left], left - min(left, len(block.lines))
            dropped += [w for line in taken for w in line]
            if rest := block.lines[len(taken) :]:
                blocks.append(Block(tuple(rest), block.level))
        fragments.append(fragment._replace(blocks=tuple(blocks)))
    return cell._replace(fragments=tuple(fragments)), tuple(dropped)
