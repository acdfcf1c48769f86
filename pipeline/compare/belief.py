"""How far an outcome is to be believed, by how it was read and how the later report assesses the recommendation.

An officer's "complete" does not prove that a promise was kept; but of what is only concluded, far more is right where
the conclusion and the assessment agree. The shares stand in belief.toml; what is right too seldom stays unclear.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib.resources import files

from pipeline.compare.findings import Finding
from pipeline.compare.standing import Standing


def belief(finding: Finding, standing: Standing) -> float:
    """The share of such outcomes that are right, from 0 to 1."""
    return _shares()[finding.how][standing]


def is_believed(finding: Finding, standing: Standing) -> bool:
    """Whether such outcomes are right often enough to be said."""
    return belief(finding, standing) >= _say()


@functools.cache
def _table() -> Mapping[str, float | Mapping[str, float]]:
    return tomllib.loads(files("pipeline.compare").joinpath("belief.toml").read_text(encoding="utf-8"))


@functools.cache
def _shares() -> Mapping[str, Mapping[str, float]]:
    return {how: shares for how, shares in _table().items() if isinstance(shares, dict)}


def _say() -> float:
    say = _table()["say"]
    assert isinstance(say, float)
    return say
