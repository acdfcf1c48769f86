"""Pictures of pages for the browser, drawn in a process of its own: a paper that breaks the drawing breaks no more.

    python -m pipeline.app.picture PAPER FOLDER PAGE...
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LONGEST_WAIT = 60  # seconds for the pages of one report


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page's picture on disk, and the page's width and height in points, in which boxes are given."""

    file: Path
    width: float
    height: float


def drawn(paper: Path, sha256: str, pages: Sequence[int], cache: Path) -> dict[int, Drawn]:
    """page → its picture, for those that can be drawn. Each is drawn once, then kept in `cache`."""
    folder = cache / sha256[:32]
    missing = [page for page in pages if not _about(folder, page).is_file()]
    if missing:
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pipeline.app.picture", str(paper), str(folder), *map(str, missing)]
        with suppress(subprocess.TimeoutExpired):  # what was drawn until then is shown
            subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=LONGEST_WAIT, check=False)
    return {page: found for page in pages if (found := _found(folder, page))}


def _found(folder: Path, page: int) -> Drawn | None:
    try:
        about = json.loads(_about(folder, page).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Drawn(folder / about["file"], about["width"], about["height"])


def _about(folder: Path, page: int) -> Path:
    return folder / f"{page}.json"


def draw(paper: Path, folder: Path, pages: Sequence[int]) -> None:
    """Draws pages (from 1) of a PDF into the folder; a page's record is written last, so it is never half there."""
    from pipeline.read.page_pictures import page_pictures

    for number in pages:
        for picture in page_pictures(paper, [number]):
            file = f"{number}.{picture.media_type.rpartition('/')[2]}"
            _write(folder / file, picture.data)
            about = {"file": file, "width": picture.width, "height": picture.height}
            _write(_about(folder, number), json.dumps(about).encode("utf-8"))


def _write(path: Path, content: bytes) -> None:
    part = path.with_name(f".{os.getpid()}-{path.name}")
    part.write_bytes(content)
    os.replace(part, path)


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(sys.argv[2]), [int(page) for page in sys.argv[3:]])
