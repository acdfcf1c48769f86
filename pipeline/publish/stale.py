"""What was made from an earlier state of a dataset and still lies in it: named in a file until it is made again."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from pathlib import Path

from pipeline.safe_json import loads

FILE = "stale.json"
DERIVED = ("comparisons", "timelines", "pages")  # made from a dataset by `compare` and `report`
SCHEMA = "scrutiny-stale/1"


def derived_in(folder: Path) -> tuple[str, ...]:
    """Return what lies in the folder that is made from a dataset, by name."""
    return tuple(name for name in DERIVED if (folder / name).exists())


def stale_in(folder: Path) -> tuple[str, ...]:
    """Return what in the dataset was made from an earlier state of it."""
    try:
        named = loads((folder / FILE).read_text(encoding="utf-8"))["made_before"]
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    return tuple(name for name in derived_in(folder) if name in named)


def mark_stale(folder: Path, names: Iterable[str]) -> None:
    """Write which of the dataset's files were made from an earlier state of it; no file where none were."""
    kept = [name for name in DERIVED if name in set(names)]
    if kept:
        document = {"schema": SCHEMA, "made_before": kept}
        (folder / FILE).write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8", newline="")
    else:
        (folder / FILE).unlink(missing_ok=True)


def mark_fresh(folder: Path, names: Collection[str]) -> None:
    """Take names off the list: these were made from the dataset as it is now."""
    if (folder / FILE).exists():
        mark_stale(folder, [name for name in stale_in(folder) if name not in names])


def is_same_dataset(one: Path, other: Path) -> bool:
    """Return True if two folders hold the same tables and reports, so that what is made from them is the same."""
    return _contents(one) == _contents(other)


def _contents(folder: Path) -> dict[str, bytes]:
    paths = [folder / "datapackage.json", *sorted((folder / "reports").glob("*.json"))]
    return {path.name: path.read_bytes() for path in paths if path.is_file()}
