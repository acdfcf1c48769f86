"""Cards told by their frames and by numbers that count on, with labels, columns and drawn states inside."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from pipeline.cells.stanzas.card_frames import frames_of
from pipeline.cells.stanzas.framed import cards_of
from pipeline.models.page import Box, Fill, Page, Word
from pipeline.models.places import Places
from pipeline.models.report import Recommendation
from pipeline.profiles import load
from pipeline.run import read_document
from pipeline.settings import Settings
from tests import paper

GREEN, AMBER, RED, BAND, GREY = "#2ca02c", "#ff9f1c", "#d62728", "#e4f1ea", "#777777"
TITLES = ("Ponds", "Hedges", "Verges", "Birds")
COLOURS = (GREEN, RED, AMBER, GREEN)


def _say(canvas: Canvas, x: float, y: float, text: str, bold: bool = False, colour: str = "#000000") -> float:
    font = "Helvetica-Bold" if bold else "Helvetica"
    canvas.setFont(font, 9)
    canvas.setFillColor(HexColor(colour))
    canvas.drawString(x, y, text)
    return x + canvas.stringWidth(text, font, 9)


def _disc(canvas: Canvas, x: float, y: float, colour: str) -> None:
    canvas.setFillColor(HexColor(colour))
    canvas.circle(x, y, 6, stroke=0, fill=1)


def _paint(canvas: Canvas, x: float, y: float, width: float, height: float, colour: str) -> None:
    canvas.setFillColor(HexColor(colour))
    canvas.rect(x, y, width, height, stroke=0, fill=1)


def _begun(path: Path) -> Canvas:
    canvas = Canvas(str(path), pagesize=(595, 842))
    _say(canvas, 50, 800, "Thornmere Borough Council", bold=True)
    _say(canvas, 50, 785, "Nature Scrutiny Panel: twelve month progress report")
    return canvas


def _read(path: Path, canvas: Canvas) -> Sequence[Recommendation]:
    canvas.save()
    reports = read_document(path, Settings(entities=False, ocr="off")).reports
    return [r for report in reports for r in report.recommendations]


def _key(canvas: Canvas, y: float) -> None:
    for at, (colour, said) in enumerate(((GREEN, "Going well"), (AMBER, "Slow"), (RED, "Stuck"))):
        _disc(canvas, 56 + 120 * at, y + 3, colour)
        _say(canvas, 66 + 120 * at, y, said)


def _small(canvas: Canvas, x: float, y: float, at: int) -> None:
    """A card of half the page's width: number and title, a disc, what was asked, two labels in grey, news."""
    canvas.setStrokeColor(HexColor("#667788"))
    canvas.roundRect(x, y - 100, 240, 110, 6)
    _say(canvas, x + 10, y - 5, f"{at + 1}  {TITLES[at]}", bold=True)
    _disc(canvas, x + 225, y - 2, COLOURS[at])
    _say(canvas, x + 10, y - 25, f"Look after all of the {TITLES[at].lower()}.")
    end = _say(canvas, x + 10, y - 42, "Accepted? ", colour=GREY)
    _say(canvas, end, y - 42, "Yes", bold=True)
    end = _say(canvas, x + 90, y - 42, "Lead ", colour=GREY)
    _say(canvas, end, y - 42, "Ann Ash", bold=True)
    _say(canvas, x + 10, y - 59, "Where we are now", bold=True, colour=GREY)
    _say(canvas, x + 10, y - 72, f"The {TITLES[at].lower()} have been seen to since May.")


