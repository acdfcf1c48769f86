"""Where the rows of a table begin that white alone tells: behind a stripe of white over its whole width.

The columns need not keep to the same lines: a paragraph's space in one of them puts it out of step with the others.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from pipeline.models.page import Box, Fill, Page, Word
from pipeline.tables.marks import is_white
from pipeline.tables.white.middle_rows import middle_rows
from pipeline.tables.white.tight_rows import LEAST, tight_rows
from pipeline.text.lines import Line, base_of, lines_of, pitch_of
from pipeline.text.medians import median

LOOSE = 1.6  # times the height of print: lines that stand further apart are of two rows or paragraphs
GAP = 1.2  # times the usual line distance: white between two rows
LEVEL = 0.6  # heights of print by which the first lines of a row's cells may stand lower than the highest
LEAST_FILL = 6.0  # points: a lower area is a line
HIGH, LEAST_CELLS = 2.5, 2  # heights of print that a painted cell has at least; cells of one column
INTO = 1.5  # points that paint may reach into the white of a word's box
TOUCHING = 1.0  # points between two painted cells at most
PADDING = 3.0  # points above the words of a table
MOST = 0.8  # share of the width that a line or area must cover to part rows


def row_tops(
    page: Page, lines: Sequence[Line], boundaries: Sequence[float], repeated: int, *, known: bool = False
) -> list[float]:
    """The tops of the rows, from the first on. `repeated` lines at the top print the heading again.

    `known`: the table goes on here, or another one has its headings: few rows are enough to be told.

    A row begins at a painted band or line over the whole width, or where the first column and another one begin
    behind white; where nothing of all this is found, at numbers that count on.
    """
    drawn = list(_drawn(page, [w for line in lines for w in line]))
    heads, goes_on = repeated or _heading(lines), known or repeated > 0
    centred = middle_rows(page, lines, boundaries, drawn, heads, known=goes_on)
    if centred is not None:
        return [min(w.box.top for w in lines[0]) - PADDING, *centred]
    height = median([(box := line[0].box)[3] - box[1] for line in lines])
    pitch = min(_pitch(lines, boundaries), LOOSE * height)
    tops = [min(w.box.top for w in lines[0]) - PADDING]
    reach = max(w.box.bottom for w in lines[0])
    plain = all(w.style.bold for line in lines for w in line)  # nothing is set apart
    theme = False  # whether the line above heads the rows below it
    for at, (above, line) in enumerate(itertools.pairwise(lines), start=1):
        top = min(w.box.top for w in line)
        ruled = _ruled(above, line, drawn)
        white = top - reach > GAP * pitch - height
        first = _level(lines[at:], LEVEL * height)
        white = white and _apart(lines[:at], first, boundaries, GAP * pitch)
        set_apart = white or (at + 1 < len(lines) and _stands_over(lines[:at], line, lines[at + 1], boundaries, drawn))
        labels = white and _is_label_begun(lines[at : at + 2], boundaries, GAP * pitch)
        themed = set_apart and not plain and all(w.style.bold for w in first) and _heads(first, boundaries)
        themed = themed and not labels
        if ruled or at == repeated or theme or themed or labels or (white and _opens(first, boundaries)):
            tops.append(top - 1)
        theme = themed
        reach = max(reach, *(w.box.bottom for w in line))
    if len(tops) <= (2 if repeated else 1):
        starts = tight_rows(lines, boundaries, 1 if repeated or known else LEAST)
        tops += [top for at in starts if (top := min(w.box.top for w in lines[at]) - 1) > tops[-1]]
    return tops


def _heading(lines: Sequence[Line]) -> int:
    """How many lines at the top are a heading: all bold, where not all lines are."""
    count = len(list(itertools.takewhile(lambda line: all(w.style.bold for w in line), lines)))
    return count if count < len(lines) else 0


def _pitch(lines: Sequence[Line], boundaries: Sequence[float]) -> float:
    """The usual line distance inside the columns."""
    words = [w for line in lines for w in line]
    sides = [float("-inf"), *boundaries, float("inf")]
    middles = [((box := w[2])[0] + box[2]) / 2 for w in words]
    columns = ([w for w, x in zip(words, middles, strict=True) if a <= x < b] for a, b in itertools.pairwise(sides))
    return min((p for own in columns if (p := pitch_of(lines_of(own)))), default=0.0)


def _ruled(above: Line, line: Line, drawn: Sequence[float]) -> bool:
    if not drawn:
        return False
    foot, top = base_of(above), min([w[2][1] for w in line])
    return any([foot - 2 <= y <= top + 2 for y in drawn])


def _stands_over(
    above: Sequence[Line], line: Line, below: Line, boundaries: Sequence[float], drawn: Sequence[float]
) -> bool:
    """Whether a line in bold stands right over a painted band, below a first column in plain print."""
    if not all(w.style.bold for w in line) or not _ruled(line, below, drawn):
        return False
    last = next((w for own in reversed(above) for w in own if _filled([w], boundaries) == [0]), None)
    return last is not None and not last.style.bold


def _apart(above: Sequence[Line], first: Sequence[Word], boundaries: Sequence[float], least: float) -> bool:
    """Whether words stand farther below what their first column holds above than `least`, middle to middle.

    The boxes of recognised words are uneven: white between two of them says little.
    """
    column = _filled(first, boundaries)[0]
    own = min(w.box.centre[1] for w in first if _filled([w], boundaries) == [column])
    before = (w for line in reversed(above) for w in line if _filled([w], boundaries) == [column])
    last = next(before, None)
    return last is None or own - last.box.centre[1] >= least


def _level(lines: Sequence[Line], most: float) -> list[Word]:
    """The words of the first line, and of those that begin hardly any lower."""
    first = min(w.box.top for w in lines[0])
    near = itertools.takewhile(lambda line: min(w.box.top for w in line) - first <= most, lines)
    return [w for line in near for w in line]


def _opens(words: Sequence[Word], boundaries: Sequence[float]) -> bool:
    """Whether words are the beginnings of a row: some in its first column and in one more at least."""
    filled = _filled(words, boundaries)
    return len(filled) > 1 and filled[0] == 0


def _heads(words: Sequence[Word], boundaries: Sequence[float]) -> bool:
    """Whether words stand in the first column alone, or run across from it."""
    crossed = any(w.box.x0 < x - 1 and w.box.x1 > x + 2 for w in words for x in boundaries)
    begins = bool(boundaries) and min(w.box.x0 for w in words) < boundaries[0]  # its first word may be wider than that
    return _filled(words, boundaries) == [0] or (crossed and begins)


def _is_label_begun(lines: Sequence[Line], boundaries: Sequence[float], most: float) -> bool:
    """Whether the first of two lines begins a label whose values stand beside its second: "Completion" over "date:".

    A form sets its cells on their last line, or in the middle.
    """
    if len(lines) != 2 or len(own := _filled(lines[0], boundaries)) != 1 or len(_filled(lines[1], boundaries)) < 2:
        return False
    rest = [w for w in lines[1] if _filled([w], boundaries) == own]
    if not rest or rest[0].box.centre[1] - lines[0][0].box.centre[1] > most:
        return False
    label, bold = [*lines[0], *rest], [w.style.bold for w in lines[1]]
    if rest[-1].text.endswith(":") and not any(w.text.endswith(":") for w in lines[0]):
        return True
    return rest[0].text[:1].islower() and all(w.style.bold for w in label) and not all(bold)


def _filled(words: Sequence[Word], boundaries: Sequence[float]) -> list[int]:
    """The columns that words stand in."""
    middles = [((box := w[2])[0] + box[2]) / 2 for w in words]
    return sorted({sum([middle >= x for x in boundaries]) for middle in middles})


def _drawn(page: Page, words: Sequence[Word]) -> Iterator[float]:
    """Heights at which a line, or the side of a painted band, runs over most of the table."""
    x0, x1 = min(w.box.x0 for w in words), max(w.box.x1 for w in words)
    wide = (box for box in _painted(page.fills) if box.height > LEAST_FILL and _over(box, x0, x1))
    yield from (y for box in wide for y in (box.top, box.bottom))
    yield from (r.box.top for r in page.rulings if r.horizontal and _over(r.box, x0, x1))
    yield from _cells(page, words)


def _cells(page: Page, words: Sequence[Word]) -> Iterator[float]:
    """The tops and feet of painted cells that stand below one another, a status say: no words stand across any of them.

    A label on paint of its own is no cell: it is not so much higher than its words.
    """
    top, bottom = min(w.box.top for w in words), max(w.box.bottom for w in words)
    height = median([w.box.height for w in words])
    columns: dict[tuple[int, int], list[Box]] = {}
    for fill in page.fills:
        if fill.box.height > HIGH * height and not is_white(fill.colour) and top < fill.box.centre[1] < bottom:
            columns.setdefault((round(fill.box.x0), round(fill.box.x1)), []).append(fill.box)
    sides = [y for own in columns.values() if len(own) >= LEAST_CELLS for box in own for y in (box.top, box.bottom)]
    if not any(w.box.top + INTO < y < w.box.bottom - INTO for y in sides for w in words):
        yield from sides


def _painted(fills: Sequence[Fill]) -> list[Box]:
    """The areas of one colour; cells that are painted side by side are one."""
    whole: list[tuple[tuple[str, int, int], Box]] = []
    levels = (((fill.colour, round(fill.box.top), round(fill.box.bottom)), fill.box) for fill in fills)
    for level, box in sorted(levels, key=lambda one: (one[0], one[1].x0)):
        last = whole[-1] if whole else None
        if last and last[0] == level and box.x0 <= last[1].x1 + TOUCHING:
            whole[-1] = level, last[1]._replace(x1=max(last[1].x1, box.x1))
        else:
            whole.append((level, box))
    return [box for _, box in whole]


def _over(box: Box, x0: float, x1: float) -> bool:
    return min(box.x1, x1) - max(box.x0, x0) >= MOST * (x1 - x0)
