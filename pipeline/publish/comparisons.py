"""Comparisons and timelines on disk: `comparisons/`, `timelines/` and the tables, replaced as a whole.

They are made from a dataset and can be made again: what stood there before is theirs to replace.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import Corrupt, OutputError
from pipeline.models.comparison import Comparison, Followed, Timeline
from pipeline.models.report import Report
from pipeline.publish.answers import PAIRS, ROUNDS
from pipeline.publish.comparison_document import comparison_document, timeline_document
from pipeline.publish.document import Invalid, read_strictly
from pipeline.publish.encode import encode, encoded
from pipeline.publish.folder import is_dataset, writing
from pipeline.publish.metadata.describe import describe_again
from pipeline.publish.read_report import read_report
from pipeline.publish.schema import JsonObject
from pipeline.publish.stale import mark_fresh
from pipeline.publish.tracker import FILES, write_tracker

PARTS = ("comparisons", "timelines", *FILES)
_ANSWERED = (ROUNDS, PAIRS)  # a person's, written apart
_UNNAMED = "inquiry"  # folder of reports that stand in no dataset and so have no inquiry_id


@dataclass(frozen=True, slots=True)
class WrittenComparisons:
    """What now stands in `folder`."""

    folder: Path
    comparisons: int
    timelines: int


def read_reports(dataset: Path, *, copies: bool = False) -> list[Report]:
    """Every report of a dataset, by name; one that several files hold comes once, unless its `copies` are asked for.

    Raises Corrupt where one can't be read.
    """
    every = (read_report(path) for path in sorted((dataset / "reports").glob("*.json")))
    return [report for report in every if copies or report.same_as is None]


def may_hold(folder: Path) -> None:
    """Raises OutputError where `folder` holds something that is neither a dataset nor made by comparing."""
    with writing(folder):
        if folder.exists() and not folder.is_dir():
            raise OutputError(f"{folder} is no folder.")
        foreign = folder.exists() and any(not _ours(entry.name) for entry in folder.iterdir())
    if foreign and not is_dataset(folder):
        raise OutputError(f"{folder} holds files that this tool did not make; nothing was changed.")


def _ours(name: str) -> bool:
    return name in (*PARTS, *_ANSWERED) or name.startswith(".")


def write_comparisons(
    folder: Path, inquiries: Sequence[Followed], timelines: Sequence[Timeline] = ()
) -> WrittenComparisons:
    """Writes all of them, or leaves what was there. Raises OutputError where that can't be done."""
    may_hold(folder)
    comparisons = [one for inquiry in inquiries for one in inquiry.comparisons]
    staging = folder / ".comparing"
    with writing(folder):
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir(parents=True)
    try:
        with writing(folder):
            _fill(staging, comparisons, timelines)
            write_tracker(staging, inquiries)
            _swap(staging, folder)
            mark_fresh(folder, PARTS)
            if is_dataset(folder):
                describe_again(folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return WrittenComparisons(folder, len(comparisons), len(timelines))


def _fill(staging: Path, comparisons: Sequence[Comparison], timelines: Sequence[Timeline]) -> None:
    for comparison in comparisons:
        document = comparison_document(comparison)
        name = f"{document['earlier']}--{document['later']}" if document["earlier"] else document["later"]
        _write(staging / "comparisons" / (document["inquiry_id"] or _UNNAMED) / f"{name}.json", document, Comparison)
    for timeline in timelines:
        _write(staging / "timelines" / f"{timeline.inquiry_id}.json", timeline_document(timeline), Timeline)


def _write(path: Path, document: JsonObject, kind: type[Comparison | Timeline]) -> None:
    """Nothing is published that breaks its own schema."""
    said = {name: value for name, value in document.items() if name not in ("schema", "movements")}
    try:
        read_strictly(encoded(said), kind)
    except Invalid as fault:
        name = kind.__name__.lower()
        raise Corrupt(f"A {name} does not keep to its own schema: {fault}.", "Please report this.") from fault
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(encode(document), encoding="utf-8", newline="")


def _swap(staging: Path, folder: Path) -> None:
    """Each part is put in place by renaming; one that is no longer made goes."""
    for part in PARTS:
        new, place, old = staging / part, folder / part, staging / f"{part}.old"
        if place.exists():
            os.replace(place, old)
        if new.exists():
            os.replace(new, place)
