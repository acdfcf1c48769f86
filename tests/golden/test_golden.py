"""Goldens: each stage of each sample as text beside this file. `pytest --regenerate tests/golden` rewrites them."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from pipeline.layout.as_tables import make_tables
from pipeline.layout.stream import lay_out
from pipeline.models.page import Page
from pipeline.models.report import Document
from pipeline.read.tags_and_count import tags_and_count
from pipeline.text.lexicon import lexicon
from tests.golden.layout import document_layout, page_layout, table_layout

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples"
PAGES = ["ashcombe-damp", "dunmarsh-parks", "netherbrook-youth"]  # one page each is enough to review
TABLES = ["ashcombe-damp-tagged", "kelverton-floods", "marrowdale-carers"]
LONGEST_DIFF = 60  # lines

Check = Callable[[str, Iterable[str]], None]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Check:
    """Compares lines with a golden file, or writes it where that was asked for."""

    def check(name: str, lines: Iterable[str]) -> None:
        path, now = HERE / f"{name}.txt", "\n".join(lines) + "\n"
        if request.config.getoption("--regenerate"):
            path.write_text(now, encoding="utf-8", newline="\n")
            return
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if now != before:
            diff = difflib.unified_diff(before.splitlines(), now.splitlines(), "golden", "now", lineterm="", n=1)
            shown = list(diff)
            more = f"\n… and {len(shown) - LONGEST_DIFF} lines more" if len(shown) > LONGEST_DIFF else ""
            pytest.fail(
                f"{name} differs from its golden. If that is right: pytest --regenerate tests/golden\n"
                + "\n".join(shown[:LONGEST_DIFF])
                + more,
                pytrace=False,
            )

    return check


@pytest.mark.parametrize("name", PAGES)
def test_pages(name: str, golden: Check, pages: Callable[[Path], tuple[Page, ...]]) -> None:
    golden(f"{name}.page", page_layout(pages(SAMPLES / f"{name}.pdf")[0]))


@pytest.mark.parametrize("by", ["tags", "rulings"])
@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str, by: str, golden: Check, pages: Callable[[Path], tuple[Page, ...]]) -> None:
    path = SAMPLES / f"{name}.pdf"
    read = pages(path)
    tree = tags_and_count(path, tagged=True).tree
    if by == "tags" and tree is None:
        pytest.skip("not tagged")
    layout = lay_out(read, tree if by == "tags" else None)
    tables = make_tables(layout, lexicon([w for page in read for w in page.words]))
    golden(f"{name}.{by}", (line for table in tables for line in table_layout(table)))


def test_reports(each_sample: Path, golden: Check, document: Callable[[Path], Document]) -> None:
    golden(f"{each_sample.stem}.report", document_layout(document(each_sample)))


def test_no_golden_is_left_over() -> None:
    wanted = {f"{n}.page" for n in PAGES} | {f"{n}.{by}" for n in TABLES for by in ("tags", "rulings")}
    wanted |= {f"{path.stem}.report" for path in SAMPLES.glob("*.pdf")}
    assert {path.stem for path in HERE.glob("*.txt")} - wanted == set()
