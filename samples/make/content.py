"""Content files → samples. Unknown names in a file are errors, so that a typing slip can't go unseen."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from samples.make.markup import parse
from samples.make.records import Column, Item, KeyLine, Layout, Line, Sample

FOLDER = Path(__file__).parent / "content"
TEXTS = ("title", "recommendation", "response", "action", "lead_officer", "due", "previous_update", "update")
PLAIN = ("number", "label", "theme", "decision", "agreed", "due_iso", "rag", "shown", "progress", "colour")
HEADER = ("council", "committee", "inquiry_title", "stage_months", "report_type", "completion_date", "update_date")


def load(path: Path) -> Sample:
    """One report from its file. Raises ValueError where the file says something nobody asked for."""
    return _sample(path, tomllib.loads(path.read_text(encoding="utf-8")), path.stem)


def _sample(path: Path, data: dict[str, Any], name: str) -> Sample:
    return Sample(
        id=name,
        shows=data["shows"],
        titles=tuple(data["titles"]),
        intro=tuple(data.get("intro", ())),
        lines=tuple(Line(label, parse(value), field) for label, value, field in data.get("lines", ())),
        header=_header(data["header"]),
        columns=tuple(Column(*c) for c in data["columns"]),
        key_title=data.get("key_title"),
        key=tuple(KeyLine(shown, meaning, colour or None) for shown, meaning, colour in data.get("key", ())),
        items=tuple(_item(d, path) for d in data["recommendations"]),
        layout=Layout(**data.get("layout", {})),
    )


def _header(data: dict[str, Any]) -> dict[str, object]:
    header: dict[str, object] = {name: data.get(name) for name in HEADER}
    header["lead_officers"] = data.get("lead_officers", [])
    header["cabinet_members"] = data.get("cabinet_members", [])
    if unknown := set(data) - set(header):
        raise ValueError(f"header: {unknown}")
    return header


def _item(data: dict[str, Any], path: Path) -> Item:
    if unknown := set(data) - set(TEXTS) - set(PLAIN) - {"extra"}:
        raise ValueError(f"{path.name}: {unknown}")
    return Item(
        **{name: data.get(name) for name in PLAIN},
        fields={name: parse(data.get(name)) for name in TEXTS},
        extra={heading: parse(text) for heading, text in data.get("extra", {}).items()},
    )


def variants(path: Path) -> list[Sample]:
    """The same report laid out differently, as `[variants.NAME]` of its file says."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return [
        _sample(path, {**data, **change, "layout": data.get("layout", {}) | change["layout"]}, name)
        for name, change in data.get("variants", {}).items()
    ]


def own_words() -> list[Sample]:
    """Reports in words that only a profile knows; they are kept apart, in `profiles/`."""
    return [load(path) for path in sorted((FOLDER / "profiles").glob("*.toml"))]


def samples() -> list[Sample]:
    """Every report and its variants, by name."""
    paths = sorted((FOLDER / "reports").glob("*.toml"))
    return sorted((s for p in paths for s in [load(p), *variants(p)]), key=lambda s: s.id)
