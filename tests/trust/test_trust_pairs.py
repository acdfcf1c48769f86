"""Which recommendation of the truth a row of a damaged reading is."""

from __future__ import annotations

from pipeline.models.text import Text
from tests.bench.calibration.cells import pairs_of
from tests.review.test_review_corrections import row

LONG = "The bridge over the mill stream was mended in May."
TRUTH = [
    {"number": "1", "recommendation": "That the bridge is mended", "response": "Agreed.", "update": LONG},
    {"number": "2", "recommendation": "That the wall is built", "response": "Refused.", "update": "No."},
]


def test_a_row_with_its_number_and_one_whole_text_is_that_row():
    torn = row(1, recommendation=Text("of the stream, and officers say what"), number="1", update=Text(LONG))
    assert pairs_of([torn], TRUTH) == {0: 0}


def test_neither_a_number_alone_nor_a_short_text_says_so():
    other = row(1, recommendation=Text("of the stream, and officers say what"), number="2", update=Text("No."))
    assert pairs_of([other], TRUTH) == {}
