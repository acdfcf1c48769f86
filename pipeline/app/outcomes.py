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
    """One paper: its content's hash, its name, whether a report was read from it, and what happened, in words."""

    sha256: str
    file: str
    read: bool
    words: str


def outcomes(dataset: Path, papers: Mapping[str, Path], *, busy: bool) -> list[Outcome]:
    """Return one outcome for each paper, by name. `papers`: sha256 → file; `busy`: papers are being read now."""
    known = documents(dataset)
    ended = sorted((path.name, sha256) for sha256, path in papers.items())
    return [Outcome(sha256, name, *_ended(known.get(sha256), busy=busy)) for name, sha256 in ended]


def documents(dataset: Path) -> dict[str, dict[str, str]]:
    """sha256 → what the dataset says of a file; empty where there is no dataset."""
    try:
        with (dataset / "documents.csv").open(encoding="utf-8", newline="") as stream:
            return {row["sha256"]: row for row in csv.DictReader(stream) if row["sha256"]}
    except FileNotFoundError:
        return {}


def _ended(row: Mapping[str, str] | None, *, busy: bool) -> tuple[bool, str]:
    if row is None:
        return False, "Waiting to be read." if busy else "Not read yet."
    number = int(row["recommendations"] or 0)
    found = f"{number} recommendation{'' if number == 1 else 's'}"
    why = for_browser(f"{meaning(row['reason']).sentence} {meaning(row['reason']).advice}".strip())
    if row["status"] == "complete":
        return True, f"Read: {found}."
    if row["status"] == "partial":
        return number > 0, f"Read in part: {found}. {why}" if number else f"Read in part. {why}"
    return False, f"Could not be read. {why}" if row["status"] == "failed" else why
