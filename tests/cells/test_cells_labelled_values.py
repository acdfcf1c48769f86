"""Values of several lines beside a label: one value, whether the label stands at their top or at their middle."""

from __future__ import annotations

import pytest

from pipeline.cells.header.labels import labelled_lines
from pipeline.cells.outside import paragraphs_of
from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.profiles import load
from pipeline.text.lexicon import Lexicon
from tests import paper


def header(*rows: tuple[str, float, list[str]]) -> dict[str, str]:
    """A page of bold labels, each so far below the first line of its value → what the labels say."""
    words, top = [], 100.0
    for label, down, values in rows:
        words += paper.line(label, 50, top + down, first=len(words), look=paper.BOLD)
        for value in values:
            words += paper.line(value, 150, top, first=len(words))
            top += paper.STEP
        top += 8
    page = Page(1, 595, 842, tuple(word._replace(index=at) for at, word in enumerate(words)))
    found = labelled_lines(paragraphs_of(page, Places(), Lexicon()), load())
    return {one.field: " ".join(one.value.value.split()) for one in found if one.field}


@pytest.mark.parametrize("down", [0.0, paper.STEP / 2])
def test_a_value_of_two_lines_has_one_label(down: float) -> None:
    told = header(
        ("Committee", down, ["Children, Skills and Learning", "Scrutiny Panel"]),
        ("Inquiry", down, ["Second chances: courses for", "adults in Ashby"]),
        ("Lead officer", 0, ["Ann Ash"]),
    )
    assert told["committee"] == "Children, Skills and Learning Scrutiny Panel"
    assert told["inquiry"] == "Second chances: courses for adults in Ashby"
    assert told["lead_officers"] == "Ann Ash"
