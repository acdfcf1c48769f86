"""The samples: the recommendations of their truth."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.run import read_document
from pipeline.settings import Settings

SAMPLES = Path(__file__).parents[2] / "samples"
TRUTHS = sorted(p for p in SAMPLES.glob("*.truth.json") if "-scan" not in p.name)
FIELDS = ("number", "recommendation", "response", "update")


def plain(value: object) -> str | None:
    return " ".join(str(value).split()) if value is not None else None


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.name.removesuffix(".truth.json"))
def test_read_document_finds_the_recommendations_of_a_sample(truth: Path) -> None:
    true = json.loads(truth.read_text(encoding="utf-8"))["recommendations"]
    document = read_document(truth.with_name(truth.name.replace(".truth.json", ".pdf")), Settings(entities=False))
    read = [r for report in document.reports for r in report.recommendations]
    assert [[plain(getattr(r, field)) for field in FIELDS] for r in read] == [
        [plain(r[field]) for field in FIELDS] for r in true
    ]


@pytest.mark.parametrize("name", ["hallowmere-minutes", "kelverton-agenda"])
def test_read_document_finds_the_reports_of_a_file(name: str) -> None:
    true = json.loads((SAMPLES / f"{name}.reports.json").read_text(encoding="utf-8"))
    document = read_document(SAMPLES / f"{name}.pdf", Settings(entities=False))
    assert len(document.reports) == len(true if isinstance(true, list) else true["reports"])
