"""`check` and tables of pandas: a damaged dataset is told from one that only needs a look."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.errors import NotFound
from pipeline.models.codes import CODES, CONSEQUENCE, meaning, needs_review
from pipeline.models.report import Flag
from pipeline.publish import check, write_dataset
from pipeline.publish.frames import frames_of
from pipeline.publish.metadata.package import table_schema
from pipeline.publish.schema import tables

ROOT = Path(__file__).parents[2]


@pytest.fixture
def dataset(make: Any, tmp_path: Path) -> Path:
    write_dataset([make.document(make.rich_report()), make.document()], tmp_path / "out")
    return tmp_path / "out"


def test_a_whole_dataset_lists_what_needs_a_look(make: Any, tmp_path: Path) -> None:
    flags = (Flag("SENTENCE_CUT", "update", "It ends in “and”."), Flag("STATUS_NOT_READ", "status", "A smudge."),
             Flag("DATE_AMBIGUOUS", "target_date", "No year."), Flag("TITLE_UNSURE", "title", "…"))  # fmt: skip
    row = make.recommendation(1, "Do.", flags=flags)
    write_dataset([make.document(make.report(recommendations=(row,), issues=()))], tmp_path / "out")
    found = check(tmp_path / "out")
    assert [issue.code for issue in found] == ["STATUS_NOT_READ", "DATE_AMBIGUOUS", "SENTENCE_CUT"]
    assert found[0].message.endswith(", recommendation 1, status: A smudge.")
    assert found[0].page == 1


def test_the_more_frequent_cause_goes_first(make: Any, tmp_path: Path) -> None:
    rare, common = Flag("SENTENCE_CUT", "update", "."), Flag("OCR_UNSURE", "update", ".")
    entries = [make.recommendation(i, "Do.", flags=(rare, common) if i == 2 else (common,)) for i in (1, 2)]
    write_dataset([make.document(make.report(recommendations=tuple(entries), issues=()))], tmp_path / "out")
    assert [issue.code for issue in check(tmp_path / "out")] == ["OCR_UNSURE", "OCR_UNSURE", "SENTENCE_CUT"]


def test_no_dataset_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        check(tmp_path)


def _edit(path: Path, old: bytes, new: bytes) -> None:
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new, 1))


def _fix_hash(dataset: Path) -> None:
    """As somebody would who edits with care: the package describes the changed files."""
    import hashlib

    package = json.loads((dataset / "datapackage.json").read_text(encoding="utf-8"))
    for entry in package["resources"]:
        content = (dataset / entry["path"]).read_bytes()
        entry |= {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
    (dataset / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")


DAMAGE: dict[str, tuple[Callable[[Path], None], str]] = {
    "a changed table": (lambda d: _edit(d / "updates.csv", b"Not begun", b"Begun"), "updates.csv has been changed"),
    "a missing table": (lambda d: (d / "entities.csv").unlink(), "entities.csv is missing"),
    "no package": (lambda d: _edit(d / "datapackage.json", b'"resources"', b'"resource"'), "not a data package"),
    "a changed report": (
        lambda d: _edit(next((d / "reports").iterdir()), b"Slipways", b"Sideways"), "missing or has been changed"),
    "a report too many": (
        lambda d: (d / "reports" / "other.json").write_text("{}", encoding="utf-8") and None, "is not listed"),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_found(dataset: Path, name: str) -> None:
    damage, words = DAMAGE[name]
    damage(dataset)
    found = check(dataset)
    assert [issue.code for issue in found] == ["DATASET_INVALID"]
    assert words in found[0].message


EDITS = {
    "a value outside its list": ("recommendations.csv", b",amber,", b",mauve,", "rag: is none of"),
    "a text that differs from the JSON": ("recommendations.csv", b"Slipways", b"Sideways", "differs from reports/"),
    "a key that leads nowhere": ("reports.csv", b"harbours-6m-", b"harbours-9m-", "points to"),
    "a required cell left out": ("documents.csv", b",NO_TABLE,", b",,", "reason: is empty"),
    "a number that is none": ("recommendations.csv", b",1,r-", b",one,r-", "index: is not integer"),
    "a number out of range": ("recommendations.csv", b",1,r-", b",0,r-", "index: is less than 1"),
    "a truth that is none": ("recommendations.csv", b",true,", b",TRUE,", "needs_review: is not boolean"),
    "another heading": ("issues.csv", b"severity", b"gravity", "does not have the expected columns"),
    "a cell too many": ("ids.csv", b"\r\nr-", b"\r\nx,r-", "cells instead of"),
    "a form that is wrong": ("documents.csv", b",NO_TABLE,", b",no table,", "reason: is not in the expected form"),
    "a row twice": ("updates.csv", b",1,2,r-", b",1,1,r-", "appears twice"),
    "no text": ("updates.csv", b"Not begun", b"Not \xff", "not a CSV file"),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_careful_edit_is_found_too(dataset: Path, name: str) -> None:
    file, old, new, words = EDITS[name]
    _edit(dataset / file, old, new)
    _fix_hash(dataset)
    messages = " ".join(issue.message for issue in check(dataset) if issue.code == "DATASET_INVALID")
    assert words in messages


def test_faults_hold_no_text_of_the_paper(dataset: Path) -> None:
    _edit(dataset / "recommendations.csv", b",amber,", b",Secret Name,")
    _fix_hash(dataset)
    assert not any("Secret" in issue.message for issue in check(dataset))


def test_frames_have_the_columns_of_the_csvs(make: Any) -> None:
    found = frames_of([make.rich_report()])
    for name, frame in found.items():
        assert tuple(frame.columns) == tables()[name].names
    rows = found["recommendations"]
    assert rows["rag"].cat.ordered and list(rows["rag"].cat.categories) == ["red", "amber", "green", "complete"]
    assert rows["recommendation_index"].tolist() == [1, 2] and pd.isna(rows["update_text"][1])
    assert rows["extra"][0] == {"Ward": "Gull", "Ward (2)": "Tern"}
    assert found["updates"]["stage_months"].tolist() == [6, 12]
    assert bool(rows["needs_review"][0]) and not rows["needs_review"][1]


def test_frames_of_a_report_without_rows(make: Any) -> None:
    found = frames_of([make.report(recommendations=())])
    assert len(found["recommendations"]) == 0 and len(found["reports"]) == 1


def test_columns_say_what_they_mean_and_where_they_come_from() -> None:
    for table in tables().values():
        assert len(set(table.names)) == len(table.names)
        assert set(table.primary_key) <= set(table.names)
        for column in table.columns:
            assert column.description.endswith((".", "?")), f"{table.name}.{column.name}"
        for key in table.foreign_keys:
            assert set(key.columns) <= set(table.names) and set(key.to) <= set(tables()[key.table].names)
        assert "categories" in json.dumps(table_schema(table)) or not any(column.values for column in table.columns)


# --- codes ------------------------------------------------------------------------------------------------


def test_every_code_in_the_package_is_in_the_table() -> None:
    """A code that a stage says and the table lacks would reach a reader without a sentence."""
    said = re.compile(r'(?:Issue|Flag)\(\s*"([A-Z][A-Z0-9_]+)"|^\s+code = "([A-Z][A-Z0-9_]+)"', re.MULTILINE)
    for path in sorted((ROOT / "pipeline").rglob("*.py")):
        if path.name == "errors.py":
            continue
        for found in said.findall(path.read_text(encoding="utf-8")):
            code = found[0] or found[1]
            assert code in CODES, f"{path.name}: {code}"


def test_sentences_are_plain() -> None:
    jargon = re.compile(r"\b(parse|parser|bbox|token|null|schema|regex|JSON|API|locator|fragment|legend)\b", re.I)
    for entry in CODES.values():
        assert entry.sentence[0].isupper() and entry.sentence.endswith("."), entry.code
        assert not jargon.search(entry.sentence + entry.advice), entry.code
        assert entry.about in CONSEQUENCE
        assert entry.advice or not entry.review, entry.code


def test_an_unknown_code_asks_for_a_look() -> None:
    assert meaning("NEW_CODE").review and "NEW_CODE" in meaning("NEW_CODE").sentence
    assert needs_review(["NEW_CODE"]) and not needs_review(["TITLE_UNSURE"])
