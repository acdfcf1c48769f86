"""Where a block of a band, headings and cells ends: in front of a theme over the next one, behind white at the last."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from pipeline.models.page import Word
from pipeline.tables.blocks.repeated_heads import Head
from pipeline.tables.white.white_themes import apart, white_in
from pipeline.text.lines import Line, box_of
from pipeline.text.medians import median

LARGER, LARGEST = 1.08, 1.2  # times the print of the cells: a heading over the next block, one behind the last
OUTSIDE = 1.5  # points left of the cells' words
MOST_LINES = 3  # of a theme
WHITE = 0.5  # heights of print above a theme
SHARE = 0.6  # of the white between two blocks: it ends the last one
LEAST = 0.5  # heights of print: less white is between two paragraphs
MORE = 1.05  # times the most white inside of a block
INTO = 2.0  # points by which a word reaches over the side of a column
LOOSE = 1.0  # heights of print between two lines of one band


def less_theme(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a block without those that head the next one, below white.

    They are printed unlike all others, or larger, or begin left of the cells.
    """
    end = len(lines)
    while end > 1 and len(lines) - end < MOST_LINES and _heads(lines[end - 1], lines[: end - 1]):
        end -= 1
    return lines[:end] if end < len(lines) and _behind_white(lines, end) else lines


def _heads(line: Line, above: Sequence[Line]) -> bool:
    if white_in(line):
        return False
    size = median(w.box.height for other in above for w in other)
    looks = {w.style.look for other in above for w in other}
    unlike = all(w.style.look not in looks for w in line)
    left = min(other[0].box.x0 for other in above) - line[0].box.x0
    return left > OUTSIDE or (left > -OUTSIDE and (unlike or _size(line) >= LARGER * size))


def _behind_white(lines: Sequence[Line], at: int) -> bool:
    above, line = lines[at - 1], lines[at]
    if above[0].page != line[0].page:
        return True
    reach = max(w.box.bottom for other in lines[:at] for w in other if w.page == line[0].page)
    return min(w.box.top for w in line) - reach >= WHITE * box_of(line).height


def most_white(lines: Sequence[Line]) -> float:
    """The most white between two lines of one page."""
    most, reach = 0.0, 0.0
    for at, line in enumerate(lines):
        box = box_of(line)
        turned = at == 0 or lines[at - 1][0].page != line[0].page
        most = most if turned else max(most, box.top - reach)
        reach = box.bottom if turned else max(reach, box.bottom)
    return most


def foot_of(lines: Sequence[Line], first: Head, last: Head, gaps: Sequence[float], inner: float) -> int:
    """The line at which the last block ends: behind as much white as stands between others, or at larger print.

    `first` is where the headings are printed first; `gaps` is the white between the blocks, `inner` the most in one.
    """
    size = _size([w for line in lines[first.end : last.start] for w in line])
    least = max(SHARE * median(gaps), MORE * inner, LEAST * size) if gaps else 0.0
    reach = max(w.box.bottom for w in last.words)
    for at in range(last.end, len(lines)):
        line, begins = lines[at], at == last.end
        box = box_of(line)
        turned = lines[at - 1][0].page != line[0].page
        wide = least > 0 and not turned and box.top - reach >= least
        if _size(line) > LARGEST * size or (not begins and (wide or (turned and _is_alone(line)))):
            return at
        reach = box.bottom if turned else max(reach, box.bottom)
    return len(lines)


def _size(words: Sequence[Word]) -> float:
    """The usual height of some words: those of a line may stand a little below one another."""
    return median(w.box.height for w in words)


def _is_alone(line: Line) -> bool:
    """Whether a line holds one run of words in bold: a heading behind the last block."""
    return all(w.style.bold for w in line) and not white_in(line)


def without_number(lines: Sequence[Line], after: int, start: int) -> int:
    """Where a band begins that carries no number: the lines close above its headings; none at the top of a page."""
    at = start
    while at > after and lines[at - 1][0].page == lines[at][0].page:
        above, below = box_of(lines[at - 1]), box_of(lines[at])
        if at < start and below.top - above.bottom > LOOSE * above.height:
            break
        at -= 1
    return at


def less_text(lines: Sequence[Line], boundaries: Sequence[float]) -> tuple[Line, ...]:
    """The lines of the last block without the text behind it, which runs across its columns."""
    return tuple(takewhile(lambda line: not _runs_over(line, boundaries), lines))


def _runs_over(line: Line, boundaries: Sequence[float]) -> bool:
    """Whether a word that follows another crosses from one column into the next; a long one alone may do so."""
    over = (b for a, b in pairwise(line) if not apart(a, b))
    return any(w.box.x0 < x - INTO and w.box.x1 > x + INTO for w in over for x in boundaries)
