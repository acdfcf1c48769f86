"""JSON as it is published: no letter that may not stand in it, one line for every field and item."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from pipeline.publish.schema import JsonObject

_one_line = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode  # made once: it is asked for every cell
_NONE: Mapping[str, Sequence[str]] = MappingProxyType({})


def encode(document: JsonObject, lists: Mapping[str, Sequence[str]] = _NONE) -> str:
    """JSON in the document's own order, ending with a line feed. Raises ValueError on NaN and infinity.

    `lists`: lists whose items are encoded already, in place of what the document says.
    """
    body = ",\n".join(
        f"{encoded(key)}: {_lines(lists[key]) if key in lists else _value(value)}" for key, value in document.items()
    )
    return f"{{\n{body}\n}}\n"


def encoded(value: Any) -> str:
    """One item as it stands in a line of its own."""
    return _one_line(value)


def indented(value: Any, margin: str = "\n") -> str:
    """What `json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1)` gives, in a third of its time."""
    inner = margin + " "
    if isinstance(value, dict) and value:
        lines = [f"{_one_line(key)}: {indented(one, inner)}" for key, one in value.items()]
        return "{" + inner + ("," + inner).join(lines) + margin + "}"
    if isinstance(value, list) and value:
        return "[" + inner + ("," + inner).join([indented(one, inner) for one in value]) + margin + "]"
    return _one_line(value)


def _value(value: Any) -> str:
    return _lines([encoded(item) for item in value]) if isinstance(value, list) else encoded(value)


def _lines(items: Sequence[str]) -> str:
    return "[\n " + ",\n ".join(items) + "\n]" if items else "[]"


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
