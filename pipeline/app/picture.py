"""Pictures of pages for the browser, each drawn in a process of its own: a paper that breaks the drawing breaks no more.

    python -m pipeline.app.picture PAPER PAGE PIXELS TARGET
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

LONGEST_WAIT = 30  # seconds
WIDE, SMALL = 1400, 420  # pixels: to read in, and to look over


def page_picture(paper: Path, sha256: str, page: int, pixels: int, cache: Path) -> Path | None:
    """A PNG of the page, `pixels` wide; None where it can't be drawn. Drawn once, then kept in `cache`."""
    target = cache / f"{sha256[:32]}-{page}-{pixels}.png"
    if target.is_file():
        return target
    cache.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pipeline.app.picture", str(paper), str(page), str(pixels), str(target)]
    try:
        subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=LONGEST_WAIT, check=True)
    except (subprocess.SubprocessError, OSError):
        return None
    return target if target.is_file() else None


def draw(paper: Path, page: int, pixels: int, target: Path) -> None:
    """Draws a page (from 1) of a PDF; the file appears whole or not at all."""
    import pypdfium2

    with pypdfium2.PdfDocument(paper) as pdf:
        one = pdf[page - 1]
        picture = one.render(scale=pixels / one.get_width()).to_pil()
    part = target.with_name(f".{os.getpid()}-{target.name}")
    picture.save(part, format="PNG", compress_level=1)
    os.replace(part, target)


if __name__ == "__main__":
    draw(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
