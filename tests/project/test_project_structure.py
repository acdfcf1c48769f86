"""The report of `make check` on who imports whom."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.project.structure import MOST_IMPORTS, ROOT, imports_of, rings, wide_modules


@pytest.fixture(scope="module")
def imports():
    return imports_of(ROOT / "pipeline")


def folders_under(package: str, imports: Mapping[str, set[str]]) -> set[str]:
    """Return what modules of a package import, and what these import in turn, by the folder in pipeline/."""
    met: set[str] = set()
    ahead = {name for name in imports if f"{name}.".startswith(f"{package}.")}
    assert ahead, f"no module is in {package}"
    while ahead:
        met |= ahead
        ahead = {found for name in ahead for found in imports[name]} - met
    return {name.split(".")[1] for name in met} - {package.split(".")[1]}


def package(folder, modules):
    for name, text in modules.items():
        path = folder / "shop" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "shop"


def test_imports_of_tells_modules_from_names(tmp_path):
    modules = {
        "a.py": "from shop.b import thing\nimport json\nimport shop.c",
        "b.py": "",
        "c.py": "from shop.folder import d, other",
        "folder/__init__.py": "other = 1",
        "folder/d.py": "def late():\n    from shop import a\n",
    }
    found = imports_of(package(tmp_path, modules))
    assert found == {
        "shop.a": {"shop.b", "shop.c"}, "shop.b": set(), "shop.c": {"shop.folder.d", "shop.folder"},
        "shop.folder": set(), "shop.folder.d": {"shop.a"},
    }  # fmt: skip


def test_wide_modules_are_those_over_the_limit():
    many = {f"shop.m{number}" for number in range(MOST_IMPORTS + 1)}
    assert wide_modules({"shop.a": many, "shop.b": set(list(many)[:MOST_IMPORTS])}) == [("shop.a", MOST_IMPORTS + 1)]


def test_rings_are_pairs_of_sibling_folders_that_import_one_another():
    one_way = {"shop.read.pdf": {"shop.text.join"}, "shop.text.join": {"shop.run"}, "shop.run": {"shop.read.pdf"}}
    assert rings(one_way) == []
    assert rings(one_way | {"shop.text.lines": {"shop.read.words"}}) == [("shop.read", "shop.text")]


def test_rings_are_found_at_every_depth():
    knot = {"shop.text.a.x": {"shop.text.b.y"}, "shop.text.b.z": {"shop.text.a.x"}}
    assert rings(knot) == [("shop.text.a", "shop.text.b")]


def test_layout_knows_no_tables_no_cells_and_no_profile(imports):
    assert folders_under("pipeline.layout", imports) <= {"models", "text", "steps", "errors"}


def test_records_are_read_without_looking_at_a_file(imports):
    assert not folders_under("pipeline.records", imports) & {"read", "scan", "verify"}
