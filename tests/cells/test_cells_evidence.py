"""What is known of a cell's letters and end, and of headings that stand over two columns."""

from __future__ import annotations

import pytest

from pipeline.cells.columns.headings import Column, Heading
from pipeline.cells.evidence.around import around
from pipeline.cells.evidence.doubts import heading_roles, heading_twins
from pipeline.cells.evidence.gaps import gap_signals, gaps_of
from pipeline.cells.evidence.letters import letters_of
from pipeline.cells.evidence.signals import signals_of, title_signals
from pipeline.cells.rows import Printed
from pipeline.models.table import Cell
from tests import paper


def measured(*texts: str):
    records = [Printed((paper.cell(text), paper.cell("Done."))) for text in texts]
    return records, around(records, paper.table(*((text, "Done.") for text in texts)), {}, {}, spelt=True)


@pytest.mark.parametrize("text", ["A budget of £45,00 was asked for.", "It closed on 8 February 222."])
def test_a_number_that_lacks_a_figure(text):
    _, known = measured(text)
    assert "figure_missing" in letters_of(paper.text(text), known)


@pytest.mark.parametrize("text", ["It cost £45,000.", "It cost £1,234,567.89.", "By 8 May 2022.", "In May 120 came."])
def test_a_whole_number(text):
    _, known = measured(text)
    assert "figure_missing" not in letters_of(paper.text(text), known)


def test_a_text_that_ends_where_a_list_should_follow():
    records, known = measured("The plan holds the following:", "The plan is done.")
    found = [signals_of("update", 0, at, record, known) for at, record in enumerate(records)]
    assert ["list_missing" in names for names in found] == [True, False]


@pytest.mark.parametrize("title", ["Roles and", "Officer for", "Roles", "n/a"])
def test_a_title_that_breaks_off(title):
    _, known = measured("The plan is done.")
    assert ("ends_open" in title_signals(paper.text(title), (), 0, known)) is (title in ("Roles and", "Officer for"))


def test_a_heading_over_two_columns_names_the_role_of_another(profile):
    def columns(heading: str, **more: bool) -> Heading:
        return Heading((Column(0, "update", "18 month update"), Column(1, "status", heading, **more)), 1)

    assert heading_roles(columns("24 month update BRAG"), profile)["update"] == {1}
    assert "update" not in heading_roles(columns("Previous update BRAG", previous=True), profile)
    assert "update" not in heading_roles(columns("BRAG"), profile)


def test_headings_that_are_the_same_but_for_a_lost_letter():
    def twins(*heads: str) -> dict[int, int]:
        return heading_twins(Heading(tuple(Column(x, "update", head) for x, head in enumerate(heads)), 1))

    assert twins("Progress", "Rating", "Progrss") == {0: 2, 2: 0}
    assert not twins("Update 1", "Update 12")
    assert not twins("Date", "Dates", "Progress", "Progress made")


def line(*places: float):
    """Words of four letters that begin at these places."""
    return [word for x in places for word in paper.text("word", x=x).words()]


def test_holes_below_one_another_part_two_columns_and_others_do_not():
    below, aside = [line(50, 75, 140), line(50, 75, 140)], [line(50, 75, 140), line(50, 75, 100, 125, 190)]
    assert list(gap_signals(below, map(gaps_of, below), 0.3)) == ["gutter"]
    assert list(gap_signals(aside, map(gaps_of, aside), 0.3)) == ["hole"]


def test_an_empty_cell_says_how_its_column_and_its_place_are():
    green = (paper.mark("fill", "#00a046"),)
    records = [Printed((paper.cell("Done."), paper.cell("", *marks))) for marks in (green, green, (), ())]
    known = around(records, paper.table(*[("", "")] * 4), {}, {}, spelt=True)
    names = signals_of("rag", 1, 2, records[2], known)
    assert {"blank", "blank_unlike_many", "blank_beside_signs"} <= set(names)
    assert "blank_without_place" not in names
    bare = Printed((records[2].cells[0], Cell()))
    assert "blank_without_place" in signals_of("rag", 1, 2, bare, known)
    assert "blank_spanned" in signals_of("rag", 1, 2, Printed((records[2].cells[0], None)), known)


def test_a_sentence_that_is_whole_and_a_figure_where_words_are_expected():
    records, known = measured("The bridge was mended in May.", "60%", "and the wall was not mended yet.")
    found = [signals_of("update", 0, at, record, known) for at, record in enumerate(records)]
    assert ["sentences_whole" in names for names in found] == [True, False, False]
    assert ["figure_for_prose" in names for names in found] == [False, True, False]
