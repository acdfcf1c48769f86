"""Agenda packs: minutes, tables of other kinds, and none, one or two progress reports → PDF and what stands where."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from samples.make import blocks
from samples.make.content import FOLDER, load
from samples.make.pdf import Printed, print_blocks
from samples.make.records import Block, Break, Cell, Grid, Layout, Prose, Row, Sample
from samples.make.truth import truth


@dataclass(frozen=True, slots=True)
class Pack:
    """A file of several papers; `reports` are those among them that an extractor should find."""

    id: str
    shows: str
    furniture: str
    layout: Layout
    blocks: tuple[Block, ...]
    reports: tuple[Sample, ...]


def packs() -> list[Pack]:
    """Every pack, by name."""
    return [_pack(path) for path in sorted((FOLDER / "packs").glob("*.toml"))]


def _pack(path: Path) -> Pack:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    layout = Layout(**data["layout"])
    found: list[Block] = []
    reports: list[Sample] = []
    for part in data["parts"]:
        if "report" in part:
            reports.append(load(FOLDER / part["report"]))
            found += [Break(reports[-1].id, orient=part["orient"]), *blocks.report(reports[-1])]
            found.append(Break(f"{reports[-1].id}/end", turn=False))
        else:
            found += _part(part, layout.size)
    return Pack(path.stem, data["shows"], data["furniture"], layout, tuple(found), tuple(reports))


def _part(part: dict[str, Any], size: float) -> Iterator[Block]:
    """A page turn where asked for, a heading, paragraphs, a table."""
    if "orient" in part:
        yield Break(orient=part["orient"])
    if "heading" in part:
        yield Prose((blocks.plain(part["heading"], bold=True),), 11, True)
    for text in part.get("paragraphs", ()):
        yield Prose((blocks.plain(text),), size)
    if "rows" in part:
        yield _grid(part)


def _grid(part: dict[str, Any]) -> Grid:
    """A cell may begin with a colour in braces: `{#ffd966}Amber`."""
    head = [Cell((blocks.plain(text, True),), fill="#d9d9d9") for text in part.get("columns", ())]
    rows = [Row(tuple(head), heading=True)] if head else []
    rows += [Row(tuple(_cell(text) for text in row)) for row in part["rows"]]
    return Grid(tuple(part["widths"]), tuple(rows), part.get("borders", "grid"), repeat=bool(head))


def _cell(text: str) -> Cell:
    fill, words = (text[1:8], text[9:]) if text.startswith("{#") else (None, text)
    return Cell(tuple(blocks.plain(line) for line in words.split("\n")) if words else (), fill=fill)


def print_pack(pack: Pack) -> Printed:
    return print_blocks(pack.blocks, pack.layout, pack.furniture)


def truths(pack: Pack, printed: Printed) -> list[dict[str, Any]]:
    """One truth for each report in the pack, with the pages it stands on."""
    found = []
    for sample in pack.reports:
        pages = {"first": printed.places[sample.id], "last": printed.places[f"{sample.id}/end"], "total": printed.pages}
        layout = replace(pack.layout, **{k: getattr(sample.layout, k) for k in ("status", "title", "meta", "borders")})
        one = truth(replace(sample, layout=layout), pages)
        one["options"]["embed"] = "pack"
        found.append(one | {"id": pack.id, "pdf": f"{pack.id}.pdf"})
    return found
