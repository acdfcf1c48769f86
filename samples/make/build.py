"""One recipe: every content file → PDF and truth."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from samples.make import blocks, content, packs, pairs
from samples.make.many import many
from samples.make.pdf import Printed, print_blocks
from samples.make.readme import readme
from samples.make.records import Sample
from samples.make.scan import scan
from samples.make.truth import truth


def make(out: Path, names: Sequence[str], writers: str) -> Iterator[str]:
    """Writes the files into `out` and says what was made."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "profiles").mkdir(exist_ok=True)
    places = [(s, out) for s in content.samples()] + [(s, out / "profiles") for s in content.own_words()]
    for sample, place in places:
        if (not names or sample.id in names) and writers in ("all", sample.layout.engine):
            yield report(sample, place)
    for pack in packs.packs():
        if (not names or pack.id in names) and writers != "docx":
            yield papers(pack, out)
    for pair in pairs.pairs():
        if not names or pair["id"] in names:
            yield write_json(out / f"{pair['id']}.pair.json", pair)
    if not names:
        (out / "README.md").write_text(readme(), encoding="utf-8")


def make_many(out: Path, count: int, seed: int) -> Iterator[str]:
    """Reports laid out by chance, with their truth."""
    out.mkdir(parents=True, exist_ok=True)
    for sample in many(count, seed):
        yield report(sample, out)


def report(sample: Sample, out: Path) -> str:
    """One report on its own."""
    printed = print_report(sample)
    (out / f"{sample.id}.pdf").write_bytes(printed.data)
    pages = {"first": 1, "last": printed.pages, "total": printed.pages}
    write_json(out / f"{sample.id}.truth.json", truth(sample, pages))
    return f"{sample.id}.pdf: {printed.pages} pages, {len(printed.data) / 1000:.0f} kB"


def papers(pack: packs.Pack, out: Path) -> str:
    """A pack with one report has its truth; with two, a list of truths; with none, it says so."""
    printed = packs.print_pack(pack)
    (out / f"{pack.id}.pdf").write_bytes(printed.data)
    found = packs.truths(pack, printed)
    if len(found) == 1:
        write_json(out / f"{pack.id}.truth.json", found[0])
    else:
        write_json(out / f"{pack.id}.reports.json", {"pdf": f"{pack.id}.pdf", "reports": found})
    return f"{pack.id}.pdf: {printed.pages} pages, {len(printed.data) / 1000:.0f} kB"


def print_report(sample: Sample) -> Printed:
    everything = blocks.report(sample)
    if sample.layout.engine == "docx":
        from samples.make.word import print_blocks as by_word

        return by_word(everything, sample.layout, furniture(sample))
    printed = print_blocks(everything, sample.layout, furniture(sample))
    return replace(printed, data=scan(printed.data, seed=len(printed.data))) if sample.layout.scan else printed


def furniture(sample: Sample) -> str:
    """What stands at the top of each page."""
    return " – ".join(str(sample.header[k]) for k in ("council", "committee") if sample.header[k])


def write_json(path: Path, data: dict[str, Any]) -> str:
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path.name
