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

SAID = 3  # reasons that a flag names


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
    return (said[:1].upper() + said[1:] if said else "Little is known that speaks for it") + "."


Kind = Literal["status", "prose", "short", "title"]
UNSURE = "CELL_UNSURE"
PARTS = ("letters", "place")
# Officers and dates lose letters as prose does; numbers and decisions are one word, and read as what they mean.
_PROSE = frozenset("recommendation response action update previous_update lead_officer target_date_printed".split())


@dataclass(frozen=True, slots=True)
class Part:
    """A logistic model: log-odds that one thing about a cell is right, by its kind and by what is known of it."""

    start: dict[str, float]
    signals: dict[str, float]
    pairs: dict[str, float]  # "kind signal": on top, for one kind of cell

    def weight(self, kind: str, name: str) -> float:
        """Of one signal in a cell of a kind; one without a weight counts nothing."""
        return self.signals.get(name, 0.0) + self.pairs.get(f"{kind} {name}", 0.0)

    def likely(self, kind: str, signals: Sequence[str]) -> float:
        """How likely this is right, 0 to 1."""
        odds = self.start[kind] + sum(self.weight(kind, name) for name in signals)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """The models of letters and of place, and below which score a cell of a kind is to be looked at.

    They are equal to themselves alone, so that a score can be remembered.
    """

    letters: Part
    place: Part
    limit: dict[str, float]

    def telling(self, kind: str, signals: Sequence[str]) -> Mapping[str, float]:
        """Of each signal its weight in the model in which it tells more about a cell of the kind."""
        both = {name: (self.letters.weight(kind, name), self.place.weight(kind, name)) for name in signals}
        return {name: max(weights, key=abs) for name, weights in both.items()}


@cache
def weights() -> Weights:
    """The weights that the tool ships; the file also says how they were made."""
    data = json.loads(files("pipeline.trust").joinpath("weights.json").read_text(encoding="utf-8"))
    letters, place = (Part(**data[name]) for name in PARTS)
    return Weights(letters, place, data["limit"])


def kind_of(field: str) -> Kind:
    """Cells are weighed by what stands in them."""
    return "status" if field == "rag" else "title" if field == "title" else "prose" if field in _PROSE else "short"


@lru_cache(maxsize=2048)
def score(field: str, signals: tuple[str, ...], by: Weights) -> float:
    """How likely the cell is right, 0 to 1, to three decimals."""
    kind = kind_of(field)
    return round(by.letters.likely(kind, signals) * by.place.likely(kind, signals), 3)


def scored(report: Report, by: Weights | None = None) -> Report:
    """The report with a score for every cell, and CELL_UNSURE on those that are to be looked at for it."""
    used = by or weights()
    rows = tuple(_scored(row, used) for row in report.recommendations)
    return replace(report, recommendations=rows)


def _scored(row: Recommendation, by: Weights) -> Recommendation:
    scores = tuple((name, score(name, signals, by)) for name, signals in row.evidence)
    asked = {flag.field for flag in row.flags if meaning(flag.code).review}
    flags = tuple(
        Flag(UNSURE, name, in_words(by.telling(kind_of(name), signals)))
        for (name, share), (_, signals) in zip(scores, row.evidence, strict=True)
        if share < by.limit[kind_of(name)] and not asked & {name, None}
    )
    return replace(row, confidence=scores, flags=(*row.flags, *flags))
