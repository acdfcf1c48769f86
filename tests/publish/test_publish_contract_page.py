"""docs/contract.md says what the schemas say."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

from pipeline.models.codes import CODES
from pipeline.publish.schema import load, tables

ROOT = Path(__file__).parents[2]


def _maker(name: str = "make_contract") -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_in_step_with_the_schemas() -> None:
    maker = _maker()
    assert maker.PAGE.read_text(encoding="utf-8") == maker.page(), "run: python docs/make_contract.py"


def test_the_schemas_are_in_step_with_the_types() -> None:
    maker = _maker("make_schemas")
    for name, schema in maker.schemas():
        written = (maker.FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")
        assert written == maker.text(schema), "run: python docs/make_schemas.py"


def test_the_page_names_every_file_column_and_code() -> None:
    page = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
    names = {table.file for table in tables().values()} | {name for t in tables().values() for name in t.names}
    names |= set(CODES) | set(load("report")["properties"])
    assert not {name for name in names if name not in page}


def test_every_field_of_the_report_is_explained() -> None:
    schema = load("report")
    for part in (schema, *schema["definitions"].values()):
        for name, field in part.get("properties", {}).items():
            place = name in ("page", "bbox", "paragraph", "table", "row", "column")
            assert place or field.get("description") or "$ref" in field, name
