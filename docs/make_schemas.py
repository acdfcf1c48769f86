"""Writes the JSON Schemas of the package from the types that are published: `python docs/make_schemas.py`.

What each field means stands in descriptions.json; its type, its limits and its values are those of the records in
`pipeline/models/`. A test keeps the files in step.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "pipeline" / "publish" / "schemas"
MEANINGS = json.loads((ROOT / "docs" / "descriptions.json").read_text(encoding="utf-8"))
Schema = dict[str, Any]


def schemas() -> Iterator[tuple[str, Schema]]:
    """Every schema by its name."""
    from pipeline.models.comparison import Comparison, Timeline
    from pipeline.models.report import Report
    from pipeline.publish import comparisons, document

    report = _schema(Report, document.SCHEMA)
    report["properties"] = {name: report["properties"][name] for name in document.ORDER}
    yield "report", report
    comparison = _schema(Comparison, comparisons.SCHEMA)
    del comparison["properties"]["questions"], comparison["definitions"]["link_question"]
    comparison["definitions"]["movement"] = _described("Movement", _movement(comparison["definitions"]))
    moved = {"type": "array", "items": {"$ref": "#/definitions/movement"}}
    comparison["properties"]["movements"] = {**moved, "description": MEANINGS["Comparison"]["movements"]}
    yield "comparison", comparison
    yield "timeline", _schema(Timeline, comparisons.TIMELINE_SCHEMA)


def _movement(definitions: Schema) -> Schema:
    fields = {"index": definitions["ref"], "direction": definitions["rag_change"]}
    own = {name: part["properties"][name] for name, part in fields.items()}
    return {"type": "object", "additionalProperties": False, "required": list(own), "properties": own}


def _schema(kind: type, title: str) -> Schema:
    """The schema of a published type, in the draft and the names that were published first."""
    from pipeline.publish.document import adapter

    parts = adapter(kind).json_schema(by_alias=True, ref_template="#/definitions/{model}")["$defs"]
    own = _plain(_described(kind.__name__, parts.pop(kind.__name__)))
    const = {"const": title, "description": MEANINGS[kind.__name__]["schema"]}
    definitions = {_snake(name): _plain(_described(name, part)) for name, part in parts.items()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        "description": own["description"],
        "type": "object",
        "additionalProperties": False,
        "required": ["schema", *own["required"]],
        "properties": {"schema": const, **own["properties"]},
        "definitions": definitions,
    }


def _described(name: str, part: Schema) -> Schema:
    """A part of a schema with the meaning of each of its fields."""
    meanings = MEANINGS.get(name, {})
    about = {"description": meanings[""]} if "" in meanings else {}
    said = part.get("properties", {})
    fields = {field: {**said[field], "description": meanings[field]} for field in meanings if field in said}
    order = list(said) if name in ("Report", "Header", "Pair") else [*fields, *said]
    fields = {field: fields.get(field, said[field]) for field in order}
    kept = {key: value for key, value in part.items() if key not in ("title", "description")}
    return {**about, **kept, **({"properties": fields} if fields else {})}


def _plain(entry: Any) -> Any:
    """Without defaults and titles of fields; “or null” as a second type; tuples as draft 7 writes them."""
    if isinstance(entry, list):
        return [_plain(one) for one in entry]
    if not isinstance(entry, dict):
        return (
            re.sub("(?<=^#/definitions/).*", lambda name: _snake(name[0]), entry) if isinstance(entry, str) else entry
        )
    if "properties" in entry:
        return {**entry, "properties": {name: _plain(one) for name, one in entry["properties"].items()}}
    kept = {key: _plain(value) for key, value in entry.items() if key not in ("default", "title")}
    if "prefixItems" in kept:
        kept["items"] = kept.pop("prefixItems")
    return _or_null(kept)


def _or_null(entry: Schema) -> Schema:
    choices = entry.get("anyOf", [])
    if not choices or any("type" not in one or set(one) & {"properties", "items"} for one in choices):
        return entry
    merged = {key: value for one in choices for key, value in one.items()}
    rest = {key: value for key, value in entry.items() if key != "anyOf"}
    if "enum" in merged:
        return {"enum": [*merged["enum"], None], **rest}
    return {**merged, "type": [one["type"] for one in choices], **rest}


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def text(schema: Schema) -> str:
    """The file: a line for every field."""
    head = {key: value for key, value in schema.items() if key not in ("properties", "definitions")}
    lines = [f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    lines.append(f' "properties": {{\n{_fields(schema["properties"], 2)}\n }}')
    parts = ",\n".join(_part(name, part) for name, part in schema["definitions"].items())
    return "{\n" + ",\n".join([*lines, f' "definitions": {{\n{parts}\n }}']) + "\n}\n"


def _part(name: str, part: Schema) -> str:
    rest = {key: value for key, value in part.items() if key != "properties"}
    lines = [f"   {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in rest.items()]
    if "properties" in part:
        lines.append(f'   "properties": {{\n{_fields(part["properties"], 4)}\n   }}')
    return f"  {json.dumps(name)}: {{\n" + ",\n".join(lines) + "\n  }"


def _fields(fields: Schema, margin: int) -> str:
    return ",\n".join(
        f"{' ' * margin}{json.dumps(name)}: {json.dumps(entry, ensure_ascii=False)}" for name, entry in fields.items()
    )


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    for name, schema in schemas():
        (FOLDER / f"{name}.schema.json").write_text(text(schema), encoding="utf-8")
