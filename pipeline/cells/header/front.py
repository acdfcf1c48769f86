"""The first pages of a file, which name its council and committee where a report further behind does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.cells.header.lines import TitleLines, short_lines, with_bodies
from pipeline.cells.header.pieces import pieces
from pipeline.models.report import Header
from pipeline.models.text import Text
from pipeline.profiles import Profile

FRONT = 4  # pages


def with_front(header: Header, paragraphs: Mapping[int, Sequence[Text]], profile: Profile) -> Header:
    """The header with the council and committee of the agenda that opens the file, where it has none.

    "Minutes of the Cycling Committee" says whose minutes these are, not who gets the reports behind them.
    """
    found = TitleLines(header.council, header.committee)
    for page in range(1, FRONT + 1):
        if found.council and found.committee:
            break
        lines = short_lines(paragraphs.get(page, ()), profile)
        parts = [p for line in lines if not profile.lines["lead"].match(line) for p in pieces(line, profile)]
        found = with_bodies(found, parts, profile)
    return replace(header, council=found.council, committee=found.committee)
