"""What truly happened between two rounds: `content/pairs/*.toml` and the two reports → pair truth."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from samples.make.content import FOLDER, load
from samples.make.records import Item, Sample

ORDER = ("red", "amber", "green", "complete")
PROGRESS = ("not_delivered", "concern", "on_track", "delivered")


def pairs() -> list[dict[str, Any]]:
    """Every pair, by name."""
    return [pair(path) for path in sorted((FOLDER / "pairs").glob("*.toml"))]


def pair(path: Path) -> dict[str, Any]:
    """Links by index, the movement of each status, the commitments as labelled."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    old, new = (load(FOLDER / "reports" / f"{data[k]}.toml") for k in ("old", "new"))
    links = [_link(entry, old, new) for entry in data["links"]]
    numbers = [(i["old_number"], *i["new_numbers"]) for i in links if i["change"] == "kept"]
    firsts = [i["new_indexes"][0] for i in links if i["change"] == "kept"]
    return {
        "id": path.stem,
        "old_pdf": f"{old.id}.pdf",
        "new_pdf": f"{new.id}.pdf",
        "old": old.header["update_date"],
        "new": new.header["update_date"],
        "renumbered": any(a != b for a, b in numbers),
        "reordered": firsts != sorted(firsts),
        "items": links,
        "commitments": [_defaults(c) for c in data.get("commitments", [])],
        "either": data.get("either", []),
    }


def _link(entry: dict[str, Any], old: Sample, new: Sample) -> dict[str, Any]:
    """`old` is an index or absent, `new` a list of indexes; a merger is one link per earlier recommendation."""
    before = old.items[entry["old"] - 1] if "old" in entry else None
    after = [new.items[n - 1] for n in entry.get("new", [])]
    return {
        "change": entry["change"],
        "old_number": before.number if before else None,
        "old_index": entry.get("old"),
        "new_numbers": [a.number for a in after],
        "new_indexes": entry.get("new", []),
        "wording": entry.get("wording"),
        "rag_old": before.rag if before else None,
        "rag_new": [a.rag for a in after],
        "rag_moved": [movement(before, a) for a in after] if before else [],
    }


def movement(before: Item, after: Item) -> str:
    """By `progress` where both have it, else by colour; unknown where a side is blank."""
    for order, one, two in ((PROGRESS, before.progress, after.progress), (ORDER, before.rag, after.rag)):
        if one in order and two in order:
            step = order.index(two) - order.index(one)
            return "up" if step > 0 else "down" if step < 0 else "same"
    return "unknown"


def _defaults(entry: dict[str, Any]) -> dict[str, Any]:
    return {"also_due": [], "also_accept": [], "late": False, "group": None, "evidence": None, **entry}
