"""Every paper that was dropped, with what became of it in words; none is left out, whatever it holds."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.app.wording import for_browser
from pipeline.models.codes import meaning


@dataclass(frozen=True, slots=True)
class Outcome:
    """One paper: its file's name, whether a report was read from it, and what happened, in words."""

    file: str
    read: bool
    words: str


def outcomes(dataset: Path, papers: Mapping[str, Path], *, busy: bool) -> list[Outcome]:
    """Return one outcome for each paper, by name. `papers`: sha256 → file; `busy`: papers are being read now."""
    known = {row["sha256"]: row for row in _rows(dataset / "documents.csv")}
    ended = ((path.name, known.get(sha256)) for sha256, path in papers.items())
    return [_outcome(name, row, busy=busy) for name, row in sorted(ended, key=lambda one: one[0])]


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))
    except FileNotFoundError:
        return []


def _outcome(file: str, row: Mapping[str, str] | None, *, busy: bool) -> Outcome:
    if row is None:
        return Outcome(file, False, "Waiting to be read." if busy else "Not read yet.")
    number = int(row["recommendations"] or 0)
    found = f"{number} recommendation{'' if number == 1 else 's'}"
    why = for_browser(f"{meaning(row['reason']).sentence} {meaning(row['reason']).advice}".strip())
    if row["status"] == "complete":
        return Outcome(file, True, f"Read: {found}.")
    if row["status"] == "partial":
        return Outcome(file, number > 0, f"Read in part: {found}. {why}" if number else f"Read in part. {why}")
    return Outcome(file, False, f"Could not be read. {why}" if row["status"] == "failed" else why)
