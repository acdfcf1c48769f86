"""The rulings reading against the author's own tags: free truth, on every tagged paper that is at hand.

    python tests/bench/witness.py FOLDER... [--least 95]

The tags are taken out of a copy of each paper, the copy is read by its rulings alone, and the rows are held against
those that the tags give. A table counts when its tag rows are rectangular and it has two rows and two columns at
least. Same rows: every row has the same cells, letter for letter, columns without a word aside; a ruled table may hold
several tagged ones whose rows run on. The rest is listed. Ends with exit code 1 where fewer than --least in a
hundred agree.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.errors import InputError
from pipeline.models.table import Table
from pipeline.run import tables
from pipeline.settings import Settings

_NO_LETTER = re.compile(r"\W+")
_MARKED = frozenset({"BDC", "BMC", "EMC", "DP", "MP"})

Rows = tuple[tuple[str, ...], ...]
Verdict = Literal["same", "differs", "flat"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one tagged table."""

    paper: str
    table: Table
    verdict: Verdict
    reason: str = ""


def untagged(paper: Path, copy: Path) -> bool:
    """Write `paper` to `copy` without structure tree and marked content; False where it carries none."""
    import pikepdf

    with pikepdf.open(paper) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return False
        for name in ("/StructTreeRoot", "/MarkInfo"):
            if name in pdf.Root:
                del pdf.Root[name]
        for page in pdf.pages:
            kept = [i for i in pikepdf.parse_content_stream(page) if str(i.operator) not in _MARKED]
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        pdf.save(copy)
    return True


def findings(paper: Path, folder: Path) -> list[Finding]:
    """One finding for each tagged table of the paper; none where it is not tagged or can't be read."""
    settings, copy = Settings(ocr="off"), folder / paper.name
    try:
        tagged = [t for t in tables(paper, "auto", settings) if t.by == "tags"]
        if not tagged or not untagged(paper, copy):
            return []
        ruled = tables(copy, "rulings", settings)
    except InputError as error:
        print(f"left out: {paper.name}: {error}", file=sys.stderr)
        return []
    known = frozenset("".join(row) for t in tagged for row in rows_of(t))
    return [Finding(paper.stem, t, *judged(t, ruled, known)) for t in tagged]


def judged(table: Table, ruled: Sequence[Table], known: frozenset[str]) -> tuple[Verdict, str]:
    """Whether the rulings give the rows of a tagged table, and if not, why."""
    own = rows_of(table)
    if len(own) < 2 or len(own[0]) < 2:
        return "flat", ""
    if any(_holds(rows_of(other), own, known) for other in ruled):
        return "same", ""
    best = max((rows_of(t) for t in ruled), key=lambda rows: _common(rows, own), default=())
    same = _common(best, own)
    return "differs", f"{same} of {len(own)} rows the same" if same else "no rulings around it"


def rows_of(table: Table) -> Rows:
    """A table's rows as letters and figures; rows and columns without any are left out."""
    rows = [tuple(_NO_LETTER.sub("", c.text.value).lower() if c else "" for c in row.cells) for row in table.rows]
    return _dense([row for row in rows if any(row)])


def _dense(rows: Sequence[tuple[str, ...]]) -> Rows:
    kept = [x for x in range(len(rows[0])) if any(row[x] for row in rows)] if rows else []
    return tuple(tuple(row[x] for x in kept) for row in rows)


def _holds(ruled: Rows, own: Rows, known: frozenset[str]) -> bool:
    """Whether the rows stand in the ruled table one after the other, beside none but rows of other tagged tables."""
    run = ["".join(row) for row in own]
    joined = ["".join(row) for row in ruled]
    for at in range(len(joined) - len(run) + 1):
        if joined[at : at + len(run)] == run and _dense(ruled[at : at + len(run)]) == own:
            return all(row in known for row in joined)
    return False


def _common(rows: Rows, own: Rows) -> int:
    return len(set(map("".join, rows)) & set(map("".join, own)))


def show(found: Sequence[Finding]) -> float:
    """Print a line for each paper and one for each table that differs; the share that agrees, in a hundred."""
    print(f"{'paper':34}{'tables':>8}{'same':>6}{'differ':>8}{'one row or column':>19}")
    for paper in dict.fromkeys(f.paper for f in found):
        print(_line(paper, [f for f in found if f.paper == paper]))
    print(_line("all", found))
    for finding in _listed(found):
        pages = finding.table.pages
        where = f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]} to {pages[-1]}"
        nested = ", inside a cell" if finding.table.nested else ""
        print(f"differs: {finding.paper}, {where}{nested}: {finding.reason}")
    counted = [f for f in found if f.verdict in ("same", "differs")]
    return 100 * sum(f.verdict == "same" for f in counted) / len(counted) if counted else 100.0


def _line(name: str, found: Sequence[Finding]) -> str:
    of = {verdict: sum(f.verdict == verdict for f in found) for verdict in ("same", "differs", "flat")}
    counts = f"{len(found):8}{of['same']:6}{of['differs']:8}{of['flat']:19}"
    return f"{name[:33]:34}{counts}"


def _listed(found: Sequence[Finding]) -> Iterator[Finding]:
    yield from (f for f in found if f.verdict == "differs")


def papers(inputs: Sequence[Path]) -> list[Path]:
    """All PDFs of some folders and files."""
    return sorted({file for path in inputs for file in (path.rglob("*.pdf") if path.is_dir() else [path])})


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("inputs", nargs="+", type=Path, help="folders of PDFs, or PDFs")
    parser.add_argument("--least", type=float, default=95.0, help="tables in a hundred that must agree (%(default)s)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = [f for paper in papers(options.inputs) for f in findings(paper, Path(folder))]
    share = show(found)
    print(f"\n{share:.1f} % of the tables whose tag rows are rectangular have the same rows by rulings.")
    return 0 if share >= options.least else 1


if __name__ == "__main__":
    sys.exit(main())
