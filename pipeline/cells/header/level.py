"""Labels and values that stand level with one another, line by line, in two cells: no line is drawn between their rows.

Such a form has one line over it and one below it, or a frame around each of its columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.cells.header.asked import field_of
from pipeline.cells.header.stacked import whole_part
from pipeline.models.page import Word
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lines import Line, lines_of, spoken

Pair = tuple[Text, ...]
LEAST = 3  # labels in one cell: of two lines one label may go on
LEVEL = 0.5  # of the height of print: two lines at one height


def line_by_line(pairs: Sequence[Pair], profile: Profile) -> list[Pair]:
    """The pairs, those whose label is several labels below one another cut, each with the lines beside it."""
    return [part for pair in pairs for part in (_cut(pair, profile) or [pair])]


def _cut(pair: Pair, profile: Profile) -> list[Pair]:
    """A pair line by line, where most lines of its label are surely labels, and tell different fields."""
    label, value = pair
    if len(label.runs) < LEAST:
        return []
    found = [
        (whole_part(label, own).strip(), whole_part(value, beside).strip()) for own, beside in _level(label, value)
    ]
    sure = [one for one, _ in found if _is_sure(one.value, profile)]
    if len(found) < LEAST or not all(one and other for one, other in found) or 2 * len(sure) < len(found):
        return []
    fields = {field_of(_name(one.value), other.value, profile) for one, other in found} - {None}
    return list(found) if len(fields) > 1 else []


def _name(label: str) -> str:
    return " ".join(label.split()).rstrip(" :")


def _is_sure(label: str, profile: Profile) -> bool:
    """Whether a line is a label by itself: by its colon, or as it is known."""
    return label.endswith(":") or folded(_name(label)) in profile.labels


def _level(label: Text, value: Text) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    """The words of each label, and of the lines from that at its height down to the next label's.

    A line of the labels beside which none stands, or which goes on in small letters, belongs to the one above it.
    """
    lines = lines_of(label.words())
    if len(lines) < LEAST:
        return  # too few to be parted
    values = lines_of(value.words())
    starts: list[tuple[list[Word], int]] = []
    for line in lines:
        at = next((at for at, other in enumerate(values) if _beside(line, other)), None)
        if starts and (at is None or spoken(line)[0].islower()):
            starts[-1][0].extend(line)
        elif at is None:
            return
        else:
            starts.append((list(line), at))
    ends = [at for _, at in starts[1:]]
    if not starts or starts[0][1] or starts != sorted(starts, key=lambda start: start[1]):
        return
    for (words, at), end in zip(starts, [*ends, len(values)], strict=True):
        yield words, [word for line in values[at:end] for word in line]


def _beside(line: Line, other: Line) -> bool:
    one, two = line[0].box, other[0].box
    return line[0].page == other[0].page and abs(one.centre[1] - two.centre[1]) <= LEVEL * min(one.height, two.height)
