"""The numbers of a brief add up: headline, table, Word, Excel and CSV share one count."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from pipeline.compare import compare
from pipeline.models.comparison import Comparison, Undertaking
from pipeline.models.report import Report, Status
from pipeline.publish.comparisons import change_rows, comparison_document
from pipeline.report.view import Brief
from pipeline.report.view.rows import open_list
from pipeline.report.word import brief_document
from pipeline.report.workbook import brief_workbook
from tests.compare.rounds_by_hand import BINS, GRANT, PATHS, SIGNS, TREES
from tests.report.makers import by_hand, row, view

POND = "That the boating pond is dredged before the regatta and its wall is repointed."


def is_(rag: str) -> dict[str, object]:
    """A status that is printed as a word."""
    return {"rag": rag, "status": Status(rag.capitalize(), "word")}


@pytest.fixture(scope="module")
def rounds() -> tuple[Report, Report]:
    """A merger of which one improved, a merger of which both did, a split with a promise, a kept one, a dropped one."""
    promise = "A contractor will be appointed by June 2019. The rules will be published by May 2019."
    earlier = by_hand(
        "early",
        row(1, recommendation=TREES, update="Half were planted.", **is_("amber")),
        row(2, recommendation=BINS, update="They overflow.", **is_("red")),
        row(3, recommendation=PATHS, update="One path is done.", **is_("red")),
        row(4, recommendation=SIGNS, update="None was replaced.", **is_("red")),
        row(5, recommendation=f"{GRANT} {POND}", response=promise, update="Begun.", **is_("amber")),
        row(6, recommendation="That deckchairs are let by the hour.", update="They are.", **is_("complete")),
        completion_date="2019-01-01", update_date="2019-03-01",
    )  # fmt: skip
    later = by_hand(
        "late",
        row(1, recommendation=f"{TREES} {BINS}", update="Trees grow and bins are emptied.", **is_("amber")),
        row(2, recommendation=f"{PATHS} {SIGNS}", update="All done.", **is_("green")),
        row(3, recommendation=GRANT, update="Begun.", **is_("green"), number="5a"),
        row(4, recommendation=POND, update="A contractor was appointed in June 2019.", **is_("amber"), number="5b"),
        completion_date="2019-01-01", update_date="2019-09-01",
    )  # fmt: skip
    return earlier, later


@pytest.fixture(scope="module")
def found(rounds) -> Comparison:
    return compare(*rounds)


@pytest.fixture(scope="module")
def shown(rounds) -> Brief:
    return view(*rounds)


def said(brief: Brief, words: str) -> int:
    """The number that the headline gives in front of these words; 0 where it gives none."""
    number = re.search(rf"(\d+) {words}", brief.sentence, re.IGNORECASE)
    return int(number[1]) if number else 0


def test_the_pairs_are_as_meant(found):
    assert Counter(one.kind for one in found.pairs) == {"merged": 4, "split": 2, "dropped": 1}


def test_the_headline_counts_the_rows_of_the_table(shown):
    moved = Counter(one.movement for one in shown.recommendations)
    assert (said(shown, "assessed better"), said(shown, "worse")) == (moved["better"], moved["worse"]) == (2, 0)
    assert "the status of 1 cannot be compared" in shown.sentence
    assert moved["unknown"] == 1
    counts = {one.tag: one.count for one in shown.filters}
    assert counts["moved"] == moved["better"] + moved["worse"]
    assert counts.get("repeated", 0) == said(shown, "update repeats") == 1


def test_the_headline_counts_the_promises_of_the_rows(shown, found):
    assert said(shown, "dated commitments") == sum(len(one.promises) for one in shown.recommendations) == 2
    assert len(found.promised) == 2
    assert sum(len(one.undertakings) for one in shown.recommendations) == len(found.undertakings)


def test_changes_csv_adds_up_to_the_headline(shown, found):
    moved = Counter(line["movement"] for line in change_rows(comparison_document(found)) if line["movement"])
    assert moved["improved"] == said(shown, "assessed better")
    assert moved.total() == sum(one.now is not None for one in shown.recommendations)


def test_excel_and_word_say_what_the_table_says(shown):
    sheet = brief_workbook(shown)["Recommendations"]
    written = [(line[2].value, line[4].value) for line in sheet.iter_rows(min_row=2)]
    assert written[0] == ("Amber (no. 1), Red (no. 2)", "Several statuses before")
    assert sum(movement == "Assessed better" for _, movement in written) == said(shown, "assessed better")
    words = [paragraph.text for paragraph in brief_document(shown).paragraphs]
    assert "▲ Amber (no. 1), ■ Red (no. 2)  →  ▲ Amber   Several statuses before" in words


def test_a_number_of_the_earlier_report_is_said_to_be_that(shown):
    """A dropped row keeps its old number beside its old status: another row may bear it now."""
    listed = [(one.number, [earlier.number for earlier in one.then]) for one in shown.recommendations]
    assert listed == [("1", ["1", "2"]), ("2", ["3", "4"]), ("5a", ["5"]), ("5b", ["5"]), ("", ["6"])]
    sheet = brief_workbook(shown)["Recommendations"]
    assert [line[2].value for line in sheet.iter_rows(min_row=2)][-1].endswith(" (no. 6)")


def test_a_number_that_stays_is_said_once(rounds):
    earlier, _ = rounds
    shown = view(earlier, replace(earlier, report_id="late"))
    assert [before.number for one in shown.recommendations for before in one.then] == [""] * 6


@pytest.mark.parametrize(
    ("dues", "after", "words"),
    [
        (["2019-05"], "", ["1 dated commitment: outcome unclear"]),
        (["2019-05", "2019-06", None], "", ["2 dated commitments: outcome unclear", "1 undertaking without a date"]),
        (["2019-05"], "1 dated commitment: done", ["1 more: outcome unclear"]),
    ],
)
def test_what_is_unclear_is_counted_in_plain_words(dues, after, words):
    found = [Undertaking(1, "early", "update", "Half will be planted.", 0, 21, due) for due in dues]
    assert list(open_list(found, after)) == words
