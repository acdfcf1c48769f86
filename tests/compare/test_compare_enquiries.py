"""The sheet of lines of enquiry: within its limits, neutral, addressed to a post."""

from __future__ import annotations

import re

from rounds_by_hand import made, prose, row

from pipeline.compare import alone, compare
from pipeline.models.comparison import Comparison
from pipeline.models.page import Box
from pipeline.models.report import Flag, Person
from pipeline.models.text import Locator

UNKIND = re.compile(
    r"\b(?:fail\w*|blame\w*|why has|neglect\w*|broke\w*|ignor\w*|refus\w*|excuse\w*|lax|poor)\b", re.IGNORECASE
)


def own_words(text: str) -> str:
    """A line without what it quotes."""
    return re.sub(r"“.*?”", "", text, flags=re.DOTALL)


def every() -> list[Comparison]:
    return [compare(pair.earlier, pair.later) for pair in prose("prose")]


def test_the_limits_hold_and_the_order_is_that_of_the_report():
    for found in every():
        assert len(found.enquiries) <= 10
        places = [(one.report_id, one.index) for one in found.enquiries]
        assert all(places.count(place) <= 2 for place in places)
        assert places == sorted(places)


def test_words_are_neutral_and_questions_open():
    for one in (one for found in every() for one in found.enquiries):
        assert not UNKIND.search(own_words(one.text)), one.text
        assert re.match(r"(?:What|How|When)\b.*\?$", one.question)
        assert one.addressed_to == "Lead Officer"


def test_the_post_that_the_report_prints_is_addressed():
    officer = Person("Ann Ashe", "Head of Parks")
    report = made("a", [row(1, "That it is done.", update="We will hold the event again.")], lead_officers=(officer,))
    assert [one.addressed_to for one in alone(report).enquiries] == ["Head of Parks"]


def test_absence_is_said_as_just_that():
    promised = row(
        1, "That it is done.", response="A warden will be appointed in May 2019.", update="Gates were painted."
    )
    report = made("a", [promised], completion_date="2019-01-01", update_date="2019-12-01")
    (one,) = [one for one in alone(report).enquiries if one.topic == "not_mentioned"]
    assert one.text.endswith("No mention of it was found in the later text.")
    assert one.basis == "absence"


def test_a_doubtful_cell_is_to_be_looked_at_first():
    place = Locator(4, Box(1.0, 2.0, 3.0, 4.0))
    flagged = row(
        1, "That it is done.", response="A warden will be appointed in May 2019.", update="Gates were painted.",
        flags=(Flag("PARSER_DISAGREE", "response", "Two readings differ."),), sources=(("response", (place,)),),
    )  # fmt: skip
    found = alone(made("a", [flagged], completion_date="2019-01-01", update_date="2019-12-01"))
    assert [one.check_first for one in found.commitments] == [(place,)]
    assert [one.check_first for one in found.enquiries] == [(place,)]
