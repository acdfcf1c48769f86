"""The text at the top of a report as titles, lines and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.models.page import Word
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.header.bodies import body_in, body_kind, has_own_word, is_post, may_be_name, without_bodies
from pipeline.records.limits import counts, measures
from pipeline.text.lines import Line, lines_of, parted, spoken
from pipeline.text.naming import begins_with_person

(LITTLE,) = counts("header_lines", "little")
SIDES, RUNNING, TIGHT, LARGE, SAME = measures("header_lines", "sides running tight large same")

LONGEST, MOST = 16, 24  # words: a longer line is prose; of a line that dashes part, all its words
UNFINISHED = "–—-:,&"  # signs behind which a title goes on
_DASH = re.compile(r" [–—-] ")
_MARKS = re.compile(r" [–—-] |:(?= )")
_CUT = re.compile(r"(?<=\w)- (?=\w)")  # "Sub- Committee"


class Said(NamedTuple):
    """A line, title or paragraph; `size`: of its print, `short`: whether it may be a title.

    `parts`: a title with a dash between a line that only says what the document is and the lines beside it.
    """

    text: str
    short: bool
    size: float
    parts: str = ""


def said_in(paragraphs: Sequence[Text], profile: Profile) -> Iterator[Said]:
    """Return lines and sentences in order; the lines of one title are one, a line that names a body is alone."""
    printed = [(text, lines_of(text.words())) for text in paragraphs]
    lines = [line for _, own in printed for line in own]
    usual = min(map(size_of, lines), default=0.0)
    widest = max(map(_width, lines), default=0.0)
    held: list[Line] = []
    for own, text in (part for paragraph, whole in printed for part in _sides(paragraph, whole)):
        prose = len(own) > 1 and size_of(own[0]) <= LARGE * usual and not _is_head(own, profile)
        for line in () if prose else own:
            if held and not _goes_on(held[-1], line, usual, widest, profile):
                yield _said(held, usual, profile)
                held = []
            held.append(line)
        if prose:
            yield from [_said(held, usual, profile)] if held else []
            held = []
            yield _said(own, usual, profile, text)
    yield from [_said(held, usual, profile)] if held else []


def _sides(paragraph: Text, whole: Sequence[Line]) -> Iterator[tuple[Sequence[Line], str]]:
    """Return the lines of a paragraph with its text; where it is at both sides of a page, those at the left first."""
    parts = [sides(line, SIDES) for line in whole]
    if all(len(found) == 1 for found in parts):
        yield whole, " ".join(paragraph.value.split())
        return
    edge = min(part[0].box.x0 for found in parts for part in found[1:])
    for right in (False, True):
        if lines := [part for found in parts for part in found if (part[0].box.x0 >= edge) == right]:
            yield lines, " ".join(map(spoken, lines))


def sides(line: Line, wide: float) -> list[Line]:
    """Return the parts of a line at the left and at the right of a page; a number alone is no part."""
    found: list[Line] = []
    for part in parted(line, wide):
        if found and not (_has_words(part) and _has_words(found[-1])):
            found[-1] = (*found[-1], *part)
        else:
            found.append(part)
    return found


def _has_words(part: Line) -> bool:
    return sum(map(str.isalpha, spoken(part))) > 2


def running_lines(words: Sequence[Word]) -> list[str]:
    """Return what a running head or foot says at the left and at the right of a page."""
    return [spoken(part) for line in lines_of(words) for part in sides(line, RUNNING)]


def _is_head(lines: Sequence[Line], profile: Profile) -> bool:
    """Return True if lines close below one another are no prose: short, and printed unlike, or one a body's name."""
    if any(len(line) > LONGEST for line in lines):
        return False
    unlike = any(not _alike(lines[0], line) for line in lines[1:])
    if any(begins_with_person(spoken(name)) and is_post(spoken(post)) for name, post in pairwise(lines)):
        return True  # the head of a letter
    bodies = (body_in(spoken(line), profile) for line in lines[:-1])  # no prose that ends in "the Committee"
    return unlike or any(may_be_name(body, profile) and body_kind(body, profile) for body in bodies)


