"""What stands between two lines of a stack, and what several readers ask of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.models.page import Box, Word
from pipeline.tables.stacked.set_over import may_be_set, set_over
from pipeline.tables.white.rivers import SPACE, Sides, between, filled_by, spans_of
from pipeline.text.lines import Line, lines_of


@dataclass(frozen=True)
class Band:
    """What stands between two lines of a stack."""

    page: int
    box: Box
    words: tuple[Word, ...]
    lower: bool = False  # it is below another row of the same record

    @cached_property
    def lines(self) -> Sequence[Line]:
        """Its words line by line."""
        return lines_of(self.words)

    @cached_property
    def filled(self) -> Sequence[Sides]:
        """What its words fill from left to right, columns apart."""
        return filled_by(spans_of(self.words))

    @cached_property
    def set_over(self) -> bool:
        """Whether it is a text of several lines that is set over the whole width."""
        printed = [w for w in self.words if w[0]]
        if not may_be_set(printed, self.box):
            return False
        return set_over(self.lines if len(printed) == len(self.words) else lines_of(printed), self.box)

    @cached_property
    def runs_on(self) -> bool:
        """Whether it runs over the columns: in one line, or in several from side to side."""
        return self.one_run or self.set_over

    @cached_property
    def one_run(self) -> bool:
        """Whether it is one line with no more white in it than a space takes, or two in a title ("B.  On track")."""
        if not self.one_line:
            return False
        printed = [w for w in self.words if w.text]
        spaces = 2 if all(w.style.bold for w in printed) else 1
        least = spaces * SPACE * max(w.box.height for w in printed)
        return all(right - left < least for left, right in between(self.filled, self.box.x0, self.box.x1))

    @cached_property
    def one_line(self) -> bool:
        """Whether all that is printed in it is one line; a painted cell says nothing, and may be higher than a row."""
        boxes = [w[2] for w in self.words if w[0]]
        tops = [box[1] for box in boxes]
        return bool(tops) and max(tops) - min(tops) < 0.5 * max([box[3] - box[1] for box in boxes])
