"""Recognised lines become words: boxes on the ink, cut at rulings, bold and colour told from the picture."""

import itertools

import numpy as np
import pytest

from pipeline.models.page import Box
from pipeline.read.scan.bullets import without_holes
from pipeline.read.scan.engine import Line, PixelBox
from pipeline.read.scan.letters import Print, Usual
from pipeline.read.scan.picture import whitened
from pipeline.read.scan.signs import Sign, without_signs
from pipeline.read.scan.words import split_at, words_in
from tests import paper
from tests.scan.drawing import SCALE, Pixels, copied, font, prose, sheet

TOP = 100


def line(text: str, x: int = 100, top: int = TOP, size: int = 28) -> Line:
    """What recognition would say of `text` drawn at x: the middle of each letter."""
    face = font(size)
    ends = [x + face.getlength(text[:i]) for i in range(len(text) + 1)]
    at = tuple((a + b) / 2 for a, b, c in zip(ends, ends[1:], text, strict=False) if c != " ")
    box = PixelBox(x - 4, top - 2, ends[-1] + 4, top + int(1.3 * size))
    return Line(box, text, at, tuple(0.99 for _ in at))


def drawn(*lines: str, fill: str = "#000000") -> Pixels:
    picture, draw = sheet()
    prose(draw, 100, TOP, list(lines), fill=fill)
    return whitened(copied(picture))


def test_words_stand_on_their_ink() -> None:
    text = "The library fittings were bought"
    words = words_in(drawn(text), [line(text)], 3, SCALE)
    assert [w.text for w in words] == text.split()
    assert {w.page for w in words} == {3}
    assert [w.index for w in words] == list(range(5))
    face = font(28)
    for word in words:
        start = 100 + face.getlength(text[: text.index(word.text)])
        assert word.box.x0 * SCALE == pytest.approx(start, abs=5)
        assert word.box.x1 * SCALE == pytest.approx(start + face.getlength(word.text), abs=5)
    assert all(a.box.x1 < b.box.x0 for a, b in itertools.pairwise(words))


def test_words_stand_as_far_apart_as_in_a_text_layer() -> None:
    text = "all the houses near the stream have been seen to"
    words = words_in(drawn(text), [line(text)], 1, SCALE)
    gaps = [(b.box.x0 - a.box.x1) * SCALE for a, b in itertools.pairwise(words)]
    assert sum(gaps) / len(gaps) == pytest.approx(font(28).getlength(" "), abs=1.5)


def test_lines_rest_on_their_letters() -> None:
    texts = ["acorn mosses seen", "gypsy jumping guy", "Then HALF of 120"]
    lines = [line(t, top=TOP + i * int(1.35 * 28)) for i, t in enumerate(texts)]
    words = words_in(drawn(*texts), lines, 1, SCALE)
    bottoms = sorted({round(w.box.bottom, 1) for w in words})
    steps = [b - a for a, b in itertools.pairwise(bottoms)]
    assert steps == pytest.approx([int(1.35 * 28) / SCALE] * 2, abs=0.8)


def test_figures_and_capitals_are_of_the_size_of_the_prose_around_them() -> None:
    """They rise higher than small letters do, which must not be taken for a larger print."""
    texts = ["some more of one summer", "2021", "of 5,260, of which 3,900", "DRAFT", "our moors were seen once"]
    lines = [line(t, top=TOP + i * int(1.35 * 28)) for i, t in enumerate(texts)]
    heights = [w.box.height for w in words_in(drawn(*texts), lines, 1, SCALE)]
    assert max(heights) < 1.15 * min(heights)


def test_a_space_that_went_unread_is_seen() -> None:
    picture = drawn("all of the funds")
    seen = line("all of the funds")
    unread = Line(seen.box, "all ofthe funds", seen.at, seen.scores)
    assert [w.text for w in words_in(picture, [unread], 1, SCALE)] == ["all", "of", "the", "funds"]


