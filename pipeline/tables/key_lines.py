"""Lines that each explain a sign drawn in front of them, below one another: a key, and no rows of the table over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.models.page import Box, Page, Word
from pipeline.text.lines import Line, lines_of, parted

SEVERAL = 3  # signs of different colours
WIDEST, HIGHEST = 100.0, 24.0  # points: larger paint is no sign
NEAR = 3.0  # heights of print between a sign and what it means
APART = 1.2  # heights of print between two columns
ALIKE = 2.0  # points by which signs, or meanings, below one another may begin apart
VIVID = 40  # between the strongest and the weakest channel of a colour

Sign = tuple[Box, str]


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines below one another that explain signs of different colours."""

    lines: list[Line]
    colours: list[str]
    first: tuple[float, float]  # where the first sign begins, and where its meaning does


def less_keys(page: Page, words: Sequence[Word]) -> list[Word]:
    """The words of a page without those of keys: signs of several colours, each with one run of words behind it."""
    signs = list(_signs(page))
    if len({colour for _, colour in signs}) < SEVERAL:
        return list(words)
    runs = (run for run in _runs(lines_of(words), signs) if len(run.colours) >= SEVERAL)
    held = {id(w) for run in runs for line in run.lines for w in line}
    return [w for w in words if id(w) not in held]


def _signs(page: Page) -> Iterator[Sign]:
    drawn = [(s.box, s.colour) for s in page.shapes]
    drawn += [(p.box, p.colour) for p in page.pictures if p.form and p.colour]
    drawn += [(f.box, f.colour) for f in page.fills]
    small = ((box, colour) for box, colour in drawn if box.width <= WIDEST and box.height <= HIGHEST)
    return ((box, colour) for box, colour in small if _is_vivid(colour))


@lru_cache(maxsize=1 << 10)
def _is_vivid(colour: str) -> bool:
    channels = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return max(channels) - min(channels) >= VIVID


def _runs(lines: Sequence[Line], signs: Sequence[Sign]) -> list[_Run]:
    """The lines that explain signs, with those that a meaning goes on in; where anything else stands a run ends."""
    found: list[_Run] = []
    run: _Run | None = None
    for line in lines:
        explained = _explained(line, signs)
        if explained is not None:
            box, colour, meaning = explained
            if run is not None and _alike((box.x0, meaning), run.first) and colour not in run.colours:
                run.colours.append(colour)
                run.lines.append(line)
            else:
                run = _Run([line], [colour], (box.x0, meaning))
                found.append(run)
        elif run is not None and abs(line[0].box.x0 - run.first[1]) <= ALIKE and not _is_parted(line):
            run.lines.append(line)
        else:
            run = None
    return found


def _alike(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return all(abs(a - b) <= ALIKE for a, b in zip(one, other, strict=True))


def _explained(line: Line, signs: Sequence[Sign]) -> tuple[Box, str, float] | None:
    """The sign in front of a line and where its meaning begins, where nothing else stands there; a letter may be on it.

    Of two that lie on one another the last one is seen.
    """
    middle = line[0].box.centre[1]
    for box, colour in reversed([s for s in signs if s[0].top <= middle <= s[0].bottom]):
        said = [w for w in line if not box.holds(*w.box.centre)]
        if not said or _is_parted(said):
            continue
        if -1 <= said[0].box.x0 - box.x1 <= NEAR * said[0].box.height:
            return box, colour, said[0].box.x0
    return None


def _is_parted(line: Sequence[Word]) -> bool:
    """Whether more than a space of white parts a line."""
    return len(parted(tuple(line), APART)) > 1
