"""How a language says things, as regular expressions read from a table."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib.resources import files


@functools.cache
def idioms(table: str) -> Mapping[str, str]:
    """Name → the lines of its list as one expression, to stand in brackets. `table`: a file without its ending."""
    said = tomllib.loads(files("pipeline.compare.language").joinpath(f"{table}.toml").read_text(encoding="utf-8"))
    return {name: lines if isinstance(lines, str) else "|".join(lines) for name, lines in said.items()}
