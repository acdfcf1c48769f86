"""Rows that were lost are said to be: a table of recommendations that no report was read from, a row that holds two."""

from __future__ import annotations

import shutil
from dataclasses import replace
from random import Random

import pytest

from pipeline.cells.evidence.doubled import doubled
from pipeline.cells.evidence.pieces import pieces_of
from pipeline.cells.leftover import left_over
from pipeline.cells.rows import Printed
from pipeline.models.codes import CODES
from pipeline.models.page import Box, Style, Word
from pipeline.models.table import Block, Cell, Fragment, Table
from tests import paper as build
from tests.bench.calibration.cells import papers, read_again
from tests.bench.calibration.damage import nothing

STYLE = Style("Body", False, False, "#000000", -1, False, 0)


@pytest.fixture(scope="module")
def paper(tmp_path_factory, request):
    folder = tmp_path_factory.mktemp("papers")
    for ending in ("pdf", "truth.json"):
        shutil.copy(request.config.rootpath / "samples" / f"ashcombe-damp-tagged.{ending}", folder)
    (found,) = papers(folder)
    return found


def test_a_table_whose_headings_are_lost_is_spoken_of_and_one_that_was_read_is_not(paper):
    whole = read_again(paper.path, nothing(paper.read, Random(1)))
    assert whole.reports and "ROWS_LEFT_OUT" not in [issue.code for issue in whole.issues]
    heads = ("recommendation", "response", "progress", "update", "status", "rating", "action")

    def without(page):
        kept = (w for w in page.words if w.text.lower().strip(":s") not in {head.strip("s") for head in heads})
        return replace(page, words=tuple(kept))

    bare = replace(paper.read, pages=tuple(map(without, paper.read.pages)))
    lost = read_again(paper.path, bare)
    assert lost.reports or "ROWS_LEFT_OUT" in [issue.code for issue in lost.issues]
    assert CODES["ROWS_LEFT_OUT"].review and CODES["ROW_OF_TWO"].review


def cell(x: float, tops: list[float]) -> Cell:
    lines = tuple((Word("word", 1, Box(x, top, x + 20, top + 10), STYLE, int(x + top)),) for top in tops)
    return Cell((Fragment(1, Box(x, 0, x + 50, 200), (Block(lines),)),))


def test_a_row_whose_cells_begin_anew_on_one_line_seems_to_be_two():
    plain = Printed((cell(0, [10]), cell(100, [10, 22, 34]), cell(200, [10, 22]), cell(300, [10])))
    two = Printed((cell(0, [10, 60]), cell(100, [10, 22, 34, 60, 72]), cell(200, [10, 60]), cell(300, [10, 60])))
    paragraphs = Printed((cell(0, [10]), cell(100, [10, 22, 40, 52]), cell(200, [10, 60, 72]), cell(300, [10])))
    records = [plain, two, paragraphs]
    assert doubled(records, pieces_of(records)) == {1}


def test_rows_boxed_one_by_one_like_those_that_were_read_are_spoken_of(profile):
    def boxed(at: int, page: int) -> Table:
        news = "The masons were on the site for most of the month."
        return build.table([str(at), "That the wall is mended", "Head of Roads", "Agreed", news], page=page)

    read = boxed(6, 2)
    (issue,) = left_over([boxed(at, 1) for at in (1, 2, 3)], [read], profile)
    assert (issue.code, issue.page) == ("ROWS_LEFT_OUT", 1)
    assert " 3 rows " in issue.message
    assert not [*left_over([boxed(1, 1)], [boxed(6, 4)], profile)]
    assert not [*left_over([build.table(["1", "That the wall is mended"], page=1)], [read], profile)]
