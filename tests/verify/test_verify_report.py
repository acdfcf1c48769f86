"""What the checker proves of a report, and what it finds when the report's JSON or its document is changed."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.models.report import Document
from pipeline.publish.document import report_document
from pipeline.verify import Proof, Terms, verify_document
from pipeline.verify.letters import words_of
from pipeline.verify.proof import _among
from tests.conftest import SAMPLES

Json = dict[str, Any]
WHOLE = Terms()
FLOODS = SAMPLES / "kelverton-floods.pdf"


def reports_of(document: Document) -> list[Json]:
    """The reports as they are published."""
    return [json.loads(json.dumps(report_document(report))) for report in document.reports]


@pytest.fixture
def floods(document: Callable[[Path], Document]) -> Json:
    """A report of five ruled rows over two pages, read once; a copy for each test to spoil."""
    (report,) = reports_of(document(FLOODS))
    return copy.deepcopy(report)


def proof_of(report: Json, terms: Terms = WHOLE) -> Proof:
    (proof,) = verify_document([report], FLOODS, terms)
    return proof


def said(proof: Proof) -> list[tuple[str, int | None, str | None, str]]:
    return [(entry.kind, entry.index, entry.field, " ".join(entry.words)) for entry in proof.findings]


def test_verify_document_proves_each_sample(each_sample: Path, document: Callable[[Path], Document]) -> None:
    for proof in verify_document(reports_of(document(each_sample)), each_sample):
        assert (proof.verdict, proof.findings) == ("proved", [])
        assert proof.proved == proof.cells > 0


def test_verify_document_finds_a_word_taken_out(floods: Json) -> None:
    row = floods["recommendations"][1]
    row["update"] = row["updates"][0]["update"] = row["update"].replace("allotment ", "")
    assert said(proof_of(floods)) == [("word", 2, "update", "allotment")]


def test_verify_document_finds_a_changed_letter(floods: Json) -> None:
    row = floods["recommendations"][1]
    row["response"] = row["response"].replace("Withy", "Withe")
    assert said(proof_of(floods)) == [("text", 2, "response", "Withe"), ("word", 2, "response", "Withy")]


def test_verify_document_finds_a_changed_figure(floods: Json) -> None:
    row = floods["recommendations"][0]
    row["update"] = row["updates"][0]["update"] = row["update"].replace("5,118", "5,113")
    assert ("text", 1, "update", "5,113") in said(proof_of(floods))


def test_verify_document_finds_words_in_another_order(floods: Json) -> None:
    row = floods["recommendations"][0]
    row["recommendation"] = row["recommendation"].replace("riverside wards", "wards riverside")
    assert any(entry.field == "recommendation" and entry.kind == "text" for entry in proof_of(floods).findings)


@pytest.mark.parametrize("field", ["recommendation", "response", "update"])
@pytest.mark.parametrize(("across", "down"), [(20, 0), (-20, 0), (0, 20), (0, -20)])
def test_verify_document_finds_a_moved_box(floods: Json, field: str, across: float, down: float) -> None:
    box = floods["recommendations"][1]["sources"][field][0]["bbox"]
    box[:] = [box[0] + across, box[1] + down, box[2] + across, box[3] + down]
    proof = proof_of(floods)
    assert not proof.is_proved
    assert any((entry.index, entry.field) == (2, field) for entry in proof.findings)


def test_verify_document_finds_a_box_on_another_page(floods: Json) -> None:
    floods["recommendations"][0]["sources"]["update"][0]["page"] = 2
    assert ("text", 1, "update") in [entry[:3] for entry in said(proof_of(floods))]


def test_verify_document_finds_a_column_published_nowhere(floods: Json) -> None:
    for row in floods["recommendations"]:
        row["response"] = None
        del row["sources"]["response"]
    floods["columns"] = [column for column in floods["columns"] if column["role"] != "response"]
    proof = proof_of(floods)
    assert [(entry.kind, entry.field) for entry in proof.findings if entry.index == 1] == [("word", None)]
    assert "Staithe" in proof.findings[0].words


def test_verify_document_takes_a_word_declared_unplaced(floods: Json) -> None:
    row = floods["recommendations"][1]
    row["update"] = row["updates"][0]["update"] = row["update"].replace("allotment ", "")
    floods["words"]["unplaced"] = [{"page": 1, "text": "allotment"}]
    assert proof_of(floods).is_proved


def test_verify_document_takes_a_declared_word_at_its_box_alone(floods: Json) -> None:
    row = floods["recommendations"][1]
    row["update"] = row["updates"][0]["update"] = row["update"].replace("allotment ", "")
    floods["words"]["running"] = [{"page": 1, "text": "allotment", "bbox": [0, 0, 100, 20]}]
    assert said(proof_of(floods)) == [("word", 2, "update", "allotment")]


def test_verify_document_reports_a_corrected_cell_as_such(floods: Json) -> None:
    row = floods["recommendations"][1]
    row["update"] = "What a person wrote."
    row["checked"] = [
        {"field": "update", "by": "Ann", "on": "2031-01-01", "correction": "c-1", "read": "", "how": None}
    ]
    proof = proof_of(floods)
    assert (proof.verdict, proof.corrected) == ("proved", 1)


def test_verify_document_refuses_another_file(floods: Json) -> None:
    (proof,) = verify_document([floods], SAMPLES / "elverstone-air.pdf")
    assert proof.verdict == "not checked"
    assert "hash" in (proof.problem or "")


def test_verify_document_says_where_the_file_is_missing(floods: Json) -> None:
    (proof,) = verify_document([floods], None)
    assert (proof.verdict, proof.is_proved) == ("not checked", False)


def test_verify_document_proves_the_beginning_of_a_quoted_cell(floods: Json) -> None:
    row = floods["recommendations"][0]
    row["update"] = " ".join(row["update"].split()[:9]) + " […]"
    assert proof_of(floods, Terms(whole=False)).is_proved


def test_verify_document_proves_around_a_masked_name(floods: Json) -> None:
    row = floods["recommendations"][0]
    row["update"] = row["update"].replace("Councillor Ngozi Bright", "[councillor]")
    assert not proof_of(floods, Terms(whole=False)).is_proved
    assert proof_of(floods, Terms(whole=False, masked=True)).is_proved


def test_verify_document_takes_no_invented_words_of_a_masked_cell(floods: Json) -> None:
    row = floods["recommendations"][0]
    row["update"] = row["update"].replace("Councillor Ngozi Bright", "[councillor] Jane Doe")
    assert ("text", 1, "update", "Jane Doe") in said(proof_of(floods, Terms(whole=False, masked=True)))


@pytest.mark.parametrize(
    ("heading", "printed", "own"),
    [
        ("Update – March 2023", "Update March 2023: Mended", [0, 1, 2]),
        ("What we said", "What the Cabinet said What we said", [4, 5, 6]),
        ("Cabinet's response", "Cabinet’sresponse: Agreed", [0]),
        ("Lead officer", "Lead Ida Roe", []),
    ],
)
def test_a_heading_is_known_by_its_letters_nearest_together(heading: str, printed: str, own: list[int]) -> None:
    assert sorted(at for _, at in _among(heading, words_of(printed))) == own
