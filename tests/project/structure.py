"""Fail where the package is knotted: modules that import many others, sibling folders that import one another.

python tests/project/structure.py
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).parents[2]
MOST_IMPORTS = 20  # modules of the project that one module may import


def imports_of(package: Path) -> dict[str, set[str]]:
    """Return, by dotted name of each module, the modules of the package that it imports."""
    paths = {_dotted(package, path): path for path in sorted(package.rglob("*.py"))}
    return {name: set(_imported(path, package.name, paths)) for name, path in paths.items()}


def _dotted(package: Path, path: Path) -> str:
    parts = path.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(path: Path, package: str, known: Mapping[str, Path]) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name in known)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == package:
            modules = {f"{node.module}.{name.name}" for name in node.names} & known.keys()
            names = {name.name for name in node.names} - {module.rsplit(".", 1)[1] for module in modules}
            yield from modules
            if names and node.module:
                yield node.module


def wide_modules(imports: Mapping[str, set[str]]) -> list[tuple[str, int]]:
    """Return the modules that import too many others, widest first."""
    wide = [(name, len(found)) for name, found in imports.items() if len(found) > MOST_IMPORTS]
    return sorted(wide, key=lambda entry: (-entry[1], entry[0]))


def rings(imports: Mapping[str, set[str]]) -> list[tuple[str, str]]:
    """Return the pairs of sibling folders that import one another."""
    folders = {name.rsplit(".", 1)[0] for name in imports if "." in name}
    ways = {way for name, found in imports.items() for other in found for way in _crossings(name, other, folders)}
    return [(a, b) for a, b in combinations(sorted({folder for way in ways for folder in way}), 2)
            if (a, b) in ways and (b, a) in ways]  # fmt: skip


def _crossings(name: str, other: str, folders: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the sibling folders that an import leads from and to."""
    own, its = name.split("."), other.split(".")
    for depth in range(1, min(len(own), len(its))):
        if own[:depth] == its[:depth] and own[depth] != its[depth]:
            here, there = (".".join(parts[: depth + 1]) for parts in (own, its))
            if here in folders and there in folders:
                yield here, there


def report(wide: Sequence[tuple[str, int]], knots: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield what is too wide and what runs in rings, as lines."""
    yield f"Modules that import more than {MOST_IMPORTS} others: {len(wide)}"
    yield from (f"  {name}: {count}" for name, count in wide)
    yield f"Sibling folders that import one another: {len(knots)}"
    yield from (f"  {a} and {b}" for a, b in knots)


if __name__ == "__main__":
    found = imports_of(ROOT / "pipeline")
    too_wide, in_rings = wide_modules(found), rings(found)
    print("\n".join(report(too_wide, in_rings)))
    sys.exit(bool(too_wide or in_rings))