def test_colour_and_white_on_paint() -> None:
    text = "see the page"
    assert {w.style.colour for w in words_in(drawn(text), [line(text)], 1, SCALE)} == {"#000000"}
    blue = {w.style.colour for w in words_in(drawn(text, fill="#1040d0"), [line(text)], 1, SCALE)}
    assert all(int(c[5:], 16) > int(c[1:3], 16) + 60 for c in blue)
    picture, draw = sheet()
    draw.rectangle((60, 80, 800, 170), fill="#104080")
    prose(draw, 100, TOP, [text], fill="#ffffff")
    assert {w.style.colour for w in words_in(whitened(copied(picture)), [line(text)], 1, SCALE)} == {"#ffffff"}


def test_all_words_of_one_ink_have_one_colour() -> None:
    texts = ["107 were fitted in 2025", "and we will pass 120"]
    lines = [line(t, top=TOP + i * int(1.35 * 28)) for i, t in enumerate(texts)]
    words = words_in(drawn(*texts, fill="#58a880"), lines, 1, SCALE)
    assert len({w.style.colour for w in words}) == 1 and words[0].style.colour not in ("#000000", "#ffffff")
    assert {w.style.colour for w in words_in(drawn(*texts, fill="#303030"), lines, 1, SCALE)} == {"#000000"}


def test_a_line_whose_box_begins_in_the_next_column_begins_at_its_own_words() -> None:
    picture, draw = sheet()
    prose(draw, 60, TOP, ["be"])
    prose(draw, 160, TOP, ["agreed by all"])
    own = line("agreed by all", 160)
    wide = Line(own.box._replace(x0=80.0), own.text, own.at, own.scores)
    words = words_in(whitened(copied(picture)), [wide], 1, SCALE)
    assert words[0].box.x0 * SCALE == pytest.approx(160, abs=5)


def test_heavy_print_is_bold() -> None:
    picture, draw = sheet()
    texts = ["Heading of weight", "the body of the text runs on", "and on in plain letters here"]
    for number, text in enumerate(texts):
        width = 1 if number == 0 else 0
        draw.text((100, TOP + number * 38), text, font=font(28), fill="#000000", stroke_width=width)
    lines = [line(t, top=TOP + i * 38) for i, t in enumerate(texts)]
    words = words_in(whitened(copied(picture)), lines, 1, SCALE)
    assert [w.text for w in words if w.style.bold] == ["Heading", "of", "weight"]


def test_heavy_print_in_grey_is_bold_and_plain_print_in_grey_is_not() -> None:
    picture, draw = sheet()
    texts = ["Answer of the Cabinet", "the body of the text runs on", "and on in plain letters", "of a page in grey"]
    for number, text in enumerate(texts):
        ink = "#707070" if number in (0, 3) else "#000000"
        draw.text((100, TOP + number * 38), text, font=font(28), fill=ink, stroke_width=int(number == 0))
    lines = [line(t, top=TOP + i * 38) for i, t in enumerate(texts)]
    words = words_in(whitened(copied(picture)), lines, 1, SCALE)
    assert [w.text for w in words if w.style.bold] == texts[0].split()


def test_a_bullet_in_front_is_a_word() -> None:
    picture, draw = sheet()
    draw.ellipse((66, TOP + 14, 75, TOP + 23), fill="#000000")
    prose(draw, 100, TOP, ["first of the items"])
    words = words_in(whitened(copied(picture)), [line("first of the items")], 1, SCALE)
    assert [w.text for w in words] == ["•", "first", "of", "the", "items"]
    assert words[0].box.x1 < words[1].box.x0


def test_a_speck_in_the_cell_beside_is_no_bullet() -> None:
    picture, draw = sheet()
    draw.ellipse((66, TOP + 14, 75, TOP + 23), fill="#000000")
    prose(draw, 100, TOP, ["first of the items"])
    uprights = [PixelBox(84, TOP - 40, 86, TOP + 90)]
    words = words_in(whitened(copied(picture)), [line("first of the items")], 1, SCALE, uprights)
    assert [w.text for w in words] == ["first", "of", "the", "items"]


@pytest.mark.parametrize(("specks", "marks"), [(0, 1), (6, 0)])
def test_a_lone_mark_on_a_dusty_sheet_is_a_speck(specks: int, marks: int) -> None:
    picture, draw = sheet()
    draw.ellipse((66, TOP + 14, 75, TOP + 23), fill="#000000")
    for x in range(specks):
        draw.ellipse((200 + 90 * x, 600, 208 + 90 * x, 608), fill="#000000")
    prose(draw, 100, TOP, ["first of the items"])
    words = words_in(whitened(copied(picture)), [line("first of the items")], 1, SCALE)
    assert [w.text for w in words].count("•") == marks


