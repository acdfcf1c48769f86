"""Pictures of pages for the browser, each drawn once and kept on disk."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import get_ident

from pipeline.models.picture import PagePicture


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page's picture on disk, and the page's width and height in points, in which boxes are given."""

    file: Path
    width: float
    height: float


def drawings(papers: Path, sha256: str) -> Path:
    """Where the pictures of a file's pages are kept, beside the files."""
    return papers / ".pictures" / sha256[:32]


def drawn(paper: Path, sha256: str, pages: Sequence[int]) -> dict[int, Drawn]:
    """page → its picture, for those that can be drawn. Each is drawn once, then kept."""
    folder = drawings(paper.parent, sha256)
    missing = [page for page in pages if not _about(folder, page).is_file()]
    if missing:
        from pipeline.work.picturing import studio

        with studio() as drawing:
            for picture in drawing.pictures(paper, missing):
                _keep(folder, picture)
    return {page: found for page in pages if (found := _found(folder, page))}


def _found(folder: Path, page: int) -> Drawn | None:
    try:
        about = json.loads(_about(folder, page).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Drawn(folder / about["file"], about["width"], about["height"])


def _about(folder: Path, page: int) -> Path:
    return folder / f"{page}.json"


def _keep(folder: Path, picture: PagePicture) -> None:
    """A page's record is written last, so that it is never half there."""
    folder.mkdir(parents=True, exist_ok=True)
    file = f"{picture.page}.{picture.media_type.rpartition('/')[2]}"
    _write(folder / file, picture.data)
    about = {"file": file, "width": picture.width, "height": picture.height}
    _write(_about(folder, picture.page), json.dumps(about).encode("utf-8"))


def _write(path: Path, content: bytes) -> None:
    part = path.with_name(f".{os.getpid()}-{get_ident()}-{path.name}")  # two may draw it at once
    part.write_bytes(content)
    os.replace(part, path)
