"""What only the whole report knows of a cell: what was not read in it, how many others lack letters, its flags."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from pipeline.models.codes import meaning
from pipeline.models.report import Flag, Recommendation, Report
from pipeline.models.text import Locator
from pipeline.trust.unread import holders

# What hardly ever stands in a table all of whose letters and words were read.
TORN = frozenset(
    "torn_word torn_words word_lesser letter_lost odd_width odd_widths unread_inside gap_wide hole line_hole "
    "line_broken_early".split()
)
MANY, MOST = 0.12, 0.35  # shares of a report's cells
FEWEST = 3  # torn cells
_TOLD = frozenset({"number", "decision"})  # what may stand in front of other words too, its own column blank
Evidence = tuple[tuple[str, tuple[str, ...]], ...]  # of one row: the fields, and what is known of each


def with_whole(report: Report, missed: Sequence[Locator] = ()) -> Report:
    """The report with evidence that no single table knows; `missed`: stretches of painted text that were not read."""
    inside = holders(report, missed)
    found = [tuple(_evidence(row, inside)) for row in report.recommendations]
    whole = _of_report(found)
    known = [tuple((name, (*signals, *whole)) for name, signals in own) for own in found]
    rows = zip(report.recommendations, known, strict=True)
    done = (replace(row, evidence=own, flags=(*row.flags, *_doubled(row))) for row, own in rows)
    return replace(report, recommendations=tuple(done))


def _evidence(row: Recommendation, inside: Collection[tuple[int, str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, signals in row.evidence:
        flags = [flag.code.lower() for flag in row.flags if flag.field == name and meaning(flag.code).review]
        missed = ["unread_inside"] if (row.index, name) in inside else []
        told = name in _TOLD and "blank" in signals and getattr(row, name) is not None
        yield name, tuple(dict.fromkeys((*(("told_in_text",) if told else signals), *missed, *flags)))


def _of_report(rows: Sequence[Evidence]) -> tuple[str, ...]:
    """What the letters of all cells say of each."""
    cells = [known for row in rows for _, known in row]
    torn = sum(not TORN.isdisjoint(known) for known in cells)
    if torn < max(FEWEST, MANY * len(cells)):
        return ()
    return ("most_letters_missing",) if torn >= MOST * len(cells) else ("letters_missing",)


def _doubled(row: Recommendation) -> Iterator[Flag]:
    """A row that may be two is said to be as a row: whoever looks at it may split it."""
    if any("row_of_two" in names for _, names in row.evidence):
        yield Flag("ROW_OF_TWO", None, "Several of its cells start again on one line: it may be two recommendations.")
