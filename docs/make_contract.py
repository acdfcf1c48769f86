"""Writes the tables of docs/contract.md from the schemas and the codes: `python docs/make_contract.py`.

The words above the mark are written by hand; everything below it is made here, and a test keeps it in step.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "contract.md"
MARK = "<!-- Made by docs/make_contract.py from the schemas; change them, not this. -->"
STAKES = {
    "file": "The file", "status": "The status", "date": "Dates", "row": "Rows and columns",
    "identity": "Which document, which inquiry", "prose": "Text", "link": "Names and links",
}  # fmt: skip


def generated() -> str:
    """Everything below the mark."""
    return "\n".join([MARK, "", *_tables(), *_report(), *_codes()])


def page() -> str:
    """The whole page: the words that stand there, and the tables made anew."""
    return PAGE.read_text(encoding="utf-8").split(MARK)[0] + generated()


def _tables() -> Iterator[str]:
    from pipeline.publish.schema import Column, tables

    def limits(column: Column) -> str:
        parts = ["always there"] if column.required else []
        parts += [f"one of {', '.join(f'`{value}`' for value in column.values)}"] if column.values else []
        return f" ({'; '.join(parts)})" if parts else ""

    yield "## The tables"
    for table in tables().values():
        key = f" Key: {', '.join(f'`{name}`' for name in table.primary_key)}." if table.primary_key else ""
        yield from ("", f"### {table.file}", "", f"{table.description}{key}", "")
        yield from ("| Column | Type | Meaning |", "|---|---|---|")
        for column in table.columns:
            kind = f"{column.type}, {column.unit}" if column.unit else column.type
            yield f"| `{column.name}` | {kind} | {_cell(column.description)}{limits(column)} |"
        for link in table.foreign_keys:
            yield f"\n`{', '.join(link.columns)}` is in {link.table}.csv."
    yield ""


def _report() -> Iterator[str]:
    from pipeline.publish.schema import load

    schema = load("report")
    parts = {"The report": schema, **{name: schema["definitions"][name] for name in _PARTS}}
    yield from ("## `reports/<report_id>.json`", "", f"{schema['description']} Schema: `{schema['title']}`.")
    for name, part in parts.items():
        title = name if name == "The report" else f"`{_PARTS[name]}`"
        about = ["", part["description"]] if "description" in part and part is not schema else []
        yield from ("", f"### {title}", *about, "", "| Field | Type | Meaning |", "|---|---|---|")
        for field, entry in part["properties"].items():
            full = {**_target(schema, entry), **entry}
            yield f"| `{field}` | {_type(full)} | {_cell(full.get('description', ''))}{_values(full)} |"
    yield ""


_PARTS = {
    "source": "source", "header": "header", "person": "header.lead_officers[], header.cabinet_members[]",
    "key_entry": "legend[]", "recommendation": "recommendations[]", "update": "recommendations[].updates[]",
    "status": "recommendations[].status", "flag": "recommendations[].flags[]",
    "on_paper": "a place on a page", "in_paragraph": "a place in a file without pages",
    "in_table": "a place in a table of a file without pages",
    "entity": "entities[]", "words": "words", "issue": "issues[]",
}  # fmt: skip


def _target(schema: dict[str, Any], entry: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = schema["definitions"][entry["$ref"].rsplit("/", 1)[-1]] if "$ref" in entry else {}
    return found


def _type(entry: dict[str, Any]) -> str:
    if "enum" in entry:
        return "string or null" if None in entry["enum"] else "string"
    kinds = entry.get("type", "string" if "const" in entry else "object or null")
    return kinds if isinstance(kinds, str) else " or ".join(kinds)


def _values(entry: dict[str, Any]) -> str:
    values = [value for value in entry.get("enum", ()) if value is not None]
    return f" One of {', '.join(f'`{value}`' for value in values)}." if values else ""


def _codes() -> Iterator[str]:
    from pipeline.models.codes import CODES, CONSEQUENCE

    yield from (
        "## The codes",
        "",
        "In `reason`, `reasons`, `issues.csv` and the flags. **Look** marks those that make",
    )
    yield "`needs_review` true: a person should compare the value with the document before using it."
    for stake in CONSEQUENCE:
        yield from ("", f"### {STAKES[stake]}", "", "| Code | Look | What it says | What to do |", "|---|---|---|---|")
        for entry in CODES.values():
            if entry.about == stake:
                look = "look" if entry.review else ""
                yield f"| `{entry.code}` | {look} | {_cell(entry.sentence)} | {_cell(entry.advice)} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    PAGE.write_text(page(), encoding="utf-8")
