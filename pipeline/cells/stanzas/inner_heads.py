"""Whether what looks like cards beside one another are columns of running text, which white happens to part alike.

Each card begins with its own heading. Where one stands in the middle of what should be a card, printed as those at the
top of others are, a record begins there, and the page is read down its columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.cells.labelled_values import look_of
from pipeline.cells.stanzas.side_numbers import is_figure
from pipeline.models.page import Word
from pipeline.text.lines import Line, lines_of, spoken

LARGER = 1.08  # times the usual height of print
SAME = 1.05  # times
FEWEST = 2  # cards that begin with a heading


def heading_inside(cards: Sequence[Sequence[Word]]) -> bool:
    """Whether a line amid a card is printed as the headings are that other cards begin with; no label comes so often.

    They are larger than the text, or a figure opens them.
    """
    pages = [lines_of(card) for card in cards if card]
    said = Counter(spoken(line) for lines in pages for line in lines)
    usual = Counter(round(w.box.height, 1) for card in cards for w in card).most_common(1)[0][0]
    heads = [lines[0] for lines in pages if _heads(lines[0], usual) and said[spoken(lines[0])] == 1]
    if len(heads) < FEWEST:
        return False
    inner = (line for lines in pages for line in _below_text(lines) if said[spoken(line)] == 1 and _heads(line, usual))
    return any(_alike(line, heads[0]) for line in inner if _alike(heads[0], heads[1]))


def _heads(line: Line, usual: float) -> bool:
    """Whether a line is larger than the text, or opened by a figure in bold."""
    counted = is_figure(line[0]) and line[0].style.bold and line[-1].style.bold
    return counted or min(w.box.height for w in line) > LARGER * usual


def _below_text(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that stand below one printed otherwise: a heading of two lines is one."""
    return (line for above, line in pairwise(lines) if not _alike(above, line))


def _alike(one: Line, other: Line) -> bool:
    """Whether two lines end in the same print, and begin alike: with a figure, or not."""
    heights = one[-1].box.height / other[-1].box.height
    alike = look_of(one[-1]) == look_of(other[-1]) and 1 / SAME < heights < SAME
    return alike and is_figure(one[0]) == is_figure(other[0])
