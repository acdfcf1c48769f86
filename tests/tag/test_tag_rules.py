"""Addresses, amounts, links and commitments: what each rule takes and leaves."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from pipeline.models.page import Box, Link
from pipeline.models.text import Locator
from pipeline.tag.fields import Found, free_of
from pipeline.tag.patterns import DIFFERS, addresses, amounts, linked
from pipeline.text import dates

SAID = tomllib.loads(Path(__file__).with_name("tag_rules.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "kind", "printed", "value"),
    [
        (
            "(see https://www.wexmoor.gov.uk/a-b/).",
            "url",
            "https://www.wexmoor.gov.uk/a-b/",
            "https://www.wexmoor.gov.uk/a-b/",
        ),
        ("at www.wexmoor.gov.uk/x?a=1&b=2, and", "url", "www.wexmoor.gov.uk/x?a=1&b=2", "www.wexmoor.gov.uk/x?a=1&b=2"),
        ("on wexmoor.gov.uk/skips.", "url", "wexmoor.gov.uk/skips", "wexmoor.gov.uk/skips"),
        ("https://x.org/a_(b) is", "url", "https://x.org/a_(b)", "https://x.org/a_(b)"),
        ("Ask J.Doe@wexmoor.gov.uk.", "email", "J.Doe@wexmoor.gov.uk", "j.doe@wexmoor.gov.uk"),
        ("ring 01632 960 417 or", "phone", "01632 960 417", "01632960417"),
        ("ring 01632 555 0199.", "phone", "01632 555 0199", "016325550199"),
        ("+44 (0)1632 960417 ext. 12", "phone", "+44 (0)1632 960417 ext. 12", "44016329604171 2".replace(" ", "")),
    ],
)
def test_addresses(text: str, kind: str, printed: str, value: str) -> None:
    (found,) = addresses(text)
    assert (found.kind, text[found.start : found.end], found.value) == (kind, printed, value)


@pytest.mark.parametrize("text", SAID["no_addresses"])
def test_no_addresses(text: str) -> None:
    assert addresses(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("£12k", [("money", "£12k", 12000.0)]),
        ("£1.25 million over", [("money", "£1.25 million", 1_250_000.0)]),
        ("£12,000-£15,000", [("money", "£12,000", 12000.0), ("money", "£15,000", 15000.0)]),
        ("by 3p a day", [("money", "3p", 0.03)]),
        ("5,000 pounds", [("money", "5,000 pounds", 5000.0)]),
        ("£5m.", [("money", "£5m", 5_000_000.0)]),
        ("£5 metres", [("money", "£5", 5.0)]),
        ("up 6.5 per cent", [("percent", "6.5 per cent", 6.5)]),
        ("Eighty-four per cent of", [("percent", "Eighty-four per cent", 84.0)]),
        ("and five percent.", [("percent", "five percent", 5.0)]),
        ("two thirds of them", [("percent", "two thirds", 66.67)]),
        ("a fifth have died", [("percent", "a fifth", 20.0)]),
        ("up by a quarter.", [("percent", "a quarter", 25.0)]),
        ("half of settings", [("percent", "half", 50.0)]),
        ("We will meet half the cost.", [("percent", "half", 50.0)]),
        ("fights are down by half since May", [("percent", "half", 50.0)]),
        ("if the Trust pays half.", [("percent", "half", 50.0)]),
        ("it fell, by two thirds at once", [("percent", "two thirds", 66.67)]),
        ("cut by a third\nA celebration", [("percent", "a third", 33.33)]),
        ("half the year, and a third at Marlow", []),
        ("visited at least once a quarter, or twice a quarter.", []),
        ("the first half of 2016, half past six, a third party, a page and a half", []),
    ],
)
def test_amounts(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert [(f.kind, text[f.start : f.end], f.value) for f in amounts(text)] == expected


BOX = Box(10, 10, 50, 20)


@pytest.mark.parametrize(
    ("printed", "target", "value", "flags"),
    [
        ("www.wexmoor.gov.uk/a", "https://www.wexmoor.gov.uk/a", "https://www.wexmoor.gov.uk/a", ()),
        ("https://x.org/a%20b/", "https://x.org/a b", "https://x.org/a b", ()),
        ("www.wexmoor.gov.uk/a", "http://intranet:8080/a", "www.wexmoor.gov.uk/a", (DIFFERS,)),
        ("www.wexmoor.gov.uk/a", "mailto:x@y.uk", "www.wexmoor.gov.uk/a", ()),
    ],
)
def test_a_link_counts_where_its_letters_agree(printed: str, target: str, value: str, flags: tuple[str, ...]) -> None:
    assert linked(printed, [Locator(1, BOX)], {1: [Link(BOX, target)]}) == (value, flags)
    assert linked(printed, [Locator(2, BOX)], {1: [Link(BOX, target)]}) == (printed, ())


@pytest.mark.parametrize(("text", "expected"), SAID["a_commitment_is_ours_unconditional_and_ahead"])
def test_a_commitment_is_ours_unconditional_and_ahead(text: str, expected: bool) -> None:
    (found,) = dates.find(text)
    value = dates.resolve(found, date(2018, 6, 1))
    assert value is not None
    assert dates.seems_promised(text, found.start, found.end, value, date(2018, 6, 1), "future") is expected


def test_the_first_candidate_keeps_the_ground() -> None:
    one, two, three = Found("url", 0, 5), Found("date", 3, 8), Found("date", 8, 9)
    assert free_of([two, three], [one]) == [three]
    assert free_of([three, two], []) == [three, two]
