"""Labels told by their print alone, and how high a line is printed."""

from __future__ import annotations

from pipeline.cells.outside import blocks_outside
from pipeline.cells.stanzas.beside import regions_of
from pipeline.cells.stanzas.flow import Item
from pipeline.cells.stanzas.labels import names_recommendation
from pipeline.cells.stanzas.labels_again import with_lines_as_labels
from pipeline.cells.stanzas.run_in import run_in
from pipeline.models.page import Box, Style
from pipeline.models.table import Block
from pipeline.profiles import load
from tests import paper

SHEET = Box(0, 0, 600, 800)
GREY = paper.style(colour="#777777")


def said(label: str, value: str) -> tuple:
    first = paper.line(label, look=GREY)
    return (*first, *paper.line(value, first[-1].box.x1 + 2.5, look=paper.BOLD))


def test_a_heading_in_other_print_than_what_stands_behind_it_is_a_label():
    assert run_in(said("Lead officer", "Ann Ash"), load()) == 2
    assert run_in(said("Accepted?", "In part"), load()) == 1


def test_a_sentence_that_begins_in_other_print_has_none():
    assert not run_in(said("Progress", "has been made"), load())
    assert not run_in(said("Agreed", "The roofs are ours"), load())
    assert not run_in(said("Ten gates", "Ann Ash"), load())


def item(*values: str, looks: tuple[Style, ...]) -> Item:
    printed = zip(values, looks, strict=True)
    own = tuple(paper.line(value, top=100 + 12 * at, look=look) for at, (value, look) in enumerate(printed))
    return Item(1, 100, SHEET, Block(own), text=" ".join(values))


def test_a_bold_line_over_plain_print_names_the_recommendation():
    found = item("What the Committee asked for", "That gates are mended.", looks=(paper.BOLD, paper.PLAIN))
    label = names_recommendation(found, load())
    assert label is not None and label.text == "What the Committee asked for"


def test_a_plain_line_that_names_recommendations_again_and_again_is_set_apart():
    items = [item("Recommendation", f"That gate {at} is mended.", looks=(paper.PLAIN,) * 2) for at in range(3)]
    assert [i.apart for i in with_lines_as_labels(items, load())] == [True, False] * 3


def test_columns_do_not_end_at_a_word_that_only_goes_on_with_a_sentence():
    words = [
        w
        for top, left, right in (
            (100, "Cabinet said", "We did"),
            (112, "The Cabinet agrees with this", "Ten gates were mended"),
            (124, "recommendation. A 20% sample", "in the spring, and more"),
            (136, "will be seen", "will follow"),
        )
        for w in (*paper.line(left, 50, top), *paper.line(right, 300, top))
    ]
    assert len(regions_of(words, load())) == 2


def test_figures_that_are_higher_than_letters_part_no_paragraph():
    first, second = paper.lines("They mended 131 gates before the", "winter came, and more of them later")
    high = tuple(w._replace(box=w.box._replace(top=w.box.top - 0.7)) if w.text == "131" else w for w in first)
    _, blocks = blocks_outside([*high, *second], SHEET)
    assert len(blocks) == 1


def test_a_hyphen_of_its_own_height_parts_no_paragraph():
    first, second, third = paper.lines(
        "at least 20 of them in each of the half", "terms, and all of them seen again and", "again"
    )
    dash = paper.word("-", first[-1].box.x1)._replace(glued=True)
    flat = dash._replace(box=dash.box._replace(top=104.6, bottom=105.4))
    _, blocks = blocks_outside([*first, flat, *second, *third], SHEET)
    assert len(blocks) == 1
