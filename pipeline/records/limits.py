"""The limits and weights that were set by hand, by the module that asks for them; all are in `limits.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _read() -> Mapping[str, Mapping[str, int | float | Mapping[str, float]]]:
    return tomllib.loads(files(__package__).joinpath("limits.toml").read_text(encoding="utf-8"))


def counts(module: str, names: str) -> tuple[int, ...]:
    """Return whole numbers of a module, in the order of their names: words, letters, records."""
    found = [_read()[module][name] for name in names.split()]
    return tuple(value for value in found if isinstance(value, int))


def measures(module: str, names: str) -> tuple[float, ...]:
    """Return numbers of a module, in the order of their names: shares, distances, what something is worth."""
    found = [_read()[module][name] for name in names.split()]
    return tuple(value for value in found if isinstance(value, float))


def weights(module: str, name: str) -> Mapping[str, float]:
    """Return the weights of a module by what they are for."""
    found = _read()[module][name]
    assert isinstance(found, Mapping)
    return found
