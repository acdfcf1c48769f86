"""A painted rectangle of a scanned page."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.read.scan.engine import PixelBox

PALEST = 13  # difference of the channels at which an area counts as coloured, noise smoothed away

PALE = 235.0  # lightness of paint on which a line shows as it does on paper


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of one colour; boxes in pixels."""

    box: PixelBox
    colour: str

    @property
    def levels(self) -> tuple[int, int, int]:
        """Red, green, blue."""
        red, green, blue = (int(self.colour[i : i + 2], 16) for i in (1, 3, 5))
        return red, green, blue

    @property
    def grey(self) -> bool:
        """Whether it has no colour of its own."""
        return max(self.levels) - min(self.levels) <= PALEST

    @property
    def hides_lines(self) -> bool:
        """Whether it is dark enough for lines to get lost on it: on a tint no paler than paper nearly is they show."""
        red, green, blue = self.levels
        return 0.299 * red + 0.587 * green + 0.114 * blue < PALE
