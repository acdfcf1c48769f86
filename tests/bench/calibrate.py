"""How far scores can be believed: calibrated on papers of our own and by strangers, damaged; reported on others.

    python tests/bench/calibrate.py [--papers 60] [--corpus FOLDER] [--on FOLDER] [--write]

`--on`: report on the PDFs of a folder that have truth files beside them; without it on samples' texts that calibration
never saw. `--corpus`: calibrate on three sets of papers by others as well (`set02` to `set04` of it); the one that is
reported on is left out.
`--write`: put the weights into the package (pipeline/trust/weights.json). The same numbers every time.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from pipeline.review.audit import Share, wilson  # noqa: E402
from pipeline.trust import Part, Weights, score  # noqa: E402
from pipeline.trust.score import PARTS  # noqa: E402
from tests.bench.calibration.cells import Judged, judged, papers  # noqa: E402
from tests.bench.calibration.damage import KINDS  # noqa: E402
from tests.bench.calibration.fit import MOST_RIGHT, fitted  # noqa: E402
from tests.bench.calibration.made import make  # noqa: E402

SEED, SEED_ON = 5, 6
BINS = (0.0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.98, 1.001)
SETS = ("set02", "set03", "set04")  # of the corpus: evidence was studied on them while it was written
FILE = ROOT / "pipeline" / "trust" / "weights.json"


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        calibrated = [make(Path(folder) / "own", options.papers, SEED, texts=0), *_sets(options.corpus, options.on)]
        own = [cell for known in calibrated for cell in cells_of(known)]
        where = options.on or make(Path(folder) / "on", options.papers // 2, SEED_ON, texts=1)
        others = cells_of(where)
    weights = fitted(own)
    lines = [*_about(own, others, options), "", *table(others, weights), "", *curve(others, weights)]
    print("\n".join(lines))
    if options.write:
        FILE.write_text(encoded(weights, own), encoding="utf-8")


def _options() -> argparse.Namespace:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--papers", type=int, default=60)
    ask.add_argument("--corpus", type=Path)
    ask.add_argument("--on", type=Path)
    ask.add_argument("--write", action="store_true")
    return ask.parse_args()


def _sets(corpus: Path | None, but: Path | None) -> list[Path]:
    """Return the sets of papers by others, without the one that is reported on."""
    folders = [corpus / name for name in SETS] if corpus else []
    return [folder for folder in folders if but is None or folder.resolve() != but.resolve()]


def cells_of(folder: Path) -> list[Judged]:
    """Every cell of every paper of a folder, under every kind of damage."""
    return [cell for paper in papers(folder) for cell in judged(paper, KINDS, seed=1)]


def flagged(cell: Judged, weights: Weights) -> bool:
    """Whether a person is asked to look: by the score or by any other flag."""
    return cell.asked or score(cell.field, cell.signals, weights) < weights.limit[cell.kind]


def _about(own: Sequence[Judged], others: Sequence[Judged], options: argparse.Namespace) -> Iterator[str]:
    for name, cells in (("Calibrated on", own), ("Reported on", others)):
        wrong = sum(not cell.right for cell in cells)
        files = len({cell.file for cell in cells})
        yield f"{name} {files} papers, {len(cells):,} cells, {wrong:,} of them wrong."
    yield f"Reported on: {options.on.name if options.on else 'texts that calibration never saw'}."


def table(cells: Sequence[Judged], weights: Weights) -> Iterator[str]:
    """By kind of damage: what share of the wrong cells is flagged, and of the right ones."""
    yield f"{'damage':34}{'wrong':>6}  {'flagged':24}{'right':>7}  flagged"
    groups = {kind: [cell for cell in cells if cell.damage == kind] for kind in KINDS}
    for name, group in {**groups, "all": list(cells)}.items():
        wrong, right = ([c for c in group if c.right is is_right] for is_right in (False, True))
        said = [_said(wilson(sum(flagged(c, weights) for c in some), len(some)), len(some)) for some in (wrong, right)]
        yield f"{name:34}{len(wrong):6}  {said[0]:24}{len(right):7}  {said[1]}"
    yield "By what is at stake, all damages:"
    of: dict[str, Callable[[Judged], bool]] = {
        "status": lambda c: c.kind == "status",
        "number, decision": lambda c: c.kind == "short",
        "officer, date": lambda c: c.field in ("lead_officer", "target_date_printed"),
        "prose": lambda c: c.kind == "prose" and c.field not in ("lead_officer", "target_date_printed"),
        "title": lambda c: c.kind == "title",
    }
    for name, test in of.items():
        wrong, right = ([c for c in cells if test(c) and c.right is is_right] for is_right in (False, True))
        said = [_said(wilson(sum(flagged(c, weights) for c in some), len(some)), len(some)) for some in (wrong, right)]
        yield f"{name:34}{len(wrong):6}  {said[0]:24}{len(right):7}  {said[1]}"


def _said(share: Share, of: int) -> str:
    return f"{share.share:6.1%} ({share.low:.1%} to {share.high:.1%})" if of else "-"


def curve(cells: Sequence[Judged], weights: Weights) -> Iterator[str]:
    """Of the cells with a score between two bounds, what share is right."""
    yield f"{'score':16}{'cells':>7}  share that is right"
    scores = [(score(cell.field, cell.signals, weights), cell.right) for cell in cells]
    for low, high in itertools.pairwise(BINS):
        held = [right for value, right in scores if low <= value < high]
        yield f"{low:5.2f} to {min(high, 1):5.2f}  {len(held):7}  {_said(wilson(sum(held), len(held)), len(held))}"


def encoded(weights: Weights, own: Sequence[Judged]) -> str:
    """The weights as the package keeps them, with how they were made."""
    wrong = sum(not cell.right for cell in own)
    how = (
        f"python tests/bench/calibrate.py --write: two logistic models on {len(own):,} cells ({wrong:,} wrong) of "
        f"{len({cell.file for cell in own})} papers, our own (seed {SEED}) and by strangers, each read undamaged and "
        f"under {len(KINDS) - 1} kinds of damage; the limit flags at most {MOST_RIGHT:.1%} of the right cells there."
    )
    parts = {name: _part(getattr(weights, name)) for name in PARTS}
    body = {**parts, "limit": dict(sorted(weights.limit.items()))}
    return json.dumps({"made": how, **body}, indent=1, ensure_ascii=False) + "\n"


def _part(part: Part) -> dict[str, dict[str, float]]:
    return {name: dict(sorted(getattr(part, name).items())) for name in ("start", "signals", "pairs")}


if __name__ == "__main__":
    main()
