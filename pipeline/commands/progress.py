"""Progress on standard error: a bar on a terminal, a line for each step for the app, else one every ten seconds."""

from __future__ import annotations

import os
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Protocol

from pipeline.commands.wording import count, printable
from pipeline.settings import LINE_STARTS, LINES_WANTED

LINE_EVERY = 10.0  # seconds between two lines where nobody watches a bar
_SHORT = {
    "NOT_A_PDF": "no PDF", "EMPTY_FILE": "empty", "CORRUPT": "damaged", "ENCRYPTED": "with a password",
    "NOT_FOUND": "not there", "NO_PERMISSION": "not allowed", "TIMEOUT": "too slow", "MEMORY_LIMIT": "too much memory",
    "WORKER_CRASH": "stopped the reader", "STREAM_TOO_LARGE": "unpack to too much", "TOO_LARGE": "too large",
    "TOO_MANY_PAGES": "too many pages", "NO_PAGES": "without pages",
}  # fmt: skip


class Advance(Protocol):
    """Says that the document `name` is being read now, or, without a name, that one is done."""

    def __call__(self, name: str | None = None, failure: str | None = None) -> None: ...


def say(line: str) -> None:
    """Tell a person, on standard error, above the bar."""
    print(printable(line), file=sys.stderr)


def _silent(name: str | None = None, failure: str | None = None) -> None:
    return None


class _Lines:
    """What is being read, as lines: `… 1 of 4 files done; reading a.pdf, page 3 of 16`."""

    def __init__(self, total: int, *, each_step: bool) -> None:
        self._total, self._each_step = total, each_step
        self._done, self._reading = 0, ""

    def __call__(self, name: str | None = None, failure: str | None = None) -> None:
        self._done += name is None
        self._reading = f"; reading {printable(Path(name).name)}" if name else ""
        if self._each_step:
            self.write()

    def write(self) -> None:
        # at once: readers are several
        sys.stderr.write(f"{LINE_STARTS}{self._done:,} of {count(self._total, 'file')} done{self._reading}\n")
        sys.stderr.flush()


@contextmanager
def _line_every(seconds: float, total: int) -> Iterator[Advance]:
    """Write a line every so many seconds, by a clock: one slow file must not look like a run that hangs."""
    lines, over = _Lines(total, each_step=False), threading.Event()

    def write_until_over() -> None:
        while not over.wait(seconds):
            lines.write()

    clock = threading.Thread(target=write_until_over, daemon=True)
    clock.start()
    try:
        yield lines
    finally:
        over.set()
        clock.join()


@contextmanager
def progress(total: int, note: Callable[[], str] = lambda: "", *, silent: bool = False) -> Iterator[Advance]:
    """A bar for `total` documents with rate, time left and failures by reason; gone when the block ends.

    `note` is asked, after each document, who works; `silent`: standard error is for machines.
    """
    if total < 1:
        yield _silent
        return
    if os.environ.get(LINES_WANTED):
        yield _Lines(total, each_step=True)
        return
    if not sys.stderr.isatty():
        with nullcontext(_silent) if silent else _line_every(LINE_EVERY, total) as advance:
            yield advance
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}", markup=False),
        TextColumn("{task.fields[note]}", markup=False),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failures]}", markup=False),
    )
    failures: Counter[str] = Counter()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading", total=total, rate="", failures="", note=note())

        def advance(name: str | None = None, failure: str | None = None) -> None:
            if name is not None:
                bar.update(task, description=f"Reading {printable(name)[-40:]}")
                return
            failures.update([failure] if failure else [])
            bar.update(task, advance=1, failures=_said(failures), rate=_rate(bar.tasks[0].speed), note=note())

        yield advance


def _rate(speed: float | None) -> str:
    """Documents a second, or a minute where that is slow."""
    if not speed:
        return ""
    return f"{speed:.1f} a second" if speed >= 1 else f"{speed * 60:.0f} a minute"


def _said(failures: Counter[str]) -> str:
    """`5 not read: 3 damaged, 2 too slow`."""
    if not failures:
        return ""
    parts = (f"{number} {_SHORT.get(code, code)}" for code, number in failures.most_common(3))
    return f"{failures.total()} not read: {', '.join(parts)}"
