"""The table of samples in README.md."""

from __future__ import annotations

from collections.abc import Iterator

from samples.make import content, packs
from samples.make.records import Layout

TOP = """\
# Samples

Progress reports that we wrote: councils, people and sentences are invented, layouts are those of real papers.
`NAME.truth.json` says what should be read out of a file (`NAME.reports.json`: a file that holds two reports, or none),
`NAME.pair.json` what changed between two rounds and what became of each promise.

`python -m samples.make` makes all of it anew from `make/content/` (those by Word need LibreOffice;
`--writers reportlab` leaves them out). `python -m samples.make --many 200 --seed 7 --out FOLDER` lays reports
out by chance.

| file | made by | what it shows |
|---|---|---|
"""


def readme() -> str:
    """The whole text of the README."""
    return TOP + "".join(f"| `{name}.pdf` | {by} | {shows} |\n" for name, by, shows in sorted(_lines()))


def _lines() -> Iterator[tuple[str, str, str]]:
    for sample in content.samples():
        yield sample.id, _by(sample.layout), sample.shows
    for sample in content.own_words():
        yield f"profiles/{sample.id}", _by(sample.layout), sample.shows
    for pack in packs.packs():
        yield pack.id, _by(pack.layout), pack.shows


def _by(layout: Layout) -> str:
    program = "Word, LibreOffice" if layout.engine == "docx" else "reportlab"
    return f"{program}, tagged" if layout.tagged else program
