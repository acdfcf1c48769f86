"""Rulings from a picture: found, joined to whole lines, told from dark bars and from edges of paint."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pipeline.read.scan.engine import PixelBox, swapped
from pipeline.read.scan.ink import filled, pieces_of
from pipeline.read.scan.picture import Area
from pipeline.read.scan.specks import cut_back, followed, on_one_line, reaching, resumed

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from pipeline.read.scan.picture import Grey

    Mask = npt.NDArray[np.uint8]
    from pipeline.read.marks import Pixels


THICKEST = 4.5  # points
LEVEL_LENGTH = 22.0  # points: shorter horizontals are dashes, or strokes of letters
UPRIGHT_LENGTH = 11.0  # points: a row of one line of print is little higher
ALONE = 26.0  # points an upright needs if it does not run from ruling to ruling: longer than any letter
STACKED = 33.0  # points: two stems of large print, one over the other, are not that long
SLIM = 2.5  # points: a thicker run that is uneven is a word on its end
BOTH, ROWS = 2, 2  # ends of an upright; rows in which the rest of a pale one shows
FOLLOWED = 60.0  # points: one that long is no print on its end, and is followed as far as it shows
CONTRAST = 34  # levels darker than what lies on both sides
DOTTED_LENGTH = 110.0  # points: a shorter row of dots is those of the letters i in a word
DUTY = 0.3  # share of a dotted line that is ink
SURE = 160.0  # points: no line of print is one dark run that long
HAIR, FAINT = 1.5, 8  # points of a hairline; levels darker than both sides of one
EVENED = 1.5  # points along a hairline over which grain is evened out
CLOSE = 1.2  # points above and below a shorter run that must be free of ink
RULED = 0.85  # share of ink beside a run that is another ruling
FREE = 0.15  # share of ink that is still free
EVEN = 0.45  # how dark the faintest part of a ruling is beside its darkest
CLINGS = 0.15  # of the length of a run: print that touches it is shorter
QUIET = 0.07  # share of ink that may stand close to a dotted line: print has more


@dataclass(frozen=True, slots=True)
class Segment:
    """One ruling, in pixels."""

    box: PixelBox
    horizontal: bool

    @property
    def length(self) -> float:
        return self.box.x1 - self.box.x0 if self.horizontal else self.box.bottom - self.box.top


def rulings_in(grey: Grey, scale: float, *, framed: bool = False) -> tuple[Segment, ...]:
    """All rulings of a straight picture; `scale` is in pixels per point. At the sides of a `framed` one others end."""
    import numpy as np

    pieces = _runs(grey, scale, LEVEL_LENGTH, beside_print=True)
    level = [Segment(box, True) for box in followed(grey, pieces, scale)]
    sideways = np.ascontiguousarray(grey.T)
    height, width = grey.shape
    sides = [Segment(PixelBox(0, y - 1, width, y), True) for y in (1, height)] if framed else []
    upright = _uprights(sideways, [*level, *sides], scale)
    upright = followed(sideways, upright, scale)
    across = reaching(grey, [s.box for s in level], [swapped(b) for b in upright], scale)
    stops = [swapped(b) for b in across if b.x1 - b.x0 >= SURE * scale]
    spans = [_ends_met(Segment(swapped(b), False), level, scale) == BOTH for b in upright]
    sure = [b.x1 - b.x0 >= FOLLOWED * scale or whole for b, whole in zip(upright, spans, strict=True)]
    down = [reaching(sideways, [b], stops if ok else (), scale)[0] for b, ok in zip(upright, sure, strict=True)]
    down = resumed(sideways, cut_back(down, stops, scale), stops, scale)
    return (*(Segment(b, True) for b in across), *(Segment(swapped(b), False) for b in down))


def _uprights(sideways: Grey, level: list[Segment], scale: float) -> list[PixelBox]:
    """Upright runs, on their side: long ones that no print makes, and short ones that part a row.

    What parts a single row may be the stems of letters that stand one above the other: it must be free of print, or
    go on a line that is sure. Below print that touches a pale line the rest of it shows, row after row: evenly, as the
    stem of a letter does not, which fades at both its ends.
    """
    alone, short, rests = [], [], []
    for box in _runs(sideways, scale, UPRIGHT_LENGTH, beside_print=False):
        length, ends = (box.x1 - box.x0) / scale, _ends_met(Segment(swapped(box), False), level, scale)
        bare, even = _looks(sideways, box, scale)
        bare &= even or box.bottom - box.top <= SLIM * scale
        if length >= SURE or (length >= (ALONE if even or ends else STACKED) and bare) or (length >= FOLLOWED and even):
            alone.append(box)
        elif ends == BOTH:
            short.append((box, bare))
        elif ends and bare and even:
            rests.append(box)
    sure = [b for b, bare in short if bare or any(on_one_line(b, a, scale) for a in alone)]
    again = [b for b in rests if sum(on_one_line(b, other, scale) for other in (*rests, *sure)) >= ROWS]
    return alone + sure + again


def _looks(grey: Grey, box: PixelBox, scale: float) -> tuple[bool, bool]:
    """Whether no print touches a run, and whether it is even: a line of print that stands on its end is neither."""
    import cv2
    import numpy as np

    thick, around = round(THICKEST * scale), round(3 * THICKEST * scale)
    top = max(0, int(box.top) - around)
    part = np.ascontiguousarray(grey[top : int(box.bottom) + around, int(box.x0) : int(box.x1)])
    hat = cv2.morphologyEx(part, cv2.MORPH_BLACKHAT, np.ones((2 * thick + 1, 1), np.uint8))
    own = PixelBox(0, box.top - top, part.shape[1], box.bottom - top)
    return _stands_free(own, (hat > CONTRAST).astype(np.uint8), scale), _even(own, hat)


def _ends_met(upright: Segment, level: list[Segment], scale: float) -> int:
    """How many ends of an upright lie on a horizontal."""
    reach, middle = 2.5 * scale, (upright.box.x0 + upright.box.x1) / 2
    met = [s.box for s in level if s.box.x0 - reach <= middle <= s.box.x1 + reach]
    ends = (upright.box.top, upright.box.bottom)
    return sum(any(b.top - reach <= end <= b.bottom + reach for b in met) for end in ends)


def _runs(grey: Grey, scale: float, shortest: float, beside_print: bool) -> list[PixelBox]:
    """Horizontal runs of a picture; `beside_print` where letters may form runs, as they do along their lines."""
    import cv2
    import numpy as np

    thick, length = round(THICKEST * scale), round(shortest * scale)
    hat: Any = cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, np.ones((2 * thick + 1, 1), np.uint8))
    if not beside_print:
        hat = cv2.blur(hat, (2 * round(1.5 * scale) + 1, 1))  # grain evened out along the line
    ink: Mask = (hat > CONTRAST).astype(np.uint8)
    solid = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, 3), np.uint8))
    solid = cv2.morphologyEx(solid, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    lines = [_trimmed(b, ink) for b in _boxes(solid, thick, length)]
    if beside_print:
        sure = SURE * scale
        lines = [b for b in lines if b.x1 - b.x0 >= sure or (_even(b, hat) and _stands_free(b, ink, scale))]
    lines += _hairlines(grey, lines, scale)
    rest = _dotted(ink, scale)
    for x0, top, x1, bottom in lines:
        rest[int(top) : int(bottom), int(x0) : int(x1)] = 0
    broken = [_trimmed(b, ink) for b in _boxes(rest, thick, length)]
    return lines + [b for b in broken if b.x1 - b.x0 >= DOTTED_LENGTH * scale]


def _hairlines(grey: Grey, known: list[PixelBox], scale: float) -> list[PixelBox]:
    """Long runs too pale to be told from grain, but for their length; `known`: those that are found already."""
    import cv2
    import numpy as np

    thick, length, gap = (round(points * scale) for points in (HAIR, SURE, THICKEST))
    even: Any = cv2.blur(grey, (2 * round(EVENED * scale) + 1, 1))
    hat = cv2.morphologyEx(even, cv2.MORPH_BLACKHAT, np.ones((2 * thick + 1, 1), np.uint8))
    pale: Mask = (hat > FAINT).astype(np.uint8)
    for x0, top, x1, bottom in known:
        pale[max(0, int(top) - gap) : int(bottom) + gap, int(x0) : int(x1)] = 0
    runs = cv2.morphologyEx(pale, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    return [b for b in _boxes(runs, thick, length) if _even(b, hat) and max(_beside(b, pale, scale)) <= FREE]


def _even(box: PixelBox, hat: Any) -> bool:
    """Whether a run is about as dark all along: in a word in heavy print letters and gaps change."""
    import numpy as np

    x0, top, x1, bottom = (int(v) for v in box)
    darkest = hat[top:bottom, x0:x1].max(axis=0)
    low, high = np.percentile(darkest, (5, 92))
    return float(low) >= EVEN * float(high)


def _trimmed(box: PixelBox, ink: Mask) -> PixelBox:
    """A run without the ends that averaging added."""
    import numpy as np

    x0, top, x1, bottom = (int(v) for v in box)
    inked = np.flatnonzero(ink[top:bottom, x0:x1].any(axis=0))
    return box._replace(x0=x0 + int(inked[0]), x1=x0 + int(inked[-1]) + 1) if len(inked) else box


def _stands_free(box: PixelBox, ink: Mask, scale: float) -> bool:
    """Whether the strips above and below a run hold no ink, or another ruling (a double one).

    The serifs and bars of a word's letters run on too, with the rest of the letters beside them.
    """
    return all(not FREE < share < RULED for share in _beside(box, ink, scale))


def _beside(box: PixelBox, ink: Mask, scale: float) -> list[float]:
    """The shares of ink in the strips above and below a run."""
    gap = max(1, round(CLOSE * scale))
    x0, top, x1, bottom = (int(v) for v in box)
    strips = (ink[max(0, top - 1 - gap) : max(0, top - 1), x0:x1], ink[bottom + 1 : bottom + 1 + gap, x0:x1])
    return [float(strip.mean()) if strip.size else 0.0 for strip in strips]


def _dotted(ink: Mask, scale: float) -> Any:
    """Runs that are ink in part only, with nothing close above and below as print would have."""
    import cv2
    import numpy as np

    window, beside = round(2 * LEVEL_LENGTH * scale), round(2.2 * scale)
    share, band = cv2.blur(255 * ink, (window, 1)), cv2.blur(255 * ink, (window, round(scale)))
    quiet = band < 255 * QUIET
    found = ((share > 255 * DUTY) & np.roll(quiet, beside, axis=0) & np.roll(quiet, -beside, axis=0)).astype(np.uint8)
    return cv2.morphologyEx(found, cv2.MORPH_OPEN, np.ones((1, window), np.uint8))


def _boxes(mask: Any, thick: int, length: int) -> list[PixelBox]:
    """The runs of a mask, each as high as most of it."""
    import numpy as np

    found = []
    for box, outline in pieces_of(mask):
        if box.bottom - box.top <= 1.5 * thick and box.x1 - box.x0 >= length:
            own = filled(box, outline).sum(axis=1)
            rows = np.flatnonzero(own >= CLINGS * own.max())  # the rest is print that touches the run
            found.append(box._replace(top=box.top + int(rows[0]), bottom=box.top + int(rows[-1]) + 1))
    return found


def erased(picture: Any, rulings: tuple[Segment, ...]) -> Any:
    """The picture with its rulings painted over by what lies beside them, so that they are not read as letters.

    The lighter side is taken: between a painted heading and the paper the ruling becomes paper.
    """
    clean = picture.copy()
    for ruling in rulings:
        box = ruling.box
        if ruling.horizontal:
            _paint(clean, box)
        else:
            _paint(clean.transpose(1, 0, 2), PixelBox(box.top, box.x0, box.bottom, box.x1))
    return clean


def _paint(picture: Any, box: PixelBox) -> None:
    import numpy as np

    x0, top, x1, bottom = (int(v) for v in box)
    height = picture.shape[0]
    above, below = picture[max(0, top - 3), x0:x1], picture[min(height - 1, bottom + 2), x0:x1]
    picture[max(0, top - 1) : min(height, bottom + 1), x0:x1] = np.maximum(above, below)


SAME_LINE = 1.0  # points that two pieces of one line lie apart across it
GAP = 6.5  # points that paint, print or dirt may take out of a horizontal
SHORT_OF = 4.0  # points that a line may end short of another
NO_ROW, LONG = 8.0, 60.0  # points: no row is as low as the first; an upright as long as the second is no stroke
UPRIGHT_GAP = 3.0  # points that may be missing in an upright: two tables stand hardly further apart


def joined(rulings: Iterable[Segment], scale: float) -> tuple[Segment, ...]:
    """The same rulings, whole; `scale` is in pixels per point."""
    flat = [r.box for r in rulings if r.horizontal]
    tall = [swapped(r.box) for r in rulings if not r.horizontal]
    flat, tall = _merged(flat, GAP * scale, scale), _merged(tall, UPRIGHT_GAP * scale, scale)
    level = [_reaching(b, [swapped(t) for t in tall], scale) for b in flat]
    stops = [swapped(b) for b in flat]
    upright = [swapped(_reaching(_lengthened(t, stops, scale), stops, scale)) for t in tall]
    return (*(Segment(b, True) for b in level), *(Segment(b, False) for b in upright))


def _merged(boxes: Sequence[PixelBox], gap: float, scale: float) -> list[PixelBox]:
    """Horizontal pieces that lie on one line, end to end, as one."""
    found: list[PixelBox] = []
    for box in sorted(boxes, key=lambda b: b.x0):
        for place, other in enumerate(found):
            if _on_one_line(other, box, scale) and -scale <= box.x0 - other.x1 <= gap:
                found[place] = PixelBox(
                    other.x0, min(other.top, box.top), max(other.x1, box.x1), max(other.bottom, box.bottom)
                )
                break
        else:
            found.append(box)
    return found


def _on_one_line(one: PixelBox, other: PixelBox, scale: float) -> bool:
    return abs(one.top + one.bottom - other.top - other.bottom) <= 2 * SAME_LINE * scale


def _reaching(box: PixelBox, uprights: Sequence[PixelBox], scale: float) -> PixelBox:
    """A horizontal whose ends go as far as the uprights they all but meet."""
    middle, short = (box.top + box.bottom) / 2, SHORT_OF * scale
    met = [u for u in uprights if u.top - short <= middle <= u.bottom + short]
    left = [u.x0 for u in met if box.x0 - short <= u.x0 < box.x0]
    right = [u.x1 for u in met if box.x1 < u.x1 <= box.x1 + short]
    return box._replace(x0=min(left, default=box.x0), x1=max(right, default=box.x1))


def _lengthened(box: PixelBox, stops: Sequence[PixelBox], scale: float) -> PixelBox:
    """An upright, on its side, of which an end hangs in the air brought to the horizontal next to it."""
    middle, short = (box.top + box.bottom) / 2, SHORT_OF * scale
    met = [u for u in stops if u.top - short <= middle <= u.bottom + short]
    if box.x1 - box.x0 < LONG * scale or not met:
        return box
    ends = []
    for end, away in ((box.x0, -1), (box.x1, 1)):
        near = [u.x0 for u in met if -short <= away * (u.x0 - end) <= NO_ROW * scale]
        ends.append(end if any(abs(x - end) <= short for x in near) or not near else near[0])
    return box._replace(x0=min(ends[0], box.x0), x1=max(ends[1], box.x1))


DARK = 140  # levels, over the three channels: on a lighter ground print is dark, and takes nothing apart
LIKE = 40  # levels between pixels of one bar
LOW = 32.0  # points: in a higher bar the ground is found whole
LEVEL = 1.5  # points between the edges of two pieces of one bar
PAINT = 0.3  # share of a bar's height that is ground, in a column through its letters
END = 4.0  # points without ground: the bar ends, or a line of white parts it from another


def whole_bars(picture: Pixels, areas: Sequence[Area], scale: float) -> list[Area]:
    """The painted areas, pieces of one dark bar put together and reaching as far as its ground does."""
    found: list[Area] = []
    for area in sorted(areas, key=lambda a: a.box.x0):
        if not _is_low_and_dark(area, scale):
            found.append(area)
        elif not any(_holds(other.box, area.box, scale) and _alike(area, other) for other in found):
            found.append(replace(area, box=_reached(picture, area, scale)))
    return found


def _is_low_and_dark(area: Area, scale: float) -> bool:
    return area.box.bottom - area.box.top <= LOW * scale and sum(area.levels) < 3 * DARK


def _alike(one: Area, other: Area) -> bool:
    return max(abs(a - b) for a, b in zip(one.levels, other.levels, strict=True)) <= LIKE


def _holds(whole: PixelBox, piece: PixelBox, scale: float) -> bool:
    """Whether a piece lies on a bar that was found already."""
    off = max(abs(whole.top - piece.top), abs(whole.bottom - piece.bottom))
    return off <= LEVEL * scale and whole.x0 <= piece.x0 and piece.x1 <= whole.x1 + 1


def _reached(picture: Pixels, area: Area, scale: float) -> PixelBox:
    """The box of a piece of a bar, longer to both sides as far as its ground shows behind letters."""
    import numpy as np

    box = area.box
    top, bottom = int(box.top) + 1, int(box.bottom) - 1
    band = picture[top:bottom].astype(np.int16)
    ground = (np.abs(band - np.array(area.levels, np.int16)).max(axis=2) <= LIKE).mean(axis=0) >= PAINT
    middle, gap = int((box.x0 + box.x1) / 2), max(1, round(END * scale))
    left = middle - _run(ground[:middle][::-1], gap)
    right = middle + _run(ground[middle:], gap)
    return box._replace(x0=min(box.x0, float(left)), x1=max(box.x1, float(right)))


def _run(ground: npt.NDArray[np.bool_], gap: int) -> int:
    """How far ground goes on from the start, bridging less than `gap`."""
    import numpy as np

    at = np.flatnonzero(ground)
    ends = np.flatnonzero(np.diff(at) > gap)
    return int(at[ends[0] if len(ends) else -1]) + 1 if len(at) and at[0] <= gap else 0


APART = 4.0  # points between painted cells that stand side by side
BESIDE = 0.6  # share of the lower cell's height that lies beside the other
DARK_PAINT = 190  # lightness above which white lines don't show on paint
THROUGH = 0.35  # of a painted row's height: white uprights are that long at least
MEETS = 2.5  # points between the end of a white line and what it runs to
WIDE = 0.3  # of the page's width: paint that is a row, not a cell


def rows_of(areas: Sequence[PixelBox], width: float, scale: float) -> list[PixelBox]:
    """Painted areas as wide as a table, or part of a row of cells that is; `width` of the page, in pixels."""
    found: list[list[PixelBox]] = []
    for area in sorted(areas, key=lambda a: a.x0):
        for row in found:
            if _is_beside(row[-1], area, scale):
                row.append(area)
                break
        else:
            found.append([area])
    return [a for row in found if row[-1].x1 - row[0].x0 >= WIDE * width for a in row]


def _is_beside(left: PixelBox, right: PixelBox, scale: float) -> bool:
    """Whether a painted cell stands next to the right of another."""
    shared = min(left.bottom, right.bottom) - max(left.top, right.top)
    least = BESIDE * min(left.bottom - left.top, right.bottom - right.top)
    return shared >= least and -scale <= right.x0 - left.x1 <= APART * scale


def white_lines(grey: Grey, rows: Sequence[PixelBox], scale: float) -> list[Segment]:
    """White lines in dark paint, from edge to edge or to each other: software that paints headings parts them so."""
    import numpy as np

    found: list[Segment] = []
    for box in rows:
        x0, top, x1, bottom = (int(v) for v in box)
        part = grey[top:bottom, x0:x1]
        if part.size and float(np.median(part)) < DARK_PAINT:
            lines = [
                s
                for s in rulings_in(255 - part, scale, framed=True)
                if s.horizontal or s.length >= THROUGH * (bottom - top)
            ]
            inside = [Segment(_moved(s.box, x0, top), s.horizontal) for s in lines]
            found += [s for s in inside if _is_held(s, box, inside, scale)]
    return found


def _moved(box: PixelBox, x: float, y: float) -> PixelBox:
    return PixelBox(box.x0 + x, box.top + y, box.x1 + x, box.bottom + y)


def _is_held(line: Segment, row: PixelBox, others: Sequence[Segment], scale: float) -> bool:
    """Whether a line ends at the edges of its row or at lines across it, as no stroke of a letter does."""
    own, near = line.box, MEETS * scale
    if line.horizontal:
        ends, edges = (own.x0, own.x1), [row.x0, row.x1]
        edges += [(o.box.x0 + o.box.x1) / 2 for o in others if not o.horizontal]
    else:
        ends, edges = (own.top, own.bottom), [row.top, row.bottom]
        edges += [(o.box.top + o.box.bottom) / 2 for o in others if o.horizontal]
    return all(min(abs(end - edge) for edge in edges) <= near for end in ends)
