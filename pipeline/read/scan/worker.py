"""The recogniser's own process: pictures come in, lines of text go out. Run as a script, never imported.

Nothing of the project is imported here: the models need some 700 MB, and a fault in them must cost one
worker and no more. A request is one line of JSON on standard input, a picture's bytes behind it; the answer
is one line of JSON on standard output.

    {"do": "detect", "height": h, "width": w} + h·w·3 bytes (blue green red) → {"boxes": […], "turn": 0|90|180|270}
    {"do": "recognise", "boxes": [[x0, top, x1, bottom], …]} → {"lines": [{text, at, scores, upright}, …]}

Boxes are pixels of the picture sent last; `turn` is how far, in degrees clockwise, it must be turned to be read.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import IO, Any

ADDRESS_SPACE = 4 << 30  # bytes; Windows has no such limit
SHRINK = 0.6  # lines are found at 120 dots per inch as well as at 200, in a quarter of the time
LINE_HEIGHT, LEAST_WIDTH = 48, 160  # pixels to which a line is brought; a shorter one is widened with white
TALL = 1.6  # times as high as wide: a line that stands on its end
DOUBT = 0.12  # share of lines that the small model holds to be on their head
READ_BOTH_WAYS = 6
LOOKED_AT = 16  # lines whose way up is asked for
FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "pickle.find_class")


def main() -> None:
    """Answer until standard input ends."""
    _limit()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints goes where nobody reads it
    engine = _engine()
    sys.addaudithook(_refuse)
    requests, picture = sys.stdin.buffer, None
    while line := requests.readline():
        request = json.loads(line)
        if request["do"] == "detect":
            picture = _picture(request, requests)
            answer = _detect(engine, picture)
        else:
            answer = {"lines": _recognise(engine, picture, request["boxes"])}
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


def _limit() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))


def _refuse(event: str, _: tuple[Any, ...]) -> None:
    """No network and no other process from here on."""
    if event in FORBIDDEN:
        raise PermissionError(event)


def _engine() -> Any:
    """RapidOCR on the models of its own wheel, named by path so that it never looks for a download.

    One thread: the same sums in the same order, so that the same picture gives the same scores everywhere. One line at
    a time: several would all be widened to the longest of them.
    """
    import onnxruntime
    import rapidocr

    onnxruntime.disable_telemetry_events()
    models = Path(rapidocr.__file__).parent / "models"
    found = {
        f"{part}.model_path": str(next(iter(sorted(models.glob(pattern)))))
        for part, pattern in (("Det", "*_det_*.onnx"), ("Rec", "*_rec_*.onnx"), ("Cls", "*_cls_*.onnx"))
    }
    threads = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
    make: Any = rapidocr.RapidOCR
    lines = {"Rec.rec_batch_num": 1, "Rec.rec_img_shape": [3, LINE_HEIGHT, LEAST_WIDTH]}
    own = {"Global.log_level": "critical", "Global.use_preprocess_img": False, **lines}
    engine = make(params={**own, **threads, **found})
    engine.return_word_box = True
    for load in (engine._load_det_model, engine._load_rec_model, engine._load_cls_model):
        load()  # now, while files may still be opened and libraries found
    return engine


def _picture(request: dict[str, Any], requests: IO[bytes]) -> Any:
    import numpy as np

    height, width = int(request["height"]), int(request["width"])
    return np.frombuffer(requests.read(height * width * 3), dtype=np.uint8).reshape(height, width, 3)


def _detect(engine: Any, picture: Any) -> dict[str, Any]:
    import cv2

    small = cv2.resize(picture, None, fx=SHRINK, fy=SHRINK, interpolation=cv2.INTER_AREA)
    found = engine.text_det(small)
    quads = [] if found.boxes is None else found.boxes
    boxes = [
        [float(part) / SHRINK for part in (q[:, 0].min(), q[:, 1].min(), q[:, 0].max(), q[:, 1].max())] for q in quads
    ]
    return {"boxes": boxes, "turn": _turn(engine, picture, boxes)}


def _turn(engine: Any, picture: Any, boxes: list[list[float]]) -> int:
    """Told by how the lines lie, then by the model that knows a line from one on its head."""
    long = sorted(boxes, key=lambda b: -max(b[2] - b[0], b[3] - b[1]))[:LOOKED_AT]
    if not long:
        return 0
    tall = [b for b in long if b[3] - b[1] > TALL * (b[2] - b[0])]
    sideways = len(tall) > len(long) / 2
    crops = [_crop(picture, b, sideways) for b in (tall if sideways else long)]
    headlong = _headlong(engine, crops)
    return (270 if headlong else 90) if sideways else (180 if headlong else 0)


def _headlong(engine: Any, crops: list[Any]) -> bool:
    """Whether lines stand on their head: where the small model has doubts, they are read both ways."""
    import numpy as np

    labels = engine.text_cls([crop.copy() for crop in crops]).cls_res
    if sum(label == "180" for label, _ in labels) < DOUBT * len(labels):
        return False
    asked = crops[:READ_BOTH_WAYS]
    turned = [np.ascontiguousarray(np.rot90(crop, 2)) for crop in asked]
    return _score(engine, turned) > _score(engine, asked)


def _score(engine: Any, crops: list[Any]) -> float:
    from rapidocr.ch_ppocr_rec import TextRecInput

    scores = engine.text_rec(TextRecInput(img=crops, return_word_box=False)).scores
    return float(sum(scores)) / max(1, len(scores))


def _crop(picture: Any, box: list[float], sideways: bool) -> Any:
    """The part of the picture in a box; one that stands on its end is turned clockwise."""
    import numpy as np

    x0, top, x1, bottom = (max(0, round(side)) for side in box)
    part = picture[top : max(bottom, top + 1), x0 : max(x1, x0 + 1)]
    return np.ascontiguousarray(np.rot90(part, -1) if sideways else part)


def _recognise(engine: Any, picture: Any, boxes: list[list[float]]) -> list[dict[str, Any]]:
    from rapidocr.ch_ppocr_rec import TextRecInput

    if picture is None or not boxes:
        return []
    upright = [not (b[3] - b[1] > 2 * (b[2] - b[0]) and b[3] - b[1] > 60) for b in boxes]
    crops = [_crop(picture, b, not up) for b, up in zip(boxes, upright, strict=True)]
    found = engine.text_rec(TextRecInput(img=crops, return_word_box=True))
    return [
        _line(text, info, box, up)
        for text, info, box, up in zip(found.txts, found.word_results, boxes, upright, strict=True)
    ]


def _line(text: str, info: Any, box: list[float], upright: bool) -> dict[str, Any]:
    """`at`: for each character of `text` that is no space, where its middle stands (pixels from the left)."""
    width = (box[2] - box[0]) / max(1.0, float(info.line_txt_len))
    at = [box[0] + (column + 0.5) * width for word in info.word_cols for column in word]
    scores = [float(s) for s, letter in zip(info.confs, text, strict=False) if not letter.isspace()]
    return {"text": text, "at": [round(x, 1) for x in at], "scores": scores, "upright": upright}


if __name__ == "__main__":
    main()
