"""States in a few words: by a section's heading, by a row above a table's headings, by keys of words and figures."""

from __future__ import annotations

import pytest

from pipeline.cells.columns.headings import role_of
from pipeline.cells.status.headed import state_of
from pipeline.cells.status.key import key_of_table
from pipeline.cells.status.key_lines import entries_in, key_of_lines
from pipeline.cells.status.meaning import rag_by_key
from pipeline.cells.status.printed import rags_in
from pipeline.models.page import Page
from pipeline.models.text import Text
from tests import paper
from tests.cells.test_cells_reports import ONE, TWO, reports


@pytest.mark.parametrize(
    ("heading", "rag"),
    [
        ("Section C: Recommendations at risk of delay", "amber"),
        ("Recommendations with some slippage", "amber"),
        ("Recommendations no longer being pursued", None),
        ("Recommendations not yet complete", None),
    ],
)
def test_what_a_section_lists_has_the_colour_of_its_state(heading, rag, profile):
    shown = state_of(Text(heading), profile)
    assert not shown.blank and shown.rag == rag


@pytest.mark.parametrize("said", ["not yet complete", "no longer on track", "never delivered"])
def test_a_state_that_is_turned_round_has_no_colour(said, profile):
    assert not rags_in(said, profile)


def test_a_row_above_the_headings_tells_the_state_of_all_below_it(profile):
    heads = ["No", "Recommendation", "Officer", "Latest update"]
    rows = [[*one[:2], "Ann Ash", ""] for one in (ONE, TWO)]
    titles = [paper.row(paper.cell(said, columns=4), None, None, None) for said in ("Table A: Done", "Table B: Red")]
    tables = [paper.table(t, heads, *rows, top=200 * at, bottom=200 * at + 99) for at, t in enumerate(titles, 1)]
    (report,) = reports(*tables, profile=profile)
    assert [r.rag for r in report.recommendations] == ["complete", "complete", "red", "red"]


def test_a_key_may_explain_each_state_behind_its_colour(profile):
    line = "Status: Completed (blue) – met. Delayed (amber) – will be met, but later. Not started (red) – none."
    entries = entries_in(line, profile)
    assert [(e.shown, rag_by_key(e, profile)) for e in entries] == [
        ("Completed", "complete"), ("Delayed", "amber"), ("Not started", "red"),
    ]  # fmt: skip
    assert entries[1].meaning == "will be met, but later (amber)"


def test_a_table_of_figures_and_states_is_a_key(profile):
    cells = ["1 – Fully Achieved\nAll of it is done.", "2 – On Track", "3 – Slipped", "4 – Not Achieved"]
    found = key_of_table(paper.table(cells), profile)
    assert [(e.shown, rag_by_key(e, profile)) for e in found] == [
        ("1", "complete"), ("2", "green"), ("3", "amber"), ("4", "red"),
    ]  # fmt: skip
    assert found[0].meaning == "Fully Achieved All of it is done."
    assert not key_of_table(paper.table(["1. Walls", "2. Gates"]), profile)
    assert not key_of_table(paper.table(["1. Complete the survey of all walls by May", "2. On track"]), profile)


def test_figures_and_states_in_one_line_are_a_key_without_marks_between(profile):
    entries, _ = key_of_lines([Text("1 – Fully Achieved 2 – On Track 3 – Slipped")], profile, figures=True)
    assert [(e.shown, e.meaning) for e in entries] == [("1", "Fully Achieved"), ("2", "On Track"), ("3", "Slipped")]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Position status: 1 Complete 2 On track 3 Slipped", ["Complete", "On track", "Slipped"]),
        ("Score key: 3 Complete 2 On track 1 Slipped", ["Complete", "On track", "Slipped"]),
        ("Status: 1 Complete 2 On track – no score was given", ["Complete", "On track"]),
        ("Status: 1 Complete – all of it 2 On track – in time", ["Complete – all of it", "On track – in time"]),
    ],
)
def test_figures_that_count_on_part_a_key(line, said, profile):
    entries, _ = key_of_lines([Text(line)], profile, figures=True)
    assert [e.meaning for e in entries] == said


@pytest.mark.parametrize("line", ["Status: 1 street 3 lanes", "Found: 1 Complete 2 On track", "Status: 2 streets"])
def test_other_figures_are_no_key(line, profile):
    assert not key_of_lines([Text(line)], profile, figures=True)[0]


def test_a_dash_among_figures_leaves_them_statuses(profile):
    """The recommendation that was not accepted is not assessed; the key explains the figures of the others."""
    heads = ["No", "Recommendation", "Latest update", "Position status"]
    rows = [[*ONE[:2], "All walls are whole.", "1"], [*TWO[:2], "None.", "–"], ["3", *TWO[1:2], "Some are.", "2"]]
    key = Page(1, 595, 842, paper.line("Status: 1 Complete 2 On track", top=400, first=90))
    (report,) = reports(paper.table(heads, *rows), profile=profile, pages=[key])
    assert [r.rag for r in report.recommendations] == ["complete", None, "green"]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Lead organisation / officer", "lead_officer"),
        ("Comments of the Cabinet Member (13/03/2024)", "response"),
        ("Milestones", "action"),
    ],
)
def test_further_headings(heading, role, profile):
    assert role_of(heading, profile) == role
