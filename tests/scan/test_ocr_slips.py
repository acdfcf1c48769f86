"""Slips of text recognition: mended where only one reading makes sense, left alone elsewhere."""

import itertools
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.lexicon import english_words
from pipeline.text.ocr_slips import (
    address_goes_on,
    cuts_at,
    hangs_on,
    is_address,
    makes_words,
    mended,
    parts,
    with_days,
    with_figure,
    with_names,
    with_slashes,
)

SAID = tomllib.loads(Path(__file__).with_name("ocr_slips.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("read", "meant"), SAID["mended"])
def test_mended(read: str, meant: str) -> None:
    assert mended(read) == meant


@pytest.mark.parametrize(
    ("read", "pieces"),
    [
        ("agreed.The", ["agreed.", "The"]),
        ("however,the", ["however,", "the"]),
        ("budget,£20k", ["budget,", "£20k"]),
        ("e.g.this", ["e.g.this"]),
        ("1.5", ["1.5"]),
        ("2,511", ["2,511"]),
        ("www.marl.gov.uk/The.Page", ["www.marl.gov.uk/The.Page"]),
        ("J.Smith", ["J.Smith"]),
        ("Recommendation4-Sandbags", ["Recommendation", "4-Sandbags"]),
        ("12months", ["12", "months"]),
        ("12th", ["12th"]),
        ("Q32022/23", ["Q3", "2022/23"]),
        ("CO2", ["CO2"]),
        ("M25", ["M25"]),
        ("j.vale@marl.gov.uk.Unfortunately", ["j.vale@marl.gov.uk.", "Unfortunately"]),
        ("https://www.marl.gov.uk/pages/).With", ["https://www.marl.gov.uk/pages/).", "With"]),
        ("https://www.marl.gov.uk/Plan_Final.pdf", ["https://www.marl.gov.uk/Plan_Final.pdf"]),
    ],
)
def test_missing_spaces(read: str, pieces: list[str]) -> None:
    cuts = (0, *parts(read), len(read))
    assert [read[a:b] for a, b in itertools.pairwise(cuts)] == pieces


def test_a_gap_cuts_only_where_it_makes_words() -> None:
    assert makes_words("ofthe", [2])
    assert not makes_words("will", [3])
    assert not makes_words("www.marl.gov.uk", [4])
    assert makes_words("Agreed£20k", [6])
    assert makes_words("Ardenshire•", [10]) and not makes_words("Ardenshirx", [9])


@pytest.mark.parametrize(
    ("read", "gaps", "cuts"),
    [
        ("£7,750a", [3, 6], (6,)),
        ("1,900", [2], ()),
        ("31.3.07", [2, 3, 4, 5], ()),
        ("31.3.07and", [2, 7], (7,)),
        ("(ii)", [1, 2, 3], ()),
        ("1.2", [1, 2], ()),
    ],
)
def test_a_sum_or_day_in_wide_print_is_one(read: str, gaps: list[int], cuts: tuple[int, ...]) -> None:
    assert cuts_at(read, gaps) == cuts


def test_addresses_hold_no_space() -> None:
    assert address_goes_on("www.marl.gov.uk/", "scrutiny")
    assert address_goes_on("anna.vale", "@marl.gov.uk")
    assert not address_goes_on("www.marl.gov.uk", "and")
    assert not address_goes_on("end.", "The")
    assert is_address("http://x.example") and not is_address("etc.")


@given(st.sampled_from(sorted(w for w in english_words() if w.isascii() and w.isalpha() and len(w) > 2)))
def test_known_words_stay(word: str) -> None:
    assert mended(word) == word
    assert mended(word.title()) == word.title()
    assert parts(word) == ()


@given(st.text(alphabet="0123456789,.£%-/", min_size=1, max_size=12))
def test_figures_stay(text: str) -> None:
    assert mended(text) == text
    assert parts(text) == ()


def test_a_gap_behind_an_address_is_a_space() -> None:
    assert cuts_at("a@marl.gov.uk.The", [1, 14]) == (14,)


@pytest.mark.parametrize(("before", "token", "hangs"), SAID["what_hangs_on_the_word_before"])
def test_what_hangs_on_the_word_before(before: str, token: str, hangs: bool) -> None:
    assert hangs_on(token, before) is hangs


@pytest.mark.parametrize(
    ("read", "meant"),
    [("Accept 1 Reject", "Accept / Reject"), ("Accept l", "Accept /"), ("Agreed 1 March", "Agreed 1 March")],
)
def test_the_slash_between_two_answers(read: str, meant: str) -> None:
    assert with_slashes(read) == meant


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Report of: lain Cheshire, Manager", "Report of: Iain Cheshire, Manager"),
        ("it has lain idle", "it has lain idle"),
        ("liam Ross", "liam Ross"),
    ],
)
def test_a_given_name_in_front_of_another_begins_with_a_capital(read: str, meant: str) -> None:
    assert with_names(read) == meant


@pytest.mark.parametrize(("line", "meant"), [("la", "1a"), ("Ib.", "1b."), ("la carte", "la carte"), ("lx", "lx")])
def test_a_number_alone_on_a_line(line: str, meant: str) -> None:
    assert with_figure(line) == meant


@pytest.mark.parametrize(("line", "meant"), SAID["letters_among_the_digits_of_a_day"])
def test_letters_among_the_digits_of_a_day(line: str, meant: str) -> None:
    assert with_days(line) == meant
    assert len(with_days(line)) == len(line)
