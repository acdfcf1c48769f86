"""Stages that misbehave on purpose, each in its own way; a job says which by `do`."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from pipeline.batch.worker import Talk


def stage(job: dict[str, Any], talk: Talk) -> tuple[dict[str, Any], bytes]:
    """Do what the job says, else hand its name back."""
    return globals()[job.get("do", "_echo")](job, talk)  # type: ignore[no-any-return]


def _echo(job: dict[str, Any], talk: Talk) -> tuple[dict[str, Any], bytes]:
    return {"said": job["name"], "pid": os.getpid()}, job["name"].encode()


def loops(job: dict[str, Any], talk: Talk) -> Any:
    while True:
        pass


def eats_8_gb(job: dict[str, Any], talk: Talk) -> Any:
    held = [bytearray(1 << 28) for _ in range(32)]
    return {"said": len(held)}, b""


def eats_8_gb_in_compiled_code(job: dict[str, Any], talk: Talk) -> Any:
    """As a library does that gives up by abort()."""
    malloc = ctypes.CDLL(None).malloc
    malloc.restype, malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
    while place := malloc(1 << 26):
        ctypes.memset(place, 1, 1 << 26)
    os.abort()


def segfaults(job: dict[str, Any], talk: Talk) -> Any:
    ctypes.string_at(0)


def exits(job: dict[str, Any], talk: Talk) -> Any:
    os._exit(7)


def prints_1_gb(job: dict[str, Any], talk: Talk) -> Any:
    line = b"x" * (1 << 20)
    for _ in range(1024):
        os.write(1, line)
        os.write(2, line)
    print("done")
    return _echo(job, talk)


def hands_back_1_gb(job: dict[str, Any], talk: Talk) -> Any:
    return {"said": "much"}, bytes(1 << 30)


def forks(job: dict[str, Any], talk: Talk) -> Any:
    os.fork()
    return _echo(job, talk)


def forks_unseen(job: dict[str, Any], talk: Talk) -> Any:
    """By the C library, which no audit hook sees; the child outlives its parent and keeps the pipe open."""
    if ctypes.CDLL(None).fork() == 0:
        time.sleep(600)
    os.abort()


def ignores_sigterm(job: dict[str, Any], talk: Talk) -> Any:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.kill(os.getpid(), signal.SIGTERM)
    while True:
        time.sleep(1)


def raises(job: dict[str, Any], talk: Talk) -> Any:
    raise KeyError("Mrs Private, 1 Secret Lane")


def recurses(job: dict[str, Any], talk: Talk) -> Any:
    return recurses(job, talk)


def babbles(job: dict[str, Any], talk: Talk) -> Any:
    talk._answers.write(b"\xff" * 64)
    talk._answers.flush()
    return _echo(job, talk)


def connects(job: dict[str, Any], talk: Talk) -> Any:
    import socket

    socket.create_connection(("127.0.0.1", 9))


def starts_a_program(job: dict[str, Any], talk: Talk) -> Any:
    import subprocess

    subprocess.run([sys.executable, "-V"], check=True)


def unpickles(job: dict[str, Any], talk: Talk) -> Any:
    import pickle

    pickle.loads(b"cos\ngetpid\n(tR.")


def writes(job: dict[str, Any], talk: Talk) -> Any:
    with open(job["path"], "w") as file:
        file.write("x")


def deletes(job: dict[str, Any], talk: Talk) -> Any:
    os.remove(job["path"])


def asks(job: dict[str, Any], talk: Talk) -> tuple[dict[str, Any], bytes]:
    answer = talk.ask(b"picture", do="read")
    return {"said": answer["text"]}, b""


def pages(job: dict[str, Any], talk: Talk) -> tuple[dict[str, Any], bytes]:
    """Ten pages, some of which are bad in the way the job says."""
    bad, read = job["bad"], []
    for number in range(1, 11):
        if str(number) in job["skip"]:
            continue
        talk.page(number, 10)
        if str(number) in bad:
            globals()[bad[str(number)]](job, talk)
        read.append(number)
    talk.page(0, 10)
    return {"read": read, "skipped": job["skip"]}, b""


def reads_twice(job: dict[str, Any], talk: Talk) -> tuple[dict[str, Any], bytes]:
    """The file, before and after the parent was asked: meanwhile somebody may have changed it."""
    path = Path(job["path"])
    first = path.read_text()
    talk.ask(do="change")
    return {"first": first, "then": path.read_text(), "name": path.name}, b""


def is_ended(job: dict[str, Any], talk: Talk) -> tuple[dict[str, Any], bytes]:
    """The parent is told who is at work, and whoever hears it may end this worker."""
    talk.page(3, 10)
    answer = talk.ask(do="end", pid=os.getpid())
    time.sleep(0.2)  # a signal needs a moment
    return {"said": job["name"], "text": answer["text"], "skipped": job["skip"]}, b""
