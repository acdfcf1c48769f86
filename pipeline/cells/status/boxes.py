"""Boxes to tick in one cell: "☐ Complete ☒ On track ☐ Overdue" says "On track"."""

from __future__ import annotations

import re

_EMPTY, _TICKED = "☐□❏❑▢◻⬜", "☒☑✓✔☓✗✘■⬛🗹🗷✅"
_BOX = re.compile(rf"[{_EMPTY}{_TICKED}]")
_CLOSING = " \t\n,;|/"


def ticked(text: str) -> str | None:
    """What stands behind the one box that is ticked, of two at least; None where there is no such choice."""
    boxes = list(_BOX.finditer(text))
    chosen = [i for i, box in enumerate(boxes) if box[0] in _TICKED]
    if len(boxes) < 2 or len(chosen) != 1 or text[: boxes[0].start()].strip():
        return None
    at = chosen[0]
    end = boxes[at + 1].start() if at + 1 < len(boxes) else len(text)
    return " ".join(text[boxes[at].end() : end].split()).strip(_CLOSING) or None
