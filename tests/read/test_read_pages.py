"""What stands on a page: words with box and style, rulings, fills, figures, pictures, links; rotation applied."""

from __future__ import annotations

import pikepdf
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader

from pipeline.read import styles
from pipeline.read.document import opened
from pipeline.read.pages import read_pages


def said(page):
    return [w.text for w in page.words]


def test_words_stand_where_they_are_printed(seen):
    def draw(c):
        c.setFont("Helvetica-Bold", 12)
        c.setFillColorRGB(0.75, 0, 0)
        c.drawString(50, 250, "Red wall")
        c.setFont("Helvetica-Oblique", 10)
        c.setFillColorRGB(0, 0, 0)
        c.drawString(50, 230, "and roof")

    page = seen(draw)
    assert said(page) == ["Red", "wall", "and", "roof"]
    first, last = page.words[0], page.words[-1]
    assert (first.style.bold, first.style.colour, first.style.italic) == (True, "#bf0000", False)
    assert (last.style.bold, last.style.colour, last.style.italic) == (False, "#000000", True)
    assert first.box.x0 == pytest.approx(50, abs=1)
    assert first.box.top < 300 - 250 < first.box.bottom
    assert [w.index for w in page.words] == [0, 1, 2, 3]


def test_a_word_is_cut_where_its_weight_changes(seen):
    def draw(c):
        c.setFont("Helvetica-Bold", 12)
        c.drawString(50, 250, "Lead:")
        c.setFont("Helvetica", 12)
        c.drawString(50 + c.stringWidth("Lead:", "Helvetica-Bold", 12), 250, "Maud Ings")

    page = seen(draw)
    assert [(w.text, w.style.bold, w.glued) for w in page.words] == [
        ("Lead:", True, False),
        ("Maud", False, True),
        ("Ings", False, False),
    ]


def test_a_hyphen_that_ends_a_line_is_marked(seen):
    def draw(c):
        c.drawString(50, 250, "the informa-")
        c.drawString(50, 236, "tion desk")

    page = seen(draw)
    assert said(page) == ["the", "informa-", "tion", "desk"]
    assert [w.hyphen for w in page.words] == [False, True, False, False]


def test_words_without_ink_are_kept_out_and_counted(seen):
    def draw(c):
        hidden = c.beginText(50, 250)
        hidden.setTextRenderMode(3)
        hidden.textLine("secret")
        c.saveState()
        c.drawText(hidden)
        c.restoreState()
        c.drawString(50, 230, "plain")

    page = seen(draw)
    assert ([w.text for w in page.words], page.unseen) == (["plain"], 1)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_rotation_is_applied(drawn, turn, tmp_path):
    def draw(c):
        c.saveState()
        for _ in range(turn // 90):  # drawn so that it reads upright once the page is turned
            c.translate(400 if _ % 2 == 0 else 300, 0)
            c.rotate(90)
        c.drawString(50, 200, "upright words")
        c.line(50, 190, 150, 190)
        c.restoreState()

    path = drawn(draw)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Rotate = turn
        pdf.save(path)
    with opened(path) as file:
        (page,) = read_pages(file.pdf)
    height = 400 if turn in (90, 270) else 300
    assert (page.width, page.height) == ((300, 400) if turn in (90, 270) else (400, 300))
    assert [w.style.angle for w in page.words] == [0, 0]
    assert page.words[0].box.x0 == pytest.approx(50, abs=2)
    assert page.words[0].box.top < height - 200 < page.words[0].box.bottom
    (line,) = page.rulings
    assert line.horizontal
    assert line.box.x0 == pytest.approx(50, abs=0.1)
    assert line.box.top == pytest.approx(height - 190, abs=1)


def test_a_crop_box_moves_the_origin(drawn):
    path = drawn(lambda c: c.drawString(150, 200, "inside"))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].CropBox = [100, 100, 400, 250]
        pdf.save(path)
    with opened(path) as file:
        (page,) = read_pages(file.pdf)
    assert (page.width, page.height) == (300, 150)
    assert page.words[0].box.x0 == pytest.approx(50, abs=1)


def test_borders_come_as_strokes_thin_rectangles_or_outlines(seen):
    def draw(c):
        c.line(50, 250, 150, 250)
        c.rect(50, 200, 100, 0.7, stroke=0, fill=1)
        c.rect(200, 100, 100, 50, stroke=1, fill=0)

    rulings = seen(draw).rulings
    assert sorted(r.horizontal for r in rulings) == [False, False, True, True, True, True]
    assert {round(r.box.width) for r in rulings if r.horizontal} == {100}


