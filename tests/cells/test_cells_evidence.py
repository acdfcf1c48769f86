"""What is known of a cell's letters and end, and of headings that stand over two columns."""

from __future__ import annotations

import pytest

from pipeline.cells.columns.headings import Column, Heading
from pipeline.cells.evidence.around import around
from pipeline.cells.evidence.doubts import heading_roles
from pipeline.cells.evidence.letters import letters_of
from pipeline.cells.evidence.signals import signals_of, title_signals
from pipeline.cells.rows import Printed
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
