"""Labels beside their values, and values of several lines, as tables without lines print them at a report's top.

"Committee" beside "Children, Skills and Learning" over "Scrutiny Panel": the label in front of the first line, or half
a line below it, at the middle of the value.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.models.page import Word
from pipeline.models.table import Block
from pipeline.text.lines import Line, box_of, parted, spoken

SIDED = 0.6  # heights of print between a label and a value to the right of it
EDGE = 2.0  # points
MOST_LABEL = 5  # words
OVERLAP, WHITE = 1.0, 0.35  # heights of print by which two lines of one value overlap, or stand apart
OFF = 0.2  # height of print by which a label may miss the middle

Look = tuple[bool, bool, str]  # bold, in italics, its colour


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Lines of a page from top to bottom, each label whole and in front of its value."""
    return labels_whole(with_labels_first(labels_begun(lines)))


def label_beside(line: Line) -> int:
    """How many words label a value that stands well to the right of them on the same line; 0 where none do.

    A label is printed unlike its value: in bold, in italics, or in another colour.
    """
    if not line[0][0][0].isalpha():
        return 0
    style, label = line[0][3], look_of(line[0])
    at = next((i for i, w in enumerate(line) if w[3] is not style and look_of(w) != label), 0)
    return at if at > 0 and line[at].box.x0 - line[at - 1].box.x1 >= SIDED * line[at].box.height else 0


def look_of(word: Word) -> Look:
    """How a word is printed: bold, in italics, its colour."""
    return word[3][1:4]


def with_labels_first(lines: Sequence[Line]) -> list[Line]:
    """Lines of a page from top to bottom, the label of a value in front of its first line."""
    out = list(lines)
    for at, line in enumerate(lines):
        if not at or line is not out[at] or look_of(line[0]) == look_of(lines[at - 1][0]):
            continue
        count = label_beside(line) or (len(line) if len(line) <= MOST_LABEL else 0)
        if not count:
            continue
        label, own = line[:count], line[count:]
        left = (own or lines[at - 1])[0].box.x0
        start, end = _first(lines, at, left), _last(lines, at, left)
        value = [*lines[start:at], *([own] if own else []), *lines[at + 1 : end]]
        if start < at and _beside(label, left) and _is_amid(label, value) and not _goes_on(lines, start, left):
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


def _goes_on(lines: Sequence[Line], start: int, left: float) -> bool:
    """Whether the first of these goes on with the value of a label on the line above it."""
    above = lines[start - 1] if start else ()
    count = label_beside(above) if above else 0
    return count > 0 and abs(above[count].box.x0 - left) <= EDGE and _is_near(above, lines[start])


def _beside(label: Line, left: float) -> bool:
    return left - label[-1].box.x1 > EDGE


def _is_amid(label: Line, value: Sequence[Line]) -> bool:
    """Whether a label stands at the middle of its value's height."""
    own, whole = box_of(label), box_of(word for line in value for word in line)
    return abs((whole.top + whole.bottom) / 2 - own.centre[1]) <= OFF * own.height


def labels_begun(lines: Sequence[Line]) -> list[Line]:
    """Lines in which a label that begins on the line above stands whole: "Completion" over "date: 25 April 2031".

    So forms print it whose cells are set on their last line.
    """
    found: list[Line] = []
    for line in lines:
        whole = _with_beginnings(found[-1], line) if found and _is_near(found[-1], line) else ()
        if whole:
            found[-1] = whole
        else:
            found.append(line)
    return found


def _with_beginnings(above: Line, line: Line) -> Line:
    """A line with all of the one above it, each part in front of the rest of its label; () where a part has none."""
    left = above[0][2][0]
    first = next((at for at, w in enumerate(line) if abs(w[2][0] - left) <= EDGE), None)
    if first is None or not line[first].text[0].islower() or not label_beside(line[first:]):
        return ()
    whole = list(line)
    for part in parted(above, SIDED):
        at = next((at for at, w in enumerate(whole) if abs(w.box.x0 - part[0].box.x0) <= EDGE), -1)
        if at < 0 or len(part) > MOST_LABEL or not _ends_label(part, tuple(whole[at:])):
            return ()
        whole[at:at] = part
    return tuple(whole)


