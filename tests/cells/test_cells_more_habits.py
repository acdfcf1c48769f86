"""Habits of more councils: titles in a column, keys read downwards, grades in figures, answers of a word."""

from __future__ import annotations

import pytest

from pipeline.cells.columns.headings import heading_of, role_of
from pipeline.cells.lookalikes import only_counts
from pipeline.cells.status.key import key_of_table
from pipeline.cells.status.meaning import entry_for, progress_of, rag_by_key
from pipeline.cells.status.printed import Shown, read_status
from pipeline.cells.titles import titled
from pipeline.models.page import Word
from pipeline.models.text import Runs, Text
from tests import paper
from tests.cells.test_cells_header import header
from tests.cells.test_cells_reports import ONE, TWO, reports

BOLD = paper.PLAIN._replace(bold=True)


def records(heads, *rows, profile):
    (report,) = reports(paper.table(heads, *rows), profile=profile)
    return report.recommendations


def test_a_column_of_titles_gives_the_titles(profile):
    rows = [["14/03/2031", "Late buses", "That a night bus be tried.", "Begun."],
            ["14/03/2031", "Taxi ranks", "That the rank be moved.", "Moved."]]  # fmt: skip
    found = records(["Date agreed", "Title", "Recommendation", "Actions taken"], *rows, profile=profile)
    assert [r.title.value for r in found] == ["Late buses", "Taxi ranks"]
    assert [r.recommendation.value for r in found] == [row[2] for row in rows]


def test_the_signs_of_a_key_may_stand_side_by_side_over_their_meanings(profile):
    signs = ["1 (Blue)", "2 (Green)", "3 (Amber)", "4 (Red)"]
    key = key_of_table(paper.table(signs, ["Fully Achieved", "On Track", "Slipped", "Not Achieved"]), profile)
    assert [(e.shown, e.meaning) for e in key][:2] == [("1 (Blue)", "Fully Achieved"), ("2 (Green)", "On Track")]
    rags = [rag_by_key(entry, profile) for n in "1234" if (entry := entry_for(Shown(n, "word"), key))]
    assert rags == ["complete", "green", "amber", "red"]


def test_a_scale_in_brackets_leaves_a_heading_what_it_is(profile):
    assert role_of("Assessment (1-4)", profile) == role_of("Assessment\n(1 to 4)", profile) == "status"
    assert role_of("Progress (RAG)", profile) == "status"


def test_a_column_of_states_is_the_status_though_some_have_no_colour(profile):
    rows = [[*ONE[:2], "All in place.", "Done"], [*TWO[:2], "Half is in place.", "Partly"]]
    found = records(["No", "Recommendation", "How far have we got?", "Done?"], *rows, profile=profile)
    assert [r.rag for r in found] == ["complete", None]
    assert [r.status.shown for r in found] == ["Done", "Partly"]


def test_a_record_below_a_heading_in_bold_heads_nothing(profile):
    heads = [paper.cell(head, look=BOLD) for head in ("Meeting", "Item", "Why it is coming")]
    rows = [["11 June 2031", "Leisure contract", "Asked for by Cllr Oak"], ["9 July 2031", "Crime", "Statutory"]]
    assert heading_of(paper.table(heads, *rows), profile) is None


@pytest.mark.parametrize(
    ("line", "inquiry"),
    [
        ("Learning from the February 2031 Floods: progress report", "Learning from the February 2031 Floods"),
        ("Table A: recommendations completed since the last meeting", None),
        ("Recommendations made to the Executive by Select Committees", None),
    ],
)
def test_what_names_an_inquiry_and_what_does_not(line, inquiry, profile):
    assert header("Fenmere District Council", line, profile=profile).inquiry == inquiry


def test_a_day_may_stand_in_front_of_the_first_label_of_its_line(profile):
    found = header("Updated 6 March 2031 Lead officer: Maud Ings, Head of Transport", profile=profile)
    assert (found.update_date, [p.name for p in found.lead_officers]) == ("2031-03-06", ["Maud Ings"])


def test_the_letters_of_a_key_label_no_stage(profile):
    found = header("Interim progress report, 12 months", "A: up to three months late", profile=profile)
    assert found.stage_months == 12


def test_a_known_label_in_bold_needs_no_colon(profile):
    line = paper.text("Lead Fiona Abercairn, Head of Roads", bold_until=4)
    found = header("Fenmere District Council", line, profile=profile)
    assert [p.name for p in found.lead_officers] == ["Fiona Abercairn"]


def test_the_council_in_another_language_names_no_inquiry(profile):
    found = header("Fenmere County Borough Council / Cyngor Bwrdeistref Sirol Fenmere", profile=profile)
    assert (found.council, found.inquiry) == ("Fenmere County Borough Council", None)


def test_a_long_line_may_name_committee_inquiry_and_round(profile):
    line = (
        "Economy and Transport Select Committee – Ferries and the Visitor Economy – Action plan: progress at 12 months"
    )
    found = header("Fenmere District Council", line, profile=profile)
    assert (found.inquiry, found.stage_months) == ("Ferries and the Visitor Economy", 12)


def test_a_table_that_counts_recommendations_is_told(profile):
    counted = paper.table(["", "Total", "Complete"], ["Recommendations made", "10", "4"], ["of which ours", "8", "3"])
    assert only_counts(counted, profile)
    assert not only_counts(paper.table(["No", "Recommendation", "Update"], ONE, TWO), profile)


@pytest.mark.parametrize(("bold_until", "score"), [(17, 1.0), (15, 1.0), (8, 0.97)])
def test_the_words_that_open_a_recommendation_are_no_part_of_its_title(profile, bold_until, score):
    text = paper.text("Travel Training We recommend that training is offered.", bold_until=bold_until)
    recognised = [run._replace(word=run.word._replace(score=score)) for run in text.runs]
    found = titled(Text(text.value, Runs.of(recognised)), profile)
    assert (found.title.value, found.body.value) == ("Travel Training", "We recommend that training is offered.")


def test_a_word_that_print_itself_sets_apart_from_a_title_is_none_of_it(profile):
    found = titled(paper.text("Travel Council Officers should stop it.", bold_until=7), profile)
    assert (found.title.value, found.body.value) == ("Travel", "Council Officers should stop it.")


@pytest.mark.parametrize(
    ("said", "rag", "progress"),
    [
        ("80% complete", None, None),
        ("66.7 per cent done", None, None),
        ("3 of 4 complete", None, None),
        ("4 of 4 complete", "complete", "delivered"),
        ("100% complete", "complete", "delivered"),
        ("On track (60% complete)", "green", "on_track"),
    ],
)
def test_a_share_of_the_work_is_not_all_of_it(profile, said, rag, progress):
    shown = read_status(paper.cell(said), profile)
    assert (shown.rag, progress_of(shown, None, profile)) == (rag, progress)


@pytest.mark.parametrize(
    ("below", "title"), [("Mend the gates every year", "Look at the old"), ("gates once a year", None), ("•", None)]
)
def test_a_first_line_that_seems_larger_is_no_title_of_a_sentence_that_goes_on_or_of_a_sign(profile, below, title):
    text = paper.text(f"Look at the old\n{below}")
    runs = [run if run.start > 15 else run._replace(word=_larger(run.word)) for run in text.runs]
    found = titled(Text(text.value, Runs.of(runs)), profile)
    assert (found.title and found.title.value) == title


def _larger(word: Word) -> Word:
    return word._replace(box=word.box._replace(bottom=word.box.bottom + 2))
