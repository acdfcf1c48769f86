"""Scanned pages are read in several ways: the reading that can be believed most is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import pipeline.run
from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.models.report import Header, Recommendation, Report, Source
from pipeline.readings import surest
from pipeline.run import read_document
from pipeline.settings import Settings
from pipeline.tables.read_tables import Tables
from pipeline.trust import standing
from tests import paper

SAMPLE = Path(__file__).parents[2] / "samples" / "hallowmere-minutes.pdf"
ROWS = [
    ("No.", "Recommendation", "Update", "Status"),
    ("1", "Publish the list of closed bridges.", "The list was published in May.", "Complete"),
    ("2", "Train two more inspectors.", "Both inspectors were trained.", "Complete"),
    ("3", "Open the towpath to cyclists.", "The path opens in the spring.", "On track"),
    ("4", "Report every year to the committee.", "The first report is late.", "Off track"),
]
LEFTS = (40, 80, 290, 480, 560)


def scan(kept: int, apart: int = 14) -> Page:
    """A scanned page of a report, on which lines were found around the first `kept` rows alone."""
    page = paper.ruled(ROWS, LEFTS, above=("Mossvale Council", "Bridges inquiry: progress after six months"))
    ends = sorted({r.box.top for r in page.rulings if r.horizontal})
    rulings = tuple(r for r in page.rulings if r.box.bottom <= ends[kept])
    starts = [max(y for y in ends if y <= w.box.top) if w.box.top > ends[0] else 0 for w in page.words]
    down = [apart * ends.index(y) if y else 0 for y in starts]
    words = (
        w._replace(box=w.box._replace(top=w.box.top + by, bottom=w.box.bottom + by))
        for w, by in zip(page.words, down, strict=True)
    )
    return replace(page, words=tuple(words), rulings=rulings, scanned=True)


def numbers_read(page: Page, monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    monkeypatch.setattr(pipeline.run, "with_scans", lambda *_: (page,))
    reports = read_document(SAMPLE, Settings(entities=False)).reports
    return [row.number for report in reports for row in report.recommendations]


def test_lines_that_close_a_small_table_are_left_aside(monkeypatch):
    assert numbers_read(scan(kept=2), monkeypatch) == ["1", "2", "3", "4"]


def test_lines_around_all_rows_are_believed(monkeypatch):
    assert numbers_read(scan(kept=5, apart=0), monkeypatch) == ["1", "2", "3", "4"]


def test_lines_that_software_drew_are_not_doubted(monkeypatch):
    drawn = replace(scan(kept=2), scanned=False)
    assert numbers_read(drawn, monkeypatch) != ["1", "2", "3", "4"]


GOOD, POOR = ("sentences_whole", "starts_level"), ("row_of_two", "ends_open")


def report(*cells: tuple[str, ...]) -> Report:
    rows = tuple(Recommendation(i, evidence=(("update", signals),)) for i, signals in enumerate(cells, start=1))
    return Report("r", Source("a.pdf", "0", 1, 1, 1), Header(), rows)


def left_aside(by_lines: Report, flat: Report, white: Report) -> str | None:
    """Which lines are left aside, given what is read by all lines, by those from side to side, by white."""
    reports = {None: by_lines, "uprights": flat, "all": white}
    tables = Tables((), Places())
    return surest([scan(kept=2)], tables, lambda _: tables, lambda read: [reports[read.aside]]).aside


def test_the_reading_with_most_cells_in_their_place_is_kept():
    assert left_aside(report(*[POOR] * 6), report(*[GOOD] * 3), report(*[GOOD] * 9)) == "all"
    assert left_aside(report(), report(*[GOOD] * 6), report(*[GOOD] * 3)) == "uprights"


def test_lines_are_believed_unless_another_reading_is_clearly_better():
    assert left_aside(report(*[GOOD] * 20), report(*[GOOD] * 20), report(*[GOOD] * 23)) is None


def test_of_readings_by_fewer_lines_that_by_the_most_lines_is_kept_than_which_none_is_clearly_better():
    assert left_aside(report(*[GOOD] * 20), report(*[GOOD] * 24), report(*[GOOD] * 27)) == "uprights"


def test_a_row_without_a_number_among_numbered_ones_speaks_against_a_reading():
    assert standing([report(GOOD, GOOD)]) > 1.5
    assert standing([report(GOOD, GOOD, (*GOOD, "number_missing"))]) < standing([report(GOOD, GOOD)])


def test_a_report_says_that_lines_were_left_aside(monkeypatch):
    def codes(page: Page) -> set[str]:
        monkeypatch.setattr(pipeline.run, "with_scans", lambda *_: (page,))
        (found,) = read_document(SAMPLE, Settings(entities=False)).reports
        return {issue.code for issue in found.issues}

    assert "LINES_UNSURE" in codes(scan(kept=2))
    assert "LINES_UNSURE" not in codes(scan(kept=5, apart=0))
