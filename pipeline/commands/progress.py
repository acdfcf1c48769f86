"""A progress bar on standard error, where that is a terminal; else silence."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from pipeline.commands.wording import printable


class Advance(Protocol):
    """Says that the document `name` is being read now, or, without a name, that one is done."""

    def __call__(self, name: str | None = None) -> None: ...


def _silent(name: str | None = None) -> None:
    return None


@contextmanager
def progress(total: int) -> Iterator[Advance]:
    """A bar for `total` documents, gone when the block ends."""
    if not sys.stderr.isatty() or total < 1:
        yield _silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading", total=total)

        def advance(name: str | None = None) -> None:
            if name is None:
                bar.advance(task)
            else:
                bar.update(task, description=f"Reading {printable(name)[-40:]}")

        yield advance
