"""The documents that the gate reads: a corpus with a manifest, and folders of reports with truth beside them."""

from __future__ import annotations

import csv
import hashlib
import json
import random
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

SUFFIXES = (".pdf", ".docx", ".xlsx", ".html")
REPORTS = ("buckinghamshire-2015", "made", "recommendations", "real")  # folders of `reports` that are read
SEED = 1


class Entry(NamedTuple):
    """One document. `group`: the corpus, or the folder of reports, that it is pooled under."""

    id: str
    path: Path
    group: str
    set: str
    holds: str  # report, none, unlabelled
    format: str
    scanned: bool
    sha256: str
    truth: Path

    def read_truth(self) -> dict[str, Any]:
        truth: dict[str, Any] = json.loads(self.truth.read_text(encoding="utf-8"))
        return truth


def read_manifest(corpus: Path) -> list[Entry]:
    """Return the documents of `manifest.csv`; without one, every document below the folder."""
    manifest = corpus / "manifest.csv"
    if not manifest.is_file():
        return list(find_documents(corpus, "corpus"))
    with manifest.open(encoding="utf-8", newline="") as lines:
        return [
            Entry(
                row["id"], path, "corpus", row["set"], row["holds"], row["format"], row["scanned"] == "true",
                row["sha256"], truth_beside(path),
            )
            for row in csv.DictReader(lines)
            for path in [corpus / row["file"]]
        ]  # fmt: skip


def truth_beside(path: Path) -> Path:
    return path.with_name(f"{path.stem}.truth.json")


def find_documents(folder: Path, group: str) -> Iterable[Entry]:
    """Yield the documents below a folder; one with a truth beside it holds a report, of others nobody has said."""
    for path in sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES and "pairs" not in path.parts):
        name = f"{group}/{path.relative_to(folder).with_suffix('').as_posix()}"
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        entry = Entry(name, path, group, group, "unlabelled", path.suffix[1:], False, sha256, truth_beside(path))
        if entry.truth.is_file():
            scanned = not entry.read_truth().get("text_layer", True)
            entry = entry._replace(holds="report", scanned=scanned)
        yield entry


def read_entries(corpus: Path, reports: Path | None = None) -> list[Entry]:
    """Return every document of the corpus, and of the folders of reports beside it where they are."""
    found = read_manifest(corpus)
    for name in REPORTS:
        if reports and (reports / name).is_dir():
            found += find_documents(reports / name, name)
    return found


def select(
    entries: Sequence[Entry], *, sets: Iterable[str] = (), sample: int | None = None, documents: Iterable[str] = ()
) -> list[Entry]:
    """Return the entries of some sets, or the documents named; of these a sample, always the same one."""
    wanted, named = set(sets), set(documents)
    chosen = [
        entry
        for entry in entries
        if (not wanted or entry.set in wanted) and (not named or entry.id in named or entry.path.stem in named)
    ]
    if sample is not None and sample < len(chosen):
        kept = set(random.Random(SEED).sample(range(len(chosen)), sample))
        chosen = [entry for at, entry in enumerate(chosen) if at in kept]
    return chosen


def digest_of(entries: Iterable[Entry]) -> str:
    """Return a mark of the documents and of their truth: figures of other documents can't be compared."""
    digest = hashlib.sha256()
    for entry in sorted(entries):
        digest.update(f"{entry.id}\0{entry.sha256}\0{entry.holds}\n".encode())
        if entry.truth.is_file():
            digest.update(entry.truth.read_bytes())
    return digest.hexdigest()[:16]


def software_of(producer: str | None) -> str:
    """Return the program that made a PDF, without version and address."""
    name = re.split(r"\s*[(<\[\d]|\s+m\d|\s+-\s|\s+(?:version|for)\b", producer or "")[0].strip()
    return name or "(none)"
