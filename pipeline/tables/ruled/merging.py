"""Lines that lie beside or behind one another within a tolerance → one line.

The same answer as pdfplumber's `merge_edges`; a test holds the two together. That one makes a dictionary anew for
every line at every step, and brings a whole PDF reader with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Line = tuple[float, float, float]  # where it stands, from where, to where: of lines that all run one way


def merged(lines: Sequence[Line], beside: float, behind: float) -> list[Line]:
    """The lines in order; those `beside` one another stand at their mean, dashes that far `behind` one another join."""
    found: list[Line] = []
    for at, start, end in sorted(_snapped(lines, beside)):
        last = found[-1] if found else None
        if last is None or at != last[0] or start > last[2] + behind:
            found.append((at, start, end))
        elif end > last[2]:
            found[-1] = at, last[1], end
    return found


def _snapped(lines: Sequence[Line], tolerance: float) -> Iterator[Line]:
    """The lines, those of a run of which each is near to the next moved to their mean."""
    run: dict[float, int] = {}
    before = None
    for at in sorted({line[0] for line in lines}):
        run[at] = run[before] + (at > before + tolerance) if before is not None else 0
        before = at
    groups: list[list[Line]] = [[] for _ in range(run[before] + 1)] if before is not None else []
    for line in lines:
        groups[run[line[0]]].append(line)
    for group in groups:
        mean = sum([at for at, _, _ in group]) / len(group)
        yield from ((at + (mean - at), start, end) for at, start, end in group)