def test_a_rectangle_cut_out_of_another_leaves_borders_and_no_paint(seen):
    """Web pages draw so: the sides that have no border are nothing wide."""

    def draw(c):
        for x, inner in ((50, (50, 201.5, 100, 18.5)), (200, (201, 201, 98, 18))):
            path = c.beginPath()
            path.rect(x, 200, 100, 20)
            path.rect(*inner)
            c.drawPath(path, stroke=0, fill=1, fillMode=0)

    page = seen(draw)
    assert page.fills == ()
    assert sorted((round(r.box.x0), r.horizontal) for r in page.rulings) == [
        (50, True),
        (200, False),
        (200, True),
        (200, True),
        (299, False),
    ]


def test_two_rectangles_in_one_path_are_both_painted(seen):
    def draw(c):
        for x, inner, mode in ((50, (60, 205, 30, 10), 1), (200, (310, 200, 50, 20), 0)):
            path = c.beginPath()
            path.rect(x, 200, 100, 20)
            path.rect(*inner)
            c.drawPath(path, stroke=0, fill=1, fillMode=mode)

    page = seen(draw)
    assert (len(page.fills), page.rulings) == (4, ())


def test_fills_keep_their_colour_and_order(seen):
    def draw(c):
        c.setFillColorRGB(0, 160 / 255, 70 / 255)
        c.rect(50, 200, 100, 40, stroke=0, fill=1)
        c.setFillColorRGB(1, 0.75, 0)
        c.rect(60, 210, 20, 20, stroke=0, fill=1)

    assert [f.colour for f in seen(draw).fills] == ["#00a046", "#ffbf00"]


def test_a_short_fat_stroke_is_a_painted_rectangle(seen):
    def draw(c):
        c.setLineWidth(20)
        c.setStrokeColorRGB(0.75, 0, 0)
        c.line(50, 200, 70, 200)

    page = seen(draw)
    assert [f.colour for f in page.fills] == ["#bf0000"]
    assert page.rulings == ()


def test_what_is_fully_transparent_is_not_there(seen):
    def draw(c):
        c.setFillAlpha(0)
        c.rect(50, 200, 100, 40, stroke=0, fill=1)

    assert seen(draw).fills == ()


def test_drawn_circles_and_ticks(seen):
    def draw(c):
        c.setFillColorRGB(0, 160 / 255, 70 / 255)
        c.circle(100, 200, 8, stroke=0, fill=1)
        tick = c.beginPath()
        tick.moveTo(200, 205)
        tick.lineTo(206, 198)
        tick.lineTo(218, 214)
        c.setStrokeColorRGB(0.75, 0, 0)
        c.setLineWidth(3)
        c.drawPath(tick, stroke=1, fill=0)

    assert [(s.form, s.colour) for s in seen(draw).shapes] == [("dot", "#00a046"), ("tick", "#bf0000")]


