"""The recogniser as the rest of the project sees it: starts its process, talks to it, ends it when it fails."""

from __future__ import annotations

import atexit
import functools
import json
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from pipeline.read.marks import Pixels

SCRIPT = Path(__file__).with_name("worker.py")
DOCUMENT = 60.0  # seconds a document may take, starting the worker included
PAGE = 20.0  # seconds that each of its pages adds


class PixelBox(NamedTuple):
    """A rectangle in pixels of a picture, from its top left."""

    x0: float
    top: float
    x1: float
    bottom: float


def swapped(box: PixelBox) -> PixelBox:
    """A box with its sides exchanged: an upright lies, and what is done along lines serves both ways."""
    return PixelBox(box.top, box.x0, box.bottom, box.x1)


def mirrored(box: PixelBox) -> PixelBox:
    """The box with left and right exchanged."""
    return box._replace(x0=-box.x1, x1=-box.x0)


@dataclass(frozen=True, slots=True)
class Line:
    """One recognised line. `at` and `scores` are one entry per character that is no space."""

    box: PixelBox
    text: str
    at: tuple[float, ...]  # pixels from the left: the middle of each character
    scores: tuple[float, ...]  # 0 to 1
    upright: bool = True  # False where the line stands on its end


@dataclass(frozen=True, slots=True)
class Detected:
    """Where lines of text stand, and how far the picture must be turned clockwise to be read."""

    boxes: tuple[PixelBox, ...]
    turn: int


class OcrFailed(Exception):
    """The worker died, or took longer than it may; `code` is the reason code for the page."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Recogniser(Protocol):
    """Finds and reads lines of text. Pictures are red green blue. Raises OcrFailed."""

    def begin(self) -> None:
        """A new document: its time starts to count."""

    def detect(self, picture: Pixels) -> Detected:
        """The lines of a picture, which is kept for `recognise`."""

    def recognise(self, boxes: tuple[PixelBox, ...]) -> tuple[Line, ...]:
        """What stands in the boxes of the picture that was shown last."""


def installed() -> bool:
    """Whether the extra `ocr` is there."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


class OcrWorker:
    """One process that lives through a whole batch and is replaced after any fault."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._left = DOCUMENT

    def begin(self) -> None:
        self._left = DOCUMENT

    def detect(self, picture: Pixels) -> Detected:
        import numpy as np

        self._left += PAGE
        height, width = picture.shape[:2]
        pixels = np.ascontiguousarray(picture[:, :, ::-1]).tobytes()
        answer = self._ask({"do": "detect", "height": height, "width": width}, pixels)
        return Detected(tuple(PixelBox(*box) for box in answer["boxes"]), int(answer["turn"]))

    def recognise(self, boxes: tuple[PixelBox, ...]) -> tuple[Line, ...]:
        lines = self._ask({"do": "recognise", "boxes": boxes})["lines"]
        return tuple(
            Line(box, line["text"], tuple(line["at"]), tuple(line["scores"]), line["upright"])
            for box, line in zip(boxes, lines, strict=True)
        )

    def close(self) -> None:
        """End the process; the next question starts another."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _ask(self, request: dict[str, Any], pixels: bytes = b"") -> dict[str, Any]:
        """One question, one answer. The clock kills the worker, which ends the wait for it."""
        if self._left <= 0:
            raise OcrFailed("PARTIAL_TIMEOUT")
        process = self._process = self._process or _started()
        started, clock = time.monotonic(), threading.Timer(self._left, process.kill)
        clock.start()
        try:
            answer = _exchange(process, json.dumps(request).encode() + b"\n" + pixels)
        finally:
            clock.cancel()
            self._left -= time.monotonic() - started
        if not answer:
            self.close()
            raise OcrFailed("PARTIAL_TIMEOUT" if self._left <= 0 else "OCR_FAILED")
        found: dict[str, Any] = json.loads(answer)
        return found


def _started() -> subprocess.Popen[bytes]:
    """-P: the folder of this file must not stand in the way of other modules' names."""
    command = [sys.executable, "-P", "-s", str(SCRIPT)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def _exchange(process: subprocess.Popen[bytes], message: bytes) -> bytes:
    """The line that the worker answers; empty where it died."""
    if process.stdin is None or process.stdout is None:
        return b""
    try:
        process.stdin.write(message)
        process.stdin.flush()
    except (BrokenPipeError, OSError):
        return b""
    answer = process.stdout.readline()
    return answer if answer.endswith(b"\n") else b""


@functools.cache
def shared() -> OcrWorker:
    """The one worker of this process; started at the first scanned page, ended with the program."""
    worker = OcrWorker()
    atexit.register(worker.close)
    return worker
