"""How many wrong cells are flagged, how many right ones, and which losses are announced, on documents as they are.

    make trust CORPUS=folder        each set judged by trees that were fitted on the other sets
    make calibrate CORPUS=folder    the same, and the trees fitted on all sets are written: pipeline/trust/trees.txt

Without `--leave-out` (`python -m tests.quality.trust --corpus folder`) the shipped trees are judged: of documents that
they were not fitted on. `--cells FILE` keeps what was read, and reads it again. See docs/accuracy.md for the measures.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

import pipeline.trust
from pipeline.batch.station import ONE_THREAD
from pipeline.models.codes import needs_review
from pipeline.models.report import Document, Recommendation
from pipeline.publish.document import report_document
from pipeline.run import read_document
from pipeline.settings import Settings
from pipeline.trust.features import FIELDS, features_of
from pipeline.trust.score import UNSURE, letters_whole, weights
from pipeline.trust.trees import DEPTH, Trees, made_of, trees
from pipeline.work.workforce import cores
from tests.quality.corpus import Entry, read_manifest
from tests.quality.reading import patient_watch
from tests.quality.scoring import CELLS, Row, fold_number, fold_rag, judge_cell, pair_rows, rows_of, score_report

FOLDS, TREES, RATE, LEAST, PENALTY = 8, 150, 0.07, 40, 20.0
RIGHT_USED, SEED = 0.2, 1  # share of the right cells that trees are fitted on: of wrong ones all
MOST_RIGHT = 0.015  # share of the right cells that may be flagged, of sets left out
RATES = (0.005, 0.01, 0.015, 0.02, 0.03, 0.05)  # of right cells flagged: the curve
ANNOUNCED = frozenset("NUMBER_GAP COUNT_DIFFERS ROWS_LEFT_OUT RECOMMENDATIONS_UNREAD".split())  # of a report or file
NAMES = {"due": "target_date_printed", "due_iso": "target_date_printed"}
FILE = Path(pipeline.trust.__file__).with_name("trees.txt")
NEVER = -99.0  # log-odds
SAMPLES = 1000  # of sets, for the intervals


class Cell(NamedTuple):
    """One cell of a record that is in the truth. `right`: None where neither truth nor reading has anything.

    `asked`: flagged whatever its score; `torn`: flagged for its letters.
    """

    id: str
    set: str
    field: str
    right: bool | None
    known: dict[str, float]
    asked: bool
    torn: bool


class Judged(NamedTuple):
    """One document: its cells, whether each record that it lost is announced, whether each false record is flagged.

    `announces`: whether anything in it says that records may be lost, right or wrong.
    """

    id: str
    set: str
    cells: list[Cell]
    lost: list[bool]
    false: list[bool]
    announces: bool = False


def main(arguments: Sequence[str] | None = None) -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--corpus", type=Path, required=True)
    ask.add_argument("--workers", type=int, default=cores())
    ask.add_argument("--cells", type=Path, metavar="FILE", help="keep what was read, or use what was kept")
    ask.add_argument("--leave-out", action="store_true", help="judge each set by trees fitted on the others")
    ask.add_argument("--write", action="store_true", help="write the trees fitted on all sets")
    options = ask.parse_args(arguments)
    documents = read_corpus(options.corpus, options.workers, options.cells)
    cells = [cell for document in documents for cell in document.cells]
    if options.leave_out or options.write:
        odds, limit = left_out(cells)
        if options.write:
            FILE.write_text("\n".join(lines_of(cells, odds, limit)) + "\n", encoding="utf-8")
        flagged = flagged_at(cells, odds, limit)
        print("\n".join([*table(documents, cells, flagged), "", *curve(cells, odds)]))
        return 0
    odds, share = odds_of(cells, trees()), trees().limit
    flagged = flagged_at(cells, odds, float(np.log(share / (1 - share))))
    print("\n".join([*table(documents, cells, flagged), "", *curve(cells, odds)]))
    return 0


def read_corpus(corpus: Path, workers: int, kept: Path | None) -> list[Judged]:
    """Read every report of a corpus that has a text layer, or take what was kept of an earlier reading."""
    if kept and kept.is_file():
        found: list[Judged] = pickle.loads(kept.read_bytes())
        return found
    entries = [entry for entry in read_manifest(corpus) if entry.holds == "report" and not entry.scanned]
    os.environ.update(ONE_THREAD)
    with ProcessPoolExecutor(workers) as pool:
        found = list(pool.map(judge, sorted(entries, key=lambda e: -e.path.stat().st_size), chunksize=4))
    if kept:
        kept.write_bytes(pickle.dumps(found))
    return found


def judge(entry: Entry) -> Judged:
    """Read a document and judge every cell of it."""
    seen: dict[tuple[int, int], Any] = {}

    def remember(report: Any, reading: Any = None) -> Any:
        own = seen[report.source.first_page, len(report.recommendations)] = features_of(report, reading)
        return own

    pipeline.trust.features_of = remember  # type: ignore[attr-defined]
    document = read_document(entry.path, Settings(entities=False, ocr="off"), patient_watch())
    truth, published = entry.read_truth(), [report_document(report) for report in document.reports]
    scores = [score_report(report, truth).counts for report in published]
    order = sorted(range(len(published)), key=lambda at: (scores[at]["recall"].share, scores[at]["precision"].share))
    own = rows_of(published[order[-1]]) if order else []
    pairs = pair_rows(own, truth["recommendations"])
    cells = []
    for position, at in pairs.items():
        report = document.reports[order[-1]]
        row, known = report.recommendations[at], seen.get((report.source.first_page, len(report.recommendations)), {})
        cells += list(_cells(entry, own[at], truth["recommendations"][position], row, known))
    lost = len(truth["recommendations"]) - len(pairs)
    false = [
        needs_review([flag.code for flag in row.flags])
        for at, report in enumerate(document.reports)
        for i, row in enumerate(report.recommendations)
        if at != order[-1] or i not in pairs.values()
    ]
    announces = is_announced(document)
    return Judged(entry.id, entry.set, cells, [announces or any(false)] * lost, false, announces)


def is_announced(document: Document) -> bool:
    """Whether anything says that a recommendation is missing or that one is two."""
    codes = {issue.code for issue in document.issues} | {i.code for report in document.reports for i in report.issues}
    rows = (flag.code for report in document.reports for row in report.recommendations for flag in row.flags)
    return bool(codes & ANNOUNCED) or "ROW_OF_TWO" in rows


def _cells(entry: Entry, own: Row, true: Row, row: Recommendation, known: Any) -> Iterator[Cell]:
    right = _verdicts(own, true)
    evidence = dict(row.evidence)
    for field in FIELDS:
        if field not in right and {"target_date_printed": "due"}.get(field, field) not in true:
            continue  # what the truth leaves out is no cell
        codes = [flag.code for flag in row.flags if flag.field in (field, None)]
        asked = needs_review([code for code in codes if code != UNSURE])
        torn = letters_whole(field, evidence.get(field, ()), weights()) < weights().limit
        yield Cell(entry.id, entry.set, field, right.get(field), known.get((row.index, field), {}), asked, torn)


def _verdicts(own: Row, true: Row) -> dict[str, bool]:
    """Return, by field, whether a cell is right; without those that are blank in both."""
    right: dict[str, bool] = {}
    for name in CELLS:
        verdict = judge_cell(name, own, true)
        if verdict is not None:
            field = NAMES.get(name, name)
            right[field] = right.get(field, True) and verdict[0]
    rags = [fold_rag(one.get("rag")) for one in (own, true)]
    numbers = [fold_number(one.get("number")) for one in (own, true)]
    if "rag" in true and set(rags) != {"none"}:
        right["rag"] = rags[0] == rags[1]
    if any(numbers):
        right["number"] = numbers[0] == numbers[1]
    return right


def left_out(cells: Sequence[Cell]) -> tuple[Any, float]:
    """Return the log-odds of an error of each cell by trees fitted on other sets, calibrated, and the limit."""
    sets = sorted({cell.set for cell in cells})
    fold = np.array([sets.index(cell.set) % FOLDS for cell in cells])
    found = np.zeros(len(cells))
    for own in range(FOLDS):
        if (fold == own).any():
            fitted = made_of(list(_fitted([cell for cell, at in zip(cells, fold, strict=True) if at != own])))
            found[fold == own] = odds_of([cell for cell, at in zip(cells, fold, strict=True) if at == own], fitted)
    return found, limit_at(cells, found, MOST_RIGHT)


def odds_of(cells: Sequence[Cell], by: Trees) -> Any:
    """Return the log-odds of an error of each cell; a field without a place in its report is never asked about."""
    placed = np.array([bool(cell.known) for cell in cells])
    return np.where(placed, by.odds([cell.known for cell in cells]), NEVER)


def limit_at(cells: Sequence[Cell], odds: Any, share: float) -> float:
    """Return the log-odds above which, with all other flags, so many of the right cells are flagged."""
    spared = sorted((o for c, o in zip(cells, odds, strict=True) if c.right is not False and not (c.asked or c.torn)))
    already = sum(c.right is not False and (c.asked or c.torn) for c in cells)
    spare = max(0, int(share * sum(c.right is True for c in cells)) - already)
    return float(spared[-spare - 1])


def flagged_at(cells: Sequence[Cell], odds: Any, limit: float) -> Any:
    return np.array([c.asked or c.torn or o > limit for c, o in zip(cells, odds, strict=True)])


def _fitted(cells: Sequence[Cell]) -> Iterator[str]:
    """The lines of a file of trees fitted on these cells, not yet calibrated."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    drawn = np.random.default_rng(SEED).random(len(cells)) < RIGHT_USED
    used = [c for c, kept in zip(cells, drawn, strict=True) if c.known and (c.right is False or kept)]
    alike = Counter((cell.id, cell.field) for cell in used if cell.right is False)  # one cause makes many cells wrong
    names = sorted({name for cell in used for name in cell.known})
    weight = [alike[cell.id, cell.field] ** -0.5 if cell.right is False else 1 / RIGHT_USED for cell in used]
    model = HistGradientBoostingClassifier(
        max_depth=DEPTH, max_iter=TREES, learning_rate=RATE, min_samples_leaf=LEAST, l2_regularization=PENALTY,
        early_stopping=False, random_state=SEED,
    ).fit([[c.known.get(n, 0.0) for n in names] for c in used], [c.right is False for c in used], weight)  # fmt: skip
    start = float(model._baseline_prediction.ravel()[0])
    yield json.dumps({"names": names, "start": round(start, 4), "slope": [1, 0], "limit": 0.5, "usual": {}})
    for (predictor,) in model._predictors:
        yield json.dumps(_branch(predictor.nodes, names, 0), separators=(",", ":"))


