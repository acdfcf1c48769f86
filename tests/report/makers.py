"""Briefs of samples, read once."""

from __future__ import annotations

import functools
from itertools import pairwise
from pathlib import Path

from pipeline.compare import alone, compare, in_order, timeline
from pipeline.models.report import Report
from pipeline.report.view import Brief, brief
from pipeline.run import read_document
from pipeline.settings import Settings

SAMPLES = Path(__file__).parents[2] / "samples"


@functools.cache
def report(name: str) -> Report:
    """The first report of a sample, with its names and dates by rules alone, so that the model may be missing."""
    from dataclasses import replace

    from pipeline.tag import entities

    (found, *_) = read_document(SAMPLES / f"{name}.pdf", Settings(entities=False, ocr="off")).reports
    return replace(found, entities=entities(found, model=False)[0])


def view_of(*names: str, questions: bool = False) -> Brief:
    """One report by itself, or two rounds."""
    return view(*map(report, names), questions=questions)


def view(*reports: Report, questions: bool = False) -> Brief:
    """The view of one report, or of rounds in order."""
    rounds = in_order(reports)
    if len(rounds) == 1:
        return brief(rounds, alone(rounds[0]), questions=questions)
    steps = [compare(one, other) for one, other in pairwise(rounds)]
    return brief(rounds, steps[-1], timeline(rounds, steps), questions=questions)
