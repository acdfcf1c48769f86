"""Labels and values in one row that no line parts; labels of a card that are no fields of one cell."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib import colors
from reportlab.platypus import Flowable

from pipeline.cells.header.days import field_of_cue
from pipeline.cells.labels_apart import with_labels_apart
from pipeline.cells.stanzas.within import with_leads
from pipeline.models.page import Box
from pipeline.models.table import Block, Cell, Fragment, Row, Table
from pipeline.profiles import load
from pipeline.run import read_document
from pipeline.settings import Settings
from pipeline.text.join import joined
from pipeline.text.lexicon import Lexicon
from tests import paper
from tests.drawing import Case, draw, line, table

HEAD = [("Report to:", "Place Scrutiny Panel"), ("Date of meeting:", "4 May 2031"), ("By:", "Director of Roads")]
HEAD += [("Title:", "Inquiry into verges – 12 month progress report")]


def _cell(lines: list[tuple[str, float]], x: float) -> Cell:
    words: list[tuple[object, ...]] = []
    for text, top in lines:
        words.append(paper.line(text, x, top, first=sum(map(len, words))))
    fragments = (Fragment(1, Box(x - 3, 90, x + 200, 300), tuple(Block((own,)) for own in words)),)  # type: ignore[arg-type]
    return Cell(fragments, joined(fragments, Lexicon()))


def _row(labels: list[tuple[str, float]], values: list[tuple[str, float]]) -> Table:
    return paper.table(Row((_cell(labels, 50), _cell(values, 200))))


def _said(found: Table) -> list[list[str]]:
    return [[" ".join(c.text.value.split()) if c else "" for c in row.cells] for row in found.rows]


def test_each_label_has_the_value_beside_it() -> None:
    labels = [("Report to:", 100), ("Date of", 130), ("meeting:", 142), ("By:", 160)]
    values = [("(Place Scrutiny", 100), ("Panel.)", 112), ("4 May 2031.", 130)]
    assert _said(with_labels_apart(_row(labels, values))) == [
        ["Report to:", "(Place Scrutiny Panel.)"],
        ["Date of meeting:", "4 May 2031."],
        ["By:", ""],
    ]


def test_a_cell_with_one_label_or_text_is_left_whole() -> None:
    for labels in (
        [("Report to:", 100)],
        [("Report to:", 100), ("the panel", 112)],
        [("Paint: red", 100), ("Oil: no", 112)],
    ):
        own = _row(labels, [("Place Scrutiny", 100), ("Panel", 112)])
        assert with_labels_apart(own) is own
    above = _row([("To:", 130), ("By:", 142)], [("Agenda", 100), ("Panel", 130)])
    assert with_labels_apart(above) is above


def test_labels_without_values_of_their_own_are_no_fields_of_a_cell() -> None:
    """The first column of a card: what they label stands beside them."""
    labels = [
        "Recommendation 1:",
        "Responsibility:",
        "Agreed action:",
        "Evidence of progress:",
        "Assessment of progress:",
    ]
    rows = [[label, "Mend the wall before it falls"] for label in labels]
    own = paper.table(*rows)
    assert with_leads(own, load(), Lexicon()) is own


def test_a_covering_report_says_whose_and_of_when_it_is(tmp_path: Path) -> None:
    rules = [("LINEABOVE", (0, 0), (-1, 0), 1, colors.black), ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black)]
    parts: list[Flowable] = [table([[a, b] for a, b in HEAD], [110, 380], rules, heads=0), *line(" ")]
    parts += line("1.1 A six month update was considered in May 2030. The position is that at 4 May 2031.")
    rows = [[str(n), f"That step {n} is taken.", "Agreed.", "It was taken.", "Green"] for n in (1, 2, 3)]
    parts.append(table([["No", "Recommendation", "Response", "Progress", "RAG"], *rows], [30, 170, 90, 120, 60]))
    drawn = draw(Case("paper", "", lambda: parts, []), tmp_path)
    (report,) = read_document(drawn, Settings(entities=False, ocr="off")).reports
    header = report.header
    assert (header.committee, header.update_date, header.stage_months) == ("Place Scrutiny Panel", "2031-05-04", 12)


def test_what_stands_between_a_body_and_what_it_did_is_passed_over() -> None:
    cue = "The Panel’s task group on calls, chaired by Mr Tom Oak (a co-opted member), presented its report on"
    assert field_of_cue(cue, load()) == "completion_date"