def _branch(nodes: Any, names: Sequence[str], at: int) -> Any:
    """A tree from one of its nodes on: [name, most, up to it, above it], or a number."""
    node = nodes[at]
    if node["is_leaf"]:
        return round(float(node["value"]), 4)
    low, high = (_branch(nodes, names, int(node[side])) for side in ("left", "right"))
    return [names[int(node["feature_idx"])], float(f"{node['num_threshold']:.6g}"), low, high]


def lines_of(cells: Sequence[Cell], odds: Any, limit: float) -> Iterator[str]:
    """The lines of the file of trees: fitted on all cells, their likelihoods calibrated on sets left out."""
    from sklearn.linear_model import LogisticRegression

    about, *rest = _fitted(cells)
    placed = odds > NEVER
    wrong = np.array([cell.right is False for cell in cells])
    line = LogisticRegression(C=1e6).fit(odds[placed].reshape(-1, 1), wrong[placed])
    slope, shift = float(line.coef_[0][0]), float(line.intercept_[0])
    chance = 1 / (1 + float(np.exp(-(slope * limit + shift))))
    usual = {field: _usual([c.known for c in cells if c.field == field and c.right]) for field in FIELDS}
    yield "# What they have in common, then one decision tree a line; fitted by `make calibrate`. See trees.py."
    own = json.loads(about) | {"slope": [round(slope, 4), round(shift, 4)], "limit": round(chance, 5), "usual": usual}
    yield json.dumps(own, separators=(",", ":"))
    yield from rest


