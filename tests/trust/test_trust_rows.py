"""What only the whole report and its pages say of a cell: words that no field gives, numbers in front of words."""

from __future__ import annotations

from dataclasses import replace

from pipeline.models.page import Box, Page, Style, Word
from pipeline.models.report import Unplaced
from pipeline.models.text import Text, concat, of_word
from pipeline.trust import with_whole
from pipeline.trust.beside import with_words_beside
from tests.review.test_review_corrections import paper, row


def page() -> Page:
    style = Style("Arial", False, False, "#000000", -1, False, 0)
    one, two = (Word("word", 1, Box(x, 110.0, x + 40, 120.0), style, n) for n, x in enumerate((10.0, 60.0)))
    return Page(1, 595, 842, (one, two), ())


def test_a_number_in_front_of_the_words_is_not_blank():
    rows = [row(n, evidence=(("number", ("blank", "column_blank")), ("update", ("blank",)))) for n in (1, 2)]
    (one, two) = with_whole(paper(*rows)).recommendations
    assert dict(one.evidence)["number"] == dict(two.evidence)["number"] == ("told_in_text",)
    assert "blank" in dict(one.evidence)["update"]


def test_a_word_beside_a_row_that_no_field_gives_is_pointed_at():
    given, lost = page().words
    said = (row(1, recommendation=of_word(given)), row(1, recommendation=concat([of_word(given), of_word(lost)], " ")))
    flags = [with_words_beside(paper(one), [page()]).recommendations[0].flags for one in said]
    assert [[(f.code, f.field, "“word”" in f.message) for f in own] for own in flags] == [
        [("WORDS_NOT_GIVEN", "recommendation", True)],
        [],
    ]


def test_a_word_of_a_heading_or_a_running_line_is_no_lost_one():
    given, line = page().words
    one = paper(row(1, recommendation=of_word(given), extra=(("A word", Text()),)))
    assert not with_words_beside(one, [page()]).recommendations[0].flags
    listed = replace(one.words, running=(Unplaced(1, "word", line.box),))
    ran = replace(paper(row(1, recommendation=of_word(given))), words=listed)
    assert not with_words_beside(ran, [page()]).recommendations[0].flags
