"""The colours that objects are painted with, as "#rrggbb"."""

from __future__ import annotations

import ctypes
import struct
from collections import deque
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from pipeline.read import raw
from pipeline.read.many import Room

_ROOM = Room(ctypes.c_uint, 4, 256)  # red, green, blue and opacity of each
_ONE = (ctypes.c_uint * 4)()  # filled anew by each call
_AT = [raw.place(_ONE, 4 * i) for i in range(4)]
_FOUR = struct.Struct("4I")
_UNSAID = _FOUR.pack(0, 0, 0, 255)  # black


def fill_colours(objects: Sequence[Any]) -> list[tuple[str, int]]:
    """The fill of each of many objects, by their pointers, and its opacity (0–255)."""

    def ask(start: int, stop: int) -> None:
        deque(map(raw.fill_colour, objects[start:stop], *_ROOM.columns), maxlen=0)

    return list(map(_named, _FOUR.iter_unpack(_ROOM.filled(len(objects), _UNSAID, ask))))


def stroke_colour(handle: Any) -> tuple[str, int]:
    """An object's stroke, and its opacity (0–255)."""
    return _named(_FOUR.unpack(_ONE if raw.stroke_colour(handle, *_AT) else _UNSAID))


@lru_cache(maxsize=1 << 10)
def _named(colour: tuple[int, int, int, int]) -> tuple[str, int]:
    red, green, blue, opacity = colour
    return f"#{red:02x}{green:02x}{blue:02x}", opacity
