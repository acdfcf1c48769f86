"""Titles that the recommendations of a table tell together, and numbers and lines that must not be lost."""

from __future__ import annotations

import pytest

from pipeline.cells.stanzas.cards import with_cards
from pipeline.models.report import labelled_once
from pipeline.models.text import Text
from pipeline.profiles import load
from tests import paper
from tests.cells.test_cells_reports import reports

NEWS = "Scaffolding went up in April and the contractor expects to finish in September."


@pytest.mark.parametrize(
    ("bands", "titles", "themes"),
    [
        (("Recommendation 1: Tools", "Recommendation 2: Surveys"), ["Tools", "Surveys", "Surveys"], [None] * 3),
        (("Recommendation 1: Tools", "Recommendation 7: Surveys"), [None] * 3, None),
        (("1. Tools", "2. Surveys"), [None] * 3, ["1. Tools", "2. Surveys", "2. Surveys"]),
    ],
)
def test_rows_that_name_what_stands_below_them(
    bands: tuple[str, str], titles: list[str | None], themes: list[str | None] | None
) -> None:
    one, two = (paper.row(paper.cell(band, columns=4), None, None, None) for band in bands)
    records = [[number, "That it is done", "Agreed", NEWS] for number in ("1", "2(a)", "2(b)")]
    table = paper.table(["Ref", "Recommendation", "Response", "Update"], one, records[0], two, *records[1:])
    (report,) = reports(table, profile=load())
    assert [str(r.title) if r.title else None for r in report.recommendations] == titles
    if themes is not None:
        assert [str(r.theme) if r.theme else None for r in report.recommendations] == themes


def test_a_card_may_have_its_number_beside_its_title() -> None:
    rows = (["What the Panel recommended", "That it ends"], ["Cabinet response", "Agreed"], ["Progress so far", NEWS])
    cards = [paper.table([f"Recommendation {n}", "The store"], *rows, top=100 * n, bottom=100 * n + 60) for n in (1, 2)]
    (table,) = with_cards(cards, load(), lambda _: None)
    read = [[cell.text.value if cell else "" for cell in row.cells[:3]] for row in table.rows]
    assert read == [["No.", "Title", "Recommendation"],
                    *([f"Recommendation {n}", "The store", "That it ends"] for n in (1, 2))]  # fmt: skip


def test_a_label_met_again_keeps_its_line() -> None:
    pairs = [("Lead", Text("A")), ("Lead", Text("B")), ("Date", Text("C")), ("Lead", Text("D"))]
    assert [(label, text.value) for label, text in labelled_once(pairs)] == [
        ("Lead", "A"), ("Lead (2)", "B"), ("Date", "C"), ("Lead (3)", "D"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("colours", "rags"),
    [
        (("#0070c0", "#00b050", "#ff0000"), ["complete", "green", "red"]),
        (("#0070c0", "#0070c0", "#000000"), [None, None, None]),  # links, or decoration
        (("#000000", "#000000", "#ff0000"), [None, None, None]),
    ],
)
def test_news_may_be_printed_in_the_colour_of_the_status(colours: tuple[str, ...], rags: list[str | None]) -> None:
    rows = [
        paper.row("That it ends", "Agreed", paper.cell(NEWS, look=paper.style(colour=colour))) for colour in colours
    ]
    (report,) = reports(paper.table(["Recommendation", "Response", "Update"], *rows), profile=load())
    assert [one.rag for one in report.recommendations] == rags


def test_what_officers_recommend_on_representations_is_no_report() -> None:
    head = ["Rep.", "Summary of representation", "Officer response", "Recommendation"]
    rows = [[f"H{n}", "The limit is too small for families.", "It comes from the survey.", NEWS] for n in (1, 2, 3)]
    assert reports(paper.table(head, *rows), profile=load()) == ()
