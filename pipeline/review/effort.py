"""How long looking takes: a stated model (`effort.toml`), and budgets like “2h” or “90m”."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.errors import UsageError
from pipeline.models.codes import About

_BUDGET = re.compile(
    r"(?:(\d{1,9}(?:\.\d{1,9})?)\s{0,9}h)?\s{0,9}(?:(\d{1,9})\s{0,9}m(?:in)?)?\s{0,9}(?:(\d{1,9})\s{0,9}s)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Effort:
    """Seconds by what is at stake."""

    first: dict[str, float]
    again: dict[str, float]
    words: dict[str, float]

    def seconds(self, about: About, words: int, *, again: bool) -> float:
        """For one thing to look at; `again`: its cause was met in this report already."""
        return (self.again if again else self.first)[about] + words * self.words.get(about, 0.0)


@cache
def effort() -> Effort:
    """The model that the tool states."""
    text = files("pipeline.review").joinpath("effort.toml").read_text(encoding="utf-8")
    return Effort(**tomllib.loads(text))


def budget_seconds(text: str) -> float:
    """ "2h", "1h 30m", "45m" → seconds. Raises UsageError for anything else."""
    found = _BUDGET.fullmatch(text.strip())
    hours, minutes, seconds = (float(part or 0) for part in found.groups()) if found else (0.0, 0.0, 0.0)
    total = hours * 3600 + minutes * 60 + seconds
    if total <= 0:
        raise UsageError(f"{text!r} is no length of time.", "Say it like 2h, 90m or 1h30m.")
    return total
