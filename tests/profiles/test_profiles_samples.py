"""Two councils whose words the built-in profile does not know, from paper to dataset: one of them in Welsh."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.publish import read_report
from pipeline.run import read_document
from pipeline.scan import scan
from pipeline.settings import Settings

HERE = Path(__file__).parents[2] / "samples" / "profiles"
WELSH, BRACKENFOLD = HERE / "glaslyn-llyfrgelloedd.pdf", HERE / "brackenfold-ponds.pdf"
OWN = HERE / "brackenfold.toml"
HEADER = ("council", "committee", "stage_months", "completion_date", "update_date")
CELLS = ("number", "title", "recommendation", "response", "decision", "update", "rag", "progress", "lead_officer")


def truth(path: Path):
    return json.loads(path.with_suffix(".truth.json").read_text(encoding="utf-8"))


def extracted(out: Path, *arguments: str):
    assert main(["extract", *arguments, "-o", str(out), "--no-ocr", "--no-entities"]) == 0
    (path,) = (out / "reports").glob("*.json")
    assert read_report(path)  # it keeps to the published schema
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("paper", "profile", "language"), [(WELSH, "cymraeg", "cy"), (WELSH, None, "cy"), (BRACKENFOLD, str(OWN), "en")]
)
def test_the_paper_is_read_without_a_fault(tmp_path, paper, profile, language):
    report = extracted(tmp_path / "out", str(paper), *(["--profile", profile] if profile else []))
    wanted = truth(paper)
    assert report["language"] == language
    assert {name: report["header"][name] for name in HEADER} == {name: wanted["header"][name] for name in HEADER}
    assert report["header"]["inquiry"] == wanted["header"]["inquiry_title"]
    for field in ("lead_officers", "cabinet_members"):
        assert [p["name"] for p in report["header"][field]] == wanted["header"][field]
    assert [e["meaning"] for e in report["legend"]] == [k["meaning"] for k in wanted["key"]]
    for ours, theirs in zip(report["recommendations"], wanted["recommendations"], strict=True):
        assert {n: ours[n] for n in CELLS} == {n: theirs[n] for n in CELLS}
        assert (ours["target_date"], ours["flags"]) == (theirs["due_iso"], [])


def test_without_its_profile_what_a_council_says_in_its_own_words_is_unknown():
    (report,) = read_document(BRACKENFOLD, Settings(entities=False)).reports
    for record in report.recommendations:
        assert (record.title, record.decision, record.rag) == (None, None, None)
        assert "STATUS_UNKNOWN_WORD" in {flag.code for flag in record.flags}


def test_scan_knows_both():
    assert (scan(WELSH).verdict, scan(BRACKENFOLD, Settings(profile=OWN)).verdict) == ("yes", "yes")


def test_welsh_dates_are_resolved_and_no_english_model_guesses_names():
    (report,) = read_document(WELSH).reports
    dates = {e.text: e.value for e in report.entities if e.kind == "date" and e.index is not None}
    assert dates["diwedd Gorffennaf 2022"] == "2022-07-31" and dates["3 Mawrth 2022"] == "2022-03-03"
    named = {e.text for e in report.entities if e.kind == "person"}
    assert named == {"Elin Rhydderch", "Gwilym Pugh", "Cyng. Mair Tudur"}
    assert [i.code for i in report.issues] == ["NO_MODEL_LANGUAGE"]


def test_a_wrong_profile_stops_before_anything_is_read(tmp_path, capsys):
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('[headings.updates]\nexact = ["x"]\n', encoding="utf-8")
    for command in ("extract", "scan"):
        assert main([command, str(WELSH), "--profile", str(wrong)]) == 2
        assert "wrong.toml, line 1: headings.updates is not known here. Use one of: action" in capsys.readouterr().err
