"""Decisions in brackets, choices to tick, several states, earlier reports, keys below tables, common titles."""

from __future__ import annotations

import pytest

from pipeline.cells.bracketed import bracketed
from pipeline.cells.key_below import with_key_apart
from pipeline.cells.reports import read_reports
from pipeline.cells.status.boxes import choices
from pipeline.models.page import Box, Page
from pipeline.models.places import Places
from pipeline.models.table import Cell, Mark
from pipeline.models.text import Text
from pipeline.text.lexicon import Lexicon
from tests import paper

WALL, ROOF = "That the wall is mended", "That the roof is mended"


def _read(heads, *rows, profile):
    (found,) = read_reports([Page(1, 595, 842, ())], (paper.table(heads, *rows),), Places(), profile, Lexicon())
    return found


@pytest.mark.parametrize(
    ("text", "decision", "rest"),
    [
        ("(accepted): That the wall is mended", "agreed", WALL),
        ("(not accepted) That the wall is mended", "rejected", WALL),
        ("(agreed in part) – That the wall is mended", "partially_agreed", WALL),
        ("(2031) That the wall is mended", None, "(2031) That the wall is mended"),
        ("(accepted)", None, "(accepted)"),
    ],
)
def test_a_decision_in_brackets_behind_the_number(text, decision, rest, profile):
    found = bracketed(Text(text), profile)
    assert (found.decision, found.rest.value) == (decision, rest)


def test_it_is_the_decision_where_no_column_tells_one(profile):
    row = ["Recommendation 1 (accepted in part): That the wall is mended", "Mended in May"]
    other = ["Recommendation 2 (accepted): That the roof is mended", "Not yet"]
    found = _read(["Recommendation", "Progress"], row, other, profile=profile).recommendations
    assert [(str(r.recommendation), r.decision) for r in found] == [(WALL, "partially_agreed"), (ROOF, "agreed")]


def test_a_column_of_choices_is_the_status_by_what_may_be_ticked(profile):
    heads = ["No", "Recommendation", "Progress", "Officer's view (tick one)"]
    rows = [
        ["1", WALL, "Mended in May", "☒ Fully implemented ☐ Partly implemented ☐ Not yet started"],
        ["2", ROOF, "Not yet", "☐ Fully implemented ☐ Partly implemented ☒ Not yet started"],
    ]
    found = _read(heads, *rows, profile=profile).recommendations
    assert [r.rag for r in found] == ["complete", None]


def test_choices_are_what_stands_behind_boxes():
    assert choices("☒ Yes ☐ No") == ("Yes", "No")
    assert choices("☒ Yes") == choices("The ☒ Yes ☐ No") == choices("☒ ☐ No") == choices("plain") == ()


def test_of_two_columns_of_states_one_decides_and_one_is_prose(profile):
    heads = ["No", "Recommendation", "Verdict", "State of play"]
    news = ("The wall was mended in May by two men from the town", "The roof was looked at in June and is to be mended")
    rows = [["1", WALL, "Yes. All of it", news[0]], ["2", ROOF, "In part. Only the slates", news[1]]]
    found = _read(heads, *rows, profile=profile).recommendations
    assert [(str(r.response), r.decision, str(r.update)) for r in found] == [
        ("Yes. All of it", "agreed", news[0]),
        ("In part. Only the slates", "partially_agreed", news[1]),
    ]


def test_the_news_of_an_earlier_report_come_first_wherever_they_stand(profile):
    heads = ["No", "Recommendation", "This report", "Last report"]
    found = _read(heads, ["1", WALL, "Mended in May", "Begun"], ["2", ROOF, "Begun", ""], profile=profile)
    assert [(str(r.update), str(r.previous_update)) for r in found.recommendations] == [
        ("Mended in May", "Begun"),
        ("Begun", "None"),
    ]


def test_states_in_front_of_dated_news_are_the_status(profile):
    heads = ["No", "Recommendation", "Position", "Progress since April 2031"]
    rows = [
        ["1", WALL, "Complete", "The wall was mended in May by two men from the town"],
        ["2", ROOF, "Ongoing", "It was looked at twice in June and once in July"],
    ]
    found = _read(heads, *rows, profile=profile).recommendations
    assert [(r.status.shown, r.rag) for r in found] == [("Complete", "complete"), ("Ongoing", None)]


def _painted(text: str = "") -> Cell:
    cell = paper.cell(text)
    return cell._replace(marks=(Mark(1, Box(50, 100, 60, 110), "fill", "#00aa00"),))


@pytest.mark.parametrize(("word", "left"), [("Rating", 3), ("Key", 3), ("Ponds", 5)])
def test_a_key_that_keeps_to_the_columns_is_none_of_the_rows(word, left, profile):
    table = paper.table(
        ["No", "Recommendation", "Update", "Rating"],
        ["1", WALL, "Mended", "Green"],
        ["2", ROOF, "Begun", "Amber"],
        [word, "", "", ""],
        [_painted(), "It has been", "put into practice", ""],
    )
    assert len(with_key_apart(table, profile)[0].rows) == left


@pytest.mark.parametrize(("front", "title"), [("You recommended", None), ("Walls", "Walls")])
def test_titles_that_are_all_alike_and_name_recommendations_are_labels(front, title, profile):
    texts = (WALL, ROOF, "That the gate is mended")
    rows = [[f"R{at}", f"{front}: {text}", "Begun"] for at, text in enumerate(texts, start=1)]
    found = _read(["Ref", "Recommendation", "Update"], *rows, profile=profile).recommendations
    assert {r.title and str(r.title) for r in found} == {title}


def test_how_many_were_made_and_accepted_is_no_report(profile):
    table = paper.table(["Panel", "Recommendations made", "Accepted"], ["Housing", "7", "6"], ["Parks", "12", "11"])
    assert read_reports([Page(1, 595, 842, ())], (table,), Places(), profile, Lexicon()) == ()
