"""How labels and values are printed: over one another, side by side, line by line, in columns of white."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.models.page import Word, place_of
from pipeline.models.text import Text, concat
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.header.bodies import without_bodies
from pipeline.text.lines import Line, lines_of, parted, spoken

WIDE = 1.2  # heights of print between two labels in one line, or a label and a value in a column of its own
SIDES = 2  # labels in one line
LONGEST, SHORTEST = 14, 1  # words of a label
LONGEST_VALUE = 20  # words
SAME = 0.1  # part of its height by which the print of a value may differ
NEAR = 2.0  # heights of print between a label and its value
LEVEL = 6.0  # points between the left edges of a label and its value below
PLAIN = (False, "")  # print that nothing stresses
FIELDS = frozenset(
    "council committee inquiry lead_officers cabinet_members other_people meeting_date update_date completion_date "
    "response_date other_date".split()
)
SAME_COLUMN = 1.5  # points between the first words of one column
NARROW = 0.5  # heights of print between a label and its value, where other lines tell the column
TWICE = 2
CLOSE = 0.6  # heights of print between the two lines of a label


class Printed(NamedTuple):
    """A paragraph with its lines; `parted`: wide white stands between two words of one of them."""

    text: Text
    lines: tuple[Line, ...]
    parted: bool


NOT_PRINTED = Printed(Text(), (), parted=False)


def printed_in(text: Text) -> Printed:
    """A paragraph with its lines: several readers of labels ask for them."""
    lines = lines_of(text.words())
    return Printed(text, lines, any([len(parted(line, WIDE)) > 1 for line in lines if len(line) > 1]))


def is_over(paragraph: Printed, following: Printed) -> bool:
    """Whether a paragraph ends above the next one: then no line of the two together is parted that is not in one."""
    foot = max([(w[1], w[2][3]) for w in paragraph.text.words()], default=(0, 0.0))
    top = min([(w[1], w[2][1]) for w in following.text.words()], default=foot)
    return foot <= top


def stress(word: Word) -> tuple[bool, str]:
    """Whether a word is in bold, and its colour where that is neither black nor grey."""
    style = word[3]
    colour = style.colour
    return style.bold, "" if colour[1:3] == colour[3:5] == colour[5:7] else colour


def other_print(words: Sequence[Word]) -> int:
    """How many words at the front are stressed alike, and the next one otherwise; 0 where all are alike."""
    if not words:
        return 0
    _, bold, _, colour, *_ = words[0][3]
    first = stress(words[0])
    for at, word in enumerate(words):
        _, own, _, other, *_ = word[3]
        if (own != bold or other != colour) and stress(word) != first:
            return at
    return 0


class Stacked(NamedTuple):
    label: str
    value: Text


def stacked(paragraphs: Sequence[Printed], profile: Profile) -> Iterator[Stacked]:
    """Each line that may be a label, by a colon at its end or its print, with the lines below it."""
    lines = [(paragraph.text, line) for paragraph in paragraphs for line in paragraph.lines]
    for at, ((_, above), (text, below)) in enumerate(pairwise(lines)):
        if not _may_label(above, below, profile) or without_bodies(label := spoken(above), profile) != label:
            continue
        words = list(below)
        apart = not _alike(above, below)
        for other, line in lines[at + 2 :]:
            if other is not text or _bold(line) or (apart and _alike(above, line)):
                break
            words += line
        value = _part(text, words).strip()
        if value and _may_be_value(value.value):
            yield Stacked(label.rstrip(" :"), value)


def _may_label(above: Line, below: Line, profile: Profile) -> bool:
    """Whether a line stands over another as a label does: a colon ends it, or it is in bold as that is not.

    It may be smaller, but not where it stands in several parts, labels side by side.
    """
    height, other = above[0].box.height, below[0].box.height
    near = above[0].page == below[0].page and below[0].box.top - above[0].box.bottom <= NEAR * height
    ends = above[-1].text.endswith(":")
    sized = height <= (1 + SAME) * other and (abs(other - height) <= SAME * height or len(parted(above, WIDE)) == 1)
    bold = sized and _bold(above) and not any(word.style.bold for word in below)
    return near and SHORTEST <= len(above) <= LONGEST and (ends or bold or _set_apart(above, below, profile))


def _set_apart(above: Line, below: Line, profile: Profile) -> bool:
    """Whether a line over plain print is in a colour of its own, and no larger; or smaller, and a label that is known.

    What stands over bold or coloured print may be the line in front of a heading.
    """
    if {*map(stress, below)} != {PLAIN} or len(parted(above, WIDE)) > 1:
        return False
    height, other = above[0].box.height, below[0].box.height
    prints = {*map(stress, above)}
    coloured = len(prints) == 1 and PLAIN not in prints and height <= (1 + SAME) * other
    return coloured or (height < (1 - SAME) * other and folded(spoken(above)) in profile.labels)


def _alike(one: Line, other: Line) -> bool:
    """Whether two lines are printed alike throughout."""
    same = abs(one[0].box.height - other[0].box.height) <= SAME * one[0].box.height
    return same and set(map(stress, one)) == set(map(stress, other))


def _may_be_value(text: str) -> bool:
    """Whether a text is no sentence, no further label, and no bracket that explains the label."""
    return not text.startswith("(") and not text.endswith((".", "?", ":")) and len(text.split()) <= LONGEST_VALUE


def _bold(line: Line) -> bool:
    return all(word.style.bold for word in line)


def side_by_side(*paragraphs: Text) -> Iterator[list[tuple[Text, Text]]]:
    """Lines of several parts, each over one of the next line: (part, what stands below it) for all of a line."""
    lines = [parted(line, WIDE) for line in lines_of([w for text in paragraphs for w in text.words()])]
    if all(len(parts) < SIDES for parts in lines):
        return
    paragraph = concat(paragraphs, "\n")
    for at, (above, below) in enumerate(pairwise(lines)):
        edges = [_edge(part) for part in above]
        labels = any(part[-1].text.endswith(":") for part in below) or any(map(_is_pair, above))
        if len(above) < SIDES or labels or [_edge(part) for part in below] != edges:
            continue
        values = [[part] for part in below]
        for line in lines[at + 2 :]:
            if not {_edge(part) for part in line} <= set(edges):
                break
            for part in line:
                values[edges.index(_edge(part))].append(part)
        texts = (concat((whole_part(paragraph, part) for part in parts), " ") for parts in values)
        yield [(whole_part(paragraph, label), text) for label, text in zip(above, texts, strict=True)]


def _is_pair(part: Line) -> bool:
    """Whether a part of a line has its own value behind a colon: "Review agreed: 18 July 2031"."""
    return any(word.text.endswith(":") for word in part[:-1])


def _edge(part: Line) -> int:
    return round(part[0].box.x0 / LEVEL)


def whole_part(paragraph: Text, words: Sequence[Word]) -> Text:
    """The part of a paragraph that some words printed, where nothing else stands between them."""
    part = _part(paragraph, words)
    return part if len(part.words()) == len(words) else Text()


def _part(text: Text, words: Sequence[Word]) -> Text:
    """The part of a paragraph from the first of these words to the last."""
    wanted = set(map(place_of, words))
    runs = [run for run in text.runs if place_of(run.word) in wanted]
    return text.slice(runs[0].start, runs[-1].end) if runs else Text()


def starts_in(lines: Iterable[Line]) -> tuple[float, ...]:
    """Where the columns of white begin that two lines share; what they share needs little of it.

    Behind the number of a paragraph no column begins.
    """
    pairs = (pair for line in lines if len(line) > 1 for pair in itertools.pairwise(parted(line, NARROW)))
    met = Counter(round(part[0].box.x0) for before, part in pairs if any(map(str.isalpha, spoken(before))))
    return tuple(float(x) for x, times in met.items() if times >= TWICE)


def columns_of(line: Line, starts: Sequence[float]) -> tuple[Line, ...]:
    """The parts of a line between wide white, and between less where a column begins."""
    return tuple(piece for part in parted(line, WIDE) for piece in _cut_columns(part, starts))


def _cut_columns(part: Line, starts: Sequence[float]) -> Iterator[Line]:
    first = 0
    for at in range(1, len(part)):
        white = part[at].box.x0 - part[at - 1].box.x1
        if white > NARROW * part[at].box.height and any(abs(part[at].box.x0 - x) <= SAME_COLUMN for x in starts):
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
    under = [[own for own in labels if abs(own[0].box.x0 - part[0].box.x0) <= SAME_COLUMN] for part in parts]
    own = [part for part, found in zip(parts, under, strict=True) if label in found]
    return spoken(own[0]) if own and all(under) else ""


def goes_on_below(value: Line, lines: Sequence[Line]) -> Line:
    """A value with the lines below it in its paragraph that begin where it does."""
    beside = itertools.takewhile(lambda line: abs(line[0].box.x0 - value[0].box.x0) <= SAME_COLUMN, lines)
    return (*value, *itertools.chain.from_iterable(beside))


def print_parts(text: Text) -> Iterator[Text]:
    """A text cut where print like its first word's begins: "**Report of** Ann Ash **This update** 3 May" is two."""
    like = [stress(run.word) == stress(text.runs[0].word) for run in text.runs]
    starts = [run.start for run, before, own in zip(text.runs, [True, *like], like, strict=False) if own and not before]
    for start, end in itertools.pairwise([0, *starts, len(text.value)]):
        yield text.slice(start, end).strip()
