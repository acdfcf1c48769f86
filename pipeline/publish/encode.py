"""A report's document as text: one line for every field of the top and every item of its lists.

So a person can read it and a difference between two versions shows as the recommendation that changed,
while the fast encoder of the standard library does the work.
"""

from __future__ import annotations

import json
from typing import Any

from pipeline.publish.schema import JsonObject


def encode(document: JsonObject) -> str:
    """JSON in the document's own order, ending with a line feed. Raises ValueError on NaN and infinity."""
    body = ",\n".join(f"{_json(key)}: {_lines(value)}" for key, value in document.items())
    return f"{{\n{body}\n}}\n"


def _lines(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n " + ",\n ".join(_json(item) for item in value) + "\n]"
    return _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
