"""Keys told in sentences, in many wordings of our own; and sentences that only mention colours, figures or states."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.models.page import Page
from pipeline.models.table import Cell
from pipeline.models.text import Text
from pipeline.records.status.find_legend import without_key
from pipeline.records.status.legend_lines import key_in
from pipeline.records.status.meaning import entry_for, progress_of_words, rag_told, state_told
from pipeline.records.status.printed import Shown, rags_in, read_status
from tests import paper
from tests.records.test_records_reports import ONE, TWO, reports

SAID = tomllib.loads(Path(__file__).with_name("keys_told.toml").read_text(encoding="utf-8"))


def _key(said, states, profile):
    texts = [paper.text(line, top=100 + 20 * at) for at, line in enumerate(said.split("\n"))]
    figures = bool(states) and all(state.isdigit() for state in states)
    return key_in(texts, frozenset(states), profile, figures=figures)[0]


def _wanted(pairs):
    return {sign: value or None for sign, _, value in (pair.partition("=") for pair in pairs.split("; "))}


@pytest.mark.parametrize(("said", "meant"), SAID["colours"])
def test_a_sentence_tells_what_colours_mean(said, meant, profile):
    key, wanted = _key(said, (), profile), _wanted(meant)
    found = {colour: entry_for(Shown(colour, "fill"), key, profile) for colour in wanted}
    assert {colour: entry and entry.progress for colour, entry in found.items()} == wanted


@pytest.mark.parametrize(("said", "colours"), SAID["states"])
def test_a_sentence_tells_the_colours_of_what_the_cells_hold(said, colours, profile):
    wanted = _wanted(colours)
    key = _key(said, wanted, profile)
    shown = {state: read_status(Cell(text=Text(state)), profile) for state in wanted}
    assert all(entry_for(own, key, profile) for own in shown.values())
    assert {state: rag_told(own, entry_for(own, key, profile), key, profile) for state, own in shown.items()} == wanted


@pytest.mark.parametrize(("said", "states"), SAID["none"])
def test_a_sentence_that_only_mentions_them_is_no_key(said, states, profile):
    assert not _key(said, [state for state in states.split("; ") if state], profile)


@pytest.mark.parametrize(
    ("said", "state", "rag"),
    [
        ("Red means at risk and green means complete.", "At risk", "red"),
        ("Red means at risk and green means complete.", "Complete", "complete"),
        ("Amber – in progress; Red – not started", "In progress", "amber"),
    ],
)
def test_the_colour_that_a_key_tells_is_that_of_the_word_but_done_is_complete(said, state, rag, profile):
    key = _key(said, (state,), profile)
    own = read_status(Cell(text=Text(state)), profile)
    assert rag_told(own, entry_for(own, key, profile), key, profile) == rag


def test_brackets_that_tell_how_it_goes_on_with_what_is_not_done_leave_it_without_a_colour(profile):
    said = "Position status categories\n1 Achieved\n2 Not achieved (progress is acceptable)\n3 Not achieved"
    key = _key(said, ("1", "2", "3"), profile)
    colours = [rag_told(own, entry_for(own, key, profile), key, profile) for own in (Shown(s, "word") for s in "123")]
    assert colours == ["complete", None, "red"]
    assert [entry.progress for entry in key] == ["delivered", "not_delivered", "not_delivered"]


def _read(pages, profile, states, top=100, page=2):
    heads = ["No", "Recommendation", "Latest update", "Position status"]
    rows = [[*one[:2], "Work goes on.", state] for one, state in zip((ONE, TWO), states, strict=True)]
    (report,) = reports(paper.table(heads, *rows, page=page, top=top), profile=profile, pages=pages)
    return report


@pytest.mark.parametrize("at", [1, 2, 5])
def test_a_key_may_stand_in_the_covering_report_or_pages_behind(at, profile):
    """Far behind, the report does not become longer for it."""
    said = "In the table a score of 1 means achieved and a score of 2 that it has slipped."
    words = {at: paper.line(said, top=400, page=at, first=90)}
    pages = [Page(number, 900, 842, words.get(number, ())) for number in range(1, 7)]
    report = _read(pages, profile, ("1", "2"))
    assert [r.rag for r in report.recommendations] == ["complete", "amber"]
    assert report.last_page == 2


def test_a_paragraph_that_tells_of_other_things_before_the_key_still_heads_the_report(profile):
    """What it says in front of the key is not lost for the header."""
    more = paper.text("Ann Ash is the lead officer. Below, green means tidy and red untidy.")
    only = paper.text("Below, green means tidy and red untidy. All is told by May.", top=200)
    key, lines = key_in([more, only], {"Tidy", "Untidy"}, profile)
    assert lines == (more, only)
    assert without_key((more, only), key, lines) == [more]


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("Signs went up in May. Status: complete.", "complete"),
        ("Signs went up. We consider this recommendation discharged.", "discharged"),
        ("Signs went up.\nThe recommendation is therefore now complete.", "complete"),
        ("Status: on track. The signs are ordered.", "on track"),
        ("No signs. This recommendation is not complete.", None),
        ("No signs. If money is found the recommendation is complete.", None),
        ("All is well. The signs are complete.", None),
        ("Complete.", None),
    ],
)
def test_a_state_may_be_told_at_the_end_of_the_news(said, state, profile):
    assert state_told(said, profile) == state


@pytest.mark.parametrize(("last", "rags"), [("discharged", ["complete"] * 2), ("to be seen", [None] * 2)])
def test_states_told_in_the_news_are_the_status_where_most_tell_one(last, rags, profile):
    heads = ["No", "Recommendation", "Officer", "Latest update"]
    rows = [[*one[:2], "Ann Ash", f"Walls were built. This recommendation is {last}."] for one in (ONE, TWO)]
    (report,) = reports(paper.table(heads, *rows), profile=profile)
    assert [r.rag for r in report.recommendations] == rags


@pytest.mark.parametrize(
    ("said", "rag"),
    [
        ("Completed ahead of schedule", "complete"),
        ("Ahead of schedule", "green"),
        ("No slippage", "green"),
        ("Minor slippage", "amber"),
        ("Significant slippage", "red"),
        ("Not done", "red"),
        ("Not on target", "red"),
        ("Some delay", "amber"),
        ("In progress – behind target", "amber"),
        ("Not met", "red"),
        ("Fully met", "complete"),
        ("Embedded", "complete"),
        ("Superseded", None),
        ("No longer relevant", None),
        ("Substantially complete", None),
    ],
)
def test_words_of_a_status(said, rag, profile):
    assert rags_in(said, profile) == (frozenset({rag}) if rag else frozenset())


@pytest.mark.parametrize(
    ("said", "progress"),
    [("Substantially complete", "on_track"), ("Not taken forward", "closed"), ("Implemented in part", "concern")],
)
def test_what_words_of_a_status_say_of_progress(said, progress, profile):
    assert progress_of_words(said, profile) == progress
