"""Copies the documentation to where the site is built from: `python docs/make_site.py FOLDER`.

The README becomes the first page, and files outside of docs/ that a page links to come along, so that every link leads
somewhere on the site.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
# Pages by their place in the project, and their names on the site.
FIRST = {ROOT / "README.md": "index.md"}
PAGES = {
    **FIRST,
    **{ROOT / name: name.lower() for name in ("CONTRIBUTING.md", "CHANGELOG.md")},
    ROOT / "SECURITY.md": "report-a-weakness.md",
    **{path: path.name for path in DOCS.glob("*.md")},
}
LINK = re.compile(r"(?<=\]\()(?!https?:|mailto:|#)([^)#\s]+)(?=[)#])")


def stage(folder: Path) -> None:
    """Write every page, and what it links to, into the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(DOCS / "pictures", folder / "pictures")
    for page, name in PAGES.items():
        text = LINK.sub(lambda link, page=page: _target(page, link[1], folder), page.read_text(encoding="utf-8"))
        (folder / name).write_text(text, encoding="utf-8")


def _target(page: Path, link: str, folder: Path) -> str:
    """Return where a link leads on the site; a file outside of docs/ is copied there."""
    path = (page.parent / link).resolve()
    if path in PAGES:
        return PAGES[path]
    if path.is_relative_to(DOCS):
        return path.relative_to(DOCS).as_posix()
    # As text, which a browser shows; of a folder the names of what is in it.
    suffix = "" if path.suffix in (".ipynb", ".png") else ".txt"
    target = folder / "files" / f"{path.relative_to(ROOT).as_posix()}{suffix}"
    target.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        target.write_text("\n".join(sorted(entry.name for entry in path.iterdir())) + "\n", encoding="utf-8")
    else:
        shutil.copyfile(path, target)
    return target.relative_to(folder).as_posix()


if __name__ == "__main__":
    stage(Path(sys.argv[1]))
