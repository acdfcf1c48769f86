"""Read the fresh papers and print every difference, and the figures per kind."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.run import read_document
from pipeline.settings import Settings
from tests.fresh.cases import CASES
from tests.fresh.kit import kept
from tests.unseen.judge import Judged, figures, judged
from tests.unseen.kit import Case, draw


def paper(case: Case, folder: Path) -> Path:
    """A paper that was printed and kept, or else drawn into the folder."""
    return kept(case) if kept(case).exists() else draw(case, folder)


def read(case: Case, folder: Path) -> Judged:
    return judged(case, read_document(paper(case, folder), Settings(entities=False, ocr="off")))


def main(folder: Path, names: Sequence[str]) -> None:
    results = []
    for case in CASES:
        if names and case.name not in names:
            continue
        one = read(case, folder)
        results.append((case, one))
        for text in one.wrong:
            print(f"{case.name}: {text}")
    print(figures(results))


if __name__ == "__main__":
    import sys

    main(Path(sys.argv[1]), sys.argv[2:])
