"""The lines of a document cut into blocks: a band, the headings below it, and what stands below these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.models.page import Word
from pipeline.tables.blocks.band_ends import foot_of, less_theme, most_white, without_number
from pipeline.tables.blocks.repeated_heads import Head
from pipeline.tables.white.white_themes import APART, white_in
from pipeline.text.lines import Line, parted, spoken

MOST_BANDS = 0.8  # share of the bands that must be one run of words
UNLIKE = 0.3  # share of the words of cells that may be printed as the headings are
FEWEST = 3  # blocks, where more are
LONGEST_LABEL = 4  # words


@dataclass(frozen=True, slots=True)
class Piece:
    """One band, its headings and the lines of its cells."""

    band: tuple[Line, ...]
    head: tuple[Line, ...]
    body: tuple[Line, ...]
    repeated: tuple[Word, ...] = ()

    @property
    def words(self) -> list[Word]:
        return [w for line in (*self.band, *self.head, *self.body) for w in line]


def pieces_of(lines: Sequence[Line], heads: Sequence[Head], starts: Sequence[int | None]) -> list[Piece]:
    """The lines of each block; headings without a band at the top of a page are printed again in the middle of one."""
    found: list[Piece] = []
    begins = [
        start if start is not None else without_number(lines, before.end if before else 0, head.start)
        for start, head, before in zip(starts, heads, [None, *heads], strict=False)
    ]
    gaps: list[float] = []
    inner = 0.0  # the most white inside of a block
    for at, (head, start) in enumerate(zip(heads, begins, strict=True)):
        end = begins[at + 1] if at + 1 < len(heads) else foot_of(lines, heads[0], head, gaps, inner)
        inside = less_theme(lines[head.end : end])
        if at + 1 < len(heads) and inside:
            gaps += _gap(inside[-1], lines[head.end + len(inside)])
            inner = max(inner, most_white(inside))
        if start == head.start and found:
            last = found[-1]
            again = (*last.repeated, *head.words)
            found[-1] = replace(last, body=(*last.body, *inside), repeated=again)
        else:
            band = tuple(lines[start : head.start])
            found.append(Piece(band, tuple(lines[head.start : head.end]), tuple(inside)))
    return [_less_band(piece) for piece in found]


def _less_band(piece: Piece) -> Piece:
    """A block without the first lines of its band, printed again where a page begins in the middle of it."""
    body = list(piece.body)
    at = next((i for i, (a, b) in enumerate(pairwise(body), start=1) if b[0].page > a[0].page), len(body))
    again: list[Word] = []
    for line in piece.band:
        if at == len(body) or spoken(body[at]) != spoken(line):
            break
        again += body.pop(at)
    return replace(piece, body=tuple(body), repeated=(*piece.repeated, *again)) if again else piece


def _gap(above: Line, below: Line) -> list[float]:
    """The white between the last line of a block and what follows it, on one page."""
    same = above[0].page == below[0].page
    return [min(w.box.top for w in below) - max(w.box.bottom for w in above)] if same else []


def stand_apart(pieces: Sequence[Piece]) -> bool:
    """Whether most bands are text in one run of words; all where the headings are printed as the cells are.

    What a plain table says at the same places in some of its rows is no heading. Nor are labels of a form, more of
    which stand in every block.
    """
    runs = sum(not any(map(white_in, piece.band)) for piece in pieces)
    look, *others = {w.style.look for line in pieces[0].head for w in line}
    labels = Counter(
        said for p in pieces for said in {spoken(line) for line in p.band + p.body if line[0].style.look == look}
    )
    labels.update(label for p in pieces for line in p.body[-1:] if (label := _label(line)))
    if others or max(labels.values(), default=0) >= max(FEWEST, MOST_BANDS * len(pieces)):
        return False
    alike = sum(w.style.look == look for piece in pieces for line in piece.body for w in line)
    told = sum(len(line) for piece in pieces for line in piece.body)
    return runs == len(pieces) >= FEWEST if alike >= UNLIKE * told else runs >= MOST_BANDS * len(pieces)


def _label(line: Line) -> str:
    """What labels the rest of a line below the columns: "Position:" in front of a state; each part may have its own."""
    parts = [said for part in parted(line, APART) if any(map(str.isalnum, said := spoken(part)))]
    labels = [part.partition(":") for part in parts]
    told = bool(labels) and all(colon and len(label.split()) <= LONGEST_LABEL for label, colon, _ in labels)
    return labels[0][0] if told else ""
