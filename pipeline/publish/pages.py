"""Pages for people on disk. A page of ours may be made anew; a file of somebody else's is never replaced."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from pipeline.errors import OutputError
from pipeline.models.own_mark import HTML_MARK
from pipeline.publish.folder import writing

_HEAD = 4096  # bytes in which it stands


def write_pages(folder: Path, pages: Iterable[tuple[str, str]], *, whole: bool = False) -> list[Path]:
    """Writes `pages` (name, text) into `folder`, one by one as they come; returns where they are.

    `whole`: pages of an earlier run that are not made any more go. Raises OutputError where a page can't be written,
    or would replace a file that this tool did not make.
    """
    with writing(folder):
        if folder.exists() and not folder.is_dir():
            raise OutputError(f"{folder} is no folder.")
        folder.mkdir(parents=True, exist_ok=True)
        written = [_write(folder / name, text) for name, text in pages]
        if whole:
            for path in sorted(folder.glob("*.html")):
                if path not in written and is_ours(path):
                    path.unlink()
    return written


def may_write(path: Path) -> None:
    """Raises OutputError where `path` holds something that this tool did not make."""
    with writing(path.parent):
        taken = os.path.lexists(path) and not is_ours(path)
    if taken:
        raise OutputError(f"{path} was not made by this tool; it was left as it is.")


def is_ours(path: Path) -> bool:
    """Whether a file is a page that this tool wrote."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return HTML_MARK.encode() in file.read(_HEAD)


def _write(path: Path, text: str) -> Path:
    """Beside its place first, then renamed: nobody ever sees half a page."""
    may_write(path)
    waiting = path.with_name(f".{path.name}.new")
    try:
        waiting.write_text(text, encoding="utf-8", newline="\n")
        os.replace(waiting, path)
    finally:
        waiting.unlink(missing_ok=True)
    return path
