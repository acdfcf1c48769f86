"""The words that names are made of: the tables in `en/`, one for each subject, and the list of given names."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_HERE = "pipeline.text.naming"
Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class NameWords:
    """`sets`: the lists of all tables by name; `given`: given names; `doubtful`: those that are also other words."""

    sets: dict[str, Words]
    given: Words
    doubtful: Words

    def __getitem__(self, name: str) -> Words:
        return self.sets[name]


@cache
def name_words() -> NameWords:
    """All tables, read once; no two have a list of the same name."""
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files(_HERE).joinpath("en").iterdir()]
    lines = files(_HERE).joinpath("given.txt").read_text(encoding="utf-8").split("\n")
    names = [line for line in lines if line and not line.startswith("#")]
    return NameWords(
        sets={key: frozenset(words) for table in tables for key, words in table.items()},
        given=frozenset(name.removesuffix("?") for name in names),
        doubtful=frozenset(name.removesuffix("?") for name in names if name.endswith("?")),
    )
