"""How long two rounds of 400 recommendations take to compare: `python tests/bench/rounds.py [--rows 400] [--profile]`.

The rounds are made of the pairs in prose under `tests/compare/promises`, three updates to a row, so that the texts
are as long as in council papers and no two rows are alike. The time is that of the processor, caches emptied before
each run.
"""

from __future__ import annotations

import argparse
import cProfile
import functools
import gc
import pstats
import random
import sys
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

from pipeline.compare import compare
from pipeline.models.report import Header, Recommendation, Report, Source
from pipeline.tag import entities
from tests.compare.rounds_by_hand import prose, row


def rounds(count: int) -> tuple[Report, Report]:
    """Two rounds of `count` recommendations; the later one is shuffled, and every other update is new."""
    pairs = [
        (one, other)
        for pair in prose("wordings")
        for one, other in zip(pair.earlier.recommendations, pair.later.recommendations, strict=True)
    ]
    chance = random.Random(1)
    before, after = [], []
    for at in range(count):
        several = [pairs[(at + step * 37) % len(pairs)] for step in range(3)]
        asked = f"{several[0][0].recommendation} {several[1][0].recommendation} In area {at // len(pairs) + 1}."
        before.append(_row(at + 1, asked, [str(one.update) for one, _ in several], several[0][0]))
        now = [str(later.update) if at % 2 else str(one.update) for one, later in several]
        after.append(_row(at + 1, asked, now, several[0][0]))
    chance.shuffle(after)
    later = [replace(one, index=at) for at, one in enumerate(after, 1)]
    return _report("a", before, "2018-06-01"), _report("b", later, "2018-12-01")


def _row(index: int, asked: str, updates: list[str], source: Recommendation) -> Recommendation:
    return row(index, asked, response=str(source.response), update="\n".join(updates))


def _report(name: str, rows: list[Recommendation], day: str) -> Report:
    report = Report(
        name, Source(name, "0" * 64, 1, 1, 1), Header(completion_date="2018-01-01", update_date=day), tuple(rows)
    )
    return replace(report, entities=entities(report, model=False)[0])


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rows", type=int, default=400)
    ask.add_argument("--times", type=int, default=5)
    ask.add_argument("--profile", action="store_true")
    options = ask.parse_args()
    earlier, later = rounds(options.rows)
    taken = []
    for _ in range(options.times):
        _empty_caches()
        start = time.process_time()
        found = compare(earlier, later)
        taken.append(time.process_time() - start)
    print(f"{options.rows} recommendations a round: {median(taken):.2f} s of processor time (median of {len(taken)})")
    print(f"{len(found.pairs)} pairs, {len(found.commitments)} dated commitments")
    if options.profile:
        _empty_caches()
        profile = cProfile.Profile()
        profile.runcall(compare, earlier, later)
        pstats.Stats(profile).sort_stats("tottime").print_stats(30)


def _empty_caches() -> None:
    """Nothing remembered from the run before."""
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper) and one.__module__.startswith("pipeline.compare"):
            one.cache_clear()


if __name__ == "__main__":
    main()