@pytest.mark.parametrize(("x", "kept"), [(20.0, False), (60.0, True)])
def test_a_punch_hole_in_the_margin_is_no_word(x: float, kept: bool) -> None:
    words = [paper.word("●", x, 300), *paper.line("Progress of the review", 72, 100)]
    assert (words[0] in without_holes(words, 595)) == kept


def test_a_letter_of_a_word_that_went_unread_is_no_bullet() -> None:
    picture, draw = sheet()
    draw.text((40, TOP), "No.", font=font(28), fill="#000000")
    prose(draw, 100, TOP, ["first of the items"])
    words = words_in(whitened(copied(picture)), [line("first of the items")], 1, SCALE)
    assert [w.text for w in words] == ["first", "of", "the", "items"]


def test_dirt_is_no_line() -> None:
    dirt = Line(PixelBox(100, 100, 140, 140), "~", (120.0,), (0.2,))
    assert words_in(np.full((300, 300, 3), 255, np.uint8), [dirt], 1, SCALE) == ()


def test_a_painted_area_is_no_letter() -> None:
    text = "The library fittings were bought"
    huge = Line(PixelBox(900, 100, 1100, 700), "1", (1000.0,), (0.8,), upright=False)
    words = words_in(drawn(text), [line(text), line(text), huge], 1, SCALE)
    assert "1" not in {w.text for w in words}


def test_a_piece_of_a_watermark_is_no_letter() -> None:
    texts = ["The library fittings were bought", "and the doors were painted"]
    lines = [line(text, top=TOP + at * 40) for at, text in enumerate(texts)]
    piece = Line(PixelBox(900, 100, 950, 165), "A", (925.0,), (0.48,))
    assert "A" not in {w.text for w in words_in(drawn(*texts), [*lines, piece], 1, SCALE)}
    surely = Line(piece.box, "A", piece.at, (0.98,))
    assert "A" in {w.text for w in words_in(drawn(*texts), [*lines, surely], 1, SCALE)}


def test_lines_are_cut_at_rulings() -> None:
    upright = PixelBox(300, 0, 303, 500)
    cut = split_at([PixelBox(100, 100, 600, 130), PixelBox(100, 600, 600, 630)], [upright])
    assert [(b.x0, b.x1) for b in cut] == [(100, 300), (300, 600), (100, 600)]
    assert split_at([PixelBox(299, 100, 600, 130)], [upright]) == (PixelBox(299, 100, 600, 130),)


def test_what_a_cut_leaves_in_the_next_line_is_no_word() -> None:
    upright = PixelBox(300, 0, 303, 500)
    wide, following = PixelBox(220, 100, 322, 130), PixelBox(306, 100, 600, 130)
    assert split_at([wide, following], [upright]) == (wide._replace(x1=300), following)
    twice = [PixelBox(100, 100, 600, 130), PixelBox(102, 101, 602, 131)]
    assert len(split_at(twice, [upright])) == 4


def test_a_line_under_words_is_not_what_they_stand_on() -> None:
    picture, draw = sheet()
    texts = ["some more of one summer", "see our scheme on a screen", "our moors were seen once"]
    prose(draw, 100, TOP, texts)
    under = TOP + int(1.35 * 28) + 32
    draw.line((100, under, 100 + draw.textlength("see our scheme", font(28)), under), fill="#000000", width=2)
    lines = [line(t, top=TOP + i * int(1.35 * 28)) for i, t in enumerate(texts)]
    words = words_in(whitened(copied(picture)), lines, 1, SCALE)
    bottoms = sorted({round(w.box.bottom, 1) for w in words})
    assert [b - a for a, b in itertools.pairwise(bottoms)] == pytest.approx([int(1.35 * 28) / SCALE] * 2, abs=0.8)


def test_a_full_stop_read_where_no_ink_is_has_the_colour_of_its_word() -> None:
    read = line("see the page .")
    words = words_in(drawn("see the page"), [read], 1, SCALE)
    assert {w.style.colour for w in words} == {"#000000"}


