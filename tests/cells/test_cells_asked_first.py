"""What was asked, where labels do not say so: an answer below it in one cell, the first of two answers, "Text:"."""

from __future__ import annotations

import pytest

from pipeline.cells.columns.answers_below import with_answers_below
from pipeline.cells.stanzas.asked_first import leave_shared_labels, name_first_answers
from pipeline.cells.stanzas.flow import Item
from pipeline.cells.stanzas.labels import Label, opens
from pipeline.cells.stanzas.stanza import Said, Stanza
from pipeline.models.page import Box
from pipeline.models.table import Block
from pipeline.profiles import load
from pipeline.text.lines import spoken
from tests import paper

COLUMN = Box(0, 0, 500, 800)


def item(text: str) -> Item:
    return Item(1, 100, COLUMN, Block((paper.line(text),)), apart=False, text=text)


def said(label: str, role: str, text: str) -> Said:
    words = paper.line(label)
    return Said(Label(label, role, words, Block(())), [item(text)])


def asked(stanza: Stanza) -> list[str]:
    return [spoken(line) for one in stanza.text for line in one.block.lines]


def test_an_answer_below_what_was_asked_has_a_column_of_its_own() -> None:
    rows = [
        ["1", f"That {what} is kept\n{answer}", "Begun"] for what, answer in (("it", "Agreed."), ("he", "Not agreed."))
    ]
    table = paper.table(["No.", "Recommendation and response", "Progress"], *rows)
    found = with_answers_below(table, load())
    assert [[c.text.value for c in row.cells if c] for row in found.rows[1:]] == [
        ["1", "That it is kept", "Begun", "Agreed."],
        ["1", "That he is kept", "Begun", "Not agreed."],
    ]
    plain = paper.table(["No.", "Recommendation", "Progress"], *rows)
    assert with_answers_below(plain, load()) is plain


def test_the_first_of_two_answers_is_what_was_asked() -> None:
    run = [Stanza(item(f"Recommendation {n}"), None) for n in (1, 2)]
    for stanza in run:
        stanza.said = [said("We said", "response", "That it is kept"), said("Cabinet response", "response", "Agreed.")]
    name_first_answers(run)
    assert [asked(stanza) for stanza in run] == [["That it is kept"]] * 2
    assert [[one.label.text for one in stanza.said] for stanza in run] == [["Cabinet response"]] * 2


@pytest.mark.parametrize(
    ("second", "left"), [("Text: That he goes", "That it stays"), ("That he goes", "Text: That it stays")]
)
def test_a_label_that_all_texts_share_is_no_part_of_them(second: str, left: str) -> None:
    run = [
        Stanza(item(f"Recommendation {n}"), None, [item(text)]) for n, text in ((1, "Text: That it stays"), (2, second))
    ]
    leave_shared_labels(run)
    assert asked(run[0]) == [left]


def test_a_list_of_recommendations_opens_none() -> None:
    assert not opens(item("Recommendations 1, 2 and 6 were signed off in July"), load())
    assert opens(item("Recommendation 1: Halls"), load())
