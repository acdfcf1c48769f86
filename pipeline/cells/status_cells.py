"""What the status cells of a report hold: it says what its key explains."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.cells.sections import Section
from pipeline.cells.status.printed import is_dash, is_uncoloured
from pipeline.profiles import Profile

_CROSSES = frozenset("xX")  # typed, or recognised, as a letter


def shows_figures(section: Section, profile: Profile) -> bool:
    """Whether the status cells of a report hold single figures: then its key explains figures.

    Beside them a dash or "N/A" may say that something was not assessed.
    """
    texts = [text for text in _texts(section) if not is_dash(text) and not is_uncoloured(text, profile)]
    return bool(texts) and all(len(text) == 1 and text.isdigit() for text in texts)


def signs_shown(section: Section) -> frozenset[str]:
    """The single signs that stand in status cells, an arrow or a mark of exclamation; a letter only as a cross."""
    return frozenset(t for t in _texts(section) if len(t) == 1 and (not t.isalnum() or t in _CROSSES))


def states_shown(section: Section) -> frozenset[str]:
    """What the status cells of a report say."""
    return frozenset(" ".join(text.split()) for text in _texts(section))


def _texts(section: Section) -> Iterator[str]:
    for records in section.records:
        for column in records.heading.of("status")[-1:]:
            rows = [row for piece in (records.table, *records.pieces) for row in piece.rows]
            for row in rows[records.heading.rows :]:
                cell = row.cells[column.index]
                if cell is not None and cell.text:
                    yield cell.text.value.strip()
