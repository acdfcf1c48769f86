"""What may not stand in a published string or number is replaced, one character for one.

One for one, so that every offset into the text still points to the same place.
"""

from __future__ import annotations

import math
import re
from typing import Any

# Controls but tab and line feed, lone surrogates, and the two non-characters that XML refuses as well.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"


def clean_text(value: str) -> str:
    """`value` without NUL, control characters and lone surrogates, of the same length."""
    return _FORBIDDEN.sub(REPLACEMENT, value)


def clean(value: Any) -> Any:
    """The same for everything inside lists and objects; NaN and infinity become null."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {clean_text(key): clean(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [clean(inner) for inner in value]
    return value
