"""The bars of floors.toml: what must be reached whatever the baseline says."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.quality.baseline import pool
from tests.quality.corpus import Entry
from tests.quality.reading import Outcome

FLOORS = Path(__file__).with_name("floors.toml")


class Bar(NamedTuple):
    """One bar that is not reached, in words. `waits_for`: what will reach it; until then it is only reported."""

    said: str
    waits_for: str | None


def read_floors(run: str, path: Path = FLOORS) -> list[Mapping[str, Any]]:
    """Return the floors of one way of running the gate."""
    floors = tomllib.loads(path.read_text(encoding="utf-8"))["floor"]
    return [floor for floor in floors if floor.get("run", "plain") == run]


def unreached(
    floors: Sequence[Mapping[str, Any]], entries: Sequence[Entry], outcomes: Sequence[Outcome]
) -> Iterator[Bar]:
    """Yield every bar that is not reached; a bar of documents that were not all read says nothing."""
    read = {one.id: one for one in outcomes}
    for floor in floors:
        wanted = [entry.id for entry in entries if _belongs(entry, floor.get("of"))]
        if not wanted or not read.keys() >= set(wanted):
            continue
        for said in _short_of(floor, [read[name] for name in wanted]):
            yield Bar(f"{floor.get('of', 'all')}: {said}", floor.get("waits_for"))


def _belongs(entry: Entry, name: str | None) -> bool:
    if name == "none":
        return entry.holds == "none"
    return name is None or name in (entry.group, entry.set, entry.id)


def _short_of(floor: Mapping[str, Any], part: Sequence[Outcome]) -> Iterator[str]:
    counts = pool(part)
    for measure, least in floor.get("least", {}).items():
        if counts[measure].share < least:
            yield f"{measure} is {counts[measure].share:.4f}, the bar {least}"
    held = {"records": sum(one.records for one in part), "documents": sum(one.records > 0 for one in part)}
    for measure, most in floor.get("most", {}).items():
        if held[measure] > most:
            yield f"{held[measure]} {measure}, at most {most}"
