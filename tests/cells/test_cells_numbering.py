"""Labels in every style that councils print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cells.numbering import number_of, numbered
from pipeline.profiles import load
from tests import paper


@pytest.mark.parametrize(
    ("printed", "number", "label", "rest"),
    [
        ("Recommendation One: Taking the Lead", "1", "Recommendation One:", "Taking the Lead"),
        ("Recommendation Twenty-one That the", "21", "Recommendation Twenty-one", "That the"),
        ("Recommendation 9", "9", "Recommendation 9", ""),
        ("Recommendation 9 The Cabinet", "9", "Recommendation 9", "The Cabinet"),
        ("Recommendation No. 4 – That", "4", "Recommendation No. 4 –", "That"),
        ("Rec 17: The Service", "17", "Rec 17:", "The Service"),
        ("Argymhelliad 3: Bod y", "3", "Argymhelliad 3:", "Bod y"),
        ("R2. That officers", "2", "R2.", "That officers"),
        ("33.10a That the", "33.10a", "33.10a", "That the"),
        ("3.2 That the", "3.2", "3.2", "That the"),
        ("SR (25/26) 01 That the", "SR (25/26) 01", "SR (25/26) 01", "That the"),
        ("SR2031-04 – That the", "SR2031-04", "SR2031-04 –", "That the"),
        ("R.4 - That the", "4", "R.4 -", "That the"),
        ("BCF2031/32 savings", None, None, "BCF2031/32 savings"),
        ("EU2031-32 savings", None, None, "EU2031-32 savings"),
        ("21 BCFU 07 The register", "21 BCFU 07", "21 BCFU 07", "The register"),
        ("AFI 1 - The Service should", "AFI 1", "AFI 1 -", "The Service should"),
        ("3 (a). That", "3a", "3 (a).", "That"),
        ("Recommendation 3 a) That", "3a", "Recommendation 3 a)", "That"),
        ("Recommendation 3a That", "3a", "Recommendation 3a", "That"),
        ("Recommendation 7\nA bench by the gate", "7", "Recommendation 7", "A bench by the gate"),
        ("Recommendation 7 A bench", "7", "Recommendation 7", "A bench"),
        ("1a. That", "1a", "1a.", "That"),
        ("1. That the", "1", "1.", "That the"),
        ("(4) That the", "4", "(4)", "That the"),
        ("5) That the", "5", "5)", "That the"),
        ("6 – That the", "6", "6 –", "That the"),
    ],
)
def test_label_number_and_rest(printed, number, label, rest):
    found = numbered(paper.text(printed), load())
    assert (found.number, found.label, found.rest.value) == (number, label, rest)


@pytest.mark.parametrize(
    "prose",
    [
        "That the Council",
        "We recommend that",
        "100% of crossings",
        "12 months after the report",
        "2.5% of the budget",
        "1.5m of wall is to be built",
        "2.5 km of path",
        "A new wall",
    ],
)
def test_prose_is_no_label(prose):
    found = numbered(paper.text(prose), load())
    assert (found.number, found.rest.value) == (None, prose)


def test_a_bare_number_counts_only_where_the_table_numbers_that_way():
    assert numbered(paper.text("4 That the"), load()).number is None
    assert numbered(paper.text("4 That the"), load(), habit="bare").number == "4"
    assert numbered(paper.text("12 months later"), load(), habit="bare").number is None


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("One", "1"),
        ("No. 1", "1"),
        ("Rec. 12", "12"),
        ("#7", "7"),
        ("3 (a)", "3a"),
        ("33.10a", "33.10a"),
        ("H&S 05", "H&S 05"),
        ("", None),
        ("-", None),
        ("1.", "1"),
        ("SC19 O 03", "SC19 O 03"),
    ],
)
def test_numbers_in_a_column_of_their_own(printed, number):
    assert number_of(printed, load()) == number


@given(st.integers(1, 99), st.sampled_from(["{}. ", "({}) ", "Recommendation {}: ", "Rec {} ", "{}) "]))
def test_every_number_is_read_back(number, form):
    found = numbered(paper.text(form.format(number) + "That the wall is mended"), load())
    assert (found.number, found.rest.value) == (str(number), "That the wall is mended")


@given(st.text("abcdefgh ABC123.:()-", min_size=1, max_size=40).map(" ".join).map(str.strip).filter(bool))
def test_nothing_of_the_text_is_lost(printed):
    text = paper.text(" ".join(printed.split()))
    found = numbered(text, load(), habit="bare")
    assert ((found.label or "") + found.rest.value).replace(" ", "") == text.value.replace(" ", "")
