"""What a worker may not do, and what the operating system holds it to.

Called by the worker on itself, once its libraries are loaded and before the first document: from then on it reads
files and answers, nothing else. What this can't stop (a fault in compiled code), the parent ends from outside.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from typing import Any

FORBIDDEN = (
    "socket.", "subprocess.", "os.system", "os.fork", "os.exec", "os.spawn", "os.posix_spawn", "os.startfile",
    "pickle.find_class", "urllib.Request", "webbrowser.open", "ftplib.", "smtplib.", "http.client.",
)  # fmt: skip
CHANGING = ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.chmod", "os.chown",
            "os.truncate", "os.utime", "shutil.")  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CPU_SLACK = 30  # seconds of computing beyond the parent's clock, in case the parent is no more
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)


class Refused(PermissionError):
    """Something that no document can need was tried."""


def memory_is_limited() -> bool:
    """Whether this system holds a process to a size of memory: Windows and macOS do not."""
    return sys.platform not in ("win32", "darwin")


def limit_memory(size: int) -> bool:
    """Hold this process to `size` bytes of address space; False where the system has no such limit."""
    try:
        import resource
    except ImportError:  # Windows
        return False
    try:
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):  # macOS knows the name and not the limit
        return False
    return memory_is_limited()


def limit_computing(seconds: float) -> None:
    """Processor time that the next document may take: the last resort, should the parent be gone and its clock."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime + seconds) + _CPU_SLACK
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def die_with_parent() -> None:
    """On Linux the kernel ends this process when its parent is killed; elsewhere the closed pipe does."""
    if sys.platform != "linux":
        return
    import ctypes

    ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)


def refuse_all_but_reading() -> None:
    """No network, no other process, no pickle, no file written, from here on and for good."""
    sys.dont_write_bytecode = True
    sys.addaudithook(_audit)


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(FORBIDDEN) or event.startswith(CHANGING):
        raise Refused(f"A worker may not do this: {event}.")
    if event == "open" and _writes(arguments):
        raise Refused("A worker may not write files.")


def _writes(arguments: tuple[Any, ...]) -> bool:
    path, mode, flags = arguments
    if path == os.devnull or isinstance(path, int):
        return False
    return any(letter in mode for letter in "wax+") if isinstance(mode, str) else bool((flags or 0) & _WRITING)
