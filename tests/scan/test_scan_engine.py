"""The worker process: answers, dies, hangs; and the real one where it is installed."""

from pathlib import Path

import numpy as np
import pytest

from pipeline.read.scan import engine
from pipeline.read.scan.engine import OcrFailed, OcrWorker, PixelBox, installed
from tests.scan.drawing import copied, prose, sheet

READS = """
import json, sys
for line in sys.stdin.buffer:
    request = json.loads(line)
    if request["do"] == "detect":
        got = sys.stdin.buffer.read(request["height"] * request["width"] * 3)
        answer = {"boxes": [[got[0], got[1], got[2], 9]], "turn": 0}
    else:
        answer = {"lines": [{"text": "a", "at": [1.0], "scores": [0.5], "upright": True} for _ in request["boxes"]]}
    print(json.dumps(answer), flush=True)
"""
DIES = "import os, sys; sys.stdin.buffer.readline(); os._exit(9)"
HANGS = "import time\nwhile True: time.sleep(1)"
BLANK = np.full((40, 60, 3), 255, np.uint8)


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "worker.py"
    monkeypatch.setattr(engine, "SCRIPT", path)
    return path


def test_pictures_go_over_blue_first(script: Path) -> None:
    script.write_text(READS)
    worker = OcrWorker()
    picture = BLANK.copy()
    picture[0, 0] = (1, 2, 3)
    assert worker.detect(picture).boxes == (PixelBox(3, 2, 1, 9),)
    assert [line.text for line in worker.recognise((PixelBox(0, 0, 5, 5),) * 2)] == ["a", "a"]
    worker.close()


def test_one_that_dies_is_replaced(script: Path) -> None:
    script.write_text(DIES)
    worker = OcrWorker()
    with pytest.raises(OcrFailed) as failure:
        worker.detect(BLANK)
    assert failure.value.code == "OCR_FAILED"
    script.write_text(READS)
    assert worker.detect(BLANK).turn == 0
    worker.close()


def test_one_that_hangs_is_killed(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "DOCUMENT", 0.2)
    monkeypatch.setattr(engine, "PAGE", 0.2)
    script.write_text(HANGS)
    worker = OcrWorker()
    worker.begin()
    with pytest.raises(OcrFailed) as failure:
        worker.detect(BLANK)
    assert failure.value.code == "PARTIAL_TIMEOUT"


needs_ocr = pytest.mark.skipif(not installed(), reason="the extra `ocr` is not installed")


@needs_ocr
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_real_recognition(turn: int) -> None:
    picture, draw = sheet(900, 700)
    lines = [
        "The committee agreed the budget",
        "of the library on Monday",
        "and asked for a report",
        "before the summer recess",
    ]
    prose(draw, 80, 80, lines, 34)
    pixels = copied(picture.rotate(turn, expand=True))
    worker = OcrWorker()
    try:
        found = worker.detect(pixels)
        assert found.turn == turn
        upright = np.rot90(pixels, -found.turn // 90)
        boxes = worker.detect(np.ascontiguousarray(upright)).boxes
        read = sorted(worker.recognise(boxes), key=lambda line: line.box.top)
    finally:
        worker.close()
    assert [line.text for line in read] == lines
    assert all(len(line.at) == len(line.text.replace(" ", "")) == len(line.scores) for line in read)
