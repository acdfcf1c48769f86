"""What two hours of review are worth: how many wrong statuses are left after them, by the stated model of seconds.

    python tests/bench/review_hours.py [--hours 2] [--on FOLDER] [--papers 40]

Papers with truth are read, each under one kind of damage by chance; the review queue is worked off as far as the time
goes, and whoever works it off reads every status right that the queue leads to. Statuses of rows that are missing
altogether are counted as wrong and stay so.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))

from pipeline.models.report import Report
from pipeline.review import queue, within
from tests.bench.calibration.cells import Paper, pairs_of, papers, read_again, shown, true_value
from tests.bench.calibration.damage import KINDS
from tests.bench.calibration.made import make

Place = tuple[str, int]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--hours", type=float, default=2)
    ask.add_argument("--on", type=Path)
    ask.add_argument("--papers", type=int, default=40)
    options = ask.parse_args()
    reports: list[Report] = []
    wrong: set[Place] = set()
    missing = statuses = 0
    with tempfile.TemporaryDirectory() as folder:
        where = options.on or make(Path(folder), options.papers, 6, texts=1)
        for paper in papers(where):
            own, bad, lost = read(paper)
            reports += own
            wrong |= bad
            missing += lost
            statuses += len(paper.truth)
    tasks = queue(reports, everything=True)
    done = within(tasks, options.hours * 3600)
    seen = {(t.report_id, t.index) for t in done if t.field in ("rag", "row") and t.index}
    left = len(wrong - seen)
    before, after = len(wrong) + missing, left + missing
    print(f"{statuses} statuses of {len(reports)} reports; {before} wrong before ({missing} in rows not found).")
    flagged = sum(task.flagged for task in done)
    print(f"{options.hours:g} hours: {len(done)} of {len(tasks)} things looked at, {flagged} of them flagged.")
    fewer = f"{1 - after / max(before, 1):.0%} fewer"
    print(f"{after} wrong after: {fewer}; of those that have a row, {left} of {len(wrong)} are left.")


def read(paper: Paper) -> tuple[list[Report], set[Place], int]:
    """The paper under one kind of damage: its reports, the places of wrong statuses, statuses without a row."""
    chance = Random(f"hours/{paper.path.name}")
    kind = chance.choice([k for k in KINDS if paper.read.tree or not k.startswith("tags")])
    document = read_again(paper.path, KINDS[kind](paper.read, chance))
    rows = [(report.report_id, row) for report in document.reports for row in report.recommendations]
    pairs = pairs_of([row for _, row in rows], paper.truth)
    return list(document.reports), set(_wrong(rows, pairs, paper)), len(paper.truth) - len(pairs)


def _wrong(rows: list[tuple[str, object]], pairs: dict[int, int], paper: Paper) -> Iterator[Place]:
    for at, (report, row) in enumerate(rows):
        if at in pairs and shown(row, "rag") != true_value(paper.truth[pairs[at]], "rag"):  # type: ignore[arg-type]
            yield report, row.index  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
