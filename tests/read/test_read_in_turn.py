"""Two threads that read two files at once wait for one another: PDFium and its answers' places in memory are shared."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.models.page import Page
from pipeline.read.document import opened
from pipeline.read.glance import glance
from pipeline.read.page_pictures import page_pictures
from pipeline.read.pages import read_pages

SAMPLES = Path(__file__).parents[2] / "samples"
TIMES = 4


def pages_of(path: Path) -> tuple[Page, ...]:
    with opened(path) as file:
        return tuple(read_pages(file.pdf, faces=file.faces))


def glanced(path: Path) -> tuple[object, ...]:
    with opened(path) as file:
        return tuple(glance(file.pdf))


@pytest.mark.parametrize("read", [pages_of, glanced, lambda path: page_pictures(path, [1])])
def test_in_two_threads_as_alone(read):
    papers = [SAMPLES / "fenmere-buses-12.pdf", SAMPLES / "ashcombe-damp.pdf"]
    alone = [read(path) for path in papers]
    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(read, papers * TIMES))
    assert found == alone * TIMES
