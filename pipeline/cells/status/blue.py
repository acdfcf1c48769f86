"""Blue as a status: complete in a scheme of four colours, and no more than a colour where nothing says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.cells.status.colours import name_of
from pipeline.models.report import KeyEntry, Recommendation

SEEN = frozenset({"fill", "image", "shape", "symbol", "font"})  # evidence that shows a colour and no word
_FOUR_COLOURS = re.compile(r"\bBRAG\b", re.IGNORECASE)


def without_unexplained_blue(
    found: Sequence[Recommendation], key: Sequence[KeyEntry], headings: Sequence[str]
) -> list[Recommendation]:
    """Return the recommendations; blue has no meaning where no key, heading or other colour of the report gives one.

    `headings`: of the columns. "BRAG" above one of them names the scheme in which blue is complete.
    """
    seen = [r for r in found if r.status.evidence in SEEN]
    other = any(r.rag in ("red", "amber", "green") for r in seen)
    if key or other or any(map(_FOUR_COLOURS.search, headings)):
        return list(found)
    return [_unexplained(r) if r in seen and _is_blue(r) else r for r in found]


def is_keyed(recommendation: Recommendation) -> bool:
    """Return True if only a key can say what the status means: it is shown by a colour, sign or letter."""
    status = recommendation.status
    blue = status.evidence in SEEN and status.shown == "blue"
    return blue or (recommendation.rag is not None and status.evidence not in ("word", "section", "none"))


def _is_blue(recommendation: Recommendation) -> bool:
    """Return True if blue is all that the status shows: a tick has a meaning of its own."""
    return recommendation.status.shown == "blue" and name_of(recommendation.status.colour) == "blue"


def _unexplained(recommendation: Recommendation) -> Recommendation:
    updates = tuple(replace(u, rag=None) if u.rag == "complete" else u for u in recommendation.updates)
    return replace(recommendation, rag=None, progress=None, updates=updates)
