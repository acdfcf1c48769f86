"""The report of `make check` on who imports whom."""

from __future__ import annotations

from tests.project.structure import MOST_IMPORTS, imports_of, rings, wide_modules


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
