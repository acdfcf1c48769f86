"""JSON that somebody else may have written: whatever is wrong with it is a ValueError."""

from __future__ import annotations

import json
from typing import Any


def loads(text: str | bytes, deepest: int | None = None) -> Any:
    """The value. Raises ValueError, also for lists in lists beyond what Python, or `deepest`, holds."""
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise ValueError("lists nested too deeply to read") from error
    if deepest is not None and _is_deeper(value, deepest):
        raise ValueError("lists nested more deeply than any file of ours")
    return value


def _is_deeper(value: Any, deepest: int) -> bool:
    level = [value]
    for _ in range(deepest + 1):
        inner = [one.values() if isinstance(one, dict) else one for one in level if isinstance(one, dict | list)]
        level = [one for several in inner for one in several]
        if not level:
            return False
    return True
