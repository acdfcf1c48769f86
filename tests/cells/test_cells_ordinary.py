"""Ordinary trackers: two columns of numbers, a key right above the table, two columns of one day, logs of meetings."""

from __future__ import annotations

from pipeline.cells.columns.headings import heading_of, role_of
from pipeline.cells.lookalikes import is_lookalike
from pipeline.cells.themes import heads_state, theme_of_lines
from pipeline.profiles import Profile, load
from tests import paper
from tests.cells.test_cells_reports import reports

ASKED = "That the wall along the old river path is mended before the winter"
NEWS = "The masons were on the site for most of the month and will be back"


def test_of_two_columns_of_numbers_the_one_with_figures_numbers(profile: Profile) -> None:
    heads = ["Item", "Ref", "Recommendation", "Update", "Status"]
    rows = [["Support for carers [Item 6]", f"AHSC {n}/22", ASKED, NEWS, "Green"] for n in (14, 15, 16)]
    (found,) = reports(paper.table(heads, *rows), profile=profile)
    assert [r.number for r in found.recommendations] == ["AHSC 14/22", "AHSC 15/22", "AHSC 16/22"]


def test_two_columns_of_figures_are_left_alone() -> None:
    heads = ["Item", "Ref", "Recommendation", "Update", "Status"]
    table = paper.table(heads, *([str(n), f"R{n}", ASKED, NEWS, "Green"] for n in (1, 2, 3)))
    found = heading_of(table, load())
    assert found is not None
    assert [c.role for c in found.columns[:2]] == ["number", "number"]


def test_a_second_column_of_the_same_day_is_no_round(profile: Profile) -> None:
    heads = ["No", "Recommendation", "Evidence of progress (February 2023)", "Evidence of impact (February 2023)"]
    rows = [[str(n), ASKED, NEWS, "Reports of it are down from one in three to one in five of all"] for n in (1, 2, 3)]
    (found,) = reports(paper.table(heads, *rows), profile=profile)
    assert [(str(r.update), r.previous_update) for r in found.recommendations] == [(NEWS, None)] * 3


def test_a_key_above_a_table_is_neither_theme_nor_state() -> None:
    key = paper.text("Key: red – no progress reported; amber – action in progress; green – done")
    assert theme_of_lines([key], load()) is None
    assert not heads_state([key], load())
    assert theme_of_lines([paper.text("Roads and paths")], load())


def test_a_log_of_what_meetings_wanted_to_know_is_no_report() -> None:
    logged = ["Meeting", "Minute", "What was asked for", "Who", "Reply", "State"]
    row = ["19 Sept 2023", "31", ASKED, "Property", NEWS, "Done"]
    found = heading_of(paper.table(logged, row, row), load())
    assert found is not None and is_lookalike(found, load())
    named = ["Meeting", "Minute", "Recommendation", "Who", "Reply", "State"]
    found = heading_of(paper.table(named, row, row), load())
    assert found is not None and not is_lookalike(found, load())


def test_headings_of_bodies_and_services() -> None:
    roles = [role_of(text, load()) for text in ("Responding body", "Service action", "Position status (draft)")]
    assert roles == ["lead_officer", "action", "status"]


def test_three_labels_and_values_in_one_row_of_a_card(profile: Profile) -> None:
    """The words of a recommendation are no label, though "agree" stands in them."""

    def card(n: int) -> list[list[str | None]]:
        asked = f"That Cabinet agree a target of {n} new trees for each street in the old town by the end of the year."
        row = ["Agreed by Cabinet?", "Yes", "Responsible", "Ann Ash", "Target date", "May 2031"]
        rows = [[f"Recommendation {n}", "Trees", *[None] * 4], [asked, *[None] * 5], row]
        return [*rows, ["Progress", NEWS, *[None] * 4], ["Status", "Green", *[None] * 4]]

    tables = [paper.table(*card(n), top=100 * n, bottom=100 * n + 80) for n in (1, 2, 3)]
    (found,) = reports(*tables, profile=profile)
    assert [(r.number, r.decision, str(r.lead_officer), str(r.update), r.rag) for r in found.recommendations] == [
        (str(n), "agreed", "Ann Ash", NEWS, "green") for n in (1, 2, 3)
    ]
