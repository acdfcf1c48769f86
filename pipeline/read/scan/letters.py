"""How one line of a picture is printed: where its letters stand, how heavy they are, in what colour."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.read.scan.light import INKED, darkness_of, without_neighbours, without_underlines

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from pipeline.read.marks import Pixels
    from pipeline.read.scan.engine import Line

    Levels = npt.NDArray[np.float32]

ASCENT, DESCENT = 0.93, 0.22  # of the size of print: what stands above and below the line letters stand on
DETECTED = 1.22  # a detected line is that much higher than its print
BOLD = 1.38  # times as heavy as the page's body print
SHORT = 1.0  # sizes of print: in a shorter word there is too little to weigh
MAYBE_BOLD, SURELY_BOLD = 1.12, 1.5
ALL = 4  # words: a line of so many that are all doubtful or more is bold if half of them surely are
ALIKE = 0.17  # sizes of print that differ by less are one
BELIEVED = 0.3  # share by which the small letters may contradict the detected height
COLOURED = 55  # difference of channels at which ink has a colour of its own
TINTED, TINT = 30, 0.22  # the same of thin strokes, which paper makes pale: a share of how far they are from white
ONE_INK = 40  # levels between words in one colour of one line
DARK = 85  # levels from white: what is lighter is white print on paint
FULL = 0.75  # share of ink in a pixel that shows its colour
_SMALL = frozenset("acegmnopqrsuvwxyz")
COLUMN_GAP = 0.7  # sizes of print: no space between two words is that wide
NEARBY = 0.7  # sizes of print: how far off a letter may be placed
PALE = 0.92  # of the usual contrast: print below has an ink of its own, grey or coloured
SIZED = 0.85  # of the usual size: the blur of a copy makes smaller print broad
GROWN = 1.1  # times as broad as it seems: pale strokes lose more of their edges
SHOWN = 0.4  # share of a line's letters that must be small for them to be told from figures and capitals


class Usual(NamedTuple):
    """A page's body print: how heavy it is as a share of its size, its contrast and size; the medians over all."""

    weight: float
    contrast: float
    height: float


