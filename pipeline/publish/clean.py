"""What may not stand in a published string or number is replaced, one character for one.

One for one, so that every offset into the text still points to the same place.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any

# Controls but tab and line feed, lone surrogates, the two non-characters that XML refuses as well, and what a reader
# can't see: characters without width, and those that turn the direction of the text so that it reads as something else.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
    "\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_ESCAPED = re.compile(r"\\[bfru]")  # a control in JSON, but for tab and line feed
REPLACEMENT = "\ufffd"
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def clean_text(value: str) -> str:
    """`value` without controls, unseen characters and lone surrogates, of the same length: each becomes a “�”."""
    return value if value.isprintable() else _FORBIDDEN.sub(REPLACEMENT, value)


def clean(value: Any) -> Any:
    """The same for everything inside lists and objects; NaN and infinity become null."""
    return value if _clean_json(value) is not None else _cleaned(value)


def with_json(value: Any) -> tuple[Any, str]:
    """The same, and its JSON in one line."""
    text = _clean_json(value)
    if text is not None:
        return value, text
    cleaned = _cleaned(value)
    return cleaned, _encode(cleaned)


def _clean_json(value: Any) -> str | None:
    """The JSON of what is clean, else None.

    Nearly every document is clean, and its JSON, made in one go, tells so without a look at each of its values.
    """
    try:
        text = _encode(value)
    except (TypeError, ValueError):  # what JSON can't say, or NaN
        return None
    bad = _ESCAPED.search(text) or (not text.isprintable() and _FORBIDDEN.search(text))
    return None if bad else text


def _cleaned(value: Any) -> Any:
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, str):
        return value if value.isprintable() else clean_text(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {clean_text(key): _cleaned(inner) for key, inner in value.items()}
    return [_cleaned(inner) for inner in value] if isinstance(value, list | tuple) else value
