"""Pictures of pages are drawn by a worker: a file that ends it ends nothing else, and what is hidden stays hidden."""

from __future__ import annotations

import pytest

from pipeline.batch.limits import Limits
from pipeline.models.page import Box, Page
from pipeline.read.page_pictures import page_pictures
from pipeline.work import picturing
from pipeline.work.picturing import studio
from tests.batch.runs import ROOT
from tests.hostile.papers import KINDS

GOOD = ROOT / "samples" / "elverstone-air.pdf"
ENDS_ITS_WORKER = ("forms-call-each-other.pdf",)  # a page that takes a minute to draw


def first_words(page: Page) -> list[Box] | None:
    """Of every page but the second, which is not to be seen at all."""
    return [word.box for word in page.words[:5]] if page.number != 2 else None


@pytest.mark.parametrize("paint", [None, first_words])
def test_as_this_process_draws_them(paint):
    with studio() as drawing:
        found = drawing.pictures(GOOD, [2, 1, 99], None, paint)
    assert found == page_pictures(GOOD, [1, 2], None, paint)
    assert [picture.page for picture in found] == ([1] if paint else [1, 2])


def test_a_file_that_ends_its_worker_ends_nothing_else(tmp_path, monkeypatch):
    monkeypatch.setattr(picturing, "LIMITS", Limits(page_seconds=3))
    with studio() as drawing:
        for hostile in (kind for kind in KINDS if kind.name in ENDS_ITS_WORKER):
            path = tmp_path / hostile.name
            path.write_bytes(hostile.make())
            assert drawing.pictures(path, [1, 2]) == ()
        assert len(drawing.pictures(GOOD, [1])) == 1
    assert drawing.station.starts == 2


def test_what_is_no_paper_has_no_pictures(tmp_path):
    with studio() as drawing:
        assert drawing.pictures(tmp_path / "gone.pdf", [1]) == ()
    assert drawing.station.starts == 1
