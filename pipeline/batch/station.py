"""One worker process as the parent sees it: started, given a document, watched, replaced after any fault."""

from __future__ import annotations

import contextlib
import math
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

from pipeline.batch.limits import Limits
from pipeline.batch.wire import Garbled, Message, receive, send

ROOT = Path(__file__).parents[2]  # where this very package was imported from: a worker takes the same
_START = "import sys; sys.path.insert(0, {root!r}); import pipeline; del sys.path[0]; \
from pipeline.batch.worker import main; main({stage!r}, {memory!r})"
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)
_NEARLY = 0.7  # of the memory allowed in use when it died: memory is what it died of
_FROM_OUTSIDE = {getattr(signal, name, 0) for name in ("SIGKILL", "SIGTERM", "SIGHUP", "SIGINT")} - {0}
_HELD = 0.4  # of the memory allowed still in use after a document: the worker is replaced

# Answers what a worker asks for, and grants seconds for it.
Answerer = Callable[[dict[str, Any], bytes], tuple[dict[str, Any], float]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one attempt. `code` is a reason code, empty where the stage came to its end."""

    code: str
    head: dict[str, Any] = field(default_factory=dict)
    body: bytes = b""
    where: str = ""  # of a fault, in the words of `fault.where`
    page: int = 0  # that was being read when it failed; 0: none
    pages: int = 0  # of the document, where that is known
    seconds: float = 0.0
    held: int = 0  # bytes of memory that the worker has in use now; 0: unknown
    page_seconds: float = 0.0  # what the page might have taken, where it was the page that took too long
    outside: bool = False  # nothing of the document: somebody else ended the worker, or none could be had
    sha256: str = ""  # of the bytes that were read, where they are a copy of the file


class Station:
    """A place for one worker at a time. Used by one thread; `check` and `stop` may be called from any."""

    def __init__(self, stage: str, limits: Limits) -> None:
        self._stage, self._limits = stage, limits
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._ends = math.inf  # when time is up, by the monotonic clock
        self._page_ends = math.inf
        self._late = self._page_late = self._stopped = False
        self.starts = 0
        self.paged: Callable[[int, int], None] = lambda page, of: None  # is told of each page as its turn comes
        self.limited = True  # whether the system holds workers to their memory

    def do(self, job: dict[str, Any], seconds: float, answerer: Answerer) -> Answer:
        """One attempt at a document in `seconds`; whatever happens, an answer."""
        process = self._process or self._start()
        if process is None:
            return Answer("WORKER_CRASH", where="a worker could not be started", outside=True)
        started = time.monotonic()
        watched = _Watched(min(self._limits.page_seconds, 0.4 * seconds))
        self._wind(started + seconds)
        try:
            send(_pipe(process.stdin), "job", **job, seconds=seconds)
            answer = self._converse(process, answerer, watched)
        except (OSError, Garbled):
            answer = None
        self._wind(math.inf)
        held = answer.head.pop("held", 0) if answer else 0
        if answer is None or answer.code or self._late or held > _HELD * self._limits.memory:
            code, where, outside = self._end(process)
            most = watched.seconds if code == "TIMEOUT" and self._page_late else 0.0
            answer = answer or Answer(
                code, {}, b"", where, watched.page, watched.pages, page_seconds=most, outside=outside
            )
        return replace(answer, seconds=time.monotonic() - started, held=held)

    def check(self) -> None:
        """End a worker whose time is up, and what a dead one left behind: it would keep the pipe open."""
        with self._lock:
            if self._process is None:
                return
            now = time.monotonic()
            if now > min(self._ends, self._page_ends):
                self._late, self._page_late = True, now <= self._ends
                _kill(self._process)
            elif _is_dead(self._process):
                _kill(self._process)

    def stop(self) -> None:
        """End the worker now, and start no other."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                _kill(self._process)

    def close(self) -> None:
        """No more documents."""
        if self._process is not None:
            self._end(self._process)

    def _converse(self, process: subprocess.Popen[bytes], answerer: Answerer, watched: _Watched) -> Answer | None:
        """Until the document is done or the worker is; None where it died."""
        while message := receive(_pipe(process.stdout), self._limits.result):
            kind, head = message.head.pop("kind"), message.head
            if kind == "page":
                watched.page, watched.pages = int(head["number"]), int(head["of"])
                self._page_ends = time.monotonic() + watched.seconds if watched.page else math.inf
                if watched.page:
                    self.paged(watched.page, watched.pages)
            elif kind == "ask":
                self._help(process, message, answerer)
            elif kind == "failed":
                return Answer(head["code"], where=head["where"], page=watched.page, pages=watched.pages)
            else:
                return Answer("", head, message.body)
        return None

    def _help(self, process: subprocess.Popen[bytes], message: Message, answerer: Answerer) -> None:
        """The worker's clock stands still while the parent works for it."""
        ends, asked = self._ends, time.monotonic()
        self._wind(math.inf)
        answer, granted = answerer(message.head, message.body)
        self._wind(ends + time.monotonic() - asked + granted)
        send(_pipe(process.stdin), "answer", **answer)

    def _wind(self, ends: float) -> None:
        with self._lock:
            self._ends, self._page_ends = ends, math.inf

    def _start(self) -> subprocess.Popen[bytes] | None:
        """A worker with its libraries loaded; None where none can be had."""
        code = _START.format(root=str(ROOT), stage=self._stage, memory=self._limits.memory)
        with self._lock:
            if self._stopped:
                return None
            self._late = self._page_late = False
            self._process = process = subprocess.Popen(
                [sys.executable, "-c", code],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | ONE_THREAD,
                start_new_session=os.name == "posix",
            )
        self.starts += 1
        self._wind(time.monotonic() + self._limits.start_seconds)
        try:
            ready = receive(_pipe(process.stdout), 0)
        except Garbled:
            ready = None
        if ready is None:
            self._end(process)
            return None
        self.limited = bool(ready.head["limited"])
        return process

    def _end(self, process: subprocess.Popen[bytes]) -> tuple[str, str, bool]:
        """Kill the worker with all its descendants and bury it; the code and words for what it died of.

        The third says whether somebody else ended it: another program, or a system that ran out of memory.
        """
        with self._lock:
            late, self._process = self._late, None
        if process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.close()
        most = _buried(process)
        if process.stdout is not None:
            process.stdout.close()
        if late:
            return "TIMEOUT", "", False
        if most > _NEARLY * self._limits.memory:
            return "MEMORY_LIMIT", "", False
        return "WORKER_CRASH", _died_of(process.returncode), -process.returncode in _FROM_OUTSIDE


@dataclass(slots=True)
class _Watched:
    """Where in its document a worker is; `seconds`: what one page may take."""

    seconds: float
    page: int = 0
    pages: int = 0


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise BrokenPipeError
    return stream


def _kill(process: subprocess.Popen[bytes]) -> None:
    """The worker and whatever it may have started: on POSIX it leads a group of its own."""
    with contextlib.suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def _is_dead(process: subprocess.Popen[bytes]) -> bool:
    """Whether it has ended by itself; it is not yet buried by this question."""
    if not hasattr(os, "waitid"):
        return False
    try:
        return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    except ChildProcessError:
        return False


def _buried(process: subprocess.Popen[bytes]) -> int:
    """Bytes of memory that it had in use at most (0: unknown), once it is gone and its group with it.

    A worker that is dying of its own fault is given the moment it needs, so that its signal can be told.
    """
    if os.name != "posix":
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_MOMENT)
        process.kill()
        process.wait()
        return 0
    until = time.monotonic() + _MOMENT
    found, status, usage = os.wait4(process.pid, os.WNOHANG)
    while not found and time.monotonic() < until:
        time.sleep(0.005)
        found, status, usage = os.wait4(process.pid, os.WNOHANG)
    _kill(process)  # its descendants, if any, and itself if it still lives
    if not found:
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return int(usage.ru_maxrss) * (1 if sys.platform == "darwin" else 1024)


_MOMENT = 1.0  # seconds


def _died_of(code: int) -> str:
    """`signal SIGABRT` or `exit code 7`."""
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"signal {signal.Signals(-code).name}"
    except ValueError:
        return f"signal {-code}"
