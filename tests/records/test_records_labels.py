"""Which words are labels, and which are the values of labels before them."""

from __future__ import annotations

import pytest

from pipeline.models.page import Box, Style, Word
from pipeline.models.runs import Run, Runs
from pipeline.models.table import Cell
from pipeline.models.text import Text
from pipeline.profiles import load
from pipeline.records.claims import Claim, claims_of
from pipeline.records.labels import take_label_census
from pipeline.records.stream import Line
from pipeline.records.titles import titled
from tests import paper


def printed(said: str, top: float = 100) -> Text:
    """A text of one line; words between asterisks are bold."""
    runs, bold, x, value = [], False, 50.0, ""
    for part in said.split():
        bold = bold or part.startswith("*")
        word = part.strip("*")
        value += " " if value else ""
        style = Style("Arial", bold, False, "#000000", -1, False, 0)
        own = Word(word, 1, Box(x, top, x + 5 * len(word), top + 10), style, len(runs))
        runs.append(Run(len(value), len(value) + len(word), own))
        value, x, bold = value + word, x + 5 * len(word) + 3, bold and not part.endswith("*")
    return Text(value, Runs.of(runs))


def claimed(*lines: str) -> list[Claim]:
    texts = [printed(said, 100 + 20 * at) for at, said in enumerate(lines)]
    printed_lines = [Line([(0, Cell(text=text))], 1, 100 + 20 * at) for at, text in enumerate(texts)]
    return claims_of(printed_lines, take_label_census(texts, load(None)), load(None))


def read(*lines: str) -> list[tuple[str, str]]:
    return [(claim.label, claim.text.value) for claim in claimed(*lines)]


@pytest.mark.parametrize(
    "line",
    [
        "Lead: Ann Ash | Target: May 2024 | Status: On track",
        "Lead: Ann Ash Target: May 2024 Status: On track",
        "*Lead* Ann Ash *Target* May 2024 *Status* On track",
    ],
)
def test_claims_of_part_several_labelled_values_of_one_line(line: str) -> None:
    assert read(line) == [("Lead", "Ann Ash"), ("Target", "May 2024"), ("Status", "On track")]


def test_claims_of_know_labels_behind_the_numbers_of_paragraphs() -> None:
    labelled = [("Decision of Council", "accepted."), ("Progress", "it is done.")] * 3
    assert read(*(f"3.{at} {label}: {said}" for at, (label, said) in enumerate(labelled, 1))) == labelled


def test_claims_of_leave_a_colon_in_prose_alone() -> None:
    line = "Progress: The plan has a new lead: Ann Ash."
    assert read(line) == [("Progress", "The plan has a new lead: Ann Ash.")]


def test_claims_of_take_a_day_behind_the_name_of_news_for_its_label() -> None:
    said = ["Update – March 2023: Work has begun.", "Update – October 2023: Work is done."]
    assert read(*said) == [("Update – March 2023", "Work has begun."), ("Update – October 2023", "Work is done.")]


def test_claims_of_take_a_day_below_a_label_for_its_value() -> None:
    assert read("*By when?*", "31 March 2024") == [("By when", ""), ("", "31 March 2024")]


def test_claims_of_take_names_that_come_again_for_values() -> None:
    again = ("*Responsible officer*", "Head of Highways", "*Progress*", "Work has begun.")
    assert [label for label, text in read(*again * 3) if text == "Head of Highways"] == [""] * 3


def test_claims_of_take_sentences_that_name_a_role_again_and_again_for_labels() -> None:
    said = [
        line for _ in range(3) for line in ("The Cabinet's answer. Agreed. We can pay.", "Agreed. No more is said.")
    ]
    assert read(*said) == [("The Cabinet's answer", "Agreed. We can pay."), ("", "Agreed. No more is said.")] * 3
    assert read(said[0]) == [("", said[0])]


def test_claims_of_take_a_numbered_name_of_recommendations_for_no_label() -> None:
    first, second = claimed("2a. PAC recommendation:", "The Department should publish its plan.")
    assert (first.number, first.named, first.label) == ("2a", True, "")
    assert second.text.value == "The Department should publish its plan."


@pytest.mark.parametrize("said", ["PILOT – A kit that can be lent to all teams.", "BENCHES Mend those in the park."])
def test_titled_takes_words_that_few_records_begin_with_for_no_title(said: str) -> None:
    own = paper.text(said, bold_until=said.index(" "))
    assert titled(own, load(None)).title is not None
    assert titled(own, load(None), rare=True).title is None


def test_titled_takes_a_line_of_its_own_for_a_title_however_few_there_are() -> None:
    own = paper.text("Benches\nMend those in the park.", bold_until=7)
    assert str(titled(own, load(None), rare=True).title) == "Benches"