def test_a_chart_is_no_heap_of_marks(seen):
    def draw(c):
        for i in range(80):
            c.circle(10 + 12 * (i % 30), 50 + 40 * (i // 30), 4, stroke=0, fill=1)

    assert seen(draw).shapes == ()


def icon(colour=(0, 160, 70, 255), size=40):
    image = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse([2, 2, size - 2, size - 2], fill=colour)
    return ImageReader(image)


def test_placed_pictures_small_and_large(seen):
    def draw(c):
        c.drawImage(icon(), 50, 200, 20, 20, mask="auto")
        c.drawImage(icon(), 50, 170, 20, 20, mask="auto")
        c.drawImage(icon(size=200), 100, 20, 180, 180, mask="auto")

    assert [(p.form, p.colour) for p in seen(draw).pictures] == [("dot", "#00a046"), ("dot", "#00a046"), (None, None)]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_pictures_on_a_turned_page_are_told_as_they_are_seen(drawn, turn):
    image = Image.new("RGB", (40, 40), (255, 255, 255))
    ImageDraw.Draw(image).line([(5, 22), (15, 33), (35, 6)], fill=(0, 160, 70), width=6)
    path = drawn(lambda c: c.drawImage(ImageReader(image.rotate(turn)), 50, 200, 20, 20))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Rotate = turn
        pdf.save(path)
    with opened(path) as file:
        (page,) = read_pages(file.pdf)
    assert [p.form for p in page.pictures] == ["tick"]


def test_a_grey_picture(seen):
    image = Image.new("L", (30, 30), 255)
    ImageDraw.Draw(image).ellipse([2, 2, 28, 28], fill=120)
    (picture,) = seen(lambda c: c.drawImage(ImageReader(image), 50, 200, 15, 15)).pictures
    assert (picture.form, picture.colour) == ("dot", "#787878")


def test_pictures_inside_forms_stand_where_they_are_seen(seen):
    def draw(c):
        c.beginForm("badge")
        c.drawImage(icon(), 0, 0, 20, 20, mask="auto")
        c.endForm()
        c.saveState()
        c.translate(100, 150)
        c.doForm("badge")
        c.restoreState()

    (picture,) = seen(draw).pictures
    assert picture.box == pytest.approx((100, 130, 120, 150), abs=0.1)
    assert picture.form == "dot"


def test_links(seen):
    def draw(c):
        c.linkURL("https://saltby.example/plan", (50, 200, 150, 212))
        c.bookmarkPage("here")
        c.linkRect("", "here", (50, 100, 150, 112))

    (link,) = seen(draw).links
    assert link.target == "https://saltby.example/plan"
    assert link.box == pytest.approx((50, 88, 150, 100), abs=0.1)


def test_an_empty_page_holds_nothing(seen):
    page = seen(lambda c: None)
    assert (page.words, page.rulings, page.fills, page.pictures, page.links, page.problems) == ((), (), (), (), (), ())


def test_second_reader_counts_the_same_letters(drawn):
    from pipeline.read.second import compare_with_second

    path = drawn(lambda c: c.drawString(50, 200, "the wall is mended"))
    with opened(path) as file:
        pages = tuple(read_pages(file.pdf))
    assert list(compare_with_second(path, pages)) == []
    from dataclasses import replace

    (issue,) = compare_with_second(path, [replace(pages[0], words=pages[0].words[:2])])
    assert (issue.code, issue.page) == ("WORDS_DIFFER", 1)


def test_a_hyphen_drawn_apart_is_the_typesetters(seen):
    def draw(c):
        c.drawString(50, 250, "the informa")
        c.drawString(50 + c.stringWidth("the informa"), 250, "-")
        c.drawString(50, 236, "tion desk")

    words = seen(draw).words
    assert [w.text for w in words] == ["the", "informa", "-", "tion", "desk"]
    assert [(w.glued, w.hyphen) for w in words if w.text == "-"] == [(True, True)]


def test_letters_that_are_placed_one_by_one_are_one_word(seen):
    def draw(c):
        x = 50.0
        for letter in "wall":
            c.drawString(x, 250, letter)
            x += c.stringWidth(letter)
        c.drawString(x, 249.4, "s")
        c.drawString(x + 20, 250, "stand")

    assert said(seen(draw)) == ["walls", "stand"]


@pytest.mark.parametrize("turn", [90, -90])
def test_a_word_that_lies_on_its_side_is_one_word(seen, turn):
    def draw(c):
        c.drawString(50, 280, "Upright words that are many more than those that lie, so that the sheet is not turned.")
        c.translate(100, 150)
        c.rotate(turn)
        c.drawString(0, 0, "Target hardening")

    assert [w.text for w in seen(draw).words if w.style.angle] == ["Target", "hardening"]


def test_print_set_aslant_is_told_from_print_that_lies(seen):
    def draw(c):
        c.drawString(50, 280, "Upright words that are many more than those that do not stand upright.")
        c.translate(100, 100)
        c.rotate(35)
        c.drawString(0, 0, "DRAFT")

    (word,) = [w for w in seen(draw).words if w.text == "DRAFT"]
    assert word.style.angle % 90


@pytest.mark.parametrize(
    ("name", "flags", "bold", "italic"),
    [
        ("ABCDEF+LinLibertineOB", 4, True, False),
        ("LinLibertineOI", 0x44, False, True),
        ("FrutigerLTStd-Bd", 4, True, False),
        ("NimbusRomNo9L-Medi", 4, True, False),
        ("CMBX10", 4, True, False),
        ("SomeFace", 0x40004, True, False),
        ("SomeFace-Regular", 0x40004, False, False),
        ("ArialMT", 0x20, False, False),
        ("Web", -1, False, False),
        ("ClubSans", 4, False, False),
    ],
)
def test_how_a_font_is_named_or_flagged(monkeypatch, name, flags, bold, italic):
    def named(font, buffer, size):
        buffer.value = name.encode()

    monkeypatch.setattr(styles.pdfium_c, "FPDFFont_GetBaseFontName", named)
    monkeypatch.setattr(styles.pdfium_c, "FPDFFont_GetFlags", lambda font: flags)
    monkeypatch.setattr(styles.pdfium_c, "FPDFFont_GetWeight", lambda font: 400)
    told, _ = styles._describe(1)
    assert told[1:] == (bold, italic)
