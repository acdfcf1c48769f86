"""Which way a status moved."""

from __future__ import annotations

import pytest

from pipeline.compare.changes import status_direction
from pipeline.models.report import Header, KeyEntry, Recommendation, Report, Source, Status

SOURCE = Source("a.pdf", "0" * 64, 1, 1, 1)


def direction(before: tuple, now: tuple, keys: tuple = ((), ())) -> str:
    rows = [Recommendation(1, rag=rag, progress=progress) for rag, progress in (before, now)]
    reports = [Report("r", SOURCE, Header(), (row,), legend=key) for row, key in zip(rows, keys, strict=True)]
    return status_direction(rows[0], rows[1], (reports[0], reports[1]))


@pytest.mark.parametrize(
    ("before", "now", "moved"),
    [
        (("red", None), ("amber", None), "improved"),
        (("complete", None), ("green", None), "worsened"),
        (("amber", None), ("amber", None), "same"),
        (("amber", "on_track"), ("green", "on_track"), "same"),
        (("green", "concern"), ("red", "delivered"), "improved"),
        (("amber", "concern"), ("red", "not_delivered"), "worsened"),
        ((None, "not_started"), ("green", "on_track"), "improved"),
        ((None, "not_started"), ("amber", "concern"), "unknown"),
        ((None, "closed"), ("green", "on_track"), "unknown"),
        ((None, None), ("green", None), "first_assessed"),
        (("green", None), (None, None), "unknown"),
        ((None, None), (None, None), "unknown"),
        (("green", "on_track"), ("red", None), "worsened"),
    ],
)
def test_by_meaning_then_by_colour(before, now, moved):
    assert direction(before, now) == moved


def test_one_colour_with_two_meanings_decides_nothing():
    keys = tuple(
        (KeyEntry("amber", "fill", words, progress),)
        for words, progress in (("On course", "on_track"), ("At risk", "concern"))
    )
    assert direction(("amber", None), ("green", None), keys) == "unknown"
    assert direction(("red", None), ("green", None), keys) == "improved"


def test_what_could_not_be_read_is_no_first_assessment():
    before = Recommendation(1, status=Status(blank="not_read"))
    now = Recommendation(1, rag="green")
    report = Report("r", SOURCE, Header(), ())
    assert status_direction(before, now, (report, report)) == "unknown"
