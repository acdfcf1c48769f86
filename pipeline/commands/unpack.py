"""`scrutiny unpack`: a package becomes a dataset, or what people found in it is added to yours."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands.wording import count, printable

if TYPE_CHECKING:
    from pipeline.publish.handover.unpack import Conflict, Merged

_JOURNALS = {"corrections.jsonl": "correction", "assessments.jsonl": "assessment"}
_LONGEST = 80  # letters of what somebody wrote


def run(options: argparse.Namespace) -> int:
    """0 done; 1 where the two datasets contradict each other, or the package knows papers that yours does not."""
    from pipeline.publish import is_dataset
    from pipeline.publish.handover.unpack import opened, put

    folder = options.out or Path(options.package.stem)
    with opened(options.package, folder) as staging:
        if not is_dataset(folder):
            put(staging, folder)
            print(f"Unpacked to {printable(str(folder))}", file=sys.stderr)
            return 0
        return _merge(staging / "dataset", folder, options)


def _merge(theirs: Path, mine: Path, options: argparse.Namespace) -> int:
    from pipeline.publish.handover.unpack import merge_journals

    merged = merge_journals(theirs, mine, options.take)
    unknown = _unknown_papers(theirs, mine)
    if options.json:
        print(json.dumps(_summary(merged, unknown), indent=1))
    for journal, number in merged.added.items():
        print(f"Added to your dataset: {count(number, _JOURNALS[journal])}.", file=sys.stderr)
    for conflict in merged.conflicts:
        print("\n".join(_shown(conflict)), file=sys.stderr)
    if merged.conflicts:
        followed = "Yours was kept; to use theirs: --take theirs." if options.take == "mine" else "Theirs is followed."
        print(f"{count(len(merged.conflicts), 'cell')} on which you differ. {followed}", file=sys.stderr)
    for name in unknown:
        print(f"Not in your dataset: {printable(name)}. Read it with: scrutiny extract", file=sys.stderr)
    if any(merged.added.values()):
        print("To see it in the tables, extract the papers again.", file=sys.stderr)
    return 1 if merged.conflicts or unknown else 0


def _shown(conflict: Conflict) -> list[str]:
    line = conflict.mine
    place = line.get("place") or {}
    where = f"page {place['page']}" if "page" in place else ""
    number = f"recommendation {line['number']}" if line.get("number") else ""
    field = str(line.get("field") or "").replace("_", " ")
    parts = (part for part in (str(line.get("file") or line.get("document")), number, field, where) if part)
    heading = printable(f"You differ on {', '.join(parts)}:")
    sides = (("yours", line), ("theirs", conflict.theirs))
    return [heading, *(f"  {whose}: {printable(_said(entry))}" for whose, entry in sides)]


def _said(line: dict[str, Any]) -> str:
    said = line.get("to", line.get("rag"))
    text = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return f"“{short}” ({line.get('who')}, {str(line.get('when'))[:10]})"


def _unknown_papers(theirs: Path, mine: Path) -> list[str]:
    from pipeline.publish.read_dataset import table_rows

    known = {row["sha256"] for row in table_rows(mine, "documents")}
    rows = (row for row in table_rows(theirs, "documents") if row["sha256"])
    return sorted({row["file"] for row in rows if row["sha256"] not in known})


def _summary(merged: Merged, unknown: list[str]) -> dict[str, Any]:
    return {
        "schema": "scrutiny-unpack-summary/1",
        "added": {name.removesuffix(".jsonl"): number for name, number in merged.added.items()},
        "conflicts": [{"journal": c.journal, "mine": c.mine, "theirs": c.theirs} for c in merged.conflicts],
        "papers_unknown": unknown,
    }
