"""The recipe and the ledger: one file in, its reports out, with a status that does not flatter."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ledger import account
from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.models.table import Table
from pipeline.models.text import Locator
from pipeline.open_file import tables
from pipeline.outcome import report_id
from pipeline.run import read_document
from pipeline.settings import Settings
from tests import paper
from tests.drawing import Case, draw, table

SAMPLES = Path(__file__).parents[2] / "samples"
QUICK = Settings(entities=False, ocr="off")


def test_one_report(document):
    read = document(SAMPLES / "kelverton-floods.pdf")
    assert (read.status, read.reason, read.pages, len(read.reports)) == ("complete", "OK", 2, 1)
    (report,) = read.reports
    assert report.report_id == f"kelverton-floods-{read.sha256[:8]}"
    assert (report.source.file, report.source.tagged, report.source.first_page) == ("kelverton-floods.pdf", True, 1)


def test_several_reports_carry_their_page(document):
    read = document(SAMPLES / "kelverton-agenda.pdf")
    assert len(read.reports) == 2
    assert [r.report_id.rsplit("-", 1)[1] for r in read.reports] == [f"p{r.source.first_page}" for r in read.reports]


def test_a_paper_without_report_is_empty(document):
    read = document(SAMPLES / "hallowmere-minutes.pdf")
    assert (read.status, read.reason, read.reports) == ("empty", "NO_TABLE", ())


def test_a_scan_without_text_recognition_is_partial():
    read = read_document(SAMPLES / "dunmarsh-parks-scan.pdf", QUICK)
    assert (read.status, read.reason) == ("partial", "NEEDS_OCR")


def test_a_bad_file_is_failed_and_nothing_is_raised(tmp_path):
    path = tmp_path / "letter.pdf"
    path.write_text("Dear Sir", encoding="utf-8")
    read = read_document(path, QUICK)
    assert (read.status, read.reason, read.pages) == ("failed", "NOT_A_PDF", 0)
    assert read.sha256
    assert read_document(tmp_path / "gone.pdf", QUICK).sha256 is None


def test_a_damaged_page_costs_one_page(tmp_path):
    path = tmp_path / "damaged.pdf"
    with pikepdf.open(SAMPLES / "kelverton-floods.pdf") as pdf:
        pdf.pages[1].Contents = pdf.make_stream(b"BT /F1 (")
        pdf.save(path)
    read = read_document(path, QUICK)
    assert read.reports
    assert read.status in ("complete", "partial")


def test_a_second_reader_on_demand():
    read = read_document(SAMPLES / "kelverton-night.pdf", Settings(entities=False, second_reader=True))
    assert [i.code for i in read.issues] == []


def test_tables_alone():
    both = [tables(SAMPLES / "ashcombe-damp-tagged.pdf", by, QUICK) for by in ("auto", "rulings")]
    assert [{t.by for t in found} for found in both] == [{"rulings"}, {"rulings"}]  # drawn tables need no tags
    texts = [[[c.text.value for c in r.cells if c] for t in found for r in t.rows] for found in both]
    assert texts[0] == texts[1]


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Progress report (6 m).pdf", "progress-report-6-m"), ("…….pdf", "report"), ("a" * 90 + ".pdf", "a" * 40)],
)
def test_report_ids(name, slug):
    assert report_id(Path(name), "ab" * 32, None) == f"{slug}-abababab"
    assert report_id(Path(name), "ab" * 32, 7) == f"{slug}-abababab-p7"


INDEXES = st.sets(st.integers(0, 11))


@given(INDEXES, INDEXES, st.booleans())
def test_the_ledger_always_adds_up(placed, running, boxed):
    words = tuple(paper.word(f"w{i}", 50 + 20 * i, index=i) for i in range(12))
    page = Page(1, 595, 842, words)
    table = Table("rulings", (), (Locator(1, paper.Box(50, 90, 150, 120)),))
    own, repeated = (Places.of(words[i] for i in some) for some in (placed, running))
    found = account([page], own, repeated, [table] if boxed else [])
    assert found.total == 12 == found.placed + found.furniture + found.outside + len(found.unplaced)
    assert found.placed == len(placed)
    inside = {i for i, w in enumerate(words) if w.box.centre[0] <= 150}
    assert {w.text for w in found.unplaced} == ({f"w{i}" for i in inside - placed - running} if boxed else set())


def test_a_file_with_rows_that_nobody_understood_is_not_said_to_hold_none(tmp_path: Path) -> None:
    rows = [[f"The Panel recommends that wall {n} is mended", "Jo Mason", f"{n} May"] for n in (1, 2, 3)]
    path = draw(Case("unheaded", "", lambda: [table(rows, [200, 100, 60])], []), tmp_path)
    read = read_document(path, QUICK)
    assert (read.status, read.reason, read.reports) == ("partial", "ROWS_LEFT_OUT", ())
