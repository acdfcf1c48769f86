"""The words that names are made of: the tables in `en/`, one for each subject, and the list of given names."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_HERE = "pipeline.text.naming"
Words = frozenset[str]


class NameWords(dict[str, Words]):
    """The lists of all tables by name; `given`: given names; `doubtful`: those that are also other words."""

    def __init__(self, lists: Iterable[tuple[str, Words]], given: Words, doubtful: Words) -> None:
        super().__init__(lists)
        self.given, self.doubtful = given, doubtful


@cache
def name_words() -> NameWords:
    """All tables, read once; no two have a list of the same name."""
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files(_HERE).joinpath("en").iterdir()]
    lines = files(_HERE).joinpath("given.txt").read_text(encoding="utf-8").split("\n")
    names = [line for line in lines if line and not line.startswith("#")]
    return NameWords(
        ((key, frozenset(words)) for table in tables for key, words in table.items()),
        given=frozenset(name.removesuffix("?") for name in names),
        doubtful=frozenset(name.removesuffix("?") for name in names if name.endswith("?")),
    )
