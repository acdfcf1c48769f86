"""Real papers of the developers: two readings of their tables agree, and every word has a place."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from pipeline.open_file import tables
from pipeline.run import read_document
from pipeline.settings import Settings
from tests.quality.scoring import fold_text

NO_ENTITIES = Settings(entities=False, ocr="off")
WITNESSES = ["kent-devolution-framework", "kent-consultation-responses"]


def rows(path: Path, by: Any) -> list[tuple[str, ...]]:
    """All rows of a file's tables that are in no cell, folded as the scorer folds them."""
    found = tables(path, by, NO_ENTITIES)
    every = (row for table in found if not table.nested for row in table.rows)
    return [cells for row in every if any(cells := tuple(fold_text(c.text.value) if c else "" for c in row.cells))]


@pytest.mark.parametrize("name", WITNESSES)
def test_two_readings_bear_witness(name: str, shared: Path, tmp_path: Path) -> None:
    (path,) = (shared / "reports" / "real").glob(f"{name}*.pdf")
    bare = tmp_path / path.name
    with pikepdf.open(path) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(bare)
    tagged, ruled = rows(path, "auto"), rows(bare, "rulings")
    same = sum(b.size for b in SequenceMatcher(None, tagged, ruled, autojunk=False).get_matching_blocks())
    assert same >= 0.95 * max(len(tagged), len(ruled)), f"{same} of {len(tagged)} tagged and {len(ruled)} ruled rows"


def test_no_real_paper_stops_the_reader(shared: Path) -> None:
    read = [read_document(path, NO_ENTITIES) for path in sorted((shared / "reports" / "real").glob("*.pdf"))]
    assert [d.file for d in read if d.status == "failed"] == []
    for words in (document.words for document in read):
        assert words.placed + words.furniture + words.outside + len(words.unplaced) == words.total
