"""A quotation is marked by its own lines, although a dataset only keeps where its cell stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.models.page import Box
from pipeline.models.picture import PagePicture, Printed
from pipeline.report.html.render import quoted
from pipeline.report.view.records import Place
from tests.report.makers import pictures_of, view_of

NAMES = ("fenmere-buses-12",)


def near(one: Box, other: Box) -> bool:
    return all(abs(a - b) < 0.2 for a, b in zip(one, other, strict=True))


def test_the_lines_found_are_those_that_reading_remembers():
    """From the whole cell, as from a dataset, to the lines that the words of the PDF itself lead to."""
    pictures, tried = pictures_of(*NAMES), 0
    for one in view_of(*NAMES).recommendations:
        cells = {cell.field: cell.places for cell in one.sides[-1].cells}
        for passage in (each.said for each in (*one.promises, *one.undertakings)):
            field = passage.where.split(",")[0].lower()
            found = quoted(passage.text, cells[field], pictures)
            assert len(found) == len(passage.places)
            assert all(near(a.box, b.box) for a, b in zip(found, passage.places, strict=True) if a.box and b.box)
            tried += 1
    assert tried > 5


def test_what_is_not_found_or_not_at_hand_keeps_the_cell():
    (cell, *_) = view_of(*NAMES).recommendations[0].sides[0].cells
    assert quoted("Words that stand on no page.", cell.places, pictures_of(*NAMES)) == cell.places
    assert quoted(cell.paragraphs[0], cell.places, {}) == cell.places
    assert quoted("", cell.places, pictures_of(*NAMES)) == cell.places


@given(st.lists(st.text(alphabet="abc-’ ", min_size=1, max_size=6), min_size=1, max_size=12), st.data())
def test_any_run_of_words_is_found_within_its_cell_and_nowhere_else(words, data):
    """Whatever the words: what is marked lies in the cell, and holds the letters that were asked for."""
    printed = tuple(
        Printed(word, Box(10.0 * (at % 4), 12.0 * (at // 4), 10.0 * (at % 4) + 8, 12.0 * (at // 4) + 10))
        for at, word in enumerate(words)
    )
    picture = PagePicture(1, 100, 100, (10, 10), "image/webp", b"", printed)
    cell = Place(0, "page 1", 1, Box(0, 0, 100, 100))
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    found = quoted(" ".join(words[start:end]), (cell,), {(0, 1): picture})
    marked = [word.text for word in printed if any(place.box and place.box.holds(*word.box.centre) for place in found)]
    letters = [letter for letter in "".join(words[start:end]) if letter.isalnum()]
    assert "".join(letters) in "".join(letter for text in marked for letter in text if letter.isalnum())
