"""How near a line lies to the words that it underlines."""

from __future__ import annotations

from pipeline.models.page import Box

ENDS = 1.5  # points by which an underline may be shorter or longer than its words
ABOVE, BELOW = 0.3, 0.25  # heights of print that it lies above or below the foot of their boxes


def at_foot(box: Box, y: float) -> bool:
    """Whether a line at a height of the page touches the foot of a word, or nearly does."""
    return -ABOVE * box.height <= y - box.bottom <= BELOW * box.height