def _goes_on(above: Line, line: Line, usual: float, widest: float, profile: Profile) -> bool:
    """Return True if a line goes on with the title above it: in like print, below a line that is full or unfinished."""
    size = size_of(line)
    space = line[0].box.top - above[0].box.bottom
    if above[0].page != line[0].page or not -0.5 * size < space <= size or not _alike(above, line):
        return False
    first, last, begins = spoken(above), above[-1].text, line[0].text
    full = widest - _width(above) < line[0].box.x1 - line[0].box.x0
    if (last.endswith("-") and len(last) > 1) or _is_rest(first, spoken(line), full, space < TIGHT * size, profile):
        return True
    large = size > LARGE * usual
    if large and full and profile.report_words.strong.search(first) and not first.endswith("."):
        return True  # "Government response to the Roads" over "and Transport Committee’s report"
    if (_names(above, profile) and last[-1] != ":") or _names(line, profile):
        return False
    if folded(last) in profile.small_words or last[-1] in UNFINISHED or begins[:1].islower():
        return True
    return large and full


def _is_rest(above: str, line: str, full: bool, tight: bool, profile: Profile) -> bool:
    """Return True if a line ends a body's name that begins above: "… Panel, Ashby District" over "Council"."""
    kind = body_kind(line, profile)
    if kind is None or has_own_word(line, profile):
        return False
    other = profile.report_words.strong.search(above) or any(c.isdigit() or c == ":" for c in above)
    return full if kind == "council" else tight and not other and body_kind(above, profile) is None


def _names(line: Line, profile: Profile) -> bool:
    """Return True if a line names a body and says nothing of a report beside it."""
    text = spoken(line)
    rest = without_bodies(text, profile)
    own = body_kind(body_in(text, profile), profile) is not None
    return own or (rest != text and len(rest.split()) <= LITTLE and not profile.report_words.strong.search(rest))


def _said(lines: Sequence[Line], usual: float, profile: Profile, text: str | None = None) -> Said:
    text = text or _CUT.sub("-", " ".join(map(spoken, lines)))
    parts = [len(part.split()) for part in _DASH.split(text)]  # "Place Panel – Bus Fares – progress at 12 months"
    large = 2 if size_of(lines[0]) > LARGE * usual else 1
    short = max(parts) <= large * LONGEST and sum(parts) <= large * MOST and not text.endswith((".", ":"))
    return Said(text, short, size_of(lines[0]), _in_parts([*map(spoken, lines)], profile) if short else "")


def _in_parts(lines: Sequence[str], profile: Profile) -> str:
    """ "Homes: a Fair Share" over "Six-month progress report": one title, with a dash between."""
    said = lines[0]
    for above, line in pairwise(lines):
        kinds = _says_kind(above, profile) or _says_kind(line, profile)
        said += f" – {line}" if kinds and not _joins(above, line, profile) else f" {line}"
    return said if " – " in said else ""


def _joins(above: str, line: str, profile: Profile) -> bool:
    """Return True if a line surely goes on with the one above it."""
    last, first = folded(above.rsplit(maxsplit=1)[-1]), folded(line.split(maxsplit=1)[0])
    marked = not above[-1].isalnum() or not line[0].isalnum() or line[0].islower()
    small = last in profile.small_words or first in profile.about or first in profile.joiners
    return marked or small or profile.report_words.review.match(line) is not None


def _says_kind(line: str, profile: Profile) -> bool:
    """Return True if a line says that the document is a report, and nothing else."""
    words = profile.report_words
    told = any(not words.review.fullmatch(found[0]) for found in words.strong.finditer(line))
    return told and all(words.are_all(part) for part in _MARKS.split(line))


def _alike(one: Line, other: Line) -> bool:
    return one[0].style.bold == other[0].style.bold and abs(size_of(one) - size_of(other)) <= SAME * size_of(one)


def _width(line: Line) -> float:
    return line[-1].box.x1 - line[0].box.x0


def size_of(line: Line) -> float:
    """Return how high most words of a line are."""
    heights = sorted(word.box.height for word in line)
    return heights[len(heights) // 2]
