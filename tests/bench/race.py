"""How fast we read, beside pdfplumber's `extract_tables` and camelot's `lattice`, over the same pages.

    python tests/bench/race.py FOLDER... [--rounds 3]

Each contestant runs in a process of its own and is timed inside it, after one file to warm up, so that starting
Python and loading a model count for none. They take turns, round after round, so that whatever else the machine does
hits all of them; a ratio is the median over the rounds. Files that one of them can't read, and scans, which we hand
back unread, are left out for all. Ours includes the words ledger, the flags, and writing the dataset.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from pipeline.batch.station import ONE_THREAD
from pipeline.models.report import Document
from pipeline.settings import Settings

OURS, OURS_WITH_ENTITIES, PDFPLUMBER, CAMELOT = "ours, no entities", "ours", "pdfplumber", "camelot lattice"


class Ours:
    """Our command without its screen: every file read, and at the end one dataset written over all of them."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._documents: list[Document] = []

    def __call__(self, path: Path) -> str | None:
        """Read one file; the reason where it does not count."""
        from pipeline.run import read_document

        document = read_document(path, self._settings)
        self._documents.append(document)
        return document.reason if document.reason == "NEEDS_OCR" or document.status == "failed" else None

    def finish(self) -> None:
        """Write what was read, checks included."""
        from pipeline.publish import write_dataset

        documents, self._documents = self._documents, []
        with tempfile.TemporaryDirectory() as folder:
            write_dataset(documents, Path(folder) / "out", settings=self._settings)


def pdfplumber_tables(path: Path) -> None:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.close()


def camelot_lattice(path: Path) -> None:
    from camelot.io import read_pdf

    read_pdf(str(path), pages="all", flavor="lattice", backend="pdfium", use_fallback=False)


CONTESTANTS: dict[str, Callable[[Path], str | None]] = {
    OURS: Ours(Settings(entities=False, ocr="off")),
    OURS_WITH_ENTITIES: Ours(Settings(ocr="off")),
    PDFPLUMBER: pdfplumber_tables,
    CAMELOT: camelot_lattice,
}


def work(name: str, files: list[Path]) -> None:
    """One contestant's round: prints seconds by file, null where the file does not count, and the peak in MB."""
    run = CONTESTANTS[name]
    run(files[0])
    finish(run)
    seconds: dict[str, float | None] = {}
    for path in files:
        start = time.perf_counter()
        try:
            left_out = run(path)
        except Exception as error:  # noqa: BLE001 - whatever a library throws, the file is left out for all
            left_out = type(error).__name__
        seconds[str(path)] = None if left_out else time.perf_counter() - start
    print(json.dumps({"seconds": with_share(seconds, finish(run)), "peak": peak()}))


def finish(run: Callable[[Path], str | None]) -> float:
    """Let a contestant write what it kept back, if it does; the seconds that this took."""
    start = time.perf_counter()
    if isinstance(run, Ours):
        run.finish()
    return time.perf_counter() - start


def with_share(seconds: dict[str, float | None], writing: float) -> dict[str, float | None]:
    """Writing is done once for all files: each bears its part by the time it took to read."""
    total = sum(s for s in seconds.values() if s)
    return {path: s and s * (1 + writing / total) for path, s in seconds.items()}


def peak() -> float | None:
    """The most memory that this process held, in MB, where the system says so."""
    try:
        import resource
    except ImportError:
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return float(most / (1024 * 1024 if sys.platform == "darwin" else 1024))


def race(files: list[Path], rounds: int) -> None:
    """All rounds, then the table."""
    results: dict[str, list[dict[str, float | None]]] = {name: [] for name in CONTESTANTS}
    peaks: dict[str, float | None] = {}
    for number in range(1, rounds + 1):
        for name in CONTESTANTS:
            print(f"round {number} of {rounds}: {name}", file=sys.stderr)
            command = [sys.executable, __file__, "--contestant", name, *map(str, files)]
            own = ONE_THREAD if name in (OURS, OURS_WITH_ENTITIES) else {}  # as `extract` starts its workers
            ran = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | own)
            answer = json.loads(ran.stdout.splitlines()[-1])
            results[name].append(answer["seconds"])
            peaks[name] = answer["peak"]
    shared = [path for path in files if all(turn[str(path)] for turns in results.values() for turn in turns)]
    for path in sorted(set(files) - set(shared)):
        print(f"left out: {path}")
    if shared:
        show(shared, results, peaks)


def show(files: list[Path], results: dict[str, list[dict[str, float | None]]], peaks: dict[str, float | None]) -> None:
    """Pages a second and how many times as fast as each rival."""
    pages = sum(map(count_pages, files))
    totals = {name: [sum(turn[str(path)] or 0 for path in files) for turn in turns] for name, turns in results.items()}
    print(f"\n{len(files)} files, {pages} pages, median of {len(totals[OURS])} rounds\n")
    print(f"{'':20}{'pages/s':>10}{'x pdfplumber':>15}{'x camelot':>12}{'peak MB':>10}")
    for name, own in totals.items():
        ratios = [
            median(rival / mine for rival, mine in zip(totals[other], own, strict=True))
            for other in (PDFPLUMBER, CAMELOT)
        ]
        memory = f"{peaks[name]:10.0f}" if peaks[name] else ""
        print(f"{name:20}{pages / median(own):10.1f}{ratios[0]:15.2f}{ratios[1]:12.2f}{memory}")


def count_pages(path: Path) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("inputs", nargs="+", type=Path, help="folders of PDFs, or PDFs")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--contestant", choices=tuple(CONTESTANTS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    files = sorted({file for path in options.inputs for file in (path.rglob("*.pdf") if path.is_dir() else [path])})
    if options.contestant:
        work(options.contestant, files)
    elif files:
        race(files, options.rounds)


if __name__ == "__main__":
    main()