def _ends_label(part: Line, rest: Line) -> bool:
    """Whether words go on with a label in small letters, and its value stands well to the right of them."""
    at = label_beside(rest)
    alike = at > 0 and {look_of(word) for word in (*part, *rest[:at])} == {look_of(part[0])}
    begun = rest[0].text[0].islower() and not part[-1].text.endswith((":", ".", ","))
    return alike and begun and _beside(part, rest[at].box.x0)


def labels_whole(lines: Sequence[Line]) -> list[Line]:
    """Lines in which a label that takes two ("Progress to March" over "2031") stands whole in front of its value."""
    found: list[Line] = []
    first = -1  # the line that the last label stands in
    for line in lines:
        own = label_beside(line)
        near = first >= 0 and line[0].box.top - found[-1][-1].box.bottom < line[0].box.height
        more = _label_goes_on(found[first], line) if near else 0
        if more:
            at = label_beside(found[first])
            own_print = (_printed_as(word, found[first][0]) for word in line[:more])
            found[first] = (*found[first][:at], *own_print, *found[first][at:])
            found += [line[more:]] if line[more:] else []
            continue
        first = len(found) if own else -1 if first >= 0 and look_of(line[0]) == look_of(found[first][0]) else first
        found.append(line)
    return found


def _printed_as(word: Word, other: Word) -> Word:
    """A word of a label printed as its first one: a scan may show it plain."""
    bold, italic, colour = look_of(other)
    alike = look_of(word) == (bold, italic, colour)
    return word if alike else word._replace(style=word.style._replace(bold=bold, italic=italic, colour=colour))


def _label_goes_on(labelled: Line, line: Line) -> int:
    """How many words at the left of a line belong to the label that stands in a line above it; 0 where none do."""
    at = label_beside(labelled)
    value, look = labelled[at].box.x0, look_of(labelled[0])
    if bracket := _closes_bracket(labelled[:at], line, value):
        return bracket
    count = next((i for i, w in enumerate(line) if w.box.x0 >= value - 1 or look_of(w) != look), len(line))
    if not count or line[count - 1].box.x1 >= value:
        return 0
    if count < len(line) and line[count].box.x0 - line[count - 1].box.x1 < WHITE * line[0].box.height:
        return 0  # a space: prose that happens to have one where the value began
    after = line[count].text[:1] if count < len(line) else ""
    if labelled[at].text[:1].islower():  # all values begin so: "In hand | work is going on" below another one is whole
        after = ""
    return count if line[0].text[:1].islower() or line[0].text[:1].isdigit() or after.islower() else 0


def _closes_bracket(label: Line, line: Line, value: float) -> int:
    """How many words at the left of a line close the bracket that a label leaves open: a scan may show them plain."""
    count = next((i for i, w in enumerate(line) if w.box.x0 >= value - EDGE), len(line))
    if not label or not count:
        return 0
    own = spoken(line[:count])
    opened = (said := spoken(label)).count("(") > said.count(")") and own.endswith(")") and "(" not in own
    below = abs(line[0].box.x0 - label[0].box.x0) <= EDGE and line[count - 1].box.x1 < value
    return count if opened and below else 0


def values_whole(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs in order; those that go on with a value right below it, left of which nothing stands, put to it."""
    out: list[Block] = []
    start: float | None = None  # where the value begins that the last one holds
    for block in blocks:
        first = block.lines[0]
        if out and start is not None and abs(first[0].box.x0 - start) <= EDGE and _is_near(out[-1].lines[-1], first):
            out[-1] = Block((*out[-1].lines, *block.lines), out[-1].level)
            continue
        start = first[count].box.x0 if (count := label_beside(first)) else None
        out.append(block)
    return out


def _is_near(above: Line, line: Line) -> bool:
    white = line[0].box.top - above[-1].box.bottom
    return above[-1].page == line[0].page and -OVERLAP * line[0].box.height < white < WHITE * line[0].box.height