def test_cards_two_by_two_are_read_one_by_one_and_a_note_below_is_none_of_theirs(tmp_path: Path) -> None:
    canvas = _begun(tmp_path / "small.pdf")
    _key(canvas, 760)
    for at in range(4):
        _small(canvas, 50 + 250 * (at % 2), 730 - 120 * (at // 2), at)
    _say(canvas, 50, 480, "Ask for this paper in large print at any library.")
    found = _read(tmp_path / "small.pdf", canvas)
    assert [(r.number, str(r.title)) for r in found] == [(str(at + 1), title) for at, title in enumerate(TITLES)]
    assert [str(r.recommendation) for r in found] == [f"Look after all of the {t.lower()}." for t in TITLES]
    assert [str(r.update) for r in found] == [f"The {t.lower()} have been seen to since May." for t in TITLES]
    assert {(r.decision, str(r.lead_officer)) for r in found} == {("agreed", "Ann Ash")}
    assert [r.rag for r in found] == ["green", "red", "amber", "green"]


def _wide(canvas: Canvas, top: float, at: int, disc: bool) -> None:
    """A card over the whole width: a painted head, and three columns of which the one in the middle is painted."""
    canvas.setStrokeColor(HexColor("#0b5d3b"))
    canvas.roundRect(50, top - 95, 495, 95, 6)
    _paint(canvas, 50.5, top - 26, 494, 25, BAND)
    _paint(canvas, 210, top - 94, 165, 68, "#f7f5ea")
    _say(canvas, 62, top - 16, f"{at + 1}", bold=True)
    _say(canvas, 90, top - 16, TITLES[at], bold=True)
    if disc:
        _disc(canvas, 525, top - 13, COLOURS[at])
    for x, label, lines in (
        (58, "You said", ("Look after all of the", f"{TITLES[at].lower()} in our parks.")),
        (218, "Cabinet said", ("Agreed, where the land", "is ours.")),
        (383, "We did", ("Nine have been seen to,", "and the rest will follow.")),
    ):
        _say(canvas, x, top - 40, label, bold=True, colour="#8a4b08")
        for row, text in enumerate(lines):
            _say(canvas, x, top - 53 - 12 * row, text)


def _panels(path: Path, disc: bool) -> Sequence[Recommendation]:
    canvas = _begun(path)
    for at in range(4):
        _wide(canvas, 760 - 110 * at, at, disc)
    if disc:
        _key(canvas, 300)
    return _read(path, canvas)


def test_a_table_that_takes_some_columns_of_cards_is_none(tmp_path: Path) -> None:
    found = _panels(tmp_path / "panels.pdf", disc=True)
    assert [(r.number, str(r.title)) for r in found] == [(str(at + 1), title) for at, title in enumerate(TITLES)]
    assert str(found[1].recommendation) == "Look after all of the hedges in our parks."
    assert {str(r.response) for r in found} == {"Agreed, where the land is ours."}
    assert {str(r.update) for r in found} == {"Nine have been seen to, and the rest will follow."}
    assert [r.rag for r in found] == ["green", "red", "amber", "green"]


def test_what_anybody_said_in_cards_without_a_state_is_no_report(tmp_path: Path) -> None:
    assert not _panels(tmp_path / "voices.pdf", disc=False)


def test_what_goes_on_overleaf_belongs_to_the_card_that_is_cut(tmp_path: Path) -> None:
    canvas = _begun(tmp_path / "cut.pdf")
    canvas.setStrokeColor(HexColor("#667788"))
    for number, y in ((1, 740), (2, 160), (3, 700)):
        if number == 3:
            canvas.showPage()
            canvas.setStrokeColor(HexColor("#667788"))
            _say(canvas, 60, 790, "The rest of it was done in the autumn.")
        canvas.roundRect(50, y - 90, 495, 100, 6)
        _say(canvas, 60, y - 5, f"{number}  {TITLES[number]}", bold=True)
        for row, (label, text) in enumerate(
            (
                ("Committee asked for", "Count them all."),
                ("Response", "Agreed."),
                ("Update", f"Round {number} is over."),
            )
        ):
            _say(canvas, 60, y - 22 - 24 * row, label, bold=True)
            _say(canvas, 60, y - 34 - 24 * row, text)
    _say(canvas, 60, 500, "This paper was printed on what is left of others.")
    found = _read(tmp_path / "cut.pdf", canvas)
    assert [r.number for r in found] == ["1", "2", "3"]
    assert [" ".join(str(r.update).split()) for r in found] == [
        "Round 1 is over.",
        "Round 2 is over. The rest of it was done in the autumn.",
        "Round 3 is over.",
    ]


def _page(tops: Sequence[float], firsts: Sequence[str], height: float = 60, more: Sequence[Word] = ()) -> Page:
    """Painted frames of one width with two lines in each."""
    words = list(more)
    for top, first in zip(tops, firsts, strict=True):
        words += [*paper.line(first, 60, top + 5), *paper.line("Mend every gate in the park", 60, top + 25)]
    fills = tuple(Fill(Box(50, top, 550, top + height), "#eeeeee") for top in tops)
    return Page(1, 600, 800, tuple(w._replace(index=at) for at, w in enumerate(words)), fills=fills)


def _tops(page: Page) -> list[float]:
    return [card.box.top for card in cards_of(frames_of([page]), [page], Places(), load()).get(1, ())]


def test_frames_whose_numbers_count_on_are_cards_and_a_panel_above_is_none():
    page = _page((20, 100, 200, 300), ("Gates of the borough", "1 Gates", "Recommendation 2", "R3 Walls"))
    assert _tops(page) == [100, 200, 300]


def test_a_frame_is_a_card_where_just_its_number_is_missing():
    assert _tops(_page((100, 200, 300), ("1 Gates", "Locks", "3 Walls"))) == [100, 200, 300]
    assert _tops(_page((100, 200, 300), ("Gates", "2 Locks", "3 Walls"))) == [100, 200, 300]


def test_frames_that_touch_are_rows_and_so_are_bands_between_others():
    assert not _tops(_page((100, 160, 220), ("1 Gates", "2 Locks", "3 Walls")))
    between = [w for y in (175, 275) for x in (60, 250) for w in paper.line("And so is this one, all of it", x, y)]
    assert not _tops(_page((100, 200, 300), ("1 Gates", "2 Locks", "3 Walls"), more=between))


def test_frames_whose_numbers_do_not_count_on_are_none():
    assert not _tops(_page((100, 200, 300), ("12 on time", "3 late", "7 dropped")))
