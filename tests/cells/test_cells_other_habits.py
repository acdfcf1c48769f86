"""Habits of papers that no catalogue lists: typed lines, labels abreast, numbered themes, states in their sections."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Spacer

from pipeline.cells.columns.guessed import guessed_heading
from pipeline.cells.columns.headings import columns_of, heading_of, role_of
from pipeline.cells.key_rows import names_key
from pipeline.cells.notes import without_notes
from pipeline.cells.stanzas.abreast import cut_at_labels
from pipeline.cells.stanzas.beside import regions_of
from pipeline.cells.stanzas.flow import is_rule
from pipeline.cells.status.headed import state_of
from pipeline.models.page import Box
from pipeline.models.table import Block, Cell, Fragment, Row
from pipeline.models.text import Text
from pipeline.profiles import load
from pipeline.read.pages import read_pages
from pipeline.run import read_document
from pipeline.settings import Settings
from pipeline.tables.draft import Draft
from pipeline.tables.tags.realign import realigned
from tests import paper
from tests.cells.test_cells_reports import HEADS, ONE, TWO, only, reports
from tests.cells.test_cells_stanzas import COLUMN, Item, _item, _line
from tests.drawing import Case, draw, line

NEWS = "Scaffolding went up in April and the contractor expects to finish in September."


@pytest.mark.parametrize(
    ("heading", "rag"),
    [
        ("A. Completed – the Panel is asked to sign these off (3)", "complete"),
        ("B. On track (3)", "green"),
        ("C. At risk [2]", "amber"),
        ("3) Off track", "red"),
        ("B. Green spaces (3)", None),
        ("A Street – completed by May", None),
    ],
)
def test_a_section_names_its_state_behind_a_letter_and_in_front_of_a_count(heading: str, rag: str | None) -> None:
    assert state_of(Text(heading), load()).rag == rag


def test_a_line_of_signs_parts_nothing_and_two_labels_abreast_are_two(tmp_path: Path) -> None:
    parts = [*line("WALLS: PROGRESS ON RECOMMENDATIONS"), *line("=" * 40)]
    for number, state in ((1, "GREEN"), (2, "AMBER"), (3, "RED")):
        for text in (
            f"RECOMMENDATION {number}", f"That wall {number} is mended without delay.",
            f"Officer: T. Mason {'&nbsp;' * 12} To be done by: May 2031", "Progress:", f"Mended {number} times.",
            f"Assessment: {state}", "-" * 40,
        ):  # fmt: skip
            parts += [*line(text), Spacer(1, 8)]
    path = draw(Case("typed", "", lambda: parts, []), tmp_path)
    (report,) = read_document(path, Settings(entities=False, ocr="off")).reports
    said = [(r.number, str(r.lead_officer), str(r.target_date), str(r.update), r.rag) for r in report.recommendations]
    assert said == [
        ("1", "T. Mason", "2031-05", "Mended 1 times.", "green"),
        ("2", "T. Mason", "2031-05", "Mended 2 times.", "amber"),
        ("3", "T. Mason", "2031-05", "Mended 3 times.", "red"),
    ]


@pytest.mark.parametrize(("text", "rule"), [("------", True), ("= = = =", True), ("--", False), ("- a -", False)])
def test_what_is_a_line_of_signs(text: str, rule: bool) -> None:
    assert is_rule(_item(text).block.lines[0]) is rule


def test_a_label_inside_a_sentence_cuts_nothing() -> None:
    words = _line(("Officer: Ann Lee and in progress: two", 50, False))
    item = Item(1, 100, COLUMN, Block((tuple(words),)), text=" ".join(w.text for w in words))
    assert list(cut_at_labels([item], load())) == [item]
    apart = _line(("Officer: Ann Lee", 50, False), ("Due: May 2031", 300, False))
    item = Item(1, 100, COLUMN, Block((tuple(apart),)), text=" ".join(w.text for w in apart))
    assert [part.text for part in cut_at_labels([item], load())] == ["Officer: Ann Lee", "Due: May 2031"]


@pytest.mark.parametrize("bar", ["|", "•", "\uf8f4"])
def test_labels_on_one_line_are_cut_at_bars(bar: str) -> None:
    words = _line((f"Officer: Ann Lee {bar} Due: May 2031", 50, False))
    item = Item(1, 100, COLUMN, Block((tuple(words),)), text=" ".join(w.text for w in words))
    assert [part.text for part in cut_at_labels([item], load())] == ["Officer: Ann Lee", "Due: May 2031"]


def test_a_row_whose_number_others_hang_on_is_their_theme(profile) -> None:
    rows = [
        ["1", "Keeping walls up", "", "", ""], ["1.1", *ONE[1:]], ["1.2", *TWO[1:]],
        ["2", "Gates", "", "", ""], ["2.1", *ONE[1:]],
    ]  # fmt: skip
    found = only(*rows, profile=profile).recommendations
    assert [(r.number, str(r.theme)) for r in found] == [
        ("1.1", "Keeping walls up"), ("1.2", "Keeping walls up"), ("2.1", "Gates"),
    ]  # fmt: skip


def test_a_recommendation_over_others_stays_one(profile) -> None:
    asked = ["3", "That all walls in the town are looked at every year.", "", "", ""]
    answered = ["3", "Look at all walls", "Agreed", NEWS, "Green"]
    assert [r.number for r in only(asked, ["3.1", *ONE[1:]], profile=profile).recommendations] == ["3", "3.1"]
    assert [r.number for r in only(answered, ["3.1", *ONE[1:]], profile=profile).recommendations] == ["3", "3.1"]


def test_what_stands_under_a_rating_is_one_but_for_its_trend() -> None:
    upper = ["No", "Recommendation", "Progress", "Rating", "Rating", "Rating"]
    lower = ["", "", "", "Last meeting", "This meeting", "Trend"]
    found = columns_of(paper.table(upper, lower).rows[:2], load())
    assert [(c.role, c.previous) for c in found[3:]] == [("status", True), ("status", False), (None, False)]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Resolved to recommend", "recommendation"), ("We said", "response"), ("We did", "update"),
        ("How it’s going", "status"), ("How is it going?", "status"), ("Our assessment", "status"),
        ("To be done by", "target_date"),
    ],
)  # fmt: skip
def test_headings_in_other_words(heading: str, role: str) -> None:
    assert role_of(heading, load()) == role


def test_a_column_of_minutes_beside_what_opens_as_recommendations_refuses_none() -> None:
    heads = ["Minute", "What was resolved upon", "Officer", "History of progress"]
    rows = [[f"OS/4{n}", f"That wall {n} is mended without delay", "Jo Day", NEWS] for n in (1, 2, 3)]
    assert guessed_heading(paper.table(heads, *rows), load(), lambda: True)
    assert guessed_heading(paper.table(heads, *rows), load()) is None, "the paper speaks of no progress"
    actions = [[row[0], "Circulate the figures", *row[2:]] for row in rows]
    assert guessed_heading(paper.table(heads, *actions), load(), lambda: True) is None


def test_two_labels_abreast_over_their_values_and_one_more_over_the_text_below() -> None:
    words = [
        *_line(("Cabinet response", 50, True), ("Lead officer", 250, True)),
        *_line(("Agreed", 50, False), ("Jo Mason", 250, False), top=112),
        *_line(("Update", 50, True), top=124),
        *_line(("The wall was mended in May, and the gate beside it stands", 50, False), top=136),
    ]
    words = [word._replace(index=at) for at, word in enumerate(words)]
    read = [" ".join(w.text for w in region) for _, region in regions_of(words, load())]
    assert read[:2] == ["Cabinet response Agreed", "Lead officer Jo Mason"]
    assert read[2].startswith("Update The wall")


def test_a_tick_of_two_strokes_is_one_sign(tmp_path: Path) -> None:
    path = tmp_path / "tick.pdf"
    sheet = Canvas(str(path), pagesize=(200, 200))
    sheet.setStrokeColorRGB(0.1, 0.5, 0.2)
    sheet.setLineWidth(2)
    sheet.line(100, 105, 104, 100)
    sheet.line(104, 100, 112, 111)
    sheet.save()
    with pypdfium2.PdfDocument(path) as pdf:
        (page,) = read_pages(pdf)
    assert [shape.form for shape in page.shapes] == ["tick"]


def _bold(*texts: str) -> Row:
    cells = (Cell(text=paper.text(t, look=paper.BOLD)) if t else Cell() for t in texts)
    return paper.row(*cells)


SHEET = ["ID", "Recommendation", "", "Cabinet response", "", "Progress", "RAG", ""]
BELOW = ["", "", "Decision", "Comment", "June 2031", "December 2031", "Jun", "Dec"]


def test_a_heading_of_two_rows_whose_cells_nobody_merged() -> None:
    record = ["A1", "That all bins go", "Agreed", "", "Four went", "All went", "Amber", "Green"]
    table = paper.table(_bold(*SHEET), _bold(*BELOW), record, ["A2", *record[1:]])
    heading = heading_of(table, load())
    assert heading
    assert heading.rows == 2
    assert [c.role for c in heading.columns] == [
        "number", "recommendation", "decision", "response", "update", "update", "status", "status",
    ]  # fmt: skip
    plain = paper.table(_bold(*SHEET), ["", "", "Agreed", "No", "Four", "All", "Green", "Green"], record)
    assert heading_of(plain, load()) is None or heading_of(plain, load()).rows == 1  # type: ignore[union-attr]


def test_a_bold_line_without_a_number_where_the_others_have_one_is_a_theme(profile) -> None:
    rows = [_bold("", "Walls", "", "", ""), ONE, _bold("", "Gates", "", "", ""), TWO]
    found = only(*rows, profile=profile).recommendations
    assert [str(r.theme) for r in found] == ["Walls", "Gates"]


def test_a_key_below_the_heading_printed_again_is_no_record(profile) -> None:
    rows = [
        HEADS,
        ONE,
        TWO,
        ["", "", "", "", ""],
        HEADS,
        ["", "Key to BRAG", "", "", ""],
        ["", "Nothing done", "", "", ""],
    ]
    kept = without_notes(paper.table(*rows), profile)
    assert len(kept.rows) == 3
    assert names_key("Key to BRAG", profile)
    assert names_key("RAG key", profile)
    assert not names_key("Key workers", profile)


def test_what_officers_comment_is_the_news_where_no_column_says_what_was_decided(profile) -> None:
    rows = [["1", "That all bins go", NEWS, "Jo Day"], ["2", "That a tap is fitted", NEWS, "Jo Day"]]
    found = reports(paper.table(["No.", "Recommendation", "Officer comment", "Officer"], *rows), profile=profile)
    assert [str(r.update) for r in found[0].recommendations] == [NEWS, NEWS]


def test_lines_that_come_again_label_what_follows_in_whatever_print(tmp_path: Path) -> None:
    parts = [*line("Walls: six month progress report", True, 14)]
    for number, state in ((1, "Amber"), (2, "Complete"), (3, "Green")):
        for text in (f"Recommendation {number} – Walls", f"That wall {number} is mended without delay."):
            parts += [*line(text, text.startswith("Rec")), Spacer(1, 8)]
        for text in ("What Cabinet said", "Agreed.", "Progress", f"Mended {number} times.", "Status"):
            parts += [*line(text), Spacer(1, 8)]
        parts += [*line(state, True), Spacer(1, 8)]
    path = draw(Case("plain", "", lambda: parts, []), tmp_path)
    (report,) = read_document(path, Settings(entities=False, ocr="off")).reports
    said = [(str(r.response), str(r.update), r.rag, r.theme) for r in report.recommendations]
    assert said == [
        ("Agreed.", "Mended 1 times.", "amber", None),
        ("Agreed.", "Mended 2 times.", "complete", None),
        ("Agreed.", "Mended 3 times.", "green", None),
    ]


def test_a_short_row_of_a_tagged_table_is_put_under_a_column_without_a_heading() -> None:
    def cell(text: str, x: float) -> Cell:
        words = tuple(paper.line(text, x, 100))
        return Cell((Fragment(1, Box(x, 95, x + 40, 115), (Block((words,)),)),))

    heads = Row((Cell((Fragment(1, Box(40, 95, 80, 115)),)), cell("Asked", 100), cell("Done", 200), cell("Late", 300)))
    short = Row((cell("1", 50), cell("That it", 100), cell("x", 305), Cell()))
    draft = Draft("tags", (heads, short), (), (), False, ())
    moved = realigned(draft)
    assert not moved.doubts
    assert [bool(c and c.fragments) for c in moved.rows[1].cells] == [True, True, False, True]

