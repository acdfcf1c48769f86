"""Words that lack a letter: by the paper's other words, by what most words lack, by what looks alike."""

from __future__ import annotations

import pytest

from pipeline.text.join import lacking, lost_letter, torn_words
from pipeline.text.letter_widths import faces_of
from pipeline.text.ocr_slips import is_misread, is_unknown, unknown_once
from pipeline.text.unseen_letters import lesser
from tests import paper


def printed(text: str, as_wide_as: str, index: int):
    """A word, printed as wide as another one."""
    return paper.word(as_wide_as, index=index)._replace(text=text)


def test_a_name_that_lacks_a_letter_and_is_as_wide_as_the_whole_one():
    words = [paper.word("Wainwright", index=0), printed("Wanwright", "Wainwright", 1), paper.word("Cabinet", index=2)]
    assert lesser(faces_of(words)) == {(1, 1)}


def test_a_word_with_a_letter_less_is_narrower():
    assert not lesser(faces_of([paper.word("months"), paper.word("month", index=1), paper.word("their", index=2)]))


def test_another_face_prints_words_otherwise():
    words = [paper.word("Wainwright", look=paper.BOLD), printed("Wanwright", "Wainwright", 1)]
    assert not lesser(faces_of(words))


def test_the_letter_that_was_lost_is_known_by_the_long_words_and_sought_in_the_short_ones():
    torn = torn_words("the comittee, the recomendation and the iprovement of housig work")
    lost = lost_letter(frozenset(torn))
    assert lost == "m"
    assert not lacking("Tie-table", "m")
    assert lacking("Hoe and Garden", "m") is False  # a word of its own
    assert lacking("Meber Oversight", "m")
    assert lost_letter(frozenset(torn_words("comittee housng"))) is None


@pytest.mark.parametrize("word", ["Servlce", "Mernbers", "fo", "5chool", "£35O,783", "e-rnail"])
def test_recognised_words_that_look_like_others(word):
    assert is_unknown(word) and is_misread(word)


@pytest.mark.parametrize("word", ["Okafor", "Llewellyn", "4th", "2a", "re", "e-mail", "www.example.org"])
def test_names_and_numbers_are_not_misread(word):
    assert not is_unknown(word)


def test_a_name_that_the_paper_has_otherwise_was_misread():
    texts = ("Tallow", "Quarrington", "Quarrlngton")
    words = [paper.word(text, index=at)._replace(score=0.97) for at, text in enumerate(texts)]
    assert unknown_once(words)["Quarrlngton"]
    assert not unknown_once(words[:2])
