"""Plain text below numbered recommendations, without any label."""

from __future__ import annotations

import pytest

from pipeline.cells.stanzas.flow import NOTHING, Item
from pipeline.cells.stanzas.labels import Label
from pipeline.cells.stanzas.stanza import Said, Stanza
from pipeline.cells.stanzas.subheads import join_subheads
from pipeline.cells.stanzas.unlabelled import TEXT, counted_plainly, with_news
from pipeline.models.page import Box
from pipeline.models.table import Block
from tests import paper

COLUMN = Box(50, 0, 550, 842)
ASKED = ("That every path is mended.", "That lamps are lit at dusk.", "That the gate is painted.")
PROGRESS = "Paths in the Park: six-month update"


def item(text, top, *, apart=False):
    look = paper.style(bold=True, italic=True) if apart else paper.PLAIN
    return Item(1, top, COLUMN, Block((paper.line(text, 50, top, look=look),)), apart=apart, text=text)


def stanzas(below, *, step=16):
    found, top = [], 120
    for number, asked in enumerate(ASKED, 1):
        stanza = Stanza(item(f"Recommendation {number}: {asked}", top, apart=True), None)
        for text in below:
            top += step
            stanza.text.append(item(text, top))
        top += 30
        found.append(stanza)
    return found


def told(profile, run, title=PROGRESS):
    head = item(title, 60, apart=True)
    return with_news([run], [head], {1: [paper.text(title, top=60)]}, profile)


def news(run):
    return [[i.text for said in s.said if said.label.text == TEXT for i in said.items] for s in run]


def test_text_below_each_is_the_news(profile):
    run = stanzas(["The paths were mended in May."])
    assert told(profile, run) == [run]
    assert news(run) == [["The paths were mended in May."]] * 3


@pytest.mark.parametrize("title", ["Paths in the Park: report of the review", "Our recommendations", "Paths"])
def test_only_where_the_paper_tells_of_progress(profile, title):
    assert told(profile, stanzas(["Members heard that nobody can walk there."]), title) == []


def test_a_list_alone_tells_nothing(profile):
    assert told(profile, stanzas([])) == []


def test_a_letter_ends_below_wider_white(profile):
    run = stanzas(["Done."])
    last = run[-1].text[-1].top
    run[-1].text += [item("Not yet dry.", last + 16), item("I hope that this helps.", last + 40)]
    told(profile, run)
    assert news(run)[-1] == ["Done.", "Not yet dry."]


def test_a_letter_ends_over_its_greeting(profile):
    run = stanzas(["Done."])
    last = run[-1].text[-1].top
    run[-1].text += [
        item(t, last + 16 * n) for n, t in enumerate(["I hope this helps.", "Yours sincerely,", "A. Ash"], 1)
    ]
    told(profile, run)
    assert news(run)[-1] == ["Done."]


@pytest.mark.parametrize(("asked", "count"), [(ASKED, 3), (("The path", "The lamp", "The gate"), 0)])
def test_bare_figures_open_what_is_asked_for(profile, asked, count):
    items = []
    for number, text in enumerate(asked, 1):
        items += [item(f"{number}. {text}", 60 * number, apart=True), item("It was done.", 60 * number + 16)]
    assert len(counted_plainly(items, profile).openers) == count


def said(label, role):
    return Said(Label(label, role, (), NOTHING), [item("Green", 10)], closed=True)


def test_a_state_below_the_text_says_no_more_of_it(profile):
    run = stanzas(["Done."])
    for stanza in run:
        stanza.said.append(said("Status", "status"))
    assert told(profile, run) == [run]
    assert news(run) == [["Done."]] * 3


def test_a_response_below_each_says_what_the_text_is_not(profile):
    run = stanzas(["The reason is that nobody can walk there."])
    for stanza in run:
        stanza.said.append(said("Response", "response"))
    assert told(profile, run) == []


def test_what_is_said_below_the_last_alone_is_of_the_paper(profile):
    run = stanzas(["Done."])
    run[-1].said.append(said("Next steps", "action"))
    told(profile, run)
    assert [s.label.text for s in run[-1].said] == [TEXT]


def _said(label, *texts):
    words = paper.line(label)
    return Said(Label(label.rstrip(":"), "update", words, NOTHING), [item(text, 100) for text in texts])


@pytest.mark.parametrize("again", [False, True])
def test_a_label_that_only_one_of_them_has_is_part_of_what_is_said(again):
    run = stanzas([])
    for stanza in run:
        stanza.said = [_said("Progress:", "It is mended.")]
    for stanza in run if again else run[1:2]:
        stanza.said.append(_said("What has not happened:", "The lamps."))
    join_subheads(run)
    read = [[[i.text for i in said.items] for said in stanza.said] for stanza in run]
    if again:
        assert read == [[["It is mended."], ["The lamps."]]] * 3
    else:
        assert read[1] == [["It is mended.", "What has not happened:", "The lamps."]]
