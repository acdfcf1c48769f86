"""Labels and values in columns of white: where the columns stand, and labels that go on in the line below."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.cells.header.printed import WIDE, stress
from pipeline.models.text import Text
from pipeline.text.lines import Line, parted, spoken

SAME = 1.5  # points between the first words of one column
NARROW = 0.5  # heights of print between a label and its value, where other lines tell the column
TWICE = 2
CLOSE = 0.6  # heights of print between the two lines of a label


def starts_in(lines: Iterable[Line]) -> tuple[float, ...]:
    """Where the columns of white begin that two lines share; what they share needs little of it.

    Behind the number of a paragraph no column begins.
    """
    pairs = (pair for line in lines if len(line) > 1 for pair in itertools.pairwise(parted(line, NARROW)))
    met = Counter(round(part[0].box.x0) for before, part in pairs if any(map(str.isalpha, spoken(before))))
    return tuple(float(x) for x, times in met.items() if times >= TWICE)


def columns_of(line: Line, starts: Sequence[float]) -> tuple[Line, ...]:
    """The parts of a line between wide white, and between less where a column begins."""
    return tuple(piece for part in parted(line, WIDE) for piece in _cut(part, starts))


def _cut(part: Line, starts: Sequence[float]) -> Iterator[Line]:
    first = 0
    for at in range(1, len(part)):
        white = part[at].box.x0 - part[at - 1].box.x1
        if white > NARROW * part[at].box.height and any(abs(part[at].box.x0 - x) <= SAME for x in starts):
            yield part[first:at]
            first = at
    yield part[first:]


def rest_of_label(label: Line, labels: Sequence[Line], below: Line | None, starts: Sequence[float]) -> str:
    """What a line right below says of a label, where it says no more than rests of labels; `starts` as above."""
    if below is None or below[0].page != label[0].page:
        return ""
    height = label[0].box.height
    if not -0.5 * height < below[0].box.top - label[0].box.bottom < CLOSE * height:
        return ""
    parts = columns_of(below, starts)
    under = [[own for own in labels if abs(own[0].box.x0 - part[0].box.x0) <= SAME] for part in parts]
    own = [part for part, found in zip(parts, under, strict=True) if label in found]
    return spoken(own[0]) if own and all(under) else ""


def goes_on_below(value: Line, lines: Sequence[Line]) -> Line:
    """A value with the lines below it in its paragraph that begin where it does."""
    beside = itertools.takewhile(lambda line: abs(line[0].box.x0 - value[0].box.x0) <= SAME, lines)
    return (*value, *itertools.chain.from_iterable(beside))


def print_parts(text: Text) -> Iterator[Text]:
    """A text cut where print like its first word's begins: "**Report of** Ann Ash **This update** 3 May" is two."""
    like = [stress(run.word) == stress(text.runs[0].word) for run in text.runs]
    starts = [run.start for run, before, own in zip(text.runs, [True, *like], like, strict=False) if own and not before]
    for start, end in itertools.pairwise([0, *starts, len(text.value)]):
        yield text.slice(start, end).strip()