def test_a_heading_of_which_some_words_are_less_heavy_is_bold_as_a_whole() -> None:
    darkness, spans = np.zeros((40, 600), np.float32), [(float(x), float(x + 80)) for x in range(0, 600, 120)]
    for (x0, _), stroke in zip(spans, (15, 15, 13, 15, 13), strict=True):
        darkness[8:32, int(x0) + 10 : int(x0) + 10 + stroke] = 1.0
    print_ = Print(0.0, 32.0, 30.0, 0.0, darkness, 1.0, np.zeros((40, 600, 3), np.uint8), ())
    assert print_.bold(spans, Usual(10 / 30, 1.0, 30.0), False, [False] * 5) == [True] * 5
    assert not all(print_.bold(spans, Usual(12.5 / 30, 1.0, 30.0), False, [False] * 5))


def test_specks_beside_words_are_no_part_of_them() -> None:
    picture, draw = sheet()
    prose(draw, 100, TOP, ["the gate was mended"])
    clean = [w.box for w in words_in(whitened(copied(picture)), [line("the gate was mended")], 1, SCALE)]
    for x in (86, int(line("the gate was mended").box.x1) + 6):
        draw.rectangle((x, TOP + 12, x + 2, TOP + 14), fill="#000000")
    seen = line("the gate was mended")
    seen = Line(seen.box._replace(x0=82, x1=seen.box.x1 + 12), seen.text, seen.at, seen.scores)
    words = words_in(whitened(copied(picture)), [seen], 1, SCALE)
    assert [w.text for w in words] == ["the", "gate", "was", "mended"]
    assert (words[0].box.x0, words[-1].box.x1) == pytest.approx((clean[0].x0, clean[-1].x1), abs=1)


@pytest.mark.parametrize(("size", "texts"), [(1, ["May", "and", "June"]), (7, [".", "May", "and", "June"])])
def test_a_point_that_a_line_begins_with_is_a_speck_where_there_is_too_little_ink(size: int, texts: list[str]) -> None:
    picture, draw = sheet()
    prose(draw, 100, TOP, ["May and June"])
    draw.rectangle((80, TOP + 20, 80 + size, TOP + 20 + size), fill="#000000")
    seen = line("May and June")
    read = Line(seen.box._replace(x0=76), ". May and June", (81.0, *seen.at), (0.7, *seen.scores))
    assert [w.text for w in words_in(whitened(copied(picture)), [read], 1, SCALE)] == texts


def test_a_speck_that_was_read_as_the_first_mark_of_a_word() -> None:
    seen = line("Day one")
    read = Line(seen.box, ".Day one", (seen.box.x0 + 3, *seen.at), (0.7, *seen.scores))
    assert [w.text for w in words_in(drawn("Day one"), [read], 1, SCALE)] == ["Day", "one"]


def test_paint_above_a_line_hides_no_white_beside_its_words() -> None:
    picture, draw = sheet()
    draw.rectangle((60, 40, 1400, TOP + 2), fill="#305040")
    prose(draw, 100, TOP, ["Granted in part"])
    seen = line("Granted in part")
    wide = Line(seen.box._replace(x0=80, x1=seen.box.x1 + 40, top=TOP - 4), seen.text, seen.at, seen.scores)
    words = words_in(whitened(copied(picture)), [wide], 1, SCALE)
    assert words[0].box.x0 * SCALE == pytest.approx(100, abs=6)
    assert words[-1].box.x1 * SCALE == pytest.approx(seen.box.x1 - 4, abs=6)


@pytest.mark.parametrize(("said", "stays"), [("R1", True), ("12", True), ("O8", False), ("Vv", False)])
def test_a_number_on_a_disc_is_print(said: str, stays: bool) -> None:
    disc = Sign(PixelBox(0, 0, 60, 60), "#603080", "dot")
    word = paper.word(said, 6, 6)
    assert without_signs([word], [(Box(0, 0, 22, 22), disc)]) == ((word,) if stays else ())


def test_a_day_that_needed_a_guess_is_scored_as_unsure() -> None:
    words = words_in(drawn("by 3O March 2025 we"), [line("by 3O March 2025 we")], 1, SCALE)
    assert [w.text for w in words] == ["by", "30", "March", "2025", "we"]
    assert [w.score < 0.7 for w in words] == [False, True, False, False, False]
