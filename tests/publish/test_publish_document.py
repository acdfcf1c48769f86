"""Record → JSON → record, and what the JSON looks like."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import Corrupt, NotFound
from pipeline.models.report import Entity
from pipeline.models.text import Text
from pipeline.publish import encode, read_report, report_document, report_from
from pipeline.publish.document import problem
from pipeline.publish.encode import _cleaned, clean, indented
from pipeline.publish.schema import load

ROOT = Path(__file__).parents[2]
NASTY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\x00\r\n\t\x0b\x1b\x7f\ud800\udfff\ufeff\u2028\u202e\u200b\xad\x85\ufffe\"',;=+-@|ﬁ•◦"),
    ),
    max_size=40,
)


def valid(document: Any) -> Any:
    jsonschema.Draft7Validator(load("report")).validate(document)
    assert problem(document) is None
    return document


def test_the_schema_itself_is_valid() -> None:
    jsonschema.Draft7Validator.check_schema(load("report"))


def test_keys_and_their_order_are_those_of_the_contract(make: Any) -> None:
    document = valid(report_document(make.rich_report()))
    assert list(document) == [
        "schema", "report_id", "inquiry_id", "language", "source", "header", "legend", "recommendations", "entities",
        "words", "status", "issues", "columns", "same_as",
    ]  # fmt: skip
    assert list(document["recommendations"][0]) == [
        "index", "recommendation_id", "number", "label", "title", "theme", "inquiry", "recommendation", "response",
        "decision", "action", "update", "previous_update", "updates", "rag", "progress", "status", "lead_officer",
        "target_date", "target_date_printed", "extra", "sources", "confidence", "flags", "resolved_from",
        "checked", "assessment", "evidence",
    ]  # fmt: skip
    assert list(document["recommendations"][0]["status"]) == [
        "shown", "evidence", "colour", "meaning", "assessed_by", "blank",
    ]  # fmt: skip
    assert document["header"]["printed"] == {"Date of this update": "14th October 2030"}
    assert document["schema"] == "scrutiny-report/1"


def test_boxes_have_two_decimals_and_no_negative_zero(make: Any) -> None:
    document = report_document(make.report())
    assert document["recommendations"][0]["sources"]["recommendation"] == [
        {"page": 1, "bbox": [0.0, 90.0, 300.46, 140.0]}
    ]
    assert "-0.0" not in encode(document)


def test_an_empty_text_is_null_and_whole_pounds_are_whole(make: Any) -> None:
    report = make.report(recommendations=(make.recommendation(1, "Pay £20,000.", update=Text("")),))
    money = Entity(1, "recommendation", "money", "£20,000", 20000.0, 4, 11)
    document = valid(report_document(replace(report, entities=(money,))))
    assert document["recommendations"][0]["update"] is None
    assert '"value": 20000,' in encode(document)


@pytest.mark.parametrize("path", sorted((ROOT / "outputs" / "reports").glob("*.json")), ids=lambda path: path.stem)
def test_reports_published_before_keep_every_byte(path: Path) -> None:
    """What the schemas written by hand let through is read, and written again as it was."""
    text = path.read_text(encoding="utf-8")
    jsonschema.Draft7Validator(load("report")).validate(json.loads(text))
    assert encode(report_document(read_report(path))) == text


def test_reading_back_gives_the_same_document(make: Any, tmp_path: Path) -> None:
    document = report_document(make.rich_report())
    path = tmp_path / "report.json"
    path.write_text(encode(document), encoding="utf-8")
    assert report_document(read_report(path)) == document
    assert json.loads(encode(document)) == document


@pytest.mark.parametrize(
    ("content", "words"), [("", "not a report"), ("[]", "object"), ('{"schema": "other/9"}', "can read")]
)
def test_a_file_that_is_no_report_says_so(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(Corrupt, match=words):
        read_report(path)


def test_a_missing_report_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_report(tmp_path / "none.json")


@given(NASTY, NASTY, NASTY, st.floats())
@settings(max_examples=150, deadline=None)
def test_nasty_text_becomes_valid_json_of_the_same_length(
    make: Any, one: str, label: str, word: str, amount: float
) -> None:
    row = make.recommendation(1, "Do.", update=Text(one), extra=((label, Text(word)),))
    spans = (Entity(1, "update", "money", one, amount, 0, len(one)),) if one else ()
    report = make.report(recommendations=(row,), entities=spans)
    document = valid(report_document(report))
    content = encode(document)
    content.encode("utf-8")
    assert "\x00" not in content
    json.loads(content, parse_constant=pytest.fail)  # NaN, Infinity
    published = document["recommendations"][0]["update"]
    assert len(published or "") == len(one)
    assert report_document(report_from(json.loads(content))) == document


@pytest.mark.parametrize("start", [0, 5])
def test_the_gate_refuses_an_entity_that_points_elsewhere(make: Any, start: int) -> None:
    wrong = Entity(1, "update", "url", "https", None, start, start + 5)
    fault = problem(report_document(make.report(entities=(wrong,))))
    assert fault and "entity 1" in fault
    assert problem(report_document(make.report(entities=(replace(wrong, index=9),))))
    assert problem(report_document(make.report(entities=(replace(wrong, field="nowhere"),))))


def test_the_gate_refuses_gaps_in_the_index_and_wrong_dates(make: Any) -> None:
    two = make.recommendation(2, "Do.")
    assert "not numbered from 1" in (problem(report_document(make.report(recommendations=(two,)))) or "")
    late = make.report(recommendations=(make.recommendation(1, "Do.", target_date="2030-13"),))
    assert "target_date" in (problem(report_document(late)) or "")
    assert "report_id" in (problem(report_document(make.report(report_id="../up"))) or "")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)


@given(VALUES)
def test_a_document_as_a_whole_is_cleaned_as_each_of_its_values(value: Any) -> None:
    """What is clean by its JSON is what no look at each value would change."""
    assert clean(value) == _cleaned(value)


@pytest.mark.parametrize("bad", ["\x07", "\x7f", "\u200b", "\ud800", "\u202e", "\ufeff", "\r", "\f"])
def test_one_sign_that_may_not_be_published_is_found_anywhere(bad: str) -> None:
    assert clean({"a": [{"b": f"x{bad}y\n\t"}]}) == {"a": [{"b": "x\ufffdy\n\t"}]}
    assert clean({f"a{bad}": 1}) == {"a\ufffd": 1}


def test_what_may_be_published_stays() -> None:
    value = {"a": ["\u00a0“50%”\n\t C:\\new\\foo\\bar \U0001f600", 1.5, None]}
    assert clean(value) == value


def test_indented_is_as_the_standard_library_writes_it() -> None:
    value = {"a": [], "b": {}, "c": [1, {"d": ["é", None, True, 1.5]}], "e": {"f": {"g": [[1], "\n"]}}}
    for one in (value, [], {}, "a", [value, value]):
        assert indented(one) == json.dumps(one, ensure_ascii=False, indent=1)
