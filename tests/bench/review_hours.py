"""What two hours of review are worth: how many wrong statuses are left after them, by the stated model of seconds.

    python tests/bench/review_hours.py [--hours 2] [--on FOLDER] [--papers 40] [--seeds 1]

Papers with truth are read, each under one kind of damage by chance (`--seeds`: several times). The review queue is
worked off from its top as far as the time goes, and this is what whoever works it off is taken to do:

- a status, or a row as a whole, that the queue leads to is compared with the page and read right;
- a row that has swallowed another one is split where the row as a whole or its status is looked at, for the page then
  shows two statuses in one box: the recommendation that was lost in it gets its own;
- where the queue says of a report or file that rows are missing or words found no place, its recommendations are
  counted in the paper, and those without a row are added, with their status.

Each row that is added or split off costs as much as looking at a row, on top.

Rows that are missing and of which the queue says nothing stay missing, and their statuses wrong.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))

from pipeline.models.codes import meaning
from pipeline.models.report import Document, Recommendation
from pipeline.review import Task, queue
from pipeline.review.effort import effort
from pipeline.review.queue import of_file
from tests.bench.calibration.cells import Paper, pairs_of, papers, read_again, shown, true_value
from tests.bench.calibration.damage import KINDS
from tests.bench.calibration.made import make

ROWS_MISSING = frozenset({"NUMBER_GAP", "COUNT_DIFFERS", "ROWS_LEFT_OUT", "WORDS_UNPLACED"})


@dataclass(frozen=True)
class Case:
    """One reading of one paper: the rows whose status is wrong, and for each status without a row what holds it."""

    name: str
    document: Document
    wrong: frozenset[tuple[str, int]]
    lost: tuple[tuple[str, int] | None, ...]  # the row that swallowed it; None: it stands nowhere


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--hours", type=float, default=2)
    ask.add_argument("--on", type=Path)
    ask.add_argument("--papers", type=int, default=40)
    ask.add_argument("--seeds", type=int, default=1)
    options = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = list(papers(options.on or make(Path(folder), options.papers, 6, texts=1)))
        for seed in range(options.seeds):
            _said([_case(paper, seed) for paper in found], sum(len(paper.truth) for paper in found), options.hours)


def _said(cases: Sequence[Case], statuses: int, hours: float) -> None:
    before, lost = sum(len(c.wrong) + len(c.lost) for c in cases), sum(len(c.lost) for c in cases)
    mended, looked, tasks = _reviewed(cases, hours * 3600)
    print(f"{statuses} statuses of {len(cases)} papers; {before} wrong before ({lost} of them without a row).")
    print(f"{hours:g} hours: {looked} of {tasks} things looked at; {before - mended} wrong after: "
          f"{mended / max(before, 1):.0%} fewer.")  # fmt: skip


def _reviewed(cases: Sequence[Case], seconds: float) -> tuple[int, int, int]:
    """How many statuses are put right, things looked at, and things that there were."""
    of = {r.report_id: case for case in cases for r in case.document.reports} | {case.name: case for case in cases}
    said = [(case.name, issue) for case in cases for issue in case.document.issues]
    files = [of_file(name, issue) for name, issue in said if meaning(issue.code).review]
    tasks = queue([r for case in cases for r in case.document.reports], files, everything=True)
    mended: set[tuple[str, object]] = set()
    looked = 0
    for task in tasks:
        if task.seconds > seconds:
            continue
        seconds -= task.seconds
        looked += 1
        case = of.get(task.report_id) or of[task.file]
        for new in _mends(task, case):
            extra = effort().again["row"] if new[0] == "lost" else 0.0
            key = case.name, new
            if key not in mended and extra <= seconds:
                seconds -= extra
                mended.add(key)
    return len(mended), looked, len(tasks)


def _mends(task: Task, case: Case) -> Iterator[tuple[str, object]]:
    """The statuses that a person puts right who does this task."""
    place = task.report_id, task.index or 0
    if task.field in ("rag", "row") and place in case.wrong:
        yield "wrong", place
    splits = task.field in ("rag", "row")
    counts = task.index is None and bool(ROWS_MISSING & set(task.codes))
    for at, holder in enumerate(case.lost):
        if counts or (splits and holder == place):
            yield "lost", at


def _case(paper: Paper, seed: int) -> Case:
    """The paper under one kind of damage."""
    chance = Random(f"hours/{paper.path.name}" + (f"/{seed}" if seed else ""))
    kind = chance.choice([k for k in KINDS if paper.read.tree or not k.startswith("tags")])
    document = read_again(paper.path, KINDS[kind](paper.read, chance))
    rows = [(report.report_id, row) for report in document.reports for row in report.recommendations]
    pairs = pairs_of([row for _, row in rows], paper.truth)
    wrong = {(report, row.index) for at, (report, row) in enumerate(rows)
             if at in pairs and shown(row, "rag") != true_value(paper.truth[pairs[at]], "rag")}  # fmt: skip
    lost = [_holder(rows, true_value(entry, "recommendation"))
            for at, entry in enumerate(paper.truth) if at not in pairs.values()]  # fmt: skip
    return Case(document.file, document, frozenset(wrong), tuple(lost))


def _holder(rows: Sequence[tuple[str, Recommendation]], text: str) -> tuple[str, int] | None:
    """The row in whose recommendation another one stands, whole or nearly."""
    core = text[len(text) // 4 : -len(text) // 4 or None]
    found = (report_row for report_row in rows if core and core in shown(report_row[1], "recommendation"))
    return next(((report, row.index) for report, row in found), None)


if __name__ == "__main__":
    main()
