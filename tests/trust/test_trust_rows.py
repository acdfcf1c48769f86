"""What rows say of one another: their numbers, their sentences, the lines between them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.models.page import Box, Page, Ruling, Style, Word
from pipeline.models.report import Unplaced
from pipeline.models.text import Text, concat, of_word
from pipeline.trust.beside import with_words_beside
from pipeline.trust.lines import numbered_inside, owners, pages_of_lines, row_signals, run_through, together, with_whole
from pipeline.trust.prose import prose_signals
from tests.review.test_review_corrections import paper, row


def said(*numbers: str | None) -> list[tuple[str, ...]]:
    return row_signals([("", number) for number in numbers])


def test_numbers_that_run_on_say_nothing():
    assert said("1", "2", "3") == [(), (), ()]
    assert said("CT1", "CT2", "FP1", "FP2") == [(), (), (), ()]


@pytest.mark.parametrize(
    ("numbers", "at", "name"),
    [
        (("1", "2", None, "3"), 2, "number_missing"),
        (("1", None, None, None, "2"), 1, "few_numbered"),
        (("1", "2", "3 (continued", "4"), 2, "number_unlike_others"),
        (("1", "2", "3 4", "5"), 2, "numbers_of_two"),
        (("1", "2", "2", "3"), 1, "number_twice"),
        (("1", "2", "4", "5"), 2, "gap_before"),
    ],
)
def test_a_number_that_is_out_of_line(numbers, at, name):
    assert name in said(*numbers)[at]


def test_numbers_of_two_parts_are_no_two_numbers():
    assert said("SR 1", "SR 2", "SR 3") == [(), (), ()]
    assert said("1 a", "1 b", "2 a") == [(), (), ()]


@pytest.mark.parametrize("text", ["No. 1 That the Council", "3. That", "R2 That", "Rec 4 That", "5 The Council"])
def test_a_number_left_in_the_text(text):
    assert numbered_inside(None, text)
    assert not numbered_inside("1", text)


@pytest.mark.parametrize(
    "text", ["That 3 officers be named", "No officer was named", "2021 was a hard year", "20 mph zones be kept"]
)
def test_no_number_in_front(text):
    assert not numbered_inside(None, text)


def report(*updates: str, numbered: bool = False):
    rows = [row(n, number=str(n) if numbered else None, update=Text(t)) for n, t in enumerate(updates, start=1)]
    return paper(*rows)


def test_a_sentence_that_goes_on_in_the_next_row():
    cut = report("The bridge was mended in", "May by the team", "and was opened", "by the mayor.", "Done.", "All done.")
    found = prose_signals(cut.recommendations)
    assert found[2, "update"] == found[3, "update"] == ("runs_on",)
    assert (5, "update") not in found and (6, "update") not in found


def test_a_row_with_a_number_begins_anew():
    phrases = report("Bridge mended", "signs put up", "wall built", "Done.", numbered=True)
    assert not prose_signals(phrases.recommendations)


def test_parts_that_want_columns_of_their_own():
    parted = report(*(f"Response: Agreed.\nUpdate: Bridge {n} is mended." for n in range(3)))
    assert prose_signals(parted.recommendations)[1, "update"] == ("parts_inside",)
    assert not prose_signals(report("Response: Agreed.", "Response: Agreed.", "Response: Refused.").recommendations)


def test_a_text_that_begins_small_as_no_other_does():
    found = prose_signals(report("Done.", "All done.", "mended.", "Open.", "Shut.", numbered=True).recommendations)
    assert found == {(3, "update"): ("begins_small",)}
    assert not prose_signals(report("done", "open", "shut", "Mended", numbered=True).recommendations)


def page(*rulings: Ruling) -> Page:
    style = Style("Arial", False, False, "#000000", -1, False, 0)
    one, two = (Word("word", 1, Box(x, 110.0, x + 40, 120.0), style, n) for n, x in enumerate((10.0, 60.0)))
    return Page(1, 595, 842, (one, two), rulings)


def across(top: float, x0: float = 0, x1: float = 150) -> Ruling:
    return Ruling(Box(x0, top, x1, top), True, "#000000")


def down(x: float) -> Ruling:
    return Ruling(Box(x, 90, x, 140), False, "#000000")


def test_a_line_through_words_is_told():
    assert len(run_through([page(across(115))], {1})) == 2
    assert [place.box.x0 for place in run_through([page(down(30))], {1})] == [10]
    assert not run_through([page(across(115))], set())


@pytest.mark.parametrize("ruling", [across(108), across(119), across(115, 10, 50), down(55), down(10.5)])
def test_borders_underlines_and_what_is_struck_out_are_no_such_lines(ruling):
    assert not run_through([page(ruling)], {1})


def test_the_cell_with_the_crossed_word_is_found():
    one = paper(row(1, evidence=(("update", ("by_rulings_alone",)),)))
    assert pages_of_lines(one) == {1}
    crossed = run_through([page(across(115))], {1})
    assert owners(one, crossed) == {(1, "recommendation")}


def test_some_names_mean_more_together():
    assert set(together(("blank", "beside_column_of_two"))) == {"blank_beside_two"}
    assert not set(together(("blank", "row_thin")))


def test_a_list_that_breaks_off_and_goes_on_in_the_next_row():
    lists = report("Done:\n1) A plan.\n2) A map.", "3) A fair.\nAll held.", "1) A walk.", "Done.", numbered=True)
    found = prose_signals(lists.recommendations)
    assert found[1, "update"] == found[2, "update"] == ("runs_on",)
    assert (3, "update") not in found
    assert not prose_signals(report("1) A plan.", "1) A map.", "3) A fair.", numbered=True).recommendations)


def test_a_number_in_front_of_the_words_is_not_blank():
    rows = [row(n, evidence=(("number", ("blank", "column_blank")), ("update", ("blank",)))) for n in (1, 2)]
    (one, two) = with_whole(paper(*rows)).recommendations
    assert dict(one.evidence)["number"] == dict(two.evidence)["number"] == ("told_in_text",)
    assert "blank" in dict(one.evidence)["update"]


def test_a_row_without_a_recommendation_among_others():
    rows = [row(1), row(2), row(3, recommendation=None, number=None)]
    rows = [replace(r, evidence=(("update", ("by_rulings_alone",)),)) for r in rows]
    found = [dict(r.evidence)["update"] for r in with_whole(paper(*rows)).recommendations]
    assert ["recommendation_missing" in names for names in found] == [False, False, True]
    assert "piece_without_head" in found[2]


def test_a_table_without_any_recommendation_says_so_otherwise():
    rows = [row(n, recommendation=None, evidence=(("update", ("by_rulings_alone",)),)) for n in (1, 2, 3, 4)]
    found = [dict(r.evidence)["update"] for r in with_whole(paper(*rows)).recommendations]
    assert not any("recommendation_missing" in names for names in found)


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
