"""Figures of a folder of papers beside their truth: what the truth leaves out is not counted."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from pipeline.models.report import Document, Header
from tests.quality.scorer import CELLS, Tally, Truth, folded, header_cells, paired, read_cells

Read = Callable[[Path], Document]


def tally_of(folder: Path, read: Read) -> Tally:
    """Every report of a folder, read; one report a paper."""
    tally = Tally()
    for path in sorted(folder.glob("*.truth.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        name = path.name.removesuffix(".truth.json")
        paper = next(p for kind in (".pdf", ".docx", ".xlsx", ".html") if (p := folder / f"{name}{kind}").exists())
        _add(tally, name, read(paper), truth)
    return tally


def _add(tally: Tally, name: str, document: Document, truth: Truth) -> None:
    records = [one for report in document.reports for one in report.recommendations]
    true = [{"title": None, **one} for one in truth["recommendations"]]
    pairs = paired(records, true)
    found = {id(t): r for r, t in pairs}
    for one in records:
        tally.add("precision", any(one is r for r, _ in pairs), f"{name} [{one.index}]")
    for number, meant in enumerate(true, start=1):
        own = found.get(id(meant))
        where = f"{name} [{number}]"
        tally.add("recall", own is not None, where)
        if "rag" in meant:
            tally.add("rag", own is not None and own.rag == meant["rag"], where)
        said = read_cells(own) if own else {}
        for cell in CELLS:
            if cell in meant and (meant[cell] is not None or said.get(cell)):
                tally.add("cells", folded(said.get(cell)) == folded(meant[cell]), f"{where} {cell}: {said.get(cell)!r}")
    header = header_cells(document.reports[0].header if document.reports else Header())
    for field, value in truth.get("header", {}).items():
        if field in header and value:
            wanted = sorted(value) if isinstance(value, list) else value
            tally.add("header", folded(header[field]) == folded(wanted), f"{name} {field}: {header[field]!r}")
