"""Fit the trees that tell reports from look-alikes anew: `make weights CORPUS=folder RESPONSES=folder`.

Every reading of every document of the corpus is an example: one whose recommendations are in the truth
speaks for a report, one in a document that holds none, or whose recommendations nobody printed, against it. Nothing but
the corpus is read, and those layouts of `invented_responses` that are for training: they weigh more, being few. How
good the trees are is judged on sets that they were not fitted on, and printed.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from rapidfuzz import fuzz
from sklearn.ensemble import GradientBoostingClassifier

from pipeline.models.records import Heading, Printed
from pipeline.models.table import Table
from pipeline.records import readings
from pipeline.records.score import Features
from pipeline.run import read_document
from pipeline.settings import Settings
from pipeline.work.workforce import cores
from tests.quality.corpus import Entry, read_manifest
from tests.quality.reading import patient_watch

ALIKE, SHORTEST, COMPARED = 88, 15, 300  # percent, characters: from which a text is one of the truth
MOSTLY, HARDLY = 0.7, 0.15  # share of a reading's recommendations that are in the truth: for a report, against it
FOLDS = 8  # groups of sets, each left out once
WEIGHT_FOR, WEIGHT_AGAINST, WEIGHT_NONE = 1.0, 3.0, 8.0  # a false record does more harm than a lost report
WEIGHT_INVENTED = 4.0
TRAINING_SETS = "training-"  # how sets of invented responses that may be fitted on begin
RATE, DEPTH, TREES = 0.08, 3, 250


class Example(NamedTuple):
    """One reading of one document. `share`: how many of its recommendations are in the truth."""

    id: str
    set: str
    none: bool  # the document holds no report
    features: Features
    share: float

    @property
    def speaks_for(self) -> bool:
        return not self.none and self.share >= MOSTLY


def main(arguments: Sequence[str] | None = None) -> int:
    """Collect examples, judge the trees by leaving sets out, and write those fitted on all of them."""
    parser = argparse.ArgumentParser(prog="make weights", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--responses", type=Path, help="folder that `invented_responses` has written")
    parser.add_argument("--workers", type=int, default=cores())
    parser.add_argument("--sample", type=int, help="documents that are read")
    parser.add_argument("--output", type=Path, default=Path(str(files("pipeline.records") / "report_trees.txt")))
    options = parser.parse_args(arguments)
    entries = [e for e in read_manifest(options.corpus) if e.holds in ("report", "none") and not e.scanned]
    entries = entries[: options.sample]
    if options.responses is not None:
        entries += [e for e in read_manifest(options.responses) if e.set.startswith(TRAINING_SETS)]
    examples = collect(entries, options.workers)
    if len({example.speaks_for for example in examples}) < 2:
        print(f"Nothing to learn from in {options.corpus}: it needs reports and documents that hold none.")
        return 2
    print("\n".join(judge(examples)))
    options.output.write_text("\n".join(trees_of(examples)) + "\n", encoding="utf-8")
    return 0


def collect(entries: Sequence[Entry], workers: int) -> list[Example]:
    """Return every reading of every document that is plainly one of a report, or plainly none."""
    found: list[Example] = []
    with ProcessPoolExecutor(workers) as pool:
        for own in pool.map(_examples, entries, chunksize=8):
            found += own
    return [e for e in found if e.none or e.share >= MOSTLY or e.share < HARDLY]


def _examples(entry: Entry) -> list[Example]:
    """The readings of one document, each believed, so that none is left out."""
    seen: list[tuple[Features, list[str]]] = []
    judged, plain = readings.likelihood, readings.PLAIN

    def believe(records: Sequence[Printed], heading: Heading, own: Table, paper: readings.Paper, by: str) -> float:
        asked = heading.first("recommendation")
        cells = [r.cells[asked.index] for r in records if asked is not None and asked.index < len(r.cells)]
        texts = [" ".join(c.text.value.split()) for c in cells if c is not None]
        seen.append((readings.features_of(records, heading, own, paper, by), texts))
        return 1.0

    readings.likelihood, readings.PLAIN = believe, math.inf
    try:
        read_document(entry.path, Settings(entities=False, ocr="off"), patient_watch())
    except Exception as error:  # noqa: BLE001 - one document that cannot be read costs itself alone
        print(f"{entry.id}: {type(error).__name__}: {error}", file=sys.stderr)
    finally:
        readings.likelihood, readings.PLAIN = judged, plain
    true = [" ".join((r["recommendation"] or "").split()) for r in _truth(entry)]
    none = entry.holds == "none"
    return [Example(entry.id, entry.set, none, own, _share(texts, true)) for own, texts in seen]


def _truth(entry: Entry) -> list[dict[str, Any]]:
    return list(entry.read_truth()["recommendations"]) if entry.holds == "report" else []


def _share(texts: Sequence[str], true: Sequence[str]) -> float:
    return sum(any(_is_same(text, other) for other in true) for text in texts) / max(1, len(texts))


def _is_same(text: str, other: str) -> bool:
    long = min(len(text), len(other)) > SHORTEST
    return long and fuzz.partial_ratio(text[:COMPARED], other[:COMPARED]) > ALIKE


def _model() -> GradientBoostingClassifier:
    return GradientBoostingClassifier(
        max_depth=DEPTH, n_estimators=TREES, learning_rate=RATE, subsample=0.8, random_state=1
    )


def _arrays(examples: Sequence[Example]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The evidence, what each example speaks for, and how much it weighs."""
    names = list(examples[0].features)
    evidence = np.array([[example.features[name] for name in names] for example in examples])
    told = np.array([int(example.speaks_for) for example in examples])
    against = [WEIGHT_NONE if example.none else WEIGHT_AGAINST for example in examples]
    times = np.array([WEIGHT_INVENTED if e.set.startswith(TRAINING_SETS) else 1.0 for e in examples])
    return evidence, told, times * np.where(told == 1, WEIGHT_FOR, against)


