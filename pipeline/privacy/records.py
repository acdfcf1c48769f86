"""Every plain string of a record put through one function: what is no prose, and so easily forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from pipeline.models.report import Entity
from pipeline.models.text import Locator, Text

Record = TypeVar("Record")


def strings(record: Record, change: Callable[[str], str], leave: frozenset[str] = frozenset()) -> Record:
    """The same record with each of its strings changed, but for texts, entities, places and fields named in `leave`."""
    return _changed(record, change, leave)  # type: ignore[no-any-return]


def _changed(value: Any, change: Callable[[str], str], leave: frozenset[str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Text | Entity | Locator):
        return value
    if type(value) is tuple:
        return tuple(_changed(inner, change, leave) for inner in value)
    if is_dataclass(value) and not isinstance(value, type):
        kept = {
            entry.name: _changed(getattr(value, entry.name), change, leave)
            for entry in fields(value)
            if entry.name not in leave
        }
        return replace(value, **kept)
    return value
