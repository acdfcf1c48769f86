"""Values of several lines beside a label: one value, whether the label stands at their top or at their middle."""

from __future__ import annotations

import pytest

from pipeline.cells.header.labels import labelled_lines
from pipeline.cells.outside import paragraphs_of
from pipeline.models.page import Page, Word
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


def foot_set(*rows: tuple[float, tuple[tuple[str, ...], ...]]) -> dict[str, str]:
    """Labels and values set side by side on the last line of each row → what the labels say."""
    words: list[Word] = []
    for top, cells in rows:
        for x, printed in zip((50, 150, 320, 420), cells, strict=True):
            look = paper.BOLD if x in (50, 320) else paper.PLAIN
            for at, line in enumerate(reversed(printed)):
                words += paper.line(line, x, top - paper.STEP * at, first=len(words), look=look)
    page = Page(1, 595, 842, tuple(word._replace(index=at) for at, word in enumerate(words)))
    found = labelled_lines(paragraphs_of(page, Places(), Lexicon()), load())
    return {one.label: " ".join(one.value.value.split()) for one in found if one.field}


def test_a_label_that_begins_above_its_value_is_whole() -> None:
    told = foot_set(
        (100, (("Committee:",), ("Place Panel",), ("Lead officer:",), ("Ann Ash",))),
        (134, (("Completion", "date:"), ("3 May 2030",), ("Cabinet Member:",), ("Cllr Bo Box",))),
        (168, (("Inquiry:",), ("Bus Fares",), ("Date of", "this update:"), ("9 May 2031",))),
    )
    assert told["Completion date"] == "3 May 2030"
    assert told["Date of this update"] == "9 May 2031"
    assert (told["Committee"], told["Lead officer"]) == ("Place Panel", "Ann Ash")
    assert (told["Inquiry"], told["Cabinet Member"]) == ("Bus Fares", "Cllr Bo Box")


def test_a_heading_over_labels_begins_none_of_them() -> None:
    told = foot_set(
        (100, (("About this report",), (), (), ())),
        (112, (("Committee:",), ("Place Panel",), ("Lead officer:",), ("Ann Ash",))),
    )
    assert told == {"Committee": "Place Panel", "Lead officer": "Ann Ash"}
