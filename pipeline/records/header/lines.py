"""What stands above a table without a label, as short lines and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from pipeline.models.page import Word
from pipeline.models.report import Person
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.header.bodies import (
    KINDS,
    bodies_in,
    body_in,
    body_kind,
    cased,
    has_own_word,
    pieces,
    speaks_of_one,
    without_bodies,
)
from pipeline.records.header.claims import Claim, Told
from pipeline.records.header.dates import rounds_in
from pipeline.records.header.people import is_post
from pipeline.text.lines import Line, lines_of, parted, spoken
from pipeline.text.naming import begins_with_person

_DASH = re.compile(r" [–—-] ")
_MARKS = re.compile(r" [–—-] |:(?= )")
_CUT = re.compile(r"(?<=\w)- (?=\w)")  # "Sub- Committee"
LONGEST, MOST = 16, 24  # words: a longer line is prose; of a line that dashes part, all its words
LARGE = 1.1  # times the smallest print: that of a title
DASHES = ("–", "—", "-")
SIDES = 2.5  # heights of print between what stands at the left and at the right of a page
RUNNING, WIDER = 1.0, 3.0  # the same in a running head, where it must be so many times as wide as the line's spaces
SHORTEST = 2  # letters: what stands at a side has more
TIGHT = 0.35  # heights of print between two lines of one name
NAME = 8  # words of the first of them
SAME = 0.06  # part of its height by which the print of one title may differ
DATES = ("update_date", "response_date", "completion_date")
GENERAL, SCRUTINY = 1.0, 2.0  # how plainly a line without a subject names a committee, and prose on scrutiny
LONGEST_NAME = 12  # words of a body's name, small ones left aside


class Said(NamedTuple):
    """A line or paragraph as plain text; `size` is the height of its print, `short` whether it may be a title.

    `parts`: the same, with a dash between a line that only says what kind of paper it is and the lines beside it; empty
    where there is none.
    """

    text: str
    short: bool
    size: float
    parts: str = ""


def said_in(paragraphs: Sequence[Text], profile: Profile) -> Iterator[Said]:
    """Lines and sentences in order.

    Lines close under one another are one paragraph; where one of them names a body, or their print differs, they
    are lines of their own. A title whose end stands on a line below it is one line, however far these are apart.
    """
    held: list[Line] = []
    printed = [(text, lines_of(text.words())) for text in paragraphs]
    goes_on = _Titles([line for _, lines in printed for line in lines], profile)
    for lines, text in (one for paragraph, whole in printed for one in _columns(paragraph, whole)):
        single = len(lines) == 1 or (all(len(line) <= LONGEST for line in lines) and _apart(lines, profile))
        for line in lines if single else ():
            if held and not goes_on(held[-1], line):
                yield _said(held, profile)
                held = []
            held.append(line)
        if not single:
            yield from [_said(held, profile)] if held else []
            held = []
            yield _said(lines, profile, text)
    yield from [_said(held, profile)] if held else []


def sides(line: Line) -> tuple[Line, ...]:
    """What stands at the left and at the right of a page on one line; a number in front of its words is no side."""
    parts = parted(line, SIDES)
    return parts if len(parts) > 1 and all(map(_has_words, parts)) else (line,)


def running_sides(line: Line) -> tuple[Line, ...]:
    """The parts of a running head or foot: there white that is clearly wider than the line's own spaces parts, too.

    "OFFICIAL   Ashby Borough Council", "Ashby Borough Council     Place Scrutiny Panel".
    """
    spaces = sorted(b.box.x0 - a.box.x1 for a, b in pairwise(line))
    usual = spaces[(len(spaces) - 1) // 2] if spaces else 0.0
    least = max(RUNNING, WIDER * usual / max(1.0, line[0].box.height))
    found: list[Line] = []
    for part in parted(line, min(least, SIDES)):
        if found and not (_has_words(part) and _has_words(found[-1])):
            found[-1] = (*found[-1], *part)  # a number stands beside its words
        else:
            found.append(part)
    return tuple(found)


def _has_words(part: Line) -> bool:
    return sum(map(str.isalpha, spoken(part))) > SHORTEST


def stage_apart(paragraphs: Sequence[Text], profile: Profile) -> Iterator[Text]:
    """Paragraphs; the last line of a labelled one apart where it only says which report this is.

    "Inquiry: Bus Fares" over "Progress report – six months on" is two; "… – progress after 12" over "months" is one.
    """
    words = profile.report_words
    for text in paragraphs:
        label, colon, _ = text.value.partition(":")
        plain = folded(label)
        known = colon and (plain in profile.labels or profile.label_words["inquiry"].search(plain))
        lines = lines_of(text.words()) if known else ()
        last = spoken(lines[-1]) if len(lines) > 1 else ""
        if last and not last[0].islower() and words.strong.search(last) and words.are_all(last):
            at = next((run.start for run in text.runs if run.word == lines[-1][0]), len(text.value))
            yield from (text.slice(0, at).strip(), text.slice(at))
        else:
            yield text


def _columns(paragraph: Text, whole: Sequence[Line]) -> Iterator[tuple[Sequence[Line], str]]:
    """The lines of a paragraph with its text; where it stands at both sides of a page, those at the left first."""
    parts = [sides(line) for line in whole]
    if all(len(found) == 1 for found in parts):
        yield whole, " ".join(paragraph.value.split())
        return
    edge = min(part[0].box.x0 for found in parts for part in found[1:])
    for right in (False, True):
        lines = [part for found in parts for part in found if (part[0].box.x0 >= edge) == right]
        if lines:
            yield lines, " ".join(map(spoken, lines))


class _Titles:
    """Tells whether a line goes on with the title above it: print alike, where there was no room for its first word."""

    def __init__(self, lines: Sequence[Line], profile: Profile) -> None:
        self._widest = max(map(_width, lines), default=0.0)
        self._large = LARGE * min(map(_size, lines), default=0.0)
        self._profile = profile

    def __call__(self, above: Line, line: Line) -> bool:
        space = line[0].box.top - above[0].box.bottom
        near = above[0].page == line[0].page and -0.5 * _size(line) < space <= _size(line)
        if near and _alike(above, line) and above[-1].text.endswith("-") and len(above[-1].text) > 1:
            return True
        if near and space < TIGHT * _size(line) and self._ends_name(above, line):
            return True
        if near and _alike(above, line) and self._full(above, line) and self._is_rest(line):
            return True
        if not (near and _alike(above, line)) or _names(above, self._profile) or _names(line, self._profile):
            return False
        last, first = above[-1].text, line[0]
        if folded(last) in self._profile.small_words or last in DASHES or first.text[:1].islower():
            return True
        return _size(line) > self._large and (last.endswith(":") or self._full(above, line))

    def _full(self, above: Line, line: Line) -> bool:
        """Whether a line has no room left for the first word of the next."""
        return self._widest - _width(above) < line[0].box.x1 - line[0].box.x0

    def _is_rest(self, line: Line) -> bool:
        """ "… Panel, Ashby District" over "Council": the end of a name, which by itself names nothing."""
        text = spoken(line)
        return body_kind(text, self._profile) == "council" and not has_own_word(text, self._profile)

    def _ends_name(self, above: Line, line: Line) -> bool:
        """ "Environment and Communities" right over "Overview and Scrutiny Committee", which does not say which."""
        first, last = spoken(above), spoken(line)
        if body_kind(last, self._profile) != "committee" or has_own_word(last, self._profile):
            return False
        other = self._profile.report_words.strong.search(first) or any(c.isdigit() or c == ":" for c in first)
        return not other and len(above) <= NAME and _alike(above, line) and not _names(above, self._profile)


def _said(lines: Sequence[Line], profile: Profile, text: str | None = None) -> Said:
    text = text or _CUT.sub("-", " ".join(map(spoken, lines)))
    parts = [len(part.split()) for part in _DASH.split(text)]  # "Place Panel – Bus Fares – progress at 12 months"
    short = max(parts) <= LONGEST and sum(parts) <= MOST and not text.endswith((".", ":"))
    return Said(text, short, _size(lines[0]), _in_parts([*map(spoken, lines)], profile) if short else "")


def _in_parts(lines: Sequence[str], profile: Profile) -> str:
    """ "Homes: a Fair Share" over "Six-month progress report": what the end of a line parts is told from what goes on.

    A line is whole that ends in no small word, above one that does not begin as a subject goes on behind a review:
    "Update on the Scrutiny" over "Review of Bus Fares".
    """
    said = lines[0]
    for above, line in pairwise(lines):
        kinds = _says_kind(above, profile) or _says_kind(line, profile)
        said += f" – {line}" if kinds and not _joins(above, line, profile) else f" {line}"
    return said if " – " in said else ""


def _joins(above: str, line: str, profile: Profile) -> bool:
    """Whether a line surely goes on with the one above it."""
    last, first = folded(above.rsplit(maxsplit=1)[-1]), folded(line.split(maxsplit=1)[0])
    marked = above.endswith(("-", ":", *DASHES)) or line[0] in DASHES or line[0].islower()
    small = last in profile.small_words or first in profile.about or first in profile.joiners
    return marked or small or profile.report_words.review.match(line) is not None


def _says_kind(line: str, profile: Profile) -> bool:
    """Whether a line says that the paper is a report, and nothing else."""
    words = profile.report_words
    told = any(not words.review.fullmatch(found[0]) for found in words.strong.finditer(line))
    return told and all(words.are_all(part) for part in _MARKS.split(line))


def short_lines(paragraphs: Sequence[Text], profile: Profile) -> Iterator[str]:
    """Those that are short enough for a title or a name, as printed."""
    return (said.text for said in said_in(paragraphs, profile) if said.short)


def _apart(lines: Sequence[Line], profile: Profile) -> bool:
    if any(not _alike(lines[0], line) for line in lines[1:]):
        return True
    texts = [spoken(line) for line in lines]
    if any(begins_with_person(name) and is_post(post) for name, post in pairwise(texts)):
        return True  # the head of a letter
    bodies = (body_in(text, profile) for text in texts[:-1])  # no prose that ends in "the Committee"
    return any(may_be_name(body, profile) and body_kind(body, profile) for body in bodies)


def _names(line: Line, profile: Profile) -> bool:
    """Whether a line names a body and says nothing of a report beside it."""
    text = spoken(line)
    if body_kind(body_in(text, profile), profile):
        return True
    rest = without_bodies(text, profile)
    return rest != text and not profile.report_words.strong.search(rest)


def _alike(one: Line, other: Line) -> bool:
    """Whether two lines are printed alike."""
    return one[0].style.bold == other[0].style.bold and abs(_size(one) - _size(other)) <= SAME * _size(one)


def _width(line: Line) -> float:
    return line[-1].box.x1 - line[0].box.x0


def _size(words: Sequence[Word]) -> float:
    heights = sorted([(box := word[2])[3] - box[1] for word in words])
    return heights[len(heights) // 2] if heights else 0.0


def months_told(text: str, profile: Profile) -> Claim:
    return Claim("stage_months", rounds_in(text, profile) or 0, Told.PROSE)


def of_stage(text: str, told: Told, profile: Profile) -> Iterator[Claim]:
    """Interim or final, unless a text says both (a choice of its template that nobody made); and how many months."""
    said = [name for name in ("interim", "final") if profile.lines[name].search(text)]
    if len(said) == 1:
        yield Claim("stage", said[0], told)
    yield Claim("stage_months", rounds_in(text, profile) or 0, told)


def bodies_of_line(line: str, profile: Profile) -> Iterator[Claim]:
    post = profile.lines["post"]
    named = list(bodies_in(line, profile))
    bodies = [body for body in named if not post.search(line[: body.start])]
    found = [Claim(body.kind, body.name, Told.LINE) for body in bodies]
    seen = {body.kind for body in named}
    for part in pieces(line, profile):
        kind = body_kind(part, profile) if may_be_name(part, profile) else None
        if kind is None and profile.lines["other_council"].match(part):
            yield Claim(KINDS[0], cased(part, profile) or part, Told.RUNNING, weight=-1.0)
        unnamed = speaks_of_one(part, profile) or folded(part).endswith(profile.partners)
        if kind and kind not in seen and not unnamed and not profile.report_words.strong.search(part):
            found.append(Claim(kind, cased(part, profile) or part, Told.LINE))
    for claim in found:
        own = has_own_word(str(claim.value), profile)
        yield claim if own else _of_no_subject(claim, line)


def _of_no_subject(claim: Claim, line: str) -> Claim:
    """ "Overview and Scrutiny Committee": a line of its own names who gets the report, if nothing names one plainer."""
    whole = claim.field == KINDS[1] and line.strip(" .:") == claim.value
    return replace(claim, told=Told.PROSE, weight=GENERAL) if whole else replace(claim, told=Told.RUNNING, weight=-1.0)


def may_be_name(text: str, profile: Profile) -> bool:
    """Whether a part of a line can name a body: no words of a sentence in it ("Mrs Reed told the Council")."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if folded(word) not in profile.small_words]
    return len(words) <= LONGEST_NAME and all(word[0].isupper() for word in words)


def named_as(field: str, named: tuple[Person, ...], told: Told) -> Iterator[Claim]:
    if named:
        yield Claim(field, named, told)
