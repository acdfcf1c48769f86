"""Dates in prose: what is found, what it is worth against an anchor, and what only looks like a date."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.dates import find, read, resolve, tense
from pipeline.text.ocr_slips import mended, with_days

SAID = tomllib.loads(Path(__file__).with_name("dates.toml").read_text(encoding="utf-8"))

ANCHOR = date(2015, 11, 3)


def values(text: str, tense: str | None = None, language: str = "en") -> list[tuple[str, str | None]]:
    return [(f.text, resolve(f, ANCHOR, tense)) for f in find(text, language)]  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "printed", "value"), SAID["one_date_is_found_and_resolved"])
def test_one_date_is_found_and_resolved(text: str, printed: str, value: str) -> None:
    assert values(text) == [(printed, value)]


@pytest.mark.parametrize("text", SAID["what_only_looks_like_a_date_is_none"])
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert values(text) == []


def test_what_is_put_off_from_one_time_to_another_has_two() -> None:
    assert values("deferred from September to January 2015 as") == [
        ("September", "2014-09"),
        ("January 2015", "2015-01"),
    ]
    assert values("runs from September to January 2015") == [("September to January 2015", "2014-09/2015-01")]


@pytest.mark.parametrize("text", SAID["times_without_a_day_of_their_own_have_no_value"])
def test_times_without_a_day_of_their_own_have_no_value(text: str) -> None:
    assert [value for _, value in values(text)] == [None]


@pytest.mark.parametrize(
    ("text", "tense", "value"),
    [
        ("June", "future", "2016-06"),
        ("June", "past", "2015-06"),
        ("November", "future", "2015-11"),
        ("20 November", "past", "2014-11-20"),
        ("20 November", "future", "2015-11-20"),
        ("the winter", "future", "2015-12/2016-02"),
    ],
)
def test_the_tense_decides_a_yearless_date(text: str, tense: str, value: str) -> None:
    assert values(text, tense)[0][1] == value


def test_without_tense_the_nearest_is_a_guess() -> None:
    (found,) = find("in February")
    assert (read(found, ANCHOR).value, read(found, ANCHOR).ambiguous) == ("2016-02", True)


def test_without_an_anchor_what_counts_from_one_is_unknown() -> None:
    assert [resolve(f, None) for f in find("in February, last month, 3 May 2016")] == [None, None, "2016-05-03"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 2018-06-16/17.", "2018-06-16/2018-06-17"),
        ("in the last quarter of 2016/17", "2017-01/2017-03"),
        ("by the end of this calendar year", f"{ANCHOR.year}-12-31"),
        ("from Sept 09.", "2009-09"),
        (f"in Apr {(ANCHOR.year + 1) % 100}.", f"{ANCHOR.year + 1}-04"),
        ("on 1 April next year", f"{ANCHOR.year + 1}-04-01"),
    ],
)
def test_forms_of_terse_notes(text: str, value: str) -> None:
    assert [value] == [found for _, found in values(text)]


def test_the_words_are_data() -> None:
    assert values("27 Ionawr 2015, diwedd Gorffennaf 2016", language="cy") == [
        ("27 Ionawr 2015", "2015-01-27"),
        ("diwedd Gorffennaf 2016", "2016-07-31"),
    ]


FORMS = ("%d %B %Y", "%d/%m/%Y", "%d.%m.%y", "%Y-%m-%d", "%A %d %B %Y", "%d %b %Y", "%B %d, %Y")


DAYS = st.dates(date(1970, 1, 1), date(2069, 12, 31))


@given(DAYS, st.sampled_from(FORMS), DAYS)
def test_a_full_date_is_the_same_from_any_anchor(day: date, form: str, anchor: date) -> None:
    (found,) = find(f"It was {day.strftime(form)}.")
    assert resolve(found, anchor) == day.isoformat()


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.sampled_from(["March", "20 June", "31 December"]))
def test_future_is_not_before_the_anchor_and_past_not_after(anchor: date, text: str) -> None:
    (found,) = find(f"on {text},")
    ahead, behind = resolve(found, anchor, "future"), resolve(found, anchor, "past")
    assert ahead is not None and behind is not None
    assert behind[:7] <= anchor.isoformat()[:7] <= ahead[:7]
    assert date.fromisoformat((ahead + "-01")[:10]) - anchor < timedelta(days=367)


@given(st.text(alphabet="Q1234567890/-–. ,ndthMayJuneof toandlastnextyear\n", max_size=120))
def test_every_find_is_a_piece_of_the_text(text: str) -> None:
    end = 0
    for found in find(text):
        assert found.start >= end and text[found.start : found.end] == found.text != ""
        end = found.end
        read(found, ANCHOR)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("They put their names to Safe and Well at their June meeting.", None),
        ("They hope to report at their June meeting.", "future"),
        ("added by the committee in June", "past"),
        ("added by June", "future"),
        ("She has left and he takes over from June.", "future"),
        ("It was not ready in June because he was ill.", "past"),
        ("A lorry has been ordered, delivery June.", None),
        ("It was put out in May, revised completion June.", None),
        ("All of them will have been trained by June.", "future"),
        ("The tool will be agreed in May and the audit carried out in June.", "future"),
        ("The tool will be agreed in May and officers have met in June.", "past"),
        ("The last two will go in when the wiring has been made safe, in June.", "future"),
        ("The hall has been fixed for June.", "future"),
        ("The hall was fixed for June.", "past"),
        ("Citybus has agreed to go round it from June.", "future"),
        ("Members cannot open it and from June it will be in the e-mail.", "future"),
        ("Members will recall the debate in June.", "past"),
        ("The crew came in June as arranged.", "past"),
    ],
)
def test_what_leads_to_a_date(text: str, said: str | None) -> None:
    at = text.index("June")
    assert tense(text, at, at + len("June")) == said


@pytest.mark.parametrize(
    ("text", "value"),
    [("by 0ctober 2025", "2025-10"), ("on 1O/03/2025", "2025-03-10"), ("until 3O March 2025", "2025-03-30")],
)
def test_dates_with_a_slip_of_text_recognition(text: str, value: str) -> None:
    assert [found for _, found in values(" ".join(map(mended, with_days(text).split())))] == [value]
