"""How a report assesses a recommendation, as far as it bears upon what was promised under it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pipeline.models.report import Recommendation

Standing = Literal["done", "on_track", "behind", "off", "unknown"]
_PROGRESS: dict[str | None, Standing] = {
    "delivered": "done", "closed": "done", "on_track": "on_track", "concern": "behind", "not_started": "behind",
    "not_delivered": "off",
}  # fmt: skip
_COLOUR: dict[str | None, Standing] = {
    "complete": "done", "green": "on_track", "amber": "behind", "red": "off",
}  # fmt: skip


def standing(rows: Iterable[Recommendation]) -> Standing:
    """That of a recommendation's rows in the later report, where they have one in common."""
    said = {_PROGRESS.get(row.progress) or _COLOUR.get(row.rag) or "unknown" for row in rows}
    return said.pop() if len(said) == 1 else "unknown"
