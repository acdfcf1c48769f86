"""What may be told of a fault: its kind and the line of ours it came from, never a message or a cell's text."""

from __future__ import annotations

import traceback
from pathlib import Path


def where(error: BaseException) -> str:
    """`KeyError in titles.py:41`; an error's own message may hold what stands in a document."""
    lines = [frame for frame in traceback.extract_tb(error.__traceback__) if "pipeline" in Path(frame.filename).parts]
    place = f" in {Path(lines[-1].filename).name}:{lines[-1].lineno}" if lines else ""
    return f"{type(error).__name__}{place}"
