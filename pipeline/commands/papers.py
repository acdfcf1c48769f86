"""The PDFs that reports were read from, found again by their content, and pictures of their pages."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import InputError, UsageError
from pipeline.models.picture import PagePicture

if TYPE_CHECKING:
    from pipeline.models.page import Box, Page
    from pipeline.privacy import Hiding
    from pipeline.report.view import Brief
    from pipeline.work.picturing import Studio


def find_papers(folder: Path, wanted: Mapping[str, str]) -> dict[str, Path]:
    """`wanted`: sha256 → file name; returns sha256 → where it is, as far as `folder` or a folder in it holds it.

    A name only says where to look first: what counts is that the bytes are the same. Raises UsageError.
    """
    from pipeline.read.document import sha256_of

    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder.", "Give the folder that holds the PDFs.")
    names = set(wanted.values())
    found: dict[str, Path] = {}
    for path in sorted(_pdfs(folder), key=lambda path: (path.name not in names, str(path))):
        if len(found) == len(wanted):
            break
        try:
            digest = sha256_of(path)
        except InputError:
            continue  # a file that can't be read is none that was read
        if digest in wanted:
            found.setdefault(digest, path)
    return found


def _pdfs(folder: Path) -> Iterator[Path]:
    """Every PDF below a folder; symbolic links are not followed."""
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place, name)
            if name.lower().endswith(".pdf") and not path.is_symlink():
                yield path


def pictures(
    brief: Brief, papers: Mapping[str, Path], password: str | None, hidden: Hiding | None, studio: Studio
) -> dict[tuple[int, int], PagePicture]:
    """(round, page) → how it looks, for the pages that `brief` points at; a report whose PDF is not there has none.

    What `hidden` says is painted over; a page that can't be searched for it, or not be drawn, is not shown.
    """
    from pipeline.report.view import pages_shown

    paint = partial(_paint, hidden) if hidden else None
    found: dict[tuple[int, int], PagePicture] = {}
    for round_, pages in pages_shown(brief).items():
        path = papers.get(brief.rounds[round_].sha256)
        for one in studio.pictures(path, pages, password, paint) if path else ():
            found[round_, one.page] = one
    return found


def _paint(hidden: Hiding, page: Page) -> tuple[Box, ...] | None:
    from pipeline.privacy import paint_over

    return paint_over(page, hidden)
