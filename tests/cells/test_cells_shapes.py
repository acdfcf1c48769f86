"""Tables of other shapes: recommendations over their answers, tables on their side, shared columns, states in front."""

from __future__ import annotations

import pytest

from pipeline.models.table import Row
from tests import paper
from tests.cells.test_cells_reports import HEADS, ONE, TWO, only, reports

ANSWERS = ["Response", "Update", "RAG"]


def _over(text: str) -> Row:
    return paper.row(paper.cell(text, columns=3), None, None)


def _read(found) -> list[tuple[str | None, str, str, str | None]]:
    return [(r.number, str(r.response), str(r.update), r.rag) for r in found.recommendations]


WANTED = [("1", "Agreed", "Mended in May", "green"), ("2", "Not agreed", "No work", "red")]
FIRST, SECOND = ["Agreed", "Mended in May", "Green"], ["Not agreed", "No work", "Red"]


def test_recommendations_over_their_answers_headed_once(profile):
    rows = [ANSWERS, _over("Recommendation 1: That the wall is mended"), FIRST, _over("2. That the roof is"), SECOND]
    (found,) = reports(paper.table(*rows), profile=profile)
    assert _read(found) == WANTED
    assert str(found.recommendations[0].recommendation) == "That the wall is mended"


def test_recommendations_over_their_answers_each_in_a_table_of_its_own(profile):
    tables = [
        paper.table(_over(f"{n}. That wall {n} is mended"), ANSWERS, row, top=100 * n, bottom=100 * n + 60)
        for n, row in ((1, FIRST), (2, SECOND))
    ]
    (found,) = reports(*tables, profile=profile)
    assert _read(found) == WANTED


def test_themes_over_records_are_no_recommendations(profile):
    rows = [ANSWERS, _over("Walls"), FIRST, _over("Roofs"), SECOND]
    assert reports(paper.table(*rows), profile=profile) == ()


def test_a_table_on_its_side(profile):
    rows = [
        ["Recommendation", "1. That the wall is mended", "2. That the roof is mended"],
        *([name, a, b] for name, a, b in zip(ANSWERS, FIRST, SECOND, strict=True)),
    ]
    (found,) = reports(paper.table(*rows), profile=profile)
    assert _read(found) == WANTED


@pytest.mark.parametrize("lead", ["COMPLETE", "Complete –", "[Green]", "G"])
def test_a_state_in_front_of_the_news_is_the_status(lead, profile):
    def told(words: str) -> object:
        return paper.cell(f"{lead}\n{words}")

    rows = [[*ONE[:3], told("The wall stands.")], [*TWO[:3], told("The roof is on.")]]
    found = only(*rows, heads=HEADS[:4], profile=profile).recommendations
    assert [str(r.update) for r in found] == ["The wall stands.", "The roof is on."]
    assert {r.rag for r in found} <= {"complete", "green"} and None not in {r.rag for r in found}


def test_a_first_paragraph_that_is_no_state_stays(profile):
    rows = [[*ONE[:3], "The wall\nIt stands."], [*TWO[:3], "The roof\nIt is on."]]
    found = only(*rows, heads=HEADS[:4], profile=profile).recommendations
    assert [(str(r.update), r.rag) for r in found] == [("The wall\nIt stands.", None), ("The roof\nIt is on.", None)]


def test_options_and_work_programmes_are_no_report(profile):
    options = paper.table(
        ["Option", "Comments", "Recommendation"],
        ["A", "It is cheap.", "Not recommended"],
        ["B", "It is dear.", "Recommended"],
    )
    plan = paper.table(
        ["Date", "Purpose", "Outcome / recommendations", "Progress"],
        ["May", "To scrutinise", "Report noted", "Closed"],
        ["June", "To scrutinise", "Report noted", "Closed"],
    )
    assert reports(options, profile=profile) == () and reports(plan, profile=profile) == ()


def test_sentences_side_by_side_head_nothing(profile):
    record = [
        "It was recommended that walls be mended by the owner before winter.",
        "Agreed. The owner was told in a letter of 4 May that was sent.",
        "Done",
    ]
    assert reports(paper.table(record, record), profile=profile) == ()


@pytest.mark.parametrize("titles", [0, 3, 9])
def test_titles_on_top_of_a_printed_sheet_do_not_hide_its_headings(titles, profile):
    wide = ["Ref", *HEADS]
    tops = [["", f"Line {n} of the sheet's top", *[""] * (len(wide) - 2)] for n in range(titles)]
    (found,) = reports(paper.table(*tops, wide, ["R1", *ONE], ["R2", *TWO]), profile=profile)
    assert [r.number for r in found.recommendations] == ["1", "2"]


def test_cards_whose_number_stands_beside_a_lamp_that_may_be_unlit(profile):
    def card(number: int, *lamp) -> object:
        head = paper.row(paper.cell(f"Recommendation {number}: Walls", columns=2), None, paper.cell("", *lamp))
        asked = f"That wall {number} is mended before the water of the winter comes."
        said = [("Recommendation", asked), ("Response", "Agreed."), ("Progress", "Begun.")]
        rows = [paper.row(name, paper.cell(value, columns=2), None) for name, value in said]
        return paper.table(head, *rows, top=100 * number, bottom=100 * number + 90)

    (found,) = reports(card(1, paper.mark("fill", "#00b050")), card(2), profile=profile)
    assert _read(found) == [("1", "Agreed.", "Begun.", "green"), ("2", "Agreed.", "Begun.", None)]
