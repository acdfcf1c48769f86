"""What a second library says of a file, opened once for all of it: its tags, and how many pages it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.models.report import Issue

if TYPE_CHECKING:
    from pikepdf import Pdf
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.models.tags import Element
from pipeline.read.tags import tags_of


@contextmanager
def opened_again(path: Path, password: str | None = None) -> Iterator[Pdf]:
    """The file at `path`, mapped into memory: read through Python, object by object, it takes four times as long."""
    import pikepdf

    # The file is opened here: a name that no encoding takes would trouble the library.
    mapped = pikepdf.AccessMode.mmap
    with path.open("rb") as file, pikepdf.open(file, password=password or "", access_mode=mapped) as pdf:
        yield pdf


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


def count_pages(pdf: Pdf) -> int | None:
    """The pages of an open file; None where its list of pages can't be followed."""
    import pikepdf

    try:
        return len(pdf.pages)
    except (pikepdf.PdfError, RecursionError, ValueError, TypeError, AttributeError):
        return None


def count_differs(pages: int, other: int | None) -> Iterator[Issue]:
    """One issue where the second library counts other than `pages`, or can't follow the file's list of pages (None)."""
    if other is None:
        text = f"{pages} pages were read; a second PDF reader can't follow the file's list of pages."
        yield Issue("PAGE_COUNT_MISMATCH", "warning", None, text)
    elif other != pages:
        text = f"{pages} pages were read; a second PDF reader counts {other}."
        yield Issue("PAGE_COUNT_MISMATCH", "warning", None, text)
