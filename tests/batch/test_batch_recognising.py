"""Text recognition by message: a worker asks, the parent's one recogniser answers, and documents take turns."""

from __future__ import annotations

import json
import threading
from typing import Any

import numpy as np
import pytest

from pipeline.read.scan.engine import Detected, Line, OcrFailed, PixelBox
from pipeline.work.recognising import ByMessage, Desk

BOX = PixelBox(1.0, 2.0, 30.0, 12.0)
LINE = Line(BOX, "a line", (1.0, 2.0, 3.0, 4.0, 5.0), (0.9, 0.9, 0.9, 0.9, 0.5), True)


class Told:
    """A recogniser that says what it was told, or fails."""

    fails = False

    def begin(self) -> None:
        return None

    def detect(self, picture: Any) -> Detected:
        if self.fails:
            raise OcrFailed("OCR_FAILED")
        assert (picture.shape, int(picture.sum())) == ((4, 5, 3), 1770)
        return Detected((BOX,), 90)

    def recognise(self, boxes: tuple[PixelBox, ...]) -> tuple[Line, ...]:
        assert boxes == (BOX,)
        return (LINE,)


class Wire:
    """A worker's talk, led through JSON as the pipe does."""

    def __init__(self, answerer: Any) -> None:
        self._answerer = answerer
        self.granted = 0.0

    def ask(self, body: Any = b"", **head: Any) -> dict[str, Any]:
        answer, granted = self._answerer(json.loads(json.dumps(head)), bytes(body))
        self.granted += granted
        return json.loads(json.dumps(answer))  # type: ignore[no-any-return]


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = Desk(20.0)
    monkeypatch.setattr(made, "_recogniser", Told())
    return made


def test_question_and_answer_come_through_unchanged(desk):
    with desk() as answerer:
        wire = Wire(answerer)
        far = ByMessage(wire)  # type: ignore[arg-type]
        far.begin()
        picture = np.arange(60, dtype=np.uint8).reshape(4, 5, 3)
        assert far.detect(picture) == Detected((BOX,), 90)
        assert far.recognise((BOX,)) == (LINE,)
    assert wire.granted == 20.0


def test_a_failure_comes_through_by_its_code(desk, monkeypatch):
    monkeypatch.setattr(Told, "fails", True)
    with desk() as answerer, pytest.raises(OcrFailed) as failed:
        ByMessage(Wire(answerer)).detect(np.zeros((4, 5, 3), np.uint8))  # type: ignore[arg-type]
    assert failed.value.code == "OCR_FAILED"


def test_documents_take_turns(desk):
    order = []

    def second() -> None:
        with desk() as answerer:
            ByMessage(Wire(answerer)).begin()  # type: ignore[arg-type]
            order.append("second")

    with desk() as answerer:
        ByMessage(Wire(answerer)).begin()  # type: ignore[arg-type]
        other = threading.Thread(target=second)
        other.start()
        order.append("first")
    other.join()
    assert order == ["first", "second"]
