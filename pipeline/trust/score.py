"""Evidence → a score for every cell, by weights that were calibrated and are kept as data (`weights.json`)."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal

from pipeline.models.codes import meaning
from pipeline.models.report import Flag, Recommendation, Report
from pipeline.trust.words import in_words

Kind = Literal["status", "prose", "short", "title"]
UNSURE = "CELL_UNSURE"
_PROSE = frozenset("recommendation response action update previous_update".split())


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: log-odds that a cell is right, by its kind and by what is known of it."""

    start: dict[str, float]
    signals: dict[str, float]
    pairs: dict[str, float]  # "kind signal": on top, for one kind of cell
    limit: dict[str, float]  # a cell of the kind with a lower score is to be looked at


@cache
def weights() -> Weights:
    """The weights that the tool ships; the file also says how they were made."""
    data = json.loads(files("pipeline.trust").joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(data["start"], data["signals"], data["pairs"], data["limit"])


def kind_of(field: str) -> Kind:
    """Cells are weighed by what stands in them."""
    return "status" if field == "rag" else "title" if field == "title" else "prose" if field in _PROSE else "short"


def score(field: str, signals: Sequence[str], by: Weights) -> float:
    """How likely the cell is right, 0 to 1, to three decimals. A signal without a weight counts nothing."""
    kind = kind_of(field)
    odds = by.start[kind]
    for name in signals:
        odds += by.signals.get(name, 0.0) + by.pairs.get(f"{kind} {name}", 0.0)
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), 3)


def scored(report: Report, by: Weights | None = None) -> Report:
    """The report with a score for every cell, and CELL_UNSURE on those that are to be looked at for it."""
    used = by or weights()
    rows = tuple(_scored(row, used) for row in report.recommendations)
    return replace(report, recommendations=rows)


def _scored(row: Recommendation, by: Weights) -> Recommendation:
    scores = tuple((name, score(name, signals, by)) for name, signals in row.evidence)
    asked = {flag.field for flag in row.flags if meaning(flag.code).review}
    flags = tuple(
        Flag(UNSURE, name, in_words(name, signals, by.signals, by.pairs, kind_of(name)))
        for (name, share), (_, signals) in zip(scores, row.evidence, strict=True)
        if share < by.limit[kind_of(name)] and not asked & {name, None}
    )
    return replace(row, confidence=scores, flags=(*row.flags, *flags))
