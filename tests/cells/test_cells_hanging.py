"""Labels beside their values, drawn by no line and printed alike, below a number with a title and what is asked for."""

from __future__ import annotations

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


def _page(*, bold: bool = True, pad: float = 0.0) -> Page:
    words: list[Word] = []
    top = 100.0
    for title, asked, *said in CARDS:
        words += paper.line(title, LABEL, top, look=paper.BOLD if bold else paper.PLAIN)
        words += paper.line(asked, LABEL, top + STEP)
        for at, (label, value) in enumerate(zip(("Response", "Progress", "Status"), said, strict=True), start=2):
            words += paper.line(label, LABEL, top + at * STEP)
            words += paper.line(value, VALUE + (pad if label == "Status" else 0), top + at * STEP)
        top += 6 * STEP
    return Page(1, 595.0, 842.0, tuple(w._replace(index=at) for at, w in enumerate(words)), ())


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
