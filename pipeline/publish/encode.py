"""A report's document as text: one line for every field of the top and every item of its lists.

So a person can read it and a difference between two versions shows as the recommendation that changed,
while the fast encoder of the standard library does the work.
"""

from __future__ import annotations

import json
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