def _usual(known: Sequence[dict[str, float]]) -> dict[str, float]:
    """What is known of most right cells of a field."""
    names = sorted({name for own in known for name in own})
    medians = {name: round(float(np.median([own.get(name, 0.0) for own in known])), 3) for name in names}
    return {name: value for name, value in medians.items() if value}


def table(documents: Sequence[Judged], cells: Sequence[Cell], flagged: Any) -> Iterator[str]:
    """By field: how many wrong cells are flagged and how many right ones; and the records lost and false."""
    yield f"{len(documents)} documents of {len({d.set for d in documents})} sets. Intervals: 95 %, sets drawn anew."
    yield f"{'':22}{'wrong':>6}  {'flagged':26}{'right':>7}  flagged"
    for name in ("all", *FIELDS):
        own = [(c, bool(f)) for c, f in zip(cells, flagged, strict=True) if name in ("all", c.field)]
        wrong = [(c.set, f) for c, f in own if c.right is False]
        right = [(c.set, f) for c, f in own if c.right or (c.right is None and f)]  # a blank one left alone is no cell
        if wrong or right:
            yield f"{name:22}{len(wrong):6}  {_share(wrong):26}{len(right):7}  {_share(right)}"
    of_records = {
        "records lost": [(d.set, mark) for d in documents for mark in d.lost],
        "false records": [(d.set, mark) for d in documents for mark in d.false],
        "documents, none lost": [(d.set, d.announces) for d in documents if not d.lost and not d.false],
    }
    yield from (f"{name:22}{len(marks):6}  {_share(marks)}" for name, marks in of_records.items())


def curve(cells: Sequence[Cell], odds: Any) -> Iterator[str]:
    """What share of the wrong cells is flagged if so many of the right ones may be."""
    yield f"{'right ones flagged':22}wrong ones flagged"
    for rate in RATES:
        flagged = flagged_at(cells, odds, limit_at(cells, odds, rate))
        wrong = [(c.set, bool(f)) for c, f in zip(cells, flagged, strict=True) if c.right is False]
        yield f"{rate:<22.1%}{_share(wrong)}"


def _share(marks: Sequence[tuple[str, bool]]) -> str:
    """A share with the interval that it has where whole sets are drawn anew."""
    if not marks:
        return "-"
    sets = sorted({own for own, _ in marks})
    right, every = (Counter({s: 0 for s in sets}) for _ in range(2))
    for own, mark in marks:
        right[own] += mark
        every[own] += 1
    drawn = np.random.default_rng(SEED).integers(0, len(sets), (SAMPLES, len(sets)))
    shares = np.array([right[s] for s in sets])[drawn].sum(1) / np.array([every[s] for s in sets])[drawn].sum(1)
    low, high = np.quantile(shares, (0.025, 0.975))
    return f"{sum(right.values()) / len(marks):.1%} ({low:.1%} to {high:.1%})"


if __name__ == "__main__":
    main()
