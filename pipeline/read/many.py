"""What PDFium says of many characters or objects, asked for in one go.

Each answer goes to a place of its own in memory that is kept: the addresses of the places are made once.
"""

from __future__ import annotations

import ctypes
import struct
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from typing import Any

from pipeline.read import raw


class Room:
    """Memory for `size` answers at a time, of `wide` numbers each.

    `columns`: the places of the first number of each answer, of the second, …
    """

    def __init__(self, kind: Any, wide: int, size: int) -> None:
        step = ctypes.sizeof(kind)
        self._size, self._wide = size, wide * step
        self._values = (kind * (wide * size))()
        self._bytes = memoryview(self._values).cast("B")
        places = [raw.place(self._values, at) for at in range(0, size * self._wide, step)]
        self.columns = [places[first::wide] for first in range(wide)]

    def filled(self, count: int, unsaid: bytes, ask: Callable[[int, int], object]) -> bytes:
        """The answers to `count` questions, asked from one number to another; `unsaid`: what stands for no answer."""
        found = []
        for start in range(0, count, self._size):
            stop = min(start + self._size, count)
            own = self._bytes[: self._wide * (stop - start)]
            own[:] = unsaid * (stop - start)
            ask(start, stop)
            found.append(bytes(own))
        return b"".join(found)


_BOXES, _MODES, _POINTS = Room(ctypes.c_float, 4, 1024), Room(ctypes.c_int, 2, 256), Room(ctypes.c_float, 2, 256)
_NOWHERE, _UNPAINTED, _ORIGIN = bytes(16), bytes(8), bytes(8)


def loose_boxes(textpage: Any, indexes: Sequence[int]) -> bytes:
    """The boxes of characters with the room that their font gives: left, top, right and bottom of each, in floats."""

    def ask(start: int, stop: int) -> None:
        deque(map(raw.loose_box, repeat(textpage), indexes[start:stop], _BOXES.columns[0]), maxlen=0)

    return _BOXES.filled(len(indexes), _NOWHERE, ask)


def bounds(objects: Sequence[Any]) -> tuple[list[int], bytes]:
    """Whether each of some objects has bounds, and these: left, bottom, right and top, in floats."""
    known: list[int] = []

    def ask(start: int, stop: int) -> None:
        known.extend(map(raw.bounds, objects[start:stop], *_BOXES.columns))

    return known, _BOXES.filled(len(objects), _NOWHERE, ask)


def draw_modes(paths: Sequence[Any]) -> Iterator[tuple[int, int]]:
    """How each of some paths is filled (0: not at all), and whether it is stroked."""

    def ask(start: int, stop: int) -> None:
        deque(map(raw.draw_mode, paths[start:stop], *_MODES.columns), maxlen=0)

    return struct.iter_unpack("2i", _MODES.filled(len(paths), _UNPAINTED, ask))


def points(segments: Sequence[Any]) -> Iterator[tuple[float, float]]:
    """Where each of some segments of paths leads."""

    def ask(start: int, stop: int) -> None:
        deque(map(raw.segment_point, segments[start:stop], *_POINTS.columns), maxlen=0)

    return struct.iter_unpack("2f", _POINTS.filled(len(segments), _ORIGIN, ask))
