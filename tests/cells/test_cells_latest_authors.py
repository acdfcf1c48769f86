"""Papers of the latest authors: keys of coloured states and of shares, bodies of partners, patches in a margin."""

from __future__ import annotations

import pytest

from pipeline.cells.header.fields import header_of
from pipeline.cells.header.labels import labelled_lines
from pipeline.cells.key_rows import names_key
from pipeline.cells.labelled_values import labels_whole
from pipeline.cells.status.key import key_of_table
from pipeline.cells.status.key_bands import band_of, entry_of_share
from pipeline.cells.status.key_lines import entries_in
from pipeline.cells.status.meaning import rag_by_key
from pipeline.models.page import Box, Fill, Page
from pipeline.models.report import KeyEntry
from pipeline.tables.furniture.furniture import furniture_of
from pipeline.text.lines import spoken
from tests import paper


def test_states_with_their_colours_side_by_side_explain_themselves(profile) -> None:
    row = ["Complete (blue)", "On track (green)", "Some slippage (amber)", "Off track (red)"]
    key = key_of_table(paper.table(row), profile)
    assert [(e.shown, e.meaning) for e in key] == [
        ("Complete", "blue"),
        ("On track", "green"),
        ("Some slippage", "amber"),
        ("Off track", "red"),
    ]
    assert [rag_by_key(entry, profile) for entry in key] == ["complete", "green", "amber", "red"]


def test_a_sign_in_front_of_such_a_state_is_explained_by_it(profile) -> None:
    key = key_of_table(
        paper.table(["1", "Achieved (Blue)"], ["2", "On track (Green)"], ["3", "Not achieved (Red)"]), profile
    )
    assert [(e.shown, e.meaning) for e in key] == [
        ("1", "Achieved (Blue)"),
        ("2", "On track (Green)"),
        ("3", "Not achieved (Red)"),
    ]


def test_rows_painted_in_turn_are_no_key(profile) -> None:
    pale = paper.mark("fill", "#d3dfee")
    rows = [["Officer", "17,200"], [paper.cell("Survey", pale), paper.cell("3,400", pale)], ["Website", "1,100"]]
    assert key_of_table(paper.table(*rows, [paper.cell("Loans", pale), paper.cell("300,000", pale)]), profile) == ()


@pytest.mark.parametrize(
    ("meaning", "rag"),
    [
        ("Red: no progress is being made", "red"),
        ("on time; green", "green"),
        ("late – amber", "amber"),
        ("of the Red House", None),
    ],
)
def test_a_colour_first_or_last_in_a_meaning(profile, meaning: str, rag: str | None) -> None:
    assert rag_by_key(KeyEntry("Stalled", "word", meaning, None), profile) == rag


def test_signs_of_a_key_in_quotes(profile) -> None:
    said = "“Finished” (blue) is used where nothing is left to do, and “Stuck” (red) where it has come to a stop."
    assert [(e.shown.removeprefix("and "), e.meaning) for e in entries_in(said, profile)] == [
        ("Finished", "blue"),
        ("Stuck", "red"),
    ]


@pytest.mark.parametrize(
    ("words", "band"),
    [
        ("75% to 99%", (75, 99)),
        ("25–74%", (25, 74)),
        ("Below 25%", (0, 24)),
        ("25% or less", (0, 25)),
        ("Over 75%", (76, 100)),
        ("75% or more", (75, 100)),
        ("100%", (100, 100)),
        ("Rec 12", None),
        ("3.2", None),
        ("12 of 40%", None),
    ],
)
def test_bands_of_shares(profile, words: str, band: tuple[int, int] | None) -> None:
    assert band_of(words, profile) == band


def test_a_share_is_explained_by_the_band_that_it_lies_in(profile) -> None:
    rows = [["100%", "Complete (blue)"], ["75% to 99%", "Green"], ["25% to 74%", "Amber"], ["Below 25%", "Red"]]
    key = key_of_table(paper.table(*rows), profile)
    found = [entry_of_share(share, key, profile) for share in ("100%", "80%", "30%", "5%")]
    assert [entry and entry.meaning for entry in found] == ["Complete (blue)", "Green", "Amber", "Red"]
    assert entry_of_share("On track", key, profile) is None


def test_the_heading_of_a_key_is_told(profile) -> None:
    assert names_key("Key to status", profile)
    assert not names_key("Key workers were asked", profile)


def _header(*lines: str, profile):
    texts = [paper.text(line, top=100 + 14 * at) for at, line in enumerate(lines)]
    return header_of(list(labelled_lines(texts, profile)), texts, (), profile)


def test_a_line_that_names_a_committee_without_a_subject_beats_others_in_prose(profile) -> None:
    heard = "The group met on six occasions and heard from the owners of three homes and from the Ashby Traders Forum."
    assert (
        _header("Overview and Scrutiny Committee", heard, profile=profile).committee
        == "Overview and Scrutiny Committee"
    )
    told = (
        "This was asked for by the Environment Scrutiny Panel, which met on six occasions and heard from many others."
    )
    assert _header("Scrutiny Committee", told, profile=profile).committee == "Environment Scrutiny Panel"


def test_a_partner_is_no_committee_of_the_council(profile) -> None:
    assert _header("Ashby Integrated Care Board", profile=profile).committee is None


def test_the_subject_of_a_title_before_a_colon(profile) -> None:
    found = _header("SCHOOL ATTENDANCE: PROGRESS ON THE RECOMMENDATIONS OF THE INQUIRY", profile=profile)
    assert found.inquiry == "School Attendance"


def test_prose_that_has_a_space_where_a_value_began_goes_on_with_no_label() -> None:
    labelled = (*paper.line("Rating:", look=paper.BOLD), *paper.line("BLUE", 114, first=1))
    first = paper.line("Agreed", 50, 112, first=2, look=paper.BOLD)
    prose = (*first, *paper.line("in part. One flat is ready.", first[-1].box.x1 + 2, 112, first=3))
    found = labels_whole([labelled, prose])
    assert [spoken(line) for line in found] == ["Rating: BLUE", "Agreed in part. One flat is ready."]


def _page(number: int, state: str, colour: str) -> Page:
    words = [
        *paper.line(state, 400, 60, page=number),
        *paper.line("The wall was looked at.", top=300, page=number, first=2),
    ]
    return Page(number, 595, 842, tuple(words), fills=(Fill(Box(390, 55, 520, 80), colour),))


def test_a_patch_that_says_other_things_on_other_pages_is_no_running_line() -> None:
    states = [("BLUE", "#1f5fa8"), ("GREEN", "#3da447"), ("BLUE", "#1f5fa8"), ("GREEN", "#3da447")]
    pages = [_page(at, *state) for at, state in enumerate(states, 1)]
    furniture = furniture_of(pages, {})
    assert not any(furniture.among(page.words) for page in pages)
    stamped = [_page(at, "OFFICIAL", "#1f5fa8") for at in range(1, 5)]
    assert all(furniture_of(stamped, {}).among(page.words) for page in stamped)
