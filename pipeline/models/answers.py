"""What a person decided where comparing was unsure: which reports are rounds of one inquiry, what is which in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Found = Literal["paired", "not paired"]


@dataclass(frozen=True, slots=True)
class RoundsAnswer:
    """Two reports, by id. `same`: whether they are rounds of one inquiry; `first`: which of them is the earlier one."""

    one: str
    other: str
    same: bool
    first: str | None = None


@dataclass(frozen=True, slots=True)
class LinkAnswer:
    """Two recommendations, by report and position from 1. `same`: whether they are one and the same."""

    earlier: str
    earlier_index: int
    later: str
    later_index: int
    same: bool


@dataclass(frozen=True, slots=True)
class Answers:
    """All that was decided about a set of reports."""

    rounds: tuple[RoundsAnswer, ...] = ()
    links: tuple[LinkAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundsQuestion:
    """Two reports of which it is unsure whether they are rounds of one inquiry, or which comes first.

    `alike`: how many recommendations of the shorter one stand in the other, `of`: out of how many.
    """

    one: str
    other: str
    alike: int
    of: int
    found: str  # in plain words, what the tool took them for


@dataclass(frozen=True, slots=True)
class LinkQuestion:
    """Two recommendations that might be one; `percent`: how alike they are; `found`: what the tool took them for."""

    earlier: str
    earlier_index: int
    later: str
    later_index: int
    percent: int
    found: Found
