"""Forms that nobody knows: numbers that count on, or frames, and labels that come again between them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.cells.recurring.labels import fronts
from pipeline.cells.recurring.openings import may_open, openings_of
from pipeline.cells.recurring.pieces import pieces_of
from pipeline.cells.recurring.read import recurring
from pipeline.cells.reports import read_reports
from pipeline.cells.stanzas.card_frames import frames_of
from pipeline.models.page import Box, Fill, Page, Ruling, Style, Word
from pipeline.models.places import Places
from pipeline.profiles import Profile
from pipeline.text.lexicon import Lexicon
from tests import paper

ASKED = ("That ponds are dredged", "That hedges are laid", "That verges are mown late", "That birds are counted")
DONE = ("Two of six are clean.", "Nine miles are done.", "Mowing begins in July.", "The count was in May.")
MORE = ("Two", "Ten miles", "Four")
OFFICERS = ("Ann Ash", "Bo Birch", "Cy Cole")
Said = tuple[str, float, float] | tuple[str, float, float, Style]


def _page(said: Sequence[Said], number: int = 1, **drawn: object) -> Page:
    words: list[Word] = []
    for text, x, top, *look in said:
        style = look[0] if look else paper.PLAIN
        words += paper.line(text, x, top, page=number, first=len(words), look=style)  # type: ignore[arg-type]
    return Page(number, 595, 842, tuple(words), **drawn)  # type: ignore[arg-type]


def _rows(pages: Sequence[Page], profile: Profile) -> list[list[str]]:
    """What the table says, row by row; its headings first."""
    tables = recurring(pages, Places(), frames_of(pages), profile, Lexicon())
    return [[cell.text.value if cell else "" for cell in row.cells] for table in tables for row in table.rows]


def _side_by_side(at: int, top: float, labels: Sequence[str] = ("Reply", "How far we are")) -> list[Said]:
    return [
        (f"Recommendation {at + 1}", 50, top, paper.BOLD),
        (ASKED[at] + ".", 50, top + 14),
        (labels[0], 50, top + 28, paper.BOLD),
        ("Agreed.", 200, top + 28),
        (labels[1], 50, top + 42, paper.BOLD),
        (DONE[at], 200, top + 42),
    ]


def test_labels_beside_their_values(profile):
    said = [item for at in range(4) for item in _side_by_side(at, 100 + 80 * at)]
    head, *rows = _rows([_page(said)], profile)
    assert head[2:] == ["Reply", "How far we are"]
    assert [row[1:] for row in rows] == [[f"{a}.", "Agreed.", d] for a, d in zip(ASKED, DONE, strict=True)]


def test_what_stands_between_may_go_on_overleaf_below_the_heading_printed_again(profile):
    first = [item for at in range(3) for item in _side_by_side(at, 100 + 80 * at)]
    again = [("Recommendation 3 (continued)", 50, 60, paper.BOLD), ("The rest is for the spring.", 200, 74)]
    pages = [_page(first), _page([*again, *_side_by_side(3, 120)], 2)]
    assert _rows(pages, profile)[3][3] == f"{DONE[2]} The rest is for the spring."


def test_labels_over_their_values_in_two_columns(profile):
    said: list[Said] = []
    for at in range(3):
        top = 100 + 90 * at
        said += [(f"{at + 1}", 50, top, paper.BOLD), (f"Name {at}", 70, top, paper.BOLD)]
        said += [("WE RECOMMENDED", 50, top + 14), ("HOW FAR WE ARE", 320, top + 14)]
        said += [(ASKED[at], 50, top + 28), (DONE[at], 320, top + 28)]
        said += [("REPLY", 50, top + 42), (f"{MORE[at]} will follow.", 320, top + 42), ("Agreed.", 50, top + 56)]
    head, *rows = _rows([_page(said)], profile)
    assert head[2:] == ["HOW FAR WE ARE", "REPLY"]
    assert rows[1][2:] == [f"{DONE[1]} {MORE[1]} will follow.", "Agreed."]


def test_a_label_on_the_line_of_the_number_whose_words_go_on_below_the_number(profile):
    said: list[Said] = []
    italic = paper.style(italic=True)
    for at, letter in enumerate("abc"):
        top = 100 + 70 * at
        said += [(f"({letter})", 50, top), ("You recommended:", 68, top, italic), ("that the ponds of the", 155, top)]
        said += [("whole town are dredged.", 50, top + 12)]
        said += [("What we said:", 50, top + 26, italic), ("Agreed.", 120, top + 26)]
        said += [("What has happened:", 50, top + 40, italic), (DONE[at], 145, top + 40)]
    _, *rows = _rows([_page(said)], profile)
    assert rows[1][1:] == ["that the ponds of the whole town are dredged.", "Agreed.", DONE[1]]


def _ruled(x0: float, x1: float, y0: float, y1: float) -> list[Ruling]:
    level = [Ruling(Box(x0, y, x1, y), True, "#000000") for y in (y0, y1)]
    return [*level, *(Ruling(Box(x, y0, x, y1), False, "#000000") for x in (x0, x1))]


def test_a_form_whose_lower_label_stands_left_of_a_column_above(profile):
    """The answer begins where "Officer" does, and belongs to the label beside it; labels take two lines."""
    said: list[Said] = []
    rulings: list[Ruling] = []
    for at in range(3):
        top = 100 + 130 * at
        said += [(f"Recommendation {at + 1}", 55, top + 4, paper.BOLD)]
        rulings += _ruled(50, 545, top, top + 18)
        for row, (labels, values) in enumerate(
            ((("What was", "asked for"), ASKED[at]), (("Reply of", "Cabinet"), "Agreed."))
        ):
            y = top + 18 + 60 * row
            rulings += [*_ruled(50, 150, y, y + 30), *_ruled(150, 545, y, y + 30)]
            said += [(label, 55, y + 4 + 12 * line, paper.BOLD) for line, label in enumerate(labels)]
            said += [(values, 155, y + 4)]
        y = top + 48
        for x0, x1, label, value in ((50, 150, "Officer", OFFICERS[at]), (150, 545, "How far we are", DONE[at])):
            rulings += [*_ruled(x0, x1, y, y + 15), *_ruled(x0, x1, y + 15, y + 30)]
            said += [(label, x0 + 5, y + 3, paper.BOLD), (value, x0 + 5, y + 18)]
    head, *rows = _rows([_page(said, rulings=tuple(rulings))], profile)
    assert head[2:] == ["Officer", "How far we are", "Reply of Cabinet"]
    assert rows[2][1:] == [ASKED[2], OFFICERS[2], DONE[2], "Agreed."]


def test_frames_without_numbers_a_first_label_nobody_knows_and_a_state_nobody_knows(profile):
    said: list[Said] = []
    frames: list[Fill] = []
    for at in range(4):
        x, top = 50 + 260 * (at % 2), 100 + 120 * (at // 2)
        frames.append(Fill(Box(x - 5, top - 5, x + 235, top + 95), "#eef4ee"))
        said += [(f"Name {at}", x, top, paper.BOLD), ("Resting" if at == 2 else "On track", x + 180, top, paper.BOLD)]
        for line, (label, value) in enumerate((("Our plea", ASKED[at]), ("Cabinet", "Agreed."), ("So far", DONE[at]))):
            said += [(label, x, top + 18 + 16 * line, paper.BOLD), (value, x + 60, top + 18 + 16 * line)]
    head, *rows = _rows([_page(said, fills=tuple(frames))], profile)
    assert head[2:] == ["Status", "Cabinet", "So far"]
    assert [row[2] for row in rows] == ["On track", "On track", "Resting", "On track"]
    assert rows[1][1] == f"Name 1\n{ASKED[1]}"


def test_themes_stand_between_and_a_heading_ends_the_last(profile):
    said: list[Said] = [("Water", 50, 80, paper.BOLD)]
    said += [*_side_by_side(0, 100), *_side_by_side(1, 180), ("Land", 50, 250, paper.BOLD)]
    said += [*_side_by_side(2, 270), *_side_by_side(3, 350)]
    said += [("Next steps", 50, 420, paper.BOLD), ("A further report will be made in spring.", 50, 436)]
    rows = _rows([_page(said)], profile)
    assert [row[0] for row in rows if row[0] in ("Water", "Land")] == ["Water", "Land"]
    assert rows[-1][3] == DONE[3]


def test_what_stands_below_the_state_of_the_last_one_is_not_said_of_it(profile):
    said: list[Said] = []
    for at in range(3):
        said += [
            *_side_by_side(at, 100 + 90 * at),
            ("Rating", 50, 156 + 90 * at, paper.BOLD),
            ("Green", 200, 156 + 90 * at),
        ]
    said += [("Questions go to Ann Ash.", 200, 350)]
    assert _rows([_page(said)], profile)[-1][4] == "Green"


def test_numbers_of_paragraphs_and_a_sign_behind_a_heading(profile):
    said: list[Said] = []
    for at in range(3):
        top = 100 + 70 * at
        said += [(f"RECOMMENDATION {at + 1} – PONDS" + (" ✔" if at < 2 else ""), 90, top, paper.BOLD)]
        for line, (label, value) in enumerate(
            (("RECOMMENDED:", ASKED[at]), ("REPLIED:", "Agreed."), ("REPORTED:", DONE[at]))
        ):
            said += [
                (f"7.{3 * at + line + 1}", 50, top + 14 + 14 * line),
                (f"{label} {value}", 90, top + 14 + 14 * line),
            ]
    head, *rows = _rows([_page(said)], profile)
    assert [row[head.index("Status")] for row in rows] == ["✔", "✔", ""]
    assert rows[0][head.index("REPORTED:".strip(":"))] == DONE[0]
    assert not any("7." in text for row in rows for text in row)


@pytest.mark.parametrize("labels", [("You said", "We did"), ("Our view", "Why")])
def test_what_people_said_and_lists_without_news_are_no_report(labels, profile):
    said: list[Said] = []
    for at in range(4):
        top = 100 + 60 * at
        said += [(f"{at + 1}", 50, top, paper.BOLD), (labels[0], 70, top, paper.BOLD), (ASKED[at], 70, top + 14)]
        said += [(labels[1], 70, top + 28, paper.BOLD), (DONE[at], 70, top + 42)]
    assert _rows([_page(said)], profile) == []


def test_a_value_behind_a_bold_label_may_begin_with_a_figure(profile):
    page = _page([("Finish by", 50, 100, paper.BOLD), ("31 July 2031", 98, 100)])
    (piece,) = pieces_of(page, Places())
    assert [front.count for front in fronts(piece, profile)] == [2, 5]


def test_prose_opens_nothing(profile):
    lines = [f"Paragraph {at} speaks of Recommendation {at} and of the update that was given." for at in range(9)]
    page = _page([(text, 50, 100 + 14 * at) for at, text in enumerate(lines)])
    assert not may_open([page], Places(), profile)


def test_numbers_of_two_parts_count_on_and_others_do_not(profile):
    texts = ("Rec 1.1", "Rec 1.2", "Rec 2.1", "Rec 2.2", "Rec 7")
    pieces = pieces_of(_page([(text, 50, 100 + 40 * at) for at, text in enumerate(texts)]), Places())
    assert [[o.number for o in way] for way in openings_of(pieces, profile)] == [[(1, 1), (1, 2), (2, 1), (2, 2)]]


def test_rows_say_that_their_form_was_not_known(profile):
    said: list[Said] = [("Thornmere Council: progress on recommendations", 50, 60)]
    for at in range(3):
        top = 100 + 90 * at
        said += [(f"{at + 1}", 50, top, paper.BOLD), (f"Name {at}", 70, top, paper.BOLD)]
        said += [("WE RECOMMENDED", 50, top + 14), ("HOW FAR WE ARE", 320, top + 14), (ASKED[at], 50, top + 28)]
        said += [(DONE[at], 320, top + 28), ("REPLY", 50, top + 42), (f"{MORE[at]} will follow.", 320, top + 42)]
        said += [("Agreed.", 50, top + 56)]
    (report,) = read_reports([_page(said)], (), Places(), profile, Lexicon())
    assert [str(r.response) for r in report.recommendations] == ["Agreed."] * 3
    assert all("FORM_UNKNOWN" in [flag.code for flag in r.flags] for r in report.recommendations)


def test_the_same_words_in_every_record_printed_as_no_label_is_are_a_value(profile):
    said: list[Said] = []
    for at in range(4):
        said += [*_side_by_side(at, 100 + 90 * at), ("Who leads", 50, 156 + 90 * at, paper.BOLD)]
        said += [("Ann Ash", 200, 156 + 90 * at)]
    assert [row[4] for row in _rows([_page(said)], profile)] == ["Who leads", *["Ann Ash"] * 4]


@pytest.mark.parametrize(
    ("colours", "look", "rags"),
    [
        (("#2e8b3d", "#e39a12", "#c2272d"), paper.style(colour="#ffffff"), ["green", "amber", "red"]),
        (("#1d5fa8", "#e39a12", "#c2272d"), paper.PLAIN, ["complete", "amber", "red"]),
        (("#c2272d",) * 3, paper.style(colour="#ffffff"), ["red"] * 3),
        (("#1d5fa8",) * 3, paper.style(colour="#ffffff"), [None] * 3),  # a colour of the house
        (("#f7e3b0",) * 3, paper.PLAIN, [None] * 3),  # the ground of all panels
    ],
)
def test_the_paint_that_a_state_nobody_knows_stands_on_below_its_label(colours, look, rags, profile):
    said: list[Said] = [("Thornmere Council: progress on recommendations", 50, 40)]
    fills = []
    for at, colour in enumerate(colours):
        top = 100 + 120 * at
        said += [(f"Recommendation {at + 1}", 50, top, paper.BOLD), (ASKED[at] + ".", 50, top + 14)]
        said += [("Status", 420, top, paper.BOLD), ("Wanders along", 420, top + 16, look)]
        said += [("Our answer", 420, top + 40, paper.BOLD), ("Agreed", 420, top + 54)]
        said += [
            ("What we said in May", 50, top + 40, paper.BOLD),
            (f"{MORE[at]} will be seen to as soon as may", 50, top + 54),
        ]
        said += [
            ("be, and the rest later.", 50, top + 66),
            ("Progress", 50, top + 82, paper.BOLD),
            (DONE[at], 50, top + 96),
        ]
        fills += [Fill(Box(410, top - 5, 550, top + 70), "#eef6f6"), Fill(Box(412, top + 13, 495, top + 29), colour)]
    (report,) = read_reports([_page(said, fills=tuple(fills))], (), Places(), profile, Lexicon())
    assert [r.rag for r in report.recommendations] == rags
    assert [str(r.response)[-22:] for r in report.recommendations] == ["be, and the rest later."[-22:]] * 3
    assert [r.decision for r in report.recommendations] == ["agreed"] * 3


@pytest.mark.parametrize(("text", "panel"), [(50, 420), (220, 50)])
def test_a_panel_beside_the_text_at_either_side(text, panel, profile):
    said: list[list[Said]] = []
    for at in range(3):
        said.append([(f"Recommendation {at + 1}", text, 100, paper.BOLD), (ASKED[at], text, 114)])
        said[at] += [("and that it is told to all.", text, 128), ("Who leads", panel, 106, paper.BOLD)]
        said[at] += [(OFFICERS[at], panel, 118), ("Status", panel, 140, paper.BOLD), ("On track", panel + 8, 152)]
        said[at] += [("Reply", text, 160, paper.BOLD), ("Agreed.", text, 174)]
        said[at] += [("Progress", text, 190, paper.BOLD), (DONE[at], text, 204)]
    pages = [_page(own, number) for number, own in enumerate(said, start=1)]
    head, *rows = _rows(pages, profile)
    found = [dict(zip(head, row, strict=True)) for row in rows]
    assert [row["Recommendation"] for row in found] == [f"{a} and that it is told to all." for a in ASKED[:3]]
    assert [(row["Who leads"], row["Status"]) for row in found] == [(name, "On track") for name in OFFICERS]
