"""Labels in a margin that take two lines, between rules; boxes abreast; a card's number on a band at its side."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from pipeline.cells.outside import blocks_outside
from pipeline.cells.stanzas.abreast import cut_at_labels
from pipeline.cells.stanzas.beside import regions_of
from pipeline.cells.stanzas.flow import Item, opens_stanzas
from pipeline.cells.stanzas.side_numbers import number_first
from pipeline.models.page import Box, Fill, Page
from pipeline.models.places import Places
from pipeline.models.report import Recommendation
from pipeline.models.table import Block
from pipeline.profiles import Profile, load
from pipeline.read.scan.words import _less_doubles
from pipeline.run import read_document
from pipeline.settings import Settings
from pipeline.text.lines import Line, spoken
from tests import paper

MARGIN, TEXT, STEP = 60, 170, 13
SHEET = Box(0, 0, 595, 842)
TASKS = ("ponds are dug", "hedges are laid", "verges are mown", "owls are counted")
BLUE, GREEN, AMBER, RED = "#1f77b4", "#2ca02c", "#ff9f1c", "#d62728"


@pytest.fixture
def profile() -> Profile:
    return load()


def _say(canvas: Canvas, x: float, y: float, text: str, bold: bool = False, colour: str = "#000000") -> None:
    canvas.setFillColor(HexColor(colour))
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 9)
    canvas.drawString(x, y, text)


def _begun(path: Path) -> Canvas:
    canvas = Canvas(str(path), pagesize=(595, 842))
    _say(canvas, MARGIN, 800, "Thornmere Borough Council", bold=True)
    _say(canvas, MARGIN, 785, "Nature Scrutiny Panel: final monitoring report on the inquiry Wild Places")
    return canvas


def _read(path: Path, canvas: Canvas) -> list[Recommendation]:
    canvas.save()
    reports = read_document(path, Settings(entities=False, ocr="off")).reports
    return [r for report in reports for r in report.recommendations]


def _beside(canvas: Canvas, y: float, label: tuple[str, ...], value: tuple[str, ...]) -> float:
    """A label of some lines in the margin beside a value of some."""
    for x, lines, bold in ((MARGIN, label, True), (TEXT, value, False)):
        for at, text in enumerate(lines):
            _say(canvas, x, y - STEP * at, text, bold)
    return y - STEP * max(len(label), len(value)) - 5


def _ruled(canvas: Canvas, y: float) -> float:
    canvas.line(MARGIN, y, 540, y)
    return y - 18


def test_labels_of_two_lines_in_a_margin_between_rules(tmp_path: Path) -> None:
    canvas = _begun(path := tmp_path / "margin.pdf")
    y = _ruled(canvas, 770)
    for number, task in enumerate(TASKS, start=1):
        y = _beside(
            canvas, y, (f"Recommendation {number}",), (f"We recommend that {task} by the parish each year,", "")
        )
        y = _beside(canvas, y, ("Response of", "the Executive"), (f"Agreed. The wardens see that {task}", "by March."))
        y = _beside(canvas, y, ("Officer",), ("Head of Parks",))
        y = _beside(
            canvas, y, ("Position in", "May 2030"), ("The work had begun in one half of all the wards", "then.")
        )
        y = _beside(canvas, y, ("Position in", "March 2031"), (f"In every ward {task} as they have to be", "now."))
        y = _ruled(canvas, y + 8)
    _say(canvas, MARGIN, y, "The Panel is asked which of these it wishes to see again in a year.")
    found = _read(path, canvas)
    assert [(r.number, str(r.response), str(r.previous_update), str(r.update)) for r in found] == [
        (
            str(number),
            f"Agreed. The wardens see that {task} by March.",
            "The work had begun in one half of all the wards then.",
            f"In every ward {task} as they have to be now.",
        )
        for number, task in enumerate(TASKS, start=1)
    ]


def _line(*runs: tuple[str, float, bool], top: float = 100) -> Line:
    parts = (paper.line(text, x, top, look=paper.BOLD if bold else paper.PLAIN) for text, x, bold in runs)
    return tuple(w for part in parts for w in part)


def test_a_bracket_that_closes_below_belongs_to_the_label_though_it_looks_plain() -> None:
    first = _line(("First update (April", 50, True), ("Ten of them are", 200, False))
    second = _line(("2031)", 50, False), ("open.", 200, False), top=112)
    third = _line(("And more will be.", 200, False), top=124)
    other = _line(("Officer", 50, True), ("Ida Moss", 200, False), top=142)
    _, blocks = blocks_outside([*first, *second, *third, *other], SHEET)
    assert [spoken(tuple(w for line in b.lines for w in line)) for b in blocks] == [
        "First update (April 2031) Ten of them are open. And more will be.",
        "Officer Ida Moss",
    ]


@pytest.mark.parametrize(("x", "opening"), [(50, [1]), (200, [])])
def test_a_number_below_its_name_opens_a_recommendation(x: float, opening: list[int], profile: Profile) -> None:
    lines = (_line(("Recommendation", 50, True), ("That ponds are", 200, False)), _line(("1", x, True), top=112))
    words = tuple(w._replace(index=at) for at, w in enumerate(w for line in lines for w in line))
    assert opens_stanzas([Page(1, 595, 842, words)], Places(), profile) == opening


def test_three_boxes_below_two_are_read_box_by_box(profile: Profile) -> None:
    prose = "That the Council look after every pond in the parish and count the frogs that live there each year".split()
    words = [*_line(("Recommendation", 50, True), ("Response", 300, True))]
    for x in (50, 300):
        for at in range(5):
            words += paper.line(" ".join(prose[at * 4 : at * 4 + 4]), x, 114 + STEP * at)
            words += paper.line("and so on", x + 140, 114 + STEP * at)
    words += _line(("Decision", 50, True), ("Lead officer", 200, True), ("Completion date", 400, True), top=200)
    words += _line(("Accepted", 50, False), ("Ida Moss", 200, False), ("May 2031", 400, False), top=214)
    words += _line(("Agreed actions", 50, True), ("Progress", 200, True), top=240)
    words += _line(("Dig them", 50, False), ("They are dug", 200, False), top=254)
    parts = [spoken(tuple(part)) for _, part in regions_of([w._replace(index=i) for i, w in enumerate(words)], profile)]
    assert parts[0].startswith("Recommendation That") and parts[1].startswith("Response That")
    assert parts[2:] == [
        "Decision Accepted",
        "Lead officer Ida Moss",
        "Completion date May 2031",
        "Agreed actions Dig them",
        "Progress They are dug",
    ]


def test_a_bold_label_far_behind_another_begins_what_it_labels(profile: Profile) -> None:
    def cut(x: float) -> list[str]:
        line = _line(("Officer:", 50, True), ("Ann Ash", 95, False), ("Zeit:", x, True), ("May 2031", x + 30, False))
        return [item.text for item in cut_at_labels([Item(1, 100, SHEET, Block((line,)), text=spoken(line))], profile)]

    assert cut(220) == ["Officer: Ann Ash", "Zeit: May 2031"]
    assert cut(135) == ["Officer: Ann Ash Zeit: May 2031"]


@pytest.mark.parametrize(("width", "first"), [(40, "3 Ponds"), (300, "Ponds")])
def test_a_number_on_a_band_at_the_side_stands_before_the_first_line(width: float, first: str) -> None:
    card = Box(40, 90, 540, 150)
    words = [*_line(("Ponds", 100, True)), *_line(("3", 55, True), ("Agreed.", 100, False), top=120)]
    raised = number_first(words, card, [Fill(Box(40, 90, 40 + width, 150), RED)])
    assert spoken(tuple(sorted((w for w in raised if w.box.top == 100), key=lambda w: w.box.x0))) == first


def test_cards_with_their_number_and_state_in_a_band_at_the_side(tmp_path: Path) -> None:
    canvas = _begun(path := tmp_path / "bands.pdf")
    for at, (colour, said) in enumerate(((BLUE, "done"), (GREEN, "going well"), (AMBER, "late"), (RED, "stuck"))):
        canvas.setFillColor(HexColor(colour))
        canvas.rect(MARGIN + 100 * at, 764, 8, 8, stroke=0, fill=1)
        _say(canvas, MARGIN + 12 + 100 * at, 765, said)
    for number, (task, colour) in enumerate(zip(TASKS, (BLUE, AMBER, GREEN, RED), strict=True), start=1):
        y = 740 - 110 * (number - 1)
        canvas.rect(40, y - 80, 510, 95)
        canvas.setFillColor(HexColor(colour))
        canvas.rect(40, y - 80, 45, 95, stroke=0, fill=1)
        _say(canvas, 58, y - 38, str(number), True, "#ffffff")
        _say(canvas, 95, y, f"How {task.split()[0]} fare", True)
        parts = (("Recommendation:", f"See that {task}."), ("Response:", "Agreed."), ("Update:", f"This year {task}."))
        for at, (label, value) in enumerate(parts, start=1):
            _say(canvas, 95, y - 16 * at, label, True)
            _say(canvas, 185, y - 16 * at, value)
    found = _read(path, canvas)
    assert [(r.number, str(r.title), str(r.update), r.rag) for r in found] == [
        ("1", "How ponds fare", "This year ponds are dug.", "complete"),
        ("2", "How hedges fare", "This year hedges are laid.", "amber"),
        ("3", "How verges fare", "This year verges are mown.", "green"),
        ("4", "How owls fare", "This year owls are counted.", "red"),
    ]


def test_a_letter_recognised_once_more_within_a_word_is_left_out() -> None:
    words = (paper.word("(April", 100), paper.word("1", 124), paper.word("1", 150))
    assert [w.box.x0 for w in _less_doubles(words)] == [100, 150]
