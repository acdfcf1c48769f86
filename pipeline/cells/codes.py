"""Decisions printed as codes ("A1", "B2") that the paper explains: in a small table, or in lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.cells.decisions import decision_of_column
from pipeline.cells.sections import Section
from pipeline.models.table import Cell, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile

MOST = 0.6  # share of a column's cells that must be codes
FEWEST = 2  # codes that must be explained
_CODE = re.compile(r"[A-Z]{1,2}\d{0,2}[a-z]?|\d{1,2}[A-Za-z]?")


@dataclass(frozen=True, slots=True)
class Codes:
    """What each code means, and the table and paragraphs that say so."""

    meanings: Mapping[str, str] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()
    lines: tuple[Text, ...] = ()


def codes_of(wanted: frozenset[str], tables: Sequence[Table], lines: Sequence[Text], profile: Profile) -> Codes:
    """What the codes of a report's decisions mean; nothing where nobody explains them as decisions."""
    for table in tables:
        found = dict(_in_table(table, wanted))
        if _decide(found, profile):
            return Codes(found, (table,))
    said = [(line, found) for line in lines if (found := dict(_in_line(line.value, wanted)))]
    found = {code: meaning for _, own in said for code, meaning in own.items()}
    return Codes(found, (), tuple(line for line, _ in said)) if _decide(found, profile) else Codes()


def printed_codes(section: Section, profile: Profile) -> frozenset[str]:
    """The codes in the columns of decisions or answers that hold hardly anything else."""
    codes: set[str] = set()
    for records in section.records:
        for column in (*records.heading.of("decision"), *records.heading.of("response")):
            rows = [row for piece in (records.table, *records.pieces) for row in piece.rows]
            texts = [_text(row.cells[column.index]) for row in rows[records.heading.rows :]]
            own = [text for text in texts if _CODE.fullmatch(text) and decision_of_column(text, profile) is None]
            if own and len(own) >= MOST * sum(map(bool, texts)):
                codes.update(own)
    return frozenset(codes)


def _in_table(table: Table, wanted: frozenset[str]) -> Iterator[tuple[str, str]]:
    for row in table.rows:
        cells = [_text(cell) for cell in row.cells if cell]
        for code, meaning in pairwise(cells):
            if code in wanted and meaning and meaning not in wanted:
                yield code, meaning


def _in_line(text: str, wanted: frozenset[str]) -> Iterator[tuple[str, str]]:
    """ "A1 = accepted in full; B1 = accepted in part", or one of them."""
    names = "|".join(map(re.escape, sorted(wanted, key=len, reverse=True)))
    found = list(re.finditer(rf"(?<!\w)({names})\s*[:=–—-]\s*", text))
    ends = [*(match.start() for match in found), len(text)][1:]
    for match, end in zip(found, ends, strict=True):
        yield match[1], text[match.end() : end].strip(" ;,.|\n")


def _decide(meanings: Mapping[str, str], profile: Profile) -> bool:
    decided = sum(decision_of_column(meaning, profile) is not None for meaning in meanings.values())
    return len(meanings) >= FEWEST and decided >= MOST * len(meanings)


def _text(cell: Cell | None) -> str:
    return " ".join(cell.text.value.split()) if cell else ""
