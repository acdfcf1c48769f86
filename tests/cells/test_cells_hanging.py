"""Labels beside their values, drawn by no line and printed alike, below a number with a title and what is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.cells.stanzas.cards import with_cards
from pipeline.cells.stanzas.hanging import with_hanging
from pipeline.models.page import Page, Word
from pipeline.models.places import Places
from pipeline.profiles import load
from pipeline.text.lexicon import Lexicon
from tests import paper

LABEL, VALUE, STEP = 50.0, 150.0, 20.0
CARDS = [
    ("Recommendation 1: Salt", "That each winter begins with full barns.", "Agreed.", "A barn was built.", "Complete"),
    ("Recommendation 2: Farms", "That farmers plough the lanes.", "Not agreed.", "Nothing was done.", "Closed"),
]


def _page(*, bold: bool = True, pad: float = 0.0, number: int = 1, aside: float = 0.0) -> Page:
    words: list[Word] = []
    top = 100.0
    for title, asked, *said in CARDS:
        words += paper.line(title, LABEL, top, look=paper.BOLD if bold else paper.PLAIN)
        words += paper.line(asked, LABEL, top + STEP)
        for at, (label, value) in enumerate(zip(("Response", "Progress", "Status"), said, strict=True), start=2):
            words += paper.line(label, LABEL, top + at * STEP)
            words += paper.line(value, VALUE + (pad if label == "Status" else 0), top + at * STEP)
        top += 6 * STEP
    own = (
        w._replace(index=at, page=number, box=w.box._replace(x0=w.box.x0 + aside, x1=w.box.x1 + aside))
        for at, w in enumerate(words)
    )
    return Page(number, 595.0, 842.0, tuple(own), ())


@pytest.mark.parametrize("scanned", [True, False])
def test_on_a_scan_print_that_tells_some_labels_from_their_values_is_not_asked(scanned: bool) -> None:
    page = _page()
    labels = {"Response", "Progress", "Status"}
    words = tuple(w._replace(style=paper.BOLD) if w.text in labels else w for w in page.words)
    made = with_hanging([replace(page, words=words, scanned=scanned)], [], Places(), load(), Lexicon())
    assert len(made) == (2 if scanned else 0)


def test_a_page_that_was_scanned_a_little_aside() -> None:
    made = with_hanging([_page(), _page(number=2, aside=4.5)], [], Places(), load(), Lexicon())
    assert [table.boxes[0].page for table in made] == [1, 1, 2, 2]


def test_a_number_with_a_title_begins_a_card() -> None:
    tables = with_hanging([_page()], [], Places(), load(), Lexicon())
    (table,) = with_cards(tables, load(), lambda _: None)
    read = [[" ".join(c.text.value.split()) if c else "" for c in row.cells] for row in table.rows]
    assert read[0][1:] == ["Recommendation", "Response", "Progress", "Status"]
    assert [row[1:] for row in read[1:]] == [[f"{title} {asked}", *said] for title, asked, *said in CARDS]


def test_a_word_on_a_badge_stands_a_little_behind_the_left_of_its_column() -> None:
    (table,) = with_cards(with_hanging([_page(pad=6.0)], [], Places(), load(), Lexicon()), load(), lambda _: None)
    assert [row.cells[-1].text.value for row in table.rows if row.cells[-1]] == ["Status", "Complete", "Closed"]


def test_a_word_farther_right_stands_in_another_column() -> None:
    tables = with_hanging([_page(pad=40.0)], [], Places(), load(), Lexicon())
    assert not any("Complete" in cell.text.value for t in tables for row in t.rows for cell in row.cells if cell)


def test_a_sentence_behind_a_number_is_no_title() -> None:
    assert with_hanging([_page(bold=False)], [], Places(), load(), Lexicon()) == []


def test_what_is_asked_for_may_begin_behind_its_number_and_go_on_below_its_first_word() -> None:
    words: list[Word] = []
    for at, (number, asked, rest) in enumerate([("(1)", "That barns are full", "each winter."),
                                                ("(2)", "That no lane is", "left to the wind and snow.")]):  # fmt: skip
        top = 100.0 + 100 * at
        words += [*paper.line(number, LABEL - 30, top), *paper.line(asked, LABEL, top)]
        words += paper.line(rest, LABEL, top + 12)
        for step, label, value in ((2, "Response", "Agreed."), (3, "Position", "Done."), (4, "Status", "Complete")):
            below = top - 8 + STEP * step
            words += [*paper.line(label, LABEL, below), *paper.line(value, VALUE, below)]
    page = Page(1, 595.0, 842.0, tuple(w._replace(index=at) for at, w in enumerate(words)), ())
    tables = with_hanging([page], [], Places(), load(), Lexicon())
    (table,) = with_cards(tables, load(), lambda _: None)
    read = [[" ".join(c.text.value.split()) if c else "" for c in row.cells][1:] for row in table.rows]
    assert read == [["Recommendation", "Response", "Position", "Status"],
                    ["(1) That barns are full each winter.", "Agreed.", "Done.", "Complete"],
                    ["(2) That no lane is left to the wind and snow.", "Agreed.", "Done.", "Complete"]]  # fmt: skip


def test_labels_that_stand_in_a_table_of_their_own_say_nothing_of_the_lines_around_it() -> None:
    """A title that goes on where the values of a form begin, and numbered paragraphs, are none of its rows."""
    title = paper.line("Review of progress", LABEL, 40) + paper.line("on scrutiny recommendations", VALUE, 40)
    labels = ("Stage", "Completed", "Officer", "Member")
    form = [w for at, own in enumerate(labels) for x in (LABEL, VALUE) for w in paper.line(own, x, 60 + 20 * at)]
    said = ("1.1 The Panel met in May and saw barns", "1.2 It asked the Cabinet for more salt", "2. Progress on each")
    prose = [w for at, text in enumerate(said) for w in paper.line(text, LABEL, 200 + 40 * at)]
    words = [w._replace(index=at) for at, w in enumerate((*title, *form, *prose))]
    page = Page(1, 595.0, 842.0, tuple(words), ())
    taken = Places.of(words[len(title) : len(title) + len(form)])
    assert with_hanging([page], [], taken, load(), Lexicon()) == []
