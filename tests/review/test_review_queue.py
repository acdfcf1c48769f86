"""The review queue: consequence first, causes together, and what fits into a stated time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.models.codes import CODES
from pipeline.models.report import Flag, Issue, Status
from pipeline.review import accepting, queue, within
from pipeline.review.queue import budget_seconds, effort
from tests.review.test_review_corrections import after, paper, row

ASKS = sorted(code for code, entry in CODES.items() if entry.review and entry.about != "file")


def doubt(index: int, *pairs: tuple[str, str | None], **more: object):
    return row(index, flags=tuple(Flag(code, field, "Look.") for code, field in pairs), **more)


def test_a_doubtful_status_comes_before_prose_whatever_the_code():
    prose = doubt(1, ("SENTENCE_CUT", "update"), ("ROW_JOIN_UNSURE", "update"))
    report = paper(prose, doubt(2, ("ROW_JOIN_UNSURE", "rag")))
    tasks = queue([report])
    assert [(t.index, t.field, t.about) for t in tasks] == [(2, "rag", "status"), (1, "update", "prose")]
    assert tasks[1].codes == ("SENTENCE_CUT", "ROW_JOIN_UNSURE")
    assert tasks[0].places == dict(report.recommendations[1].sources)["rag"]


def test_what_nobody_needs_to_look_at_is_not_in_it_unless_everything_is_asked_for():
    report = paper(doubt(1, ("TITLE_UNSURE", "title")))
    assert queue([report]) == ()
    every = queue([report], everything=True)
    assert {t.codes for t in every} == {("UNCHECKED",)}
    seen, _ = after(report, accepting(report, 1, "row", "A. Clerk"))
    assert queue([seen], everything=True) == ()


def test_one_word_is_one_cause_in_all_reports():
    closed = Status("Closed", "word")
    rows = [doubt(i, ("STATUS_UNKNOWN_WORD", "rag"), status=closed, rag=None) for i in (1, 2, 3)]
    tasks = queue([paper(*rows)])
    assert len({t.cause for t in tasks}) == 1
    assert tasks[0].seconds > tasks[1].seconds == tasks[2].seconds


def test_issues_of_a_report_stand_in_it_too():
    report = paper(issues=(Issue("KEY_MISSING", "warning", None, "No key."), Issue("HEADING_UNKNOWN", "info", 1, "…")))
    assert [(t.index, t.codes) for t in queue([report])] == [(None, ("KEY_MISSING",))]


@given(st.lists(st.tuples(st.sampled_from(ASKS), st.sampled_from(["rag", "update", "target_date", None])), max_size=12),
       st.floats(1, 2000))  # fmt: skip
def test_a_budget_is_kept_and_nothing_more_consequential_is_left_for_less(pairs, seconds):
    report = paper(*(doubt(i, pair) for i, pair in enumerate(pairs, start=1)) if pairs else (row(1),))
    tasks = queue([report], everything=True)
    chosen = within(tasks, seconds)
    assert sum(t.seconds for t in chosen) <= seconds
    assert [t for t in tasks if t in chosen] == list(chosen)
    left = seconds - sum(t.seconds for t in chosen)
    assert all(t.seconds > left for t in tasks if t not in chosen)


def test_budgets():
    said = {"2h": 7200, "90m": 5400, "1h30m": 5400, "1.5 h": 5400, "40s": 40}
    assert {text: budget_seconds(text) for text in said} == said


@pytest.mark.parametrize("text", ["", "soon", "2", "0h", "-1h", "2h2h"])
def test_what_is_no_time(text):
    with pytest.raises(UsageError, match="2h"):
        budget_seconds(text)


def test_the_model_says_how_long_everything_takes():
    model = effort()
    assert set(model.first) == set(model.again) == {entry.about for entry in CODES.values()}
    assert all(model.again[name] <= model.first[name] for name in model.first)
