"""Text recognition for workers: they ask, the parent has the one process that can do it.

A worker may start no process, and the models need more memory than all else together. So a worker sends the picture
of a page up and gets lines back; documents take turns, and whoever waits, waits off the clock.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pipeline.read.scan.engine import Detected, Line, OcrFailed, OcrWorker, PixelBox

if TYPE_CHECKING:
    from pipeline.batch.station import Answerer
    from pipeline.batch.worker import Talk
    from pipeline.read.marks import Pixels


class ByMessage:
    """The recogniser as a worker has it: every question goes to the parent."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk

    def begin(self) -> None:
        self._talk.ask(do="begin")

    def detect(self, picture: Pixels) -> Detected:
        import numpy as np

        height, width = picture.shape[:2]
        answer = self._asked(np.ascontiguousarray(picture).data.cast("B"), do="detect", height=height, width=width)
        return Detected(tuple(PixelBox(*box) for box in answer["boxes"]), answer["turn"])

    def recognise(self, boxes: tuple[PixelBox, ...]) -> tuple[Line, ...]:
        lines = self._asked(do="recognise", boxes=boxes)["lines"]
        return tuple(Line(PixelBox(*box), text, tuple(at), tuple(scores), up) for box, text, at, scores, up in lines)

    def _asked(self, body: bytes | memoryview = b"", **head: Any) -> dict[str, Any]:
        answer = self._talk.ask(body, **head)
        if "failed" in answer:
            raise OcrFailed(answer["failed"])
        return answer


class Desk:
    """The parent's side: one recogniser, lent to one document at a time."""

    def __init__(self, page_seconds: float) -> None:
        self._page_seconds = page_seconds
        self._turn = threading.Lock()
        self._recogniser = OcrWorker()

    @contextmanager
    def __call__(self) -> Iterator[Answerer]:
        """Answers for one document; its turn ends with the block."""
        has_turn = False

        def answer(head: dict[str, Any], body: bytes) -> tuple[dict[str, Any], float]:
            nonlocal has_turn
            if not has_turn:
                self._turn.acquire()
                has_turn = True
            try:
                return self._answer(head, body), self._page_seconds if head["do"] == "detect" else 0.0
            except OcrFailed as failure:
                return {"failed": failure.code}, 0.0

        try:
            yield answer
        finally:
            if has_turn:
                self._turn.release()

    def close(self) -> None:
        """End the recogniser's process."""
        self._recogniser.close()

    def _answer(self, head: dict[str, Any], body: bytes) -> dict[str, Any]:
        if head["do"] == "begin":
            self._recogniser.begin()
            return {}
        if head["do"] == "recognise":
            lines = self._recogniser.recognise(tuple(PixelBox(*box) for box in head["boxes"]))
            return {"lines": [(e.box, e.text, e.at, e.scores, e.upright) for e in lines]}
        import numpy as np

        picture = np.frombuffer(body, dtype=np.uint8).reshape(head["height"], head["width"], 3)
        found = self._recogniser.detect(picture)
        return {"boxes": found.boxes, "turn": found.turn}
