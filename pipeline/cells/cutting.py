"""A cell cut between two of its words, and two put together."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.cells.stanzas.flow import without
from pipeline.models.table import Block, Cell, Fragment
from pipeline.models.text import Text, concat

AROUND = " \n.:;–—-|[]()•"


def front_of(cell: Cell, count: int) -> Cell:
    """The cell with its first `count` words alone, without its marks."""
    end = cell.text.runs[count - 1].end if count else 0
    return cell._replace(fragments=_front(cell, count), text=_bare(cell.text.slice(0, end)), marks=())


def _bare(text: Text) -> Text:
    """Without the marks around it; the end of a bracket that begins inside belongs to it: "Ann Ash (Housing)"."""
    start, end = len(text) - len(text.value.lstrip(AROUND)), len(text.value.rstrip(AROUND))
    while end < len(text) and text.value[end] in ")]" and _is_open(text.value[start:end], text.value[end]):
        end += 1
    return text.slice(start, max(start, end))


def _is_open(value: str, close: str) -> bool:
    return value.count("(" if close == ")" else "[") > value.count(close)


def rest_of(cell: Cell, count: int) -> Cell:
    """The cell without its first `count` words, and without the marks that are printed around the cut."""
    end = cell.text.runs[count - 1].end if count else 0
    rest = cell.text.value[end:].lstrip(AROUND)
    return cell._replace(fragments=_rest(cell, count), text=cell.text.slice(len(cell.text) - len(rest)).strip())


def words_of(cell: Cell, first: int, end: int) -> Cell:
    """Some words of a cell as a cell, with all the marks that are printed with them; without its own marks."""
    runs = cell.text.runs
    text = cell.text.slice(runs[first - 1].end if first else 0, runs[end - 1].end) if end > first else Text()
    rest = cell._replace(fragments=_rest(cell, first))
    return cell._replace(fragments=_front(rest, end - first) or cell.fragments[:1], text=text.strip(), marks=())


def one_above(cell: Cell, below: Cell) -> Cell:
    """Both as one cell, each a paragraph: number and title of a recommendation, and its text."""
    text = concat((cell.text, below.text), "\n")
    return cell._replace(text=text, fragments=(*cell.fragments, *below.fragments))


def with_rest(value: Cell, rest: Cell) -> Cell:
    """A value and the rest of it, from the page after: in its last line, or behind a sentence's end a paragraph."""
    ended = value.text.value[-1:] in ".:;?!" and not rest.text.value[:1].islower()
    text = concat((value.text, rest.text), "\n" if ended else " ")
    return value._replace(text=text, fragments=value.fragments + rest.fragments, marks=value.marks + rest.marks)


def _rest(cell: Cell, count: int) -> tuple[Fragment, ...]:
    def cut(block: Block, before: int) -> Block:
        return without(block, max(0, count - before))

    return _each_block(cell, cut)


def _front(cell: Cell, count: int) -> tuple[Fragment, ...]:
    def cut(block: Block, before: int) -> Block:
        lines, left = [], count - before
        for line in block.lines:
            if left > 0:
                lines.append(line[:left])
            left -= len(line)
        return block._replace(lines=tuple(lines))

    return tuple(f for f in _each_block(cell, cut) if f.blocks)


def _each_block(cell: Cell, cut: Callable[[Block, int], Block]) -> tuple[Fragment, ...]:
    """The fragments of a cell, each block cut; `cut` is told how many words stand in front of its block."""
    found, before = [], 0
    for fragment in cell.fragments:
        blocks = []
        for block in fragment.blocks:
            blocks.append(cut(block, before))
            before += sum(map(len, block.lines))
        found.append(fragment._replace(blocks=tuple(b for b in blocks if b.lines)))
    return tuple(found)