@dataclass(frozen=True, slots=True)
class Print:
    """One line. All places in pixels of the page; `height` is the size of print, from descent to ascent."""

    left: float
    base: float
    height: float
    small: float  # the height of the small letters; 0 where the line has too few of them
    darkness: Levels  # 0 to 1 for each pixel of the line's box: how much of it is ink
    contrast: float  # how far the darkest ink is from its ground, 1 for black on white
    pixels: Pixels
    weights: tuple[float, ...]  # mean width of the strokes in each column block, in pixels

    @property
    def top(self) -> float:
        return self.base - ASCENT * self.height

    @property
    def bottom(self) -> float:
        return self.base + DESCENT * self.height

    def parted(self, left: float, right: float, share: float) -> bool:
        """Whether between two letters' middles there is white as wide as `share` of the height."""
        inked = self._inked(left, right)
        return bool(len(inked)) and _longest_gap(inked)[1] >= share * self.height

    def beside(self, x0: float, x1: float) -> Print:
        """The same line's print for a mark that stands outside of the line's box."""
        width = max(1, round(x1 - x0))
        shape = (self.darkness.shape[0], width)
        return replace(self, left=x0, darkness=_full(shape), pixels=_black((*shape, 3)), weights=())

    def _inked(self, left: float, right: float) -> Any:
        start, end = int(left - self.left), int(right - self.left) + 1
        return (self.darkness[:, max(0, start) : max(0, end)] > 0.35).any(axis=0)

    def spans(self, tokens: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        """Left and right of each word, from the middles of its first and last letter: its ink, cut at the gaps."""
        import numpy as np

        width = self.darkness.shape[1]
        cuts = [self._edge(self.left, tokens[0][0], 0.0)] if tokens else [0.0]
        for (_, last), (first, _) in itertools.pairwise(tokens):
            cuts.append(self._cut(last, first))
        cuts.append(self._edge(tokens[-1][1], self.left + width, float(width)) if tokens else float(width))
        inked: Any = (self.darkness > 0.35).any(axis=0)
        found = []
        for left, right in itertools.pairwise(cuts):
            own = np.flatnonzero(inked[int(left) : int(right) + 1])
            x0, x1 = (left + own[0], left + own[-1] + 1) if len(own) else (left, right)
            found.append((self.left + float(x0), self.left + float(max(x1, x0 + 1))))
        return found

    def _edge(self, left: float, right: float, edge: float) -> float:
        """Where a line's words begin or end: not at its box's `edge` where that holds ink of the next column."""
        start, length = _longest_gap(self._inked(left, right))
        return left - self.left + start + length / 2 if length >= COLUMN_GAP * self.height else edge

    def _cut(self, last: float, first: float) -> float:
        """Where the white between two words has its middle, in pixels from the line's left.

        Recognition places letters roughly: wide white between two columns may begin a letter further off.
        """
        start, length = _longest_gap(self._inked(last, first))
        around = NEARBY * self.height
        from_left = max(0.0, last - around - self.left)
        far, wide = _longest_gap(self._inked(from_left + self.left, first + around))
        if wide >= COLUMN_GAP * self.height and wide > 2 * length:
            return from_left + far + wide / 2
        return last - self.left + start + length / 2 if length else (last + first) / 2 - self.left

    def bold(
        self, spans: Sequence[tuple[float, float]], usual: Usual, above: bool, closing: Sequence[bool]
    ) -> list[bool]:
        """Which words of the line are heavier than usual; a doubtful one goes with its neighbours.

        A short one ("a", a dash, a figure) goes with the word that follows. `above`: the line above ends in bold
        print; `closing`: the words that end with a full stop or a colon, where a heading in the line may stop.
        """
        if usual.weight <= 0:
            return [False] * len(spans)
        shares = [self._heaviness(x0, x1, usual) for x0, x1 in spans]
        long = [i for i, (x0, x1) in enumerate(spans) if x1 - x0 >= SHORT * self.height] or list(range(len(spans)))
        least = BOLD if len(long) > 1 or above else SURELY_BOLD
        if len(long) >= ALL and min(shares[i] for i in long) > MAYBE_BOLD and median(shares[i] for i in long) > BOLD:
            return [True] * len(spans)
        first = [shares[i] > least for i in long]
        found: dict[int, bool] = {}
        for place, i in enumerate(long):
            before = first[place - 1] if place else above
            beside = [before, *first[place + 1 : place + 2]]
            if first[place]:
                found[i] = any(beside) or len(beside) < 2 or shares[i] >= SURELY_BOLD
            else:
                within = len(beside) > 1 and all(beside)
                found[i] = (within or (before and closing[i])) and shares[i] > MAYBE_BOLD
        return [found[next((n for n in long if n >= i), long[-1])] for i in range(len(spans))]

    def _heaviness(self, x0: float, x1: float, usual: Usual) -> float:
        """Times the usual weight; of print in a paler ink, times the usual breadth of strokes."""
        pale = self.contrast < PALE * usual.contrast and self.height >= SIZED * usual.height
        contrast = GROWN * usual.contrast if pale else self.contrast
        return _weight(self._part(x0, x1), contrast) / self.height / usual.weight

    def _part(self, x0: float, x1: float) -> Levels:
        return self.darkness[:, max(0, int(x0 - self.left)) : max(1, int(x1 - self.left))]

    def colours(self, spans: Sequence[tuple[float, float]]) -> list[str]:
        """ "#rrggbb" of each word's ink: plain black or white for print without colour, one for all that share it."""
        inks: list[tuple[int, int, int]] = []
        for x0, x1 in spans:
            inks.append(self._ink(x0, x1) or (inks[-1] if inks else (0, 0, 0)))
        coloured = [ink for ink in inks if _is_coloured(ink)]
        common = coloured[len(coloured) // 2] if 2 * len(coloured) >= len(inks) > 0 else None
        found = []
        for ink in inks:
            own = common if common and max(abs(a - b) for a, b in zip(ink, common, strict=True)) <= ONE_INK else ink
            red, green, blue = own
            plain = "#ffffff" if min(own) > 150 else "#000000"
            found.append(f"#{red:02x}{green:02x}{blue:02x}" if _is_coloured(own) else plain)
        return found

    def _ink(self, x0: float, x1: float) -> tuple[int, int, int] | None:
        """The levels of the pixels that are full of ink; none where a word was read in what is hardly any."""
        import numpy as np

        part = self._part(x0, x1)
        start = max(0, int(x0 - self.left))
        if not part.size or float(part.max()) < INKED:
            return None
        full = min(FULL, 0.9 * float(part.max()))
        inked = self.pixels[:, start : start + part.shape[1]][part > full]
        red, green, blue = (int(v) for v in np.median(inked, axis=0))
        return red, green, blue


def _is_coloured(ink: tuple[int, int, int]) -> bool:
    spread, depth = max(ink) - min(ink), 255 - min(ink)
    return spread >= COLOURED or (depth >= DARK and spread >= max(TINTED, TINT * depth))


def of_line(picture: Pixels, line: Line) -> Print:
    """The print of one recognised line."""

    x0, top, x1, bottom = (max(0, round(side)) for side in line.box)
    pixels = picture[top : max(bottom, top + 4), x0 : max(x1, x0 + 4)]
    darkness, contrast = darkness_of(pixels)
    darkness = without_neighbours(darkness)
    height = max(4.0, (bottom - top) / DETECTED)
    base, small = _rests(without_underlines(darkness, height).sum(axis=1), height)
    small = small if _shows_small(line.text) else 0.0
    step = max(8, int(1.2 * height))
    blocks = [darkness[:, i : i + step] for i in range(0, darkness.shape[1], step)]
    return Print(x0, top + base, height, small, darkness, contrast, pixels, tuple(_weight(b, contrast) for b in blocks))


def usual_print(prints: Sequence[Print]) -> Usual:
    """The body print of a page that has these lines."""
    import numpy as np

    shown = [(w / p.height, p.contrast, p.height) for p in prints for w in p.weights if w > 0]
    return Usual(*(float(v) for v in np.median(shown, axis=0))) if shown else Usual(0.0, 0.0, 0.0)


def _shows_small(text: str) -> bool:
    """Whether most letters of a line are small ones: "2021", "DRAFT" and "of which £3,900" rise to another height."""
    return sum(c in _SMALL for c in text) >= SHOWN * sum(not c.isspace() for c in text)


def _rests(rows: Any, height: float) -> tuple[float, float]:
    """Where the letters of a line stand, in rows from its top, and how high the small ones are.

    Below the line that letters stand on, the ink drops most; at the top of the small letters it rises most.
    """
    import numpy as np

    if len(rows) < 6 or not rows.any():
        return len(rows) - DESCENT * height, 0.0
    steps, half = np.diff(rows), len(rows) // 2
    base = half + int(np.argmin(steps[half:])) + 1
    start, end = max(0, int(base - 0.75 * height)), max(1, int(base - 0.3 * height))
    rise = start + int(np.argmax(steps[start:end])) + 1 if end > start else base
    return float(base), float(base - rise)


def with_common_sizes(prints: Sequence[Print]) -> list[Print]:
    """The sizes that the small letters show, those that are nearly alike made one: detection is some pixels off."""
    import numpy as np

    shares = [p.height / p.small for p in prints if p.small > 0]
    share = float(np.median(shares)) if shares else 0.0
    shown = [p.small * share for p in prints]
    sized = [
        replace(p, height=size) if abs(size - p.height) < BELIEVED * p.height else p
        for p, size in zip(prints, shown, strict=True)
    ]
    heights = np.array([p.height for p in sized])
    common = []
    for print_ in sized:
        alike = heights[np.abs(heights - print_.height) <= ALIKE * print_.height]
        common.append(replace(print_, height=float(np.median(alike))))
    return common


def _weight(darkness: Levels, contrast: float) -> float:
    """Mean width of the strokes that rows cut through, in pixels of full ink; 0 where there is no ink."""
    import numpy as np

    inked = darkness > INKED
    if not inked.any():
        return 0.0
    edges = np.count_nonzero(np.diff(np.pad(inked, ((0, 0), (1, 1))).astype(np.int8), axis=1) == 1, axis=1)
    rows = edges >= 0.5 * edges.max()
    return float(np.median(darkness[rows].sum(axis=1) / edges[rows])) * contrast


def _longest_gap(inked: Any) -> tuple[int, int]:
    """Where the longest run without ink begins, and how long it is."""
    best = start = length = 0
    for place, ink in enumerate(inked):
        length = 0 if ink else length + 1
        if length > best:
            best, start = length, place - length + 1
    return start, best


def _full(shape: tuple[int, int]) -> Levels:
    import numpy as np

    return np.ones(shape, dtype=np.float32)


def _black(shape: tuple[int, int, int]) -> Pixels:
    import numpy as np

    return np.zeros(shape, dtype=np.uint8)
