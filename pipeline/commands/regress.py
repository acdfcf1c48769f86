"""`scrutiny regress`: one corpus as two versions of the tool read it, before the later one is released."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands.wording import count, printable
from pipeline.safe_json import loads

if TYPE_CHECKING:
    from pipeline.publish.regress import Regression

LISTED = 10  # names or cells on the screen for each kind of difference
MEASURED = ("seconds_each", "memory_each")  # of run.json: of one document


def run(options: argparse.Namespace) -> int:
    """Print what differs. 0: no file fails that was read before; 1: some do."""
    from pipeline.publish.regress import regression

    found = regression(options.old, options.new)
    costs = {name: [_measured(folder, name) for folder in (options.old, options.new)] for name in MEASURED}
    if options.json:
        sys.stdout.write(json.dumps({"schema": "scrutiny-regress/1", **asdict(found), **costs}, indent=1) + "\n")
    else:
        print("\n".join(printable(line) for line in (*_lines(found), *_cost_lines(costs))))
    return 1 if found.failures else 0


def _measured(folder: Path, name: str) -> dict[str, float] | None:
    try:
        measured: dict[str, float] | None = loads((folder / "run.json").read_text("utf-8"))["run"].get(name)
    except (OSError, ValueError, KeyError):
        return None
    return measured


def _lines(found: Regression) -> Iterator[str]:
    yield f"New failures: {len(found.failures)}{_named(found.failures)}"
    yield f"Fixed failures: {len(found.fixed)}{_named(found.fixed)}"
    yield f"Other outcomes: {len(found.outcomes)}{_named([f'{f} {old} → {new}' for f, old, new in found.outcomes])}"
    for what, rows in (("lost", found.rows_lost), ("new", found.rows_new)):
        yield f"Rows {what}: {rows.total()}{_named([f'{file} {number}' for file, number in sorted(rows.items())])}"
    fields = Counter(cell.field for cell in found.cells)
    yield f"Cells changed: {len(found.cells)}{_named([f'{name} {number}' for name, number in fields.most_common()])}"
    for cell in found.cells[:LISTED]:
        yield f"  {cell.file} #{cell.index} {cell.field}: “{_short(cell.old)}” → “{_short(cell.new)}”"
    if found.not_in_both:
        yield f"{count(len(found.not_in_both), 'file')} in one dataset only{_named(found.not_in_both)}"


def _cost_lines(costs: dict[str, list[Any]]) -> Iterator[str]:
    """`Seconds each: p50 0.03 → 0.02, p95 …`; nothing where a run read nothing anew."""
    for name, (old, new) in costs.items():
        if old and new:
            parts = (f"{share} {old[share]:g} → {new[share]:g}" for share in old)
            yield f"{name.replace('_', ' ').capitalize()}: {', '.join(parts)}"


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - LISTED:,} more" if len(names) > LISTED else ""
    return f" ({'; '.join(names[:LISTED])}{more})" if names else ""


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:57]}…"
