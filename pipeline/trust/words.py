"""What is known of a cell, in words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

SAID = 3  # reasons that a flag names


@cache
def _groups() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("pipeline.trust").joinpath("signals.toml").read_text(encoding="utf-8"))


@cache
def sentences() -> dict[str, str]:
    """Name of what may be known → the same in words."""
    return {name: words for group in _groups().values() for name, words in group.items()}


def speaks(name: str) -> Literal["for", "against", "neither"]:
    """Return what a thing that is known says of a cell, by its words; how much it weighs is another matter."""
    if name in _groups()["supports"]:
        return "for"
    return "neither" if name in _groups()["facts"] else "against"


def in_words(against: Mapping[str, float]) -> str:
    """The weightiest things that speak against a cell, as one sentence; `against`: name → weight."""
    worst = sorted((weight, name) for name, weight in against.items() if weight < 0)[:SAID]
    parts = [sentences().get(name, name.replace("_", " ")) for _, name in worst]
    fuller = [part for part in parts if not any(other.startswith(part) for other in parts if other != part)]
    said = "; ".join(dict.fromkeys(fuller))
    return (said[:1].upper() + said[1:] if said else "Little is known that speaks for it") + "."
