"""The author's own structure, as a tagged PDF carries it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Piece(NamedTuple):
    """Marked content: the id `mcid` on page `page` (from 1), in its own stream or in a form painted on it."""

    page: int
    mcid: int
    form: int = 0  # from 1, in the order of painting; 0: the page's own stream


@dataclass(frozen=True, slots=True)
class Element:
    """One structure element: its standard role (Table, TR, TD, P, …) and what it holds, in order."""

    role: str
    children: tuple[Element | Piece, ...] = ()
    columns: int = 1
    rows: int = 1

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def pieces(self) -> Iterator[Piece]:
        """All marked content below, in reading order."""
        for child in self.children:
            if isinstance(child, Piece):
                yield child
            else:
                yield from child.pieces()
