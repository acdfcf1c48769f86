"""The sources file: what is wrong is said with its line, what is stated beats what was read."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import NotFound, UsageError
from pipeline.publish import Sources, Stated, read_sources, write_dataset
from pipeline.publish.sources import state
from tests.tables import rows

SAID = tomllib.loads(Path(__file__).with_name("publish_sources.toml").read_text(encoding="utf-8"))


def sources(tmp_path: Path, content: str, encoding: str = "utf-8") -> Sources:
    path = tmp_path / "sources.csv"
    path.write_bytes(content.encode(encoding))
    return read_sources(path)


@pytest.mark.parametrize(("content", "words"), SAID["a_wrong_file_is_refused_with_its_line"])
def test_a_wrong_file_is_refused_with_its_line(tmp_path: Path, content: str, words: str) -> None:
    with pytest.raises(UsageError, match=words) as caught:
        sources(tmp_path, content)
    assert caught.value.exit_code == 2


def test_a_response_may_be_stated_as_round_nought(tmp_path: Path) -> None:
    """The contract gives a response 0 months, and the filled sources.csv carries what was read."""
    sources(tmp_path, "file,stage_months\na.pdf,0\n")


def test_a_file_saved_in_another_encoding_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="CSV UTF-8"):
        sources(tmp_path, "file,council\na.pdf,Ynys Môn\n", "cp1252")


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_sources(tmp_path / "none.csv")


def test_what_excel_writes_is_read(tmp_path: Path) -> None:
    found = sources(tmp_path, "\ufeffFile , Stage_Months\r\nreports/a.pdf, 12 \r\n,\r\n")
    assert found.lines == (Stated(file="reports/a.pdf", stage_months=12),)


def test_the_hash_goes_before_the_name() -> None:
    found = Sources((Stated(file="a.pdf", council="By name"), Stated(sha256="0" * 64, council="By hash")))
    assert found.find("a.pdf", "0" * 64) == found.lines[1]
    assert found.find("folder/a.pdf", "1" * 64) == found.lines[0]
    assert found.find("b.pdf", "1" * 64) is None
    one = Sources((Stated(file="x/a.pdf"),))
    assert one.find("y/a.pdf", None) is None
    assert one.find("a.pdf", None) is not None


def test_stated_beats_read_and_a_disagreement_is_said(make: Any) -> None:
    stated = Stated(file="harbours-6m.pdf", council="NORTHSHIRE council", committee="Place Committee", language="cy",
                    licence="OGL", stage_months=12, meeting_date="2030-11-01")  # fmt: skip
    report = state(make.document(make.report()), Sources((stated,))).reports[0]
    assert (report.header.committee, report.header.stage_months, report.language) == ("Place Committee", 12, "cy")
    assert (report.source.licence, report.source.meeting_date) == ("OGL", "2030-11-01")
    assert report.header.inquiry == "Harbours", "what is not stated stays as read"
    differing = [issue.message for issue in report.issues if issue.code == "SOURCE_DIFFERS"]
    assert len(differing) == 3, "another case is no disagreement"
    assert any("committee" in message and "Environment Committee" in message for message in differing)


def test_a_line_about_another_version_is_not_used(make: Any) -> None:
    line = Stated(file="harbours-6m.pdf", sha256="f" * 64, council="Elsewhere")
    found = state(make.document(make.report()), Sources((line,)))
    assert found.reports[0].header.council == "Northshire Council"
    assert [issue.code for issue in found.issues][-1] == "SOURCE_DIFFERS"


def test_a_line_about_no_input_is_said(make: Any, tmp_path: Path) -> None:
    lines = Sources((Stated(file="harbors.pdf"), Stated(file="harbours-6m.pdf")))
    write_dataset([make.document(make.report())], tmp_path / "out", sources=lines)
    unused = [row for row in rows(tmp_path / "out", "issues") if row["code"] == "SOURCE_UNUSED"]
    assert [row["file"] for row in unused] == ["harbors.pdf"]
