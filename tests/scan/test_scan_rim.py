"""What lies beside a sheet on the glass is paper; the side of a table cut out of its sheet is not."""

from __future__ import annotations

import numpy as np
from PIL import ImageDraw

from pipeline.read.scan.light import flattened
from pipeline.read.scan.painted import without_rim
from pipeline.read.scan.picture import grey_of, straightened, whitened
from pipeline.read.scan.rulings import rulings_in
from tests.scan.drawing import SCALE, Pixels, copied, sheet, table


def uprights(picture: Pixels) -> list[tuple[int, int]]:
    """Left and right of each upright of a picture, set straight."""
    straight, _ = straightened(picture)
    flat = flattened(straight, grey_of(straight), SCALE)
    return sorted((round(r.box.x0), round(r.box.x1)) for r in rulings_in(grey_of(flat), SCALE) if not r.horizontal)


def test_a_dark_strip_along_a_side_becomes_paper_and_bends_nothing() -> None:
    sheet_alone = whitened(copied(table(), angle=0.8))
    picture = sheet_alone.copy()
    picture[:, :12] = 60
    clean = without_rim(picture, grey_of(picture), SCALE)
    assert grey_of(clean)[:, :16].min() > 200
    assert (clean[:, 40:] == picture[:, 40:]).all()
    assert uprights(clean) == uprights(sheet_alone) != uprights(picture)


def test_strips_are_looked_for_along_all_sides() -> None:
    picture = whitened(copied(sheet()[0]))
    picture[:10], picture[-10:], picture[:, -10:] = 50, 50, 50
    assert grey_of(without_rim(picture, grey_of(picture), SCALE)).min() > 150


def test_a_sheet_without_a_rim_is_left_as_it_is() -> None:
    picture = whitened(copied(table()))
    assert without_rim(picture, grey_of(picture), SCALE) is picture


def test_a_band_of_paint_and_the_side_of_a_table_are_none() -> None:
    picture, draw = sheet()
    draw.rectangle((0, 0, 1500, 160), fill="#102030")
    banded = np.asarray(picture)
    assert without_rim(banded, grey_of(banded), SCALE) is banded
    picture, draw = sheet()
    _grid(draw)
    cut = np.asarray(picture)
    assert without_rim(cut, grey_of(cut), SCALE) is cut


def _grid(draw: ImageDraw.ImageDraw) -> None:
    for y in (200, 400, 600, 1099):
        draw.line((0, y, 1499, y), fill="#202020", width=4)
    for x in (0, 700, 1499):
        draw.line((x, 0, x, 1099), fill="#202020", width=4)
