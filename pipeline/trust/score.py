"""A cell's score from what speaks for and against it, and these reasons in words."""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from pipeline.models.codes import meaning
from pipeline.models.report import Flag, Recommendation, Report
from pipeline.trust.alternatives import Known
from pipeline.trust.features import FIELDS, Place
from pipeline.trust.reasons import reasons_against
from pipeline.trust.trees import Trees, trees

SAID = 2  # reasons that a flag names


@cache
def _groups() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("pipeline.trust").joinpath("signals.toml").read_text(encoding="utf-8"))


@cache
def sentences() -> dict[str, str]:
    """Name of what may be known → the same in words."""
    return {name: words for group in _groups().values() for name, words in group.items()}


def speaks(name: str) -> Literal["for", "against", "neither"]:
    """Return what a thing that is known says of a cell, by its words; how much it weighs is another matter."""
    if name in _groups()["supports"]:
        return "for"
    return "neither" if name in _groups()["facts"] else "against"


def in_words(against: Mapping[str, float]) -> str:
    """The weightiest things that speak against a cell, as one sentence; `against`: name → weight."""
    worst = sorted((weight, name) for name, weight in against.items() if weight < 0)[:SAID]
    parts = [sentences().get(name, name.replace("_", " ")) for _, name in worst]
    fuller = [part for part in parts if not any(other.startswith(part) for other in parts if other != part)]
    said = "; ".join(dict.fromkeys(fuller))
    return (said[:1].upper() + said[1:] if said else "Little evidence supports it") + "."


Kind = Literal["status", "prose", "short", "title"]
UNSURE = "CELL_UNSURE"
# Officers and dates lose letters as prose does; numbers and decisions are one word, and read as what they mean.
_PROSE = frozenset("recommendation response action update previous_update lead_officer target_date_printed".split())


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """A logistic model: log-odds that a cell's letters arrived whole, by its kind and by what is known of it.

    Weights are equal to themselves alone, so that a score can be remembered.
    """

    start: dict[str, float]
    signals: dict[str, float]
    pairs: dict[str, float]  # "kind signal": on top, for one kind of cell
    limit: float  # likelihood below which a cell is to be looked at

    def weight(self, kind: str, name: str) -> float:
        """Of one signal in a cell of a kind; one without a weight counts nothing."""
        return self.signals.get(name, 0.0) + self.pairs.get(f"{kind} {name}", 0.0)

    def telling(self, kind: str, signals: Sequence[str]) -> Mapping[str, float]:
        """Of each signal its weight; what the trees told against a cell weighs more than they all."""
        told = _groups()["reading"]
        return {name: -math.inf if name in told else self.weight(kind, name) for name in signals}


@cache
def weights() -> Weights:
    """The weights that the tool ships; the file also says how they were made."""
    data = json.loads(files("pipeline.trust").joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(data["start"], data["signals"], data["pairs"], data["limit"])


def kind_of(field: str) -> Kind:
    """Cells are weighed by what stands in them."""
    return "status" if field == "rag" else "title" if field == "title" else "prose" if field in _PROSE else "short"


@lru_cache(maxsize=2048)
def letters_whole(field: str, signals: tuple[str, ...], by: Weights) -> float:
    """How likely the letters of a cell arrived whole, 0 to 1."""
    kind = kind_of(field)
    odds = by.start[kind] + sum(by.weight(kind, name) for name in signals)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def scored(report: Report, known: Mapping[Place, Known], by: Trees | None = None) -> Report:
    """The report with a score for every cell, and CELL_UNSURE on those that are to be looked at for it.

    `known`: by (index of the row, field), what the reading knew of it.
    """
    used = by or trees()
    wrong = dict(zip(known, used.chances([*known.values()]), strict=True))
    rows = tuple(_scored(row, known, wrong, used) for row in report.recommendations)
    return replace(report, recommendations=rows)


def _scored(
    row: Recommendation, known: Mapping[Place, Known], wrong: Mapping[Place, float], by: Trees
) -> Recommendation:
    asked = {flag.field for flag in row.flags if meaning(flag.code).review}
    evidence, scores, flags = dict(row.evidence), list[tuple[str, float]](), list[Flag]()
    for name in dict.fromkeys((*evidence, *FIELDS)):
        own, chance = known.get((row.index, name), {}), wrong.get((row.index, name), 0.0)
        whole = letters_whole(name, evidence.get(name, ()), weights())
        doubted, torn = chance > by.limit, whole < weights().limit
        if name in evidence or doubted or not own.get("blank", 1.0):
            scores.append((name, round(min(whole, 1 - chance), 3)))
        if doubted:
            evidence[name] = (*evidence.get(name, ()), *reasons_against(name, own, by))
        if (doubted or torn) and not asked & {name, None}:
            against = in_words(weights().telling(kind_of(name), evidence[name]))
            flags.append(Flag(UNSURE, name, against))
    return replace(row, confidence=tuple(scores), evidence=tuple(evidence.items()), flags=(*row.flags, *flags))
