"""Values of several lines beside a label, as tables without lines print them at the top of a report.

"Committee" beside "Children, Skills and Learning" over "Scrutiny Panel": the label in front of the first line, or half
a line below it, at the middle of the value.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.models.page import Word
from pipeline.models.table import Block
from pipeline.text.lines import Line, box_of

EDGE = 2.0  # points
MOST_LABEL = 5  # words
OVERLAP, WHITE = 1.0, 0.35  # heights of print by which two lines of one value overlap, or stand apart
OFF = 0.2  # height of print by which a label may miss the middle


def with_labels_first(
    lines: Sequence[Line], label_of: Callable[[Line], int], look_of: Callable[[Word], object]
) -> list[Line]:
    """Lines of a page from top to bottom, the label of a value in front of its first line.

    `label_of`: how many words at the left of a line are a label beside others; `look_of`: how a word is printed.
    """
    out = list(lines)
    for at, line in enumerate(lines):
        count = label_of(line) or (len(line) if len(line) <= MOST_LABEL else 0)
        if not count or not at or line is not out[at] or look_of(line[0]) == look_of(lines[at - 1][0]):
            continue
        label, own = line[:count], line[count:]
        left = (own or lines[at - 1])[0].box.x0
        start, end = _first(lines, at, left), _last(lines, at, left)
        value = [*lines[start:at], *([own] if own else []), *lines[at + 1 : end]]
        if (
            start < at
            and _beside(label, left)
            and _is_amid(label, value)
            and not _goes_on(lines, start, left, label_of)
        ):
            out[start:end] = [(*_raised(label, value[0]), *value[0]), *value[1:], *([()] if not own else [])]
    return [line for line in out if line]


def _raised(label: Line, line: Line) -> Line:
    """A label at the height of a line: whoever looks for lines among these words again finds it there."""
    up = label[0].box.centre[1] - line[0].box.centre[1]
    boxes = (word.box._replace(top=word.box.top - up, bottom=word.box.bottom - up) for word in label)
    return tuple(word._replace(box=box) for word, box in zip(label, boxes, strict=True))


def _first(lines: Sequence[Line], at: int, left: float) -> int:
    """Where the lines begin that stand close above one another in the column of a value, down to the line `at`."""
    while at and abs(lines[at - 1][0].box.x0 - left) <= EDGE and _is_near(lines[at - 1], lines[at]):
        at -= 1
    return at


def _last(lines: Sequence[Line], at: int, left: float) -> int:
    """Where these end, from the line `at` on."""
    at += 1
    while at < len(lines) and abs(lines[at][0].box.x0 - left) <= EDGE and _is_near(lines[at - 1], lines[at]):
        at += 1
    return at


def _goes_on(lines: Sequence[Line], start: int, left: float, label_of: Callable[[Line], int]) -> bool:
    """Whether the first of these goes on with the value of a label on the line above it."""
    above = lines[start - 1] if start else ()
    count = label_of(above) if above else 0
    return count > 0 and abs(above[count].box.x0 - left) <= EDGE and _is_near(above, lines[start])


def _beside(label: Line, left: float) -> bool:
    return left - label[-1].box.x1 > EDGE


def _is_amid(label: Line, value: Sequence[Line]) -> bool:
    """Whether a label stands at the middle of its value's height."""
    own, whole = box_of(label), box_of(word for line in value for word in line)
    return abs((whole.top + whole.bottom) / 2 - own.centre[1]) <= OFF * own.height


def values_whole(blocks: Sequence[Block], label_of: Callable[[Line], int]) -> list[Block]:
    """Paragraphs in order; those that go on with a value right below it, left of which nothing stands, put to it."""
    out: list[Block] = []
    start: float | None = None  # where the value begins that the last one holds
    for block in blocks:
        first = block.lines[0]
        if out and start is not None and abs(first[0].box.x0 - start) <= EDGE and _is_near(out[-1].lines[-1], first):
            out[-1] = Block((*out[-1].lines, *block.lines), out[-1].level)
            continue
        start = first[count].box.x0 if (count := label_of(first)) else None
        out.append(block)
    return out


def _is_near(above: Line, line: Line) -> bool:
    white = line[0].box.top - above[-1].box.bottom
    return above[-1].page == line[0].page and -OVERLAP * line[0].box.height < white < WHITE * line[0].box.height
