"""A file opened once more, by the second library: for its tags, and as a witness for the first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Pdf


@contextmanager
def opened_again(path: Path, password: str | None = None) -> Iterator[Pdf]:
    """The file at `path`, mapped into memory: read through Python, object by object, it takes four times as long."""
    import pikepdf

    # The file is opened here: a name that no encoding takes would trouble the library.
    mapped = pikepdf.AccessMode.mmap
    with path.open("rb") as file, pikepdf.open(file, password=password or "", access_mode=mapped) as pdf:
        yield pdf
