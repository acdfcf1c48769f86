"""What each step of the reading core is worth: it is left out, and what is read worse is what it is worth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.steps import registered
from tests.quality.baseline import pool
from tests.quality.corpus import Entry
from tests.quality.reading import Job, Outcome, read_all
from tests.quality.scoring import Count

ABLATED = 200  # documents that are read where nobody says how many or which
MEASURES = ("recall", "precision", "rows", "cells", "rag")


def ablate(entries: Sequence[Entry], job: Job, workers: int) -> Iterator[str]:
    """Yield, for every registered step, what is lost without it, counted in recommendations and cells."""
    whole = sorted(read_all(entries, job, workers))
    none = {entry.id for entry in entries if entry.holds == "none"}
    said = _shares(pool(whole))
    yield f"{len(entries)} documents; with every step: {said}. Lost without each (more is better, minus: it does harm):"
    yield f"{'step':30}" + "".join(f"{name:>10}" for name in MEASURES) + f"{'false':>8}{'changed':>9}"
    for step in registered():
        without = replace(job.settings, without=(*job.settings.without, step.name))
        less = sorted(read_all(entries, job._replace(settings=without), workers))
        yield f"{step.name[:29]:30}{_lost(whole, less)}{_in_none(less, none) - _in_none(whole, none):8}" + (
            f"{sum(a.digest != b.digest for a, b in zip(whole, less, strict=True)):9}"
        )


def _lost(whole: Sequence[Outcome], less: Sequence[Outcome]) -> str:
    before, after = pool(whole), pool(less)
    return "".join(f"{after[name].wrong - before[name].wrong:10}" for name in MEASURES)


def _in_none(outcomes: Sequence[Outcome], none: set[str]) -> int:
    return sum(one.records for one in outcomes if one.id in none)


def _shares(counts: dict[str, Count]) -> str:
    return ", ".join(f"{name} {counts[name].share:.4f}" for name in MEASURES)
