"""Damage is noticed: of what a damaged reading gets wrong most is flagged, of an undamaged one next to nothing."""

from __future__ import annotations

import shutil

import pytest

from tests.bench.calibration.cells import judged, papers


@pytest.fixture(scope="module")
def paper(tmp_path_factory, request):
    folder = tmp_path_factory.mktemp("papers")
    for ending in ("pdf", "truth.json"):
        shutil.copy(request.config.rootpath / "samples" / f"ashcombe-damp-tagged.{ending}", folder)
    (found,) = papers(folder)
    return found


def test_an_undamaged_paper_is_right_and_is_left_in_peace(paper):
    cells = list(judged(paper, ["none", "tags removed"], seed=1))
    assert len(cells) > 40 and all(cell.right for cell in cells)
    assert sum(cell.flagged for cell in cells) <= 0.05 * len(cells)


def test_rows_that_the_tags_run_together_are_parted_where_lines_part_them(paper):
    for seed in (1, 2, 3):
        cells = list(judged(paper, ["tags merge rows"], seed))
        assert len({cell.index for cell in cells}) == len(paper.truth)
        assert all(cell.right for cell in cells)


@pytest.mark.parametrize(
    "kind", ["one glyph dropped", "scanned"]
)  # tags that slip make nothing wrong where lines are drawn
def test_most_of_what_damage_makes_wrong_is_flagged(paper, kind):
    wrong = [cell for seed in (1, 2) for cell in judged(paper, [kind], seed) if not cell.right]
    assert wrong
    assert sum(cell.flagged for cell in wrong) >= 0.6 * len(wrong)
