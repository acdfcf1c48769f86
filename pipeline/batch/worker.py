"""The worker's own process: one document after the other, until its standard input ends.

Started by `station.Station`; what it does with a document is a *stage*, named `module:function`,
so that this loop knows nothing of PDFs. A stage takes a job (a JSON object) and a `Talk` to the parent, and
gives back a head (a JSON object) and a body (bytes). Its module may have a `prepare` that loads libraries.

From the parent:  job {…, seconds} · answer {…}
To the parent:    ready {limited} · page {number} · ask {…} + body · done {…} + body · failed {code, where}
"""

from __future__ import annotations

import importlib
import os
import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from pipeline.batch.guard import die_with_parent, limit_computing, limit_memory, refuse_all_but_reading
from pipeline.batch.wire import Message, receive, send
from pipeline.errors import where

Stage = Callable[[dict[str, Any], "Talk"], tuple[dict[str, Any], bytes]]


class Talk:
    """What a stage may say to the parent while it works."""

    def __init__(self, requests: queue.SimpleQueue[Message], answers: IO[bytes]) -> None:
        self._requests, self._answers = requests, answers

    def page(self, number: int, of: int) -> None:
        """Page `number` of `of` is begun; 0: no page is being read any more."""
        send(self._answers, "page", number=number, of=of)

    def ask(self, body: bytes | memoryview = b"", **head: Any) -> dict[str, Any]:
        """Have the parent do what a worker may not do itself; the head of its answer."""
        send(self._answers, "ask", body, **head)
        return self._requests.get().head


def main(stage: str, memory: int) -> None:
    """Answer jobs for `stage` within `memory` bytes of address space."""
    die_with_parent()
    requests, answers = _streams()
    module, name = stage.split(":")
    limited = limit_memory(memory)
    found = importlib.import_module(module)
    work: Stage = getattr(found, name)
    if hasattr(found, "prepare"):
        found.prepare()
    refuse_all_but_reading()
    send(answers, "ready", limited=limited)
    talk = Talk(requests, answers)
    while True:
        job = requests.get().head
        limit_computing(job["seconds"])
        _answer(work, job, talk, answers)


def _answer(work: Stage, job: dict[str, Any], talk: Talk, answers: IO[bytes]) -> None:
    """One job done, or its fault told; after a fault nobody can say what is left behind, so this process ends."""
    try:
        head, body = work(job, talk)
    except MemoryError:
        send(answers, "failed", code="MEMORY_LIMIT", where="")
        os._exit(1)
    except Exception as error:  # noqa: BLE001 - the boundary of one document; told to the parent, never hidden
        send(answers, "failed", code="WORKER_CRASH", where=where(error))
        os._exit(1)
    send(answers, "done", body, **head, held=_held())


def _held() -> int:
    """Bytes in use; 0 where the system does not say so cheaply."""
    try:
        resident = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    except (OSError, IndexError):
        return 0
    return int(resident) * os.sysconf("SC_PAGE_SIZE")


def _streams() -> tuple[queue.SimpleQueue[Message], IO[bytes]]:
    """Requests as they come, and the stream for answers, which no `print` of a library can reach any more."""
    requests_stream, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    requests: queue.SimpleQueue[Message] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests_stream, requests), daemon=True).start()
    return requests, answers


def _listen(stream: IO[bytes], requests: queue.SimpleQueue[Message]) -> None:
    """Pass on what the parent says; when it falls silent it is done or dead, and nobody waits for an answer."""
    while message := receive(stream):
        requests.put(message)
    os._exit(0)
