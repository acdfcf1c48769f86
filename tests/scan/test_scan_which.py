"""Which pages are scans, and which of them are worth reading."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.models.page import Box, Page, Picture, Style, Word
from pipeline.read.scan.read_scans import is_garbled, is_picture, tabled, worth_reading

PLAIN = Style("", False, False, "#000000", -1, False, 0)
HIDDEN = PLAIN._replace(hidden=True)


def page(words: list[str], *, covered: float = 0.0, style: Style = PLAIN) -> Page:
    printed = tuple(Word(t, 1, Box(10, 10 * i, 60, 10 * i + 9), style, i) for i, t in enumerate(words))
    pictures = (Picture(Box(0, 0, 600, 800 * covered), None, None),) if covered else ()
    return Page(1, 600, 800, printed, pictures=pictures)


def test_a_picture_without_words_is_a_scan() -> None:
    assert is_picture(page([], covered=1.0))


def test_a_scan_may_carry_a_stamp_and_hidden_words() -> None:
    assert is_picture(page(["Page", "36"], covered=0.9))
    assert is_picture(page(["word"] * 300, covered=0.9, style=HIDDEN))


def test_print_over_a_background_is_no_scan() -> None:
    assert not is_picture(page(["word"] * 300, covered=1.0))
    assert not is_picture(page([], covered=0.2))


def test_strips_of_one_scan_count_together() -> None:
    strips = tuple(Picture(Box(0, y, 600, y + 200), None, None) for y in (0, 200, 400))
    assert is_picture(replace(page([]), pictures=strips))


def test_letters_without_a_meaning() -> None:
    assert is_garbled(page(["\ufffd\ufffd\ufffd"] * 20 + ["Council"] * 20))
    assert is_garbled(page(["\ue012\ue045\ue077"] * 30))
    assert is_garbled(page(["7KH", "&RXQFLO", "ZLOO", "UHYLHZ", "WKH", "VFKHPH"] * 6))


def test_other_languages_tables_of_figures_and_bullets_are_not_garbled() -> None:
    welsh = "Mae'r Cyngor wedi cytuno i adolygu ei bolisi ar gyfer trafnidiaeth gymunedol yn y sir bob blwyddyn".split()
    assert not is_garbled(page(welsh * 3))
    assert not is_garbled(page(["The", "Council", "will", "review", "the", "scheme"] * 6 + ["\uf0b7"] * 12))
    assert not is_garbled(page(["\ufffd\ufffd"] * 5))  # too little to judge


def test_neighbours_and_pages_between_are_read_too() -> None:
    assert worth_reading(range(1, 30), {5, 9}) == [4, 5, 6, 7, 8, 9, 10]
    assert worth_reading(range(1, 30), {5, 20}) == [4, 5, 6, 19, 20, 21]


def test_a_short_scan_without_rulings_is_read_whole_a_long_one_is_not() -> None:
    assert worth_reading([1, 2, 3], set()) == [1, 2, 3]
    assert worth_reading(range(1, 400), set()) == []


def test_a_form_at_the_top_of_a_short_scan_says_not_which_of_its_pages_are_read() -> None:
    assert tabled({1: 0.03, 2: 0.0, 3: 0.0}) == set()
    assert tabled({1: 0.03, 2: 0.6, 3: 0.0}) == {1, 2}
    assert tabled({1: 0.03} | dict.fromkeys(range(2, 30), 0.0)) == {1}


@given(st.sets(st.integers(1, 60)), st.sets(st.integers(1, 60)))
def test_only_scanned_pages_and_every_ruled_one(scanned: set[int], ruled: set[int]) -> None:
    chosen = worth_reading(sorted(scanned), ruled & scanned)
    assert set(chosen) <= scanned
    assert ruled & scanned <= set(chosen)
    assert chosen == sorted(set(chosen))
