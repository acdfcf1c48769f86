"""Work that takes a while: commands of the tool, each in a process that ends when the app does."""

from __future__ import annotations

import _thread
import os
import runpy
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from pipeline.app.wording import for_browser
from pipeline.settings import LINE_STARTS, LINES_WANTED

_MOMENT = 5.0  # seconds for a command to end
State = Literal["waiting", "running", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Job:
    """One command: what it is in plain words, how it stands, and what it said at its end."""

    number: int
    words: str
    state: State = "waiting"
    said: str = ""
    progress: str = ""  # while it runs: how far it is
    leads_to: str = "/"  # where its result can be seen
    notes: tuple[str, ...] = ()  # what else is to be said: files that were dropped with it and are no papers

    @property
    def over(self) -> bool:
        return self.state in ("done", "failed")


class Jobs:
    """All jobs of one server. They run in the order given: two never write one dataset at once."""

    def __init__(self) -> None:
        self._jobs: dict[int, Job] = {}
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._running: subprocess.Popen[str] | None = None

    def start(
        self,
        words: str,
        arguments: Sequence[str],
        leads_to: str = "/",
        makes: Path | None = None,
        notes: Sequence[str] = (),
        first: Sequence[Sequence[str]] = (),
        done: str = "",
        after: Callable[[], None] | None = None,
    ) -> Job:
        """Runs `scrutiny` with these arguments; comes back at once.

        `makes`: what is there if all went well; `first`: what runs before, and must go well; `after`: what is done
        then; `done`: what is said then in place of the command's last words. Without arguments no command runs.
        """
        with self._lock:
            job = Job(len(self._jobs) + 1, words, leads_to=leads_to, notes=tuple(notes))
            self._jobs[job.number] = job
        self._pool.submit(self._run, job.number, [*first, *([arguments] if arguments else [])], makes, done, after)
        return job

    def get(self, number: int) -> Job | None:
        """The job as it stands now."""
        with self._lock:
            return self._jobs.get(number)

    def busy(self) -> bool:
        """Return True while a job waits or runs."""
        with self._lock:
            return any(not job.over for job in self._jobs.values())

    def stop(self) -> None:
        """Ends what runs: its command is made so that it can go on the next time."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        if self._running is None or self._running.stdin is None:
            return
        self._running.stdin.close()  # as it is when this process is killed: the command ends in an orderly way
        try:
            self._running.wait(_MOMENT)
        except subprocess.TimeoutExpired:
            self._running.kill()

    def _run(
        self,
        number: int,
        commands: Iterable[Sequence[str]],
        makes: Path | None,
        done: str,
        after: Callable[[], None] | None,
    ) -> None:
        self._set(number, state="running")
        good, said = True, ""
        for arguments in commands:
            if good:
                good, said = self._ran(number, arguments)
        good = good and (makes is None or makes.exists())
        try:
            if good and after:
                after()
        except OSError as error:
            good, said = False, f"A file could not be changed: {error.strerror}. Try it again."
        self._set(number, state="done" if good else "failed", said=(good and done) or _last_line(said))

    def _ran(self, number: int, arguments: Sequence[str]) -> tuple[bool, str]:
        """Runs one command to its end: whether that was a good one, and all that it said."""
        command = [sys.executable, "-m", "pipeline.app.jobs", *arguments]
        self._running = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            encoding="utf-8", errors="replace", env=os.environ | {LINES_WANTED: "1", "PYTHONIOENCODING": "utf-8"},
        )  # fmt: skip
        with self._running:  # its input stays open while we are there
            said = self._listen(number, self._running.stdout or ())
        return self._running.wait() in (0, 1), said  # 1: done, and something is to be looked at

    def _listen(self, number: int, lines: Iterable[str]) -> str:
        """All that the command says, but for how far it is: that is noted in its job."""
        said = []
        for line in lines:
            if line.startswith(LINE_STARTS):
                with self._lock:
                    self._jobs[number] = replace(self._jobs[number], progress=line.removeprefix(LINE_STARTS).strip())
            else:
                said.append(line)
        return "".join(said)

    def _set(self, number: int, *, state: State, said: str = "") -> None:
        with self._lock:
            self._jobs[number] = replace(self._jobs[number], state=state, said=said)


def _last_line(said: str) -> str:
    """The sentence that a command ends with."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return for_browser(lines[-1].removeprefix("scrutiny: ")) if lines else ""


_ORDERLY = 10.0  # seconds to end in an orderly way
INTERRUPTED = 130


def _end_with_app() -> None:
    while os.read(0, 1):
        continue
    _thread.interrupt_main()  # as Ctrl-C does: its workers end, and what was read is kept
    time.sleep(_ORDERLY)
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    threading.Thread(target=_end_with_app, daemon=True).start()
    sys.argv[0] = "scrutiny"
    runpy.run_module("pipeline.cli", run_name="__main__", alter_sys=False)
