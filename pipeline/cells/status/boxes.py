"""Boxes to tick in one cell: "☐ Complete ☒ On track ☐ Overdue" says "On track"."""

from __future__ import annotations

import re

# The last of each are those of Wingdings, which many files name by no letter of their own.
_EMPTY, _TICKED = "☐□❏❑❒▢◻⬜\uf06f\uf071\uf072\uf0a8", "☒☑✓✔☓✗✘■⬛🗹🗷✅\uf078\uf0fd\uf0fe"
_BOX = re.compile(rf"[{_EMPTY}{_TICKED}]")
_BOXES = frozenset(_EMPTY + _TICKED)
_CLOSING = " \t\n,;|/"


def choices(text: str) -> tuple[str, ...]:
    """What may be ticked, of two boxes at least with words behind each; () where there is no such choice."""
    boxes = list(_BOX.finditer(text))
    ends = [*(box.start() for box in boxes[1:]), len(text)][: len(boxes)]
    said = tuple(" ".join(text[box.end() : end].split()).strip(_CLOSING) for box, end in zip(boxes, ends, strict=True))
    return said if len(boxes) > 1 and all(said) and not text[: boxes[0].start()].strip() else ()


def ticked(text: str) -> str | None:
    """What stands behind the one box that is ticked, of two at least; None where there is no such choice."""
    boxes = list(_BOX.finditer(text)) if text.lstrip()[:1] in _BOXES else []
    chosen = [i for i, box in enumerate(boxes) if box[0] in _TICKED]
    if len(boxes) < 2 or len(chosen) != 1:
        return None
    at = chosen[0]
    end = boxes[at + 1].start() if at + 1 < len(boxes) else len(text)
    return " ".join(text[boxes[at].end() : end].split()).strip(_CLOSING) or None


def unticked(text: str) -> bool:
    """Whether a choice of two boxes at least is left open: none of them is ticked, so that nothing was said."""
    if text.lstrip()[:1] not in _BOXES:
        return False
    boxes = _BOX.findall(text)
    return len(boxes) > 1 and all(box in _EMPTY for box in boxes)
