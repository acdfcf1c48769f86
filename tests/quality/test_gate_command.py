"""The gate as its users call it, on a small corpus of our samples."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.quality import reading
from tests.quality.gate import main

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def corpus(tmp_path):
    """A report with its truth, a document that holds none, and one that nobody labelled."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name in ("fenmere-buses-06.pdf", "fenmere-buses-06.truth.json", "hallowmere-minutes.pdf"):
        shutil.copy(SAMPLES / name, folder)
    shutil.copy(SAMPLES / "fenmere-buses-06.pdf", folder / "unlabelled.pdf")
    rows = ["id,file,set,holds,format,scanned,sha256"]
    rows += ["a/buses,fenmere-buses-06.pdf,a,report,pdf,false,1", "b/minutes,hallowmere-minutes.pdf,b,none,pdf,false,2"]
    rows += ["b/other,unlabelled.pdf,b,unlabelled,pdf,false,3"]
    (folder / "manifest.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def gate(corpus, tmp_path, capsys):
    """Call the gate in this process; returns its exit code and what it printed."""

    def call(*options):
        baseline = ["--baseline", str(tmp_path / "baseline.toml")]
        code = main([*options, "--corpus", str(corpus), "--workers", "1", *baseline])
        return code, capsys.readouterr().out

    return call


def test_gate_accepts_then_opens(gate, tmp_path):
    code, said = gate()
    assert code == 1 and "there is no baseline" in said
    code, said = gate("--accept", "first", "a/buses")
    assert code == 0 and "Baseline written: first" in said
    assert 'documents = ["a/buses"]' in (tmp_path / "baseline.toml").read_text(encoding="utf-8")
    code, said = gate()
    assert code == 0
    assert "Worse than the baseline: 0" in said and "The gate is open" in said
    assert [line.split()[1:5] for line in said.splitlines() if line.startswith("all")] == [
        ["1", "7", "1.0000", "1.0000"]
    ]


def test_gate_fails_and_names_the_document_when_a_response_is_lost(gate, monkeypatch):
    gate("--accept", "first")
    read = reading.read_reports

    def without_responses(*given):
        reports, *rest = read(*given)
        for row in (row for report in reports for row in report["recommendations"]):
            row["response"] = None
        return reports, *rest

    monkeypatch.setattr(reading, "read_reports", without_responses)
    code, said = gate()
    assert code == 1
    assert "a/buses: rows 0/7 (was 7/7)" in said and "FAILED: rows fell from 1.0000 to 0.0000" in said
    assert "b/other (7 → 7 records)" in said


def test_gate_fails_and_names_the_document_that_a_broken_mechanism_read(gate, monkeypatch, corpus):
    for kind in ("pdf", "truth.json"):
        shutil.copy(SAMPLES / f"elverstone-air.{kind}", corpus)
    with (corpus / "manifest.csv").open("a", encoding="utf-8") as manifest:
        manifest.write("a/air,elverstone-air.pdf,a,report,pdf,false,4\n")
    gate("--accept", "first")
    read = reading.read_reports
    monkeypatch.setattr(
        reading, "read_reports", lambda entry, settings: read(entry, replace(settings, without=("columns",)))
    )
    code, said = gate()
    assert code == 1 and " fell from " in said
    assert "a/air: " in said and "a/buses: " not in said


def test_gate_fails_when_a_document_that_holds_none_yields_a_record(gate, monkeypatch, corpus):
    gate("--accept", "first")
    shutil.copy(SAMPLES / "fenmere-buses-06.pdf", corpus / "hallowmere-minutes.pdf")
    code, said = gate()
    assert code == 1
    assert "1 documents that hold none yield records (0 before): b/minutes" in said


def test_gate_fails_when_its_documents_are_others(gate, corpus):
    gate("--accept", "first")
    truth = corpus / "fenmere-buses-06.truth.json"
    truth.write_text(json.dumps(json.loads(truth.read_text(encoding="utf-8")) | {"id": "x"}), encoding="utf-8")
    code, said = gate()
    assert code == 1 and "the baseline was made on other documents" in said


def test_gate_goes_on_when_a_document_breaks_the_reader(gate, monkeypatch):
    def broken(*_):
        raise IndexError("no such row")

    monkeypatch.setattr(reading, "read_reports", broken)
    code, said = gate()
    assert "a/buses (IndexError: no such row)" in said and code == 1


def test_gate_reads_a_subset(gate):
    assert "1 documents, " in gate("--sets", "a")[1]
    assert "2 documents, " in gate("--sample", "2")[1]


def test_gate_shows_a_document_field_by_field(gate):
    code, said = gate("--show", "a/buses")
    assert code == 0 and "  =   response:" in said and "rows       7/7" in said
