"""Labels on a line of their own with the value on the next one, as agenda reports print them: one, or side by side.

**Report Author(s)**
Ann Reed, Service Manager
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.cells.header.bodies import without_bodies
from pipeline.cells.header.printed import WIDE, Printed, stress
from pipeline.models.page import Word, place_of
from pipeline.models.text import Text, concat
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lines import Line, lines_of, parted, spoken

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
