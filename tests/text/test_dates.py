"""Dates in prose: what is found, what it is worth against an anchor, and what only looks like a date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.dates import find, read, resolve, tense
from pipeline.text.ocr_slips import mended, with_days

ANCHOR = date(2015, 11, 3)


def values(text: str, tense: str | None = None, language: str = "en") -> list[tuple[str, str | None]]:
    return [(f.text, resolve(f, ANCHOR, tense)) for f in find(text, language)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("27th January 2015 (presented to the Board)", "27th January 2015", "2015-01-27"),
        ("on Thursday 8 June 2017.", "Thursday 8 June 2017", "2017-06-08"),
        ("by 25/03/2016", "25/03/2016", "2016-03-25"),
        ("dated 27.1.15,", "27.1.15", "2015-01-27"),
        ("August 16th, 2019", "August 16th, 2019", "2019-08-16"),
        ("in June 2016", "June 2016", "2016-06"),
        ("Sept. 2016", "Sept. 2016", "2016-09"),
        ("Due: Jan-16", "Jan-16", "2016-01"),
        ("Due: Oct-2016", "Oct-2016", "2016-10"),
        ("Due: 12-Oct-16", "12-Oct-16", "2016-10-12"),
        ("Due: 2-Nov-2016", "2-Nov-2016", "2016-11-02"),
        ("Due: 21-May-42", "21-May-42", "2042-05-21"),
        ("planned for March next year and", "March next year", "2016-03"),
        ("in March of this year", "March of this year", "2015-03"),
        ("during Q1 2015/16", "Q1 2015/16", "2015-04/2015-06"),
        ("the first quarter of 2016/17", "first quarter of 2016/17", "2016-04/2016-06"),
        ("in 2015/2016 and", "2015/2016", "2015-04/2016-03"),
        ("spent in FY23-24 and", "FY23-24", "2023-04/2024-03"),
        ("planned for later this month", "later this month", "2015-11"),
        ("by the end of March 2016", "end of March 2016", "2016-03-31"),
        ("by the end of the financial year", "end of the financial year", "2016-03-31"),
        ("by the end of 2023", "end of 2023", "2023-12-31"),
        ("since the first of June 2015", "first of June 2015", "2015-06-01"),
        ("for the start of the September 2016 term", "September 2016", "2016-09"),
        ("early 2016", "early 2016", "2016"),
        ("mid-July 2016", "mid-July 2016", "2016-07"),
        ("in Winter 2016/17", "Winter 2016/17", "2016-12/2017-02"),
        ("over summer 2016", "summer 2016", "2016-06/2016-08"),
        ("from 24 September to 31 October 2019", "24 September to 31 October 2019", "2019-09-24/2019-10-31"),
        ("between 30 July and 4 August 2016", "30 July and 4 August 2016", "2016-07-30/2016-08-04"),
        ("12–14 June 2018", "12–14 June 2018", "2018-06-12/2018-06-14"),
        ("from April to September 2014", "April to September 2014", "2014-04/2014-09"),
        ("October 2015 to March", "October 2015 to March", "2015-10/2016-03"),
        ("within six months", "within six months", "2015-11-03/2016-05-03"),
        ("met last month", "last month", "2015-10"),
        ("last year’s review", "last year", "2014"),
        ("two years ago", "two years ago", "2013"),
        ("next financial year", "next financial year", "2016-04/2017-03"),
        ("a conference in 2015 to", "2015", "2015"),
        ("the 1990s", "1990s", "1990/1999"),
        ("registers from 1856 to 1950", "1856 to 1950", "1856/1950"),
        ("between mid-May and the end of July 2014", "mid-May and the end of July 2014", "2014-05/2014-07"),
        ("between the end of 2014 and February 2015", "end of 2014 and February 2015", "2014-12-31/2015-02"),
        ("since the start of February 2015", "February 2015", "2015-02"),
        ("is to start next month", "next month", "2015-12"),
        ("the year 1891 has been reached", "1891", "1891"),
        ("not clear until well into 2017", "2017", "2017"),
        ("in the early part of 2016", "early part of 2016", "2016"),
        ("Budget 2016/17", "2016/17", "2016-04/2017-03"),
    ],
)
def test_one_date_is_found_and_resolved(text: str, printed: str, value: str) -> None:
    assert values(text) == [(printed, value)]


@pytest.mark.parametrize(
    "text",
    [
        "It may be that we march on the second floor.",
        "The Care Act 2014 and the Local Plan 2036",
        "the Care Act (2014)",
        "over 2000 homes",
        "The summer term and the spring holidays",
        "for five years, monthly, each Thursday",
        "see section 3.2.15 and recommendation 4",
        "a month later than intended",
        "for five weeks after our builder left, and every three months after that",
        "31 June 2015 and 45/13/2016",
        "The few years will last six months",
        "the 2014 Act and the 2015 Regulations",
        "in three of the last six months",
        "the Christmas lights and the Easter break",
        "to the Panel each June, before Christmas every year and by 1 April each year",
        "during the February half term closure",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert values(text) == []


def test_what_is_put_off_from_one_time_to_another_has_two() -> None:
    assert values("deferred from September to January 2015 as") == [
        ("September", "2014-09"),
        ("January 2015", "2015-01"),
    ]
    assert values("runs from September to January 2015") == [("September to January 2015", "2014-09/2015-01")]


@pytest.mark.parametrize(
    "text",
    [
        "Easter 2016",
        "Whit week",
        "end of the summer",
        "w/c 12 June 2017",
        "week of 4 November",
        "between Easter and the end of October",
        "between May and New Year",
        "last term",
        "Jan 14",
        "first half of 2016",
        "end of next winter",
        "last Sunday of January",
        "the last Easter holidays",
        "in the year before.",
    ],
)
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
