"""Read the input of each case through the front door and compare with what a person wrote down.

`tests/cases/FEATURE/CASE/` holds `source.py` (makes the input), `input.*` and `expected.txt`; a case that is known to
be read wrongly has the reason in `expected-failure.txt`. `--rewrite` writes what is read into `expected.txt`: look at
the diff against the page, for the expectation is what is printed there and not what happens to be read.
"""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from pipeline.run import read_document
from pipeline.settings import Settings
from tests.cases.expected import told

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/*/source.py"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Parametrise by case; one that is known to be read wrongly must fail, for as long as its file says why."""
    if "case" in metafunc.fixturenames:
        metafunc.parametrize("case", [_parameter(case) for case in CASES])


def _parameter(case: Path) -> object:
    reason = case / "expected-failure.txt"
    marks = [pytest.mark.xfail(reason=reason.read_text().strip())] if reason.exists() else []
    return pytest.param(case, marks=marks, id=case.relative_to(HERE).as_posix())


def _settings(case: Path) -> Settings:
    """Return how a case is read: text recognition for scans alone, and no names, which have tests of their own."""
    if case.parent.name == "scans":
        pytest.importorskip("rapidocr", reason="text recognition is not installed")
    return Settings(entities=False, ocr="auto" if case.parent.name == "scans" else "off")


def test_case_is_read_as_printed(case: Path, request: pytest.FixtureRequest) -> None:
    (paper,) = case.glob("input.*")
    read = told(read_document(paper, _settings(case)))
    expected = case / "expected.txt"
    if request.config.getoption("--rewrite") and not (case / "expected-failure.txt").exists():
        expected.write_text(read, encoding="utf-8")
    meant = expected.read_text(encoding="utf-8")
    diff = difflib.unified_diff(meant.splitlines(), read.splitlines(), "as printed", "as read", lineterm="", n=2)
    assert read == meant, "\n".join(["", *diff])


def test_each_case_is_whole() -> None:
    parts = {case: sorted(path.name for path in case.iterdir() if path.name.startswith("input.")) for case in CASES}
    assert [case for case, inputs in parts.items() if len(inputs) != 1 or not (case / "expected.txt").exists()] == []
