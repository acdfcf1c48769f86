"""`Text`: what is cut, stripped or put together still leads back to the words it came from."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st

from pipeline.models.text import Text, concat
from tests import paper

PROSE = st.lists(
    st.text(string.ascii_letters + string.digits + ".,-'éŵ", min_size=1, max_size=9), min_size=1, max_size=12
).map(" ".join)
TEXTS = PROSE.map(paper.text)


def sound(text: Text) -> None:
    """Runs are in order, never overlap, stay inside, and say what they printed."""
    end = 0
    for run in text.runs:
        assert end <= run.start < run.end <= len(text.value)
        assert text.value[run.start : run.end] in run.word.text
        end = run.end


@given(TEXTS, st.integers(-40, 120), st.none() | st.integers(-40, 120))
def test_a_slice_is_what_the_string_gives(text, start, end):
    part = text.slice(start, end)
    assert part.value == text.value[start:end]
    sound(part)


@given(TEXTS, st.data())
def test_a_slice_keeps_exactly_the_words_it_touches(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    touched = [r.word for r in text.runs if r.start < end and r.end > start and start < end]
    assert list(text.words(start, end)) == touched


@given(TEXTS, st.data())
def test_cut_and_put_together_is_the_same(text, data):
    cut = data.draw(st.integers(0, len(text)))
    whole = concat([text.slice(0, cut), text.slice(cut)])
    assert whole.value == text.value
    assert whole.locators() == text.locators()
    sound(whole)


@given(st.lists(TEXTS | st.just(Text()), max_size=5), st.sampled_from(["", " ", "\n"]))
def test_concat_leaves_out_what_is_empty(parts, between):
    whole = concat(parts, between)
    assert whole.value == between.join(p.value for p in parts if p)
    assert [r.word for r in whole.runs] == [r.word for p in parts for r in p.runs]
    sound(whole)


@given(TEXTS)
def test_lines_are_the_paragraphs(text):
    two = concat([text, text], "\n")
    assert [part.value for part in two.lines()] == [text.value, text.value]
    for part in two.lines():
        sound(part)


@given(PROSE, st.sampled_from([" ", "  ", ".", ""]))
def test_strip_is_that_of_the_string(prose, around):
    text = Text(around + prose + around)
    assert text.strip().value == text.value.strip()
    assert text.strip(" .").value == text.value.strip(" .")


def test_locators_give_one_box_per_printed_line():
    first, second = paper.text("The river wall", top=100), paper.text("is safe", top=112)
    places = concat([first, second], " ").locators()
    assert [(p.box.top, p.box.x1 - p.box.x0) for p in places] == [(100, 14 * 5), (112, 7 * 5)]


def test_locators_of_one_word():
    text = paper.text("The river wall")
    assert text.locators(4, 9) == (text.locators(4, 6)) == tuple(paper.text("river", x=70).locators())


def test_an_empty_text_is_false_and_has_no_place():
    assert not Text()
    assert len(Text()) == 0
    assert Text().locators() == ()
    assert [part.value for part in Text().lines()] == [""]
