"""What a second library says of a file, opened once for all of it: its tags, and how many pages it has."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.models.tags import Element
from pipeline.read.again import opened_again
from pipeline.read.count import count_pages
from pipeline.read.tags import tags_of


@dataclass(frozen=True, slots=True)
class TagsAndCount:
    """`pages` is None where the library can't follow the file's list of pages."""

    tree: Element | None = None
    pages: int | None = None


def tags_and_count(path: Path, password: str | None = None, *, tagged: bool) -> TagsAndCount:
    """What the library says; `tagged`: whether it is asked for the tags."""
    import pikepdf

    try:
        with opened_again(path, password) as pdf:
            return TagsAndCount(tags_of(pdf) if tagged else None, count_pages(pdf))
    except (pikepdf.PdfError, RecursionError, ValueError, TypeError, AttributeError, LookupError):
        return TagsAndCount()