def judge(examples: Sequence[Example]) -> Iterator[str]:
    """Say how well trees tell readings of sets that they were not fitted on."""
    evidence, told, weight = _arrays(examples)
    sets = sorted({example.set for example in examples})
    fold = np.array([sets.index(example.set) % FOLDS for example in examples])
    likely = np.zeros(len(told))
    for own in range(FOLDS):
        rest, left = fold != own, fold == own
        if left.any() and len({*told[rest]}) > 1:
            fitted = _model().fit(evidence[rest], told[rest], weight[rest])
            likely[left] = fitted.predict_proba(evidence[left])[:, 1]
    yield f"{len(examples)} readings, {told.sum()} of them of reports; by trees fitted on other sets:"
    for least in (0.3, 0.5, 0.7):
        believed = [example for example, own in zip(examples, likely, strict=True) if own >= least]
        reports = {e.id for e in examples if e.speaks_for}
        lost = reports - {e.id for e in believed if e.speaks_for}
        none, false = {e.id for e in examples if e.none}, {e.id for e in believed if e.none}
        yield f"from {least}: {len(lost)} of {len(reports)} reports lost, {len(false)} of {len(none)} others believed"


def trees_of(examples: Sequence[Example]) -> Iterator[str]:
    """The lines of the file of trees: where to begin, then one tree a line."""
    evidence, told, weight = _arrays(examples)
    names = list(examples[0].features)
    share = float((weight * told).sum() / weight.sum())
    yield "# Where to begin, then one decision tree a line; fitted by `make weights`. See score.py."
    yield json.dumps(round(math.log(share / (1 - share)), 4))
    for (tree,) in _model().fit(evidence, told, weight).estimators_:
        yield json.dumps(_branch(tree.tree_, names, 0), separators=(",", ":"))


def _branch(tree: Any, names: Sequence[str], at: int) -> Any:
    """A tree from one of its nodes on: [evidence, most, up to it, above it], or a number."""
    low, high = tree.children_left[at], tree.children_right[at]
    if low < 0:
        return round(float(tree.value[at][0][0]) * RATE, 4)
    most = round(float(tree.threshold[at]), 4)
    return [names[tree.feature[at]], most, _branch(tree, names, low), _branch(tree, names, high)]


if __name__ == "__main__":
    sys.exit(main())
