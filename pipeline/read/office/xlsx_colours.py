"""Colours of a workbook: written out, by theme, or by the old list of numbers."""

from __future__ import annotations

import colorsys
import re
from typing import Any

# The order in which cells name the colours of a theme differs from the order in which the theme lists them.
_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink")
_OFFICE = {
    "lt1": "ffffff", "dk1": "000000", "lt2": "e7e6e6", "dk2": "44546a", "accent1": "4472c4", "accent2": "ed7d31",
    "accent3": "a5a5a5", "accent4": "ffc000", "accent5": "5b9bd5", "accent6": "70ad47", "hlink": "0563c1",
}  # fmt: skip
_AUTOMATIC = 64  # from here on an index means "as the system has it"


def theme_of(data: bytes | None) -> tuple[str, ...]:
    """The colours of a theme part, six digits each, in the order in which cells name them."""
    found = dict(_OFFICE)
    text = data.decode("utf-8", errors="replace") if data else ""
    for name in _OFFICE:
        body = re.search(rf"<a:{name}>(.{{0,300}}?)</a:{name}>", text, re.DOTALL)
        colour = re.search(r'(?:lastClr|srgbClr val)="([0-9A-Fa-f]{6})"', body[1]) if body else None
        if colour:
            found[name] = colour[1].lower()
    return tuple(found[name] for name in _ORDER)


def colour_of(colour: Any, theme: tuple[str, ...]) -> str | None:
    """openpyxl's colour as "#rrggbb"; None where it is automatic or not said."""
    if colour is None:
        return None
    digits: str | None = None
    if colour.type == "rgb" and isinstance(colour.rgb, str) and re.fullmatch(r"[0-9A-Fa-f]{8}", colour.rgb):
        digits = colour.rgb[2:].lower()
    elif colour.type == "theme" and isinstance(colour.theme, int) and colour.theme < len(theme):
        digits = theme[colour.theme]
    elif colour.type == "indexed" and isinstance(colour.indexed, int) and colour.indexed < _AUTOMATIC:
        from openpyxl.styles.colors import COLOR_INDEX

        digits = COLOR_INDEX[colour.indexed][2:].lower()
    return f"#{_tinted(digits, float(colour.tint or 0))}" if digits else None


def _tinted(digits: str, tint: float) -> str:
    """Lighter (tint above 0) or darker, as Office does it: by lightness."""
    if not tint:
        return digits
    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(255 * v):02x}" for v in colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), saturation))
