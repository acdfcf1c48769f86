"""A view as text that a person can read and compare: indented names and values, empty ones left out."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from pipeline.report.view.records import Place

SKIPPED = {"sha256", "report_id"}  # long, and of no interest to a reader


def view_text(view: object) -> str:
    """All of a record."""
    return "\n".join(_lines(view, "")) + "\n"


def _lines(value: object, indent: str) -> Iterator[str]:
    assert dataclasses.is_dataclass(value)
    for field in dataclasses.fields(value):
        if field.name not in SKIPPED:
            yield from _entry(field.name, getattr(value, field.name), indent)


def _entry(name: str, value: object, indent: str) -> Iterator[str]:
    if value in ("", (), None, False):
        return
    if dataclasses.is_dataclass(value):
        yield f"{indent}{name}:"
        yield from _lines(value, indent + "  ")
    elif isinstance(value, tuple) and value and isinstance(value[0], Place):
        yield f"{indent}{name}: {'; '.join(map(_place, value))}"
    elif isinstance(value, tuple) and not hasattr(value, "_fields"):
        yield f"{indent}{name}:"
        for one in value:
            yield from _item(one, indent + "  ")
    elif isinstance(value, tuple):
        yield f"{indent}{name}: {_plain(value)}"
    else:
        yield f"{indent}{name}: {value}"


def _item(one: object, indent: str) -> Iterator[str]:
    if dataclasses.is_dataclass(one):
        first, *rest = _lines(one, indent + "  ")
        yield f"{indent}- {first.strip()}"
        yield from rest
    else:
        yield f"{indent}- {_plain(one)}"


def _plain(one: object) -> str:
    if dataclasses.is_dataclass(one):
        return " / ".join(str(value) for value in vars_of(one) if value)
    if isinstance(one, tuple):
        return " | ".join(_plain(part) for part in one)
    return str(one)


def vars_of(one: object) -> list[object]:
    assert dataclasses.is_dataclass(one)
    return [getattr(one, field.name) for field in dataclasses.fields(one)]


def _place(place: Place) -> str:
    box = "" if place.box is None else " " + ",".join(str(round(side)) for side in place.box)
    return f"[{place.round}] {place.words}{box}"
