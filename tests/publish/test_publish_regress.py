"""What `scrutiny regress` says of one corpus read twice."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline import cli
from pipeline.publish import write_dataset
from pipeline.publish.regress import regression


@pytest.fixture
def corpus(make: Any, tmp_path: Path) -> tuple[Path, Path]:
    """Before: a report and a file that could not be read. Now: one cell and one row less, the other way round."""
    report = make.report()
    first, *rest = report.recommendations
    other = replace(report, recommendations=(replace(first, rag="red"), *rest[:-1]), entities=())
    plain = replace(report, entities=())
    lost = make.document(sha256="e" * 64, file="lost.pdf")
    found = make.document(sha256="f" * 64, file="found.pdf")
    bad = {"status": "failed", "reason": "CORRUPT"}
    before = [make.document(plain), lost, replace(found, **bad)]
    now = [make.document(other), replace(lost, **bad), found]
    write_dataset(before, tmp_path / "old", run={"seconds_each": {"p50": 2}})
    write_dataset(now, tmp_path / "new", run={"seconds_each": {"p50": 1}})
    return tmp_path / "old", tmp_path / "new"


def test_a_corpus_that_is_read_alike_has_no_regression(corpus):
    found = regression(corpus[0], corpus[0])
    assert not any((found.failures, found.fixed, found.outcomes, found.rows_lost, found.rows_new, found.cells))


def test_failures_rows_and_cells_are_told_apart(corpus):
    found = regression(*corpus)
    assert (found.failures, found.fixed) == (["lost.pdf"], ["found.pdf"])
    assert found.rows_lost.total() == 1 and not found.rows_new
    assert [(cell.index, cell.field, cell.new) for cell in found.cells] == [(1, "rag", "red")]


def test_a_new_failure_is_exit_code_1(corpus, capsys):
    old, new = map(str, corpus)
    assert cli.main(["regress", old, new]) == 1
    said = capsys.readouterr().out
    assert "New failures: 1 (lost.pdf)" in said and "Seconds each: p50 2 → 1" in said
    assert cli.main(["regress", old, old, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["failures"] == []
