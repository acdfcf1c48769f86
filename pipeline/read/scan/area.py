"""A painted rectangle of a scanned page."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.read.scan.engine import PixelBox

PALEST = 13  # difference of the channels at which an area counts as coloured, noise smoothed away


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
