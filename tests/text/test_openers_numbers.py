"""Numbers in words, and how rows open."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.profiles import load
from pipeline.text.paragraphs import habit_of, is_bullet, is_hollow, is_item, style_of
from tests import paper

SAID = tomllib.loads(Path(__file__).with_name("openers_numbers.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("One", 1),
        ("twelve", 12),
        ("Twenty-one", 21),
        ("forty two", 42),
        ("Ninety", 90),
        ("zero", None),
        ("oneself", None),
    ],
)
def test_numbers_in_words(words, number):
    assert load().numbers.value(words) == number


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("Recommendation One: Taking", "label"),
        ("Rec 17: that", "label"),
        ("R2. That", "letter"),
        ("BL-07 That", "letter"),
        ("AFI 1 - The", "label"),
        ("SR (25/26) 01", "coded"),
        ("(3) That", "bracket"),
        ("33.10a", "dotted"),
        ("4. That the", "stop"),
        ("4 – That the", "dash"),
        ("Pwynt 3: bod", "word pwynt"),
        ("May 2023", None),
        ("12", "bare"),
        ("3 (a)", "bare"),
        ("That the Council", None),
        ("100% of", None),
        ("", None),
    ],
)
def test_styles_of_an_opening(text, style):
    assert style_of(text) == style


def test_a_habit_needs_most_rows():
    assert habit_of(["1. That", "2. That", "and so"]) == "stop"
    assert habit_of(["1. That", "and so", "but then"]) is None
    assert habit_of(["", " "]) is None


@pytest.mark.parametrize(("printed", "font", "bullet"), SAID["what_is_a_bullet"])
def test_what_is_a_bullet(printed, font, bullet):
    assert is_bullet(paper.word(printed, look=paper.style(font=font))) is bullet


def test_hollow_bullets_and_items():
    assert is_hollow(paper.word("o"))
    assert not is_hollow(paper.word("•"))
    assert [is_item(paper.word(t)) for t in ("1)", "(a)", "iv.", "2.1", "12", "The")] == [
        True,
        True,
        True,
        True,
        False,
        False,
    ]
