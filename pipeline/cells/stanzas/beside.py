"""Columns of print beside one another, each below a label of its own: read one after the other, not line by line.

Designed reports set "What we asked for" and "What has happened" side by side, without a table.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from pipeline.cells.columns.headings import role_of
from pipeline.cells.columns.looks import labelled
from pipeline.cells.stanzas.card_grid import grid_of
from pipeline.cells.stanzas.card_rows import card_rows
from pipeline.cells.stanzas.newspaper import columns_of
from pipeline.cells.stanzas.sidebar import cards_of, side_parts
from pipeline.cells.status.headed import is_state
from pipeline.models.page import Box, Word
from pipeline.models.table import Cell
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lines import Line, box_of, cut_at, lines_of, spoken

APART = 1.2  # heights of print between two labels
LABEL_WORDS = 7
LARGER = 1.2  # times their print: what is printed so heads something else
LITTLE = 1.05  # times: the title over the label of what follows
SPACE = 0.5  # heights of print between two words of one line, at most
FAR = 2.5  # heights of print between two lines of one column
EDGE = 2.0  # points
COLUMNS = 2  # of running text beside one another
NEWS = "update"  # may stand beside earlier news, each below a label of its own

Region = tuple[float | None, list[Word]]  # the top of the columns that it is one of, and its words


def regions_of(words: Sequence[Word], profile: Profile, drawn: Sequence[Box] = ()) -> list[Region]:
    """The words of a page in parts that are read one after the other; one part where nothing stands side by side.

    `drawn`: the level lines and painted bands of the page.
    """
    lines = lines_of(words)
    rest, cards = cards_of(words, lines, profile)
    if cards:
        regions: list[Region] = [(None, rest)] if rest else []
        return regions + [
            (top, part) for top, side, text in cards for part in (*side_parts(side, profile), text) if part
        ]
    above, grid, below = grid_of(words, lines, profile)
    if grid:
        made: list[Region] = [(top, part) for top, card in grid for part in _state_last(card, profile)]
        return [*regions_of(above, profile, drawn), *made, *regions_of(below, profile, drawn)]
    parts = columns_of(words, lines, profile)
    if len(parts) > 1 and not _boxes_abreast(lines, parts, profile):
        above, left, right, below = parts
        top = min(w.box.top for w in (*left, *right))
        rows = card_rows(left, right) or [(left, right)]
        columns: list[Region] = [(top, part) for row in rows for part in row if part]
        return [*regions_of(above, profile, drawn), *columns, *regions_of(below, profile, drawn)]
    found: list[Region] = [(None, [])]
    at = 0
    while at < len(lines):
        lefts = _labels(lines[at], profile)
        end = _end(lines, at, lefts, drawn, profile) if lefts else at
        if end > at + 1:
            own, top = [w for line in lines[at:end] for w in line], min(w.box.top for w in lines[at])
            found += [(top, [w for w in own if left <= w.box.x0 + EDGE < right]) for left, right in _spans(lefts)]
            found.append((None, []))
            at = end
        else:
            found[-1][1].extend(lines[at])
            at += 1
    return [region for region in found if region[1]]


def _boxes_abreast(lines: Sequence[Line], parts: Sequence[Sequence[Word]], profile: Profile) -> bool:
    """Whether labels stand three abreast amid what looks like two columns: below the wide boxes stand narrow ones."""
    own = box_of(word for part in parts[1:-1] for word in part)
    return any(own.top <= line[0].box.top < own.bottom and len(_labels(line, profile)) > COLUMNS for line in lines)


def _state_last(card: Sequence[Word], profile: Profile) -> Iterator[list[Word]]:
    """The words of a card, a state that stands over its title apart and behind them."""
    first, *rest = lines_of(card)
    if rest and is_state(folded(spoken(first)), profile):
        yield [w for line in rest for w in line]
        yield list(first)
    else:
        yield list(card)


def _spans(lefts: Sequence[float]) -> Iterator[tuple[float, float]]:
    return itertools.pairwise([0.0, *lefts[1:], float("inf")])


def _labels(line: Line, profile: Profile) -> list[float]:
    """Where the labels of a line begin that holds several and nothing else; empty for any other line."""
    least = APART * line[0].box.height
    white = enumerate(itertools.pairwise(line), start=1)
    starts = [at for at, (one, other) in white if other[2][0] - one[2][2] > least]
    if not starts:
        return []
    groups = cut_at(line, starts)
    if any(len(g) > LABEL_WORDS or g[-1].text[-1] in ".,;" for g in groups):
        return []
    said = [folded(spoken(g).rstrip(" :")) for g in groups]
    roles = [role_of(text, profile) for text in said]
    names = {(role, text if role == NEWS else "") for role, text in zip(roles, said, strict=True)}
    return [g[0].box.x0 for g in groups] if all(roles) and len(names) == len(roles) else []


def _crosses(line: Line, lefts: Sequence[float]) -> bool:
    """Whether a word, or the mere space between two, lies over the beginning of a column."""
    boxes = [word.box for word in line]
    spaces = ((a, b) for a, b in itertools.pairwise(boxes) if b.x0 - a.x1 < SPACE * a.height)
    reaches = [*((x0 + EDGE, x1 - EDGE) for x0, _, x1, _ in boxes), *((a.x1 - EDGE, b.x0 + EDGE) for a, b in spaces)]
    return any(start < left < end for start, end in reaches for left in lefts)


def _heads_what_follows(line: Line, left: float, profile: Profile) -> bool:
    """Whether a line is one more label, alone below the first column: that of the text over the whole width below it.

    It says no more than a label does; how it is printed a scan shows badly.
    """
    alone = abs(line[0].box.x0 - left) <= EDGE and len(line) <= LABEL_WORDS
    return alone and role_of(spoken(line).rstrip(" :"), profile) is not None


def _is_title(line: Line, lefts: Sequence[float], height: float) -> bool:
    """Whether a line is larger than columns of print of this height, and stands in the first of them alone."""
    alone = line[0].box.x0 < lefts[0] + EDGE and line[-1].box.x1 < lefts[1]
    return alone and min(w.box.height for w in line) > LITTLE * height


def _closed(line: Line, foot: float, lefts: Sequence[float], drawn: Sequence[Box]) -> bool:
    """Whether the frame around columns ends above a line: something is drawn across them, and no row goes on below it.

    In the bar of the next frame stands its title alone, or with a state at its other end: painted behind both.
    """
    if any(_is_behind(box, line, lefts) for box in drawn):
        return True
    if any(word.box.x0 + EDGE >= lefts[1] for word in line):
        return False
    first = min(word.box.top for word in line) + EDGE
    return any(foot - EDGE <= box.top <= first for box in drawn if _is_across(box, lefts))


def _labels_others(line: Line, lefts: Sequence[float], profile: Profile) -> bool:
    """Whether a line labels other columns than those that begin at `lefts`: a row of three boxes below a row of two."""
    own = _labels(line, profile)
    return len(own) > 1 and (len(own) != len(lefts) or any(abs(a - b) > EDGE for a, b in zip(own, lefts, strict=True)))


def _is_across(box: Box, lefts: Sequence[float]) -> bool:
    """Whether what is drawn reaches from the first column into the last."""
    return box.x0 < lefts[0] + EDGE and box.x1 > lefts[-1] + EDGE


def _is_behind(bar: Box, line: Line, lefts: Sequence[float]) -> bool:
    """Whether a line stands on a painted bar across all columns that holds nothing else."""
    top, bottom = min(word.box.top for word in line), max(word.box.bottom for word in line)
    reach = FAR * line[0].box.height
    return (
        _is_across(bar, lefts)
        and top - reach <= bar.top <= top + EDGE
        and bottom - EDGE <= bar.bottom <= bottom + reach
    )


def _end(lines: Sequence[Line], at: int, lefts: Sequence[float], drawn: Sequence[Box], profile: Profile) -> int:
    """The line behind the last one of the columns that begin at `lefts` in line `at`: the next recommendation, say."""
    height = max(w.box.height for line in lines[at : at + 2] for w in line)  # of labels and of what stands below them
    foot = max(w.box.bottom for w in lines[at])
    for number in range(at + 1, len(lines)):
        line = lines[number]
        crossing = _crosses(line, lefts)
        larger = max(w.box.height for w in line) > LARGER * height
        heads = line[0].box.x0 < lefts[0] + EDGE and not line[0].text[0].islower()
        opens = heads and labelled(Cell(text=Text(spoken(line))), profile)
        closed = number > at + 1 and (_closed(line, foot, lefts, drawn) or _labels_others(line, lefts, profile))
        if crossing or larger or opens or closed or min(w.box.top for w in line) - foot > FAR * height:
            headed = crossing and number - 1 > at and _heads_what_follows(lines[number - 1], lefts[0], profile)
            titled = headed and number - 2 > at and _is_title(lines[number - 2], lefts, height)
            return number - headed - titled
        foot = max(foot, *(w.box.bottom for w in line))
    return len(lines)
