"""Colours as people name them."""

from __future__ import annotations

import colorsys
from functools import lru_cache

from pipeline.models.report import Rag

PALE = 0.10  # saturation below which a colour is grey
PALE_GREEN = 0.09  # a spreadsheet's pale green (#d9ead3) is paler than the amber and the red beside it
GREENS = (70.0, 172.0)  # degrees of hue
RED_ENDS, AMBER_BEGINS = 12.0, 30.0  # degrees of hue


@lru_cache(maxsize=256)
def name_of(colour: str | None) -> str | None:
    """ "#00a046" → "green"; red, amber, green, blue, purple, grey, white or black."""
    if not colour:
        return None
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    degrees = hue * 360
    least = PALE_GREEN if GREENS[0] < degrees < GREENS[1] else PALE
    if saturation < least or value < 0.15:
        return "white" if value > 0.96 else "black" if value < 0.25 else "grey"
    for limit, name in ((18, "red"), (70, "amber"), (172, "green"), (262, "blue"), (325, "purple")):
        if degrees < limit:
            return name
    return "red"


def is_clear(colour: str | None) -> bool:
    """Whether a colour has one name for everybody: a pale orange is the red of one paper and the amber of another.

    Blue may be no more than the colour of the house.
    """
    if not colour or name_of(colour) == "blue":
        return False
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return not RED_ENDS < colorsys.rgb_to_hsv(red, green, blue)[0] * 360 < AMBER_BEGINS


def rag_of(name: str | None) -> Rag | None:
    """The status that a colour stands for by its own name; blue is complete, by the schemes that have four."""
    known: dict[str, Rag] = {"red": "red", "amber": "amber", "green": "green", "blue": "complete"}
    return known.get(name or "")
