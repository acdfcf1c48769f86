"""Corrections, profiles and packages that somebody made to hurt: it is said, nothing breaks, nothing is shown raw."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.models.review import HEADING
from pipeline.publish import reports_of
from pipeline.review import reviewed, said_of, with_roles
from pipeline.review.encode import assessment_from, correction_from, correction_line
from pipeline.review.make import accepting, correcting, joining, splitting
from pipeline.safe_json import loads

ROOT = Path(__file__).parents[2]
DEEP = '{"schema":' * 50_000
REPORT = "fenmere-buses-06-694c297a"


def scrutiny(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    ran = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *arguments], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in ran.stderr + ran.stdout, ran.stderr
    return ran


def good_line(made: Path) -> str:
    report = next(report for report in reports_of(made / "desk") if report.report_id == REPORT)
    entry = correcting(report, 2, "update", "What is printed.", "Ada")
    return json.dumps(correction_line(entry) | {"id": "c-1", "when": "2026-03-31T10:00:00+00:00"})


@pytest.mark.parametrize("deep", [DEEP, "[" * 50_000, '{"to":' * 900 + "1" + "}" * 900, "[" * 30 + "]" * 30])
def test_a_line_nested_deeply_is_left_out_and_said(made: Path, deep: str) -> None:
    journal = made / "desk" / "corrections.jsonl"
    journal.write_text(f"{deep}\n{good_line(made)}\n", encoding="utf-8")
    said = said_of(made / "desk")
    assert [entry.id for entry in said.corrections] == ["c-1"]
    assert [issue.code for issue in said.issues] == ["CORRECTION_UNREADABLE"]
    assert "corrections.jsonl, line 1" in said.issues[0].message


def test_commands_over_lines_nested_deeply_end_in_words(made: Path) -> None:
    (made / "desk" / "corrections.jsonl").write_text(f"{DEEP}\n{good_line(made)}\n", encoding="utf-8")
    (made / "desk" / "assessments.jsonl").write_text(f"{DEEP}\n", encoding="utf-8")
    scrutiny(made, "check", "desk")
    assert "line 1" in scrutiny(made, "corrections", "desk").stdout
    ran = scrutiny(made, "extract", "papers", "-o", "desk", "--no-entities", "--no-ocr")
    assert ran.returncode in (0, 1)
    rows = [row for report in reports_of(made / "desk") for row in report.recommendations]
    assert "What is printed." in {str(row.update) for row in rows}


def test_a_profile_nested_deeply_is_refused_in_words(made: Path) -> None:
    (made / "deep.toml").write_text("a = " + "[" * 20_000, encoding="utf-8")
    ran = scrutiny(made, "extract", "papers", "-o", "out", "--profile", "deep.toml")
    assert ran.returncode == 2 and "deep.toml has lists nested too deeply" in ran.stderr


@pytest.mark.parametrize("file", ["datapackage.json", "run.json", f"reports/{REPORT}.json"])
def test_a_dataset_with_a_file_nested_deeply_is_refused_in_words(made: Path, file: str) -> None:
    (made / "desk" / file).write_text(DEEP, encoding="utf-8")
    for command in ("check", "corrections", "export"):
        assert scrutiny(made, command, "desk").returncode in (0, 1, 2, 3)


def test_a_package_nested_deeply_is_refused_in_words(made: Path) -> None:
    with zipfile.ZipFile(made / "deep.zip", "w") as package:
        package.writestr("manifest.json", DEEP)
    ran = scrutiny(made, "unpack", "deep.zip", "-o", "out")
    assert ran.returncode == 3 and "not a package" in ran.stderr and not (made / "out").exists()


def test_a_package_with_corrections_nested_deeply_is_merged_without_them(made: Path) -> None:
    (made / "desk" / "corrections.jsonl").write_text(f"{DEEP}\n{good_line(made)}\n", encoding="utf-8")
    assert scrutiny(made, "pack", "desk", "-o", "theirs.zip").returncode == 0
    (made / "desk" / "corrections.jsonl").write_text('{"id": ["no text"]}\n{"id": 7}\n', encoding="utf-8")
    assert "1 correction" in scrutiny(made, "unpack", "theirs.zip", "-o", "desk").stderr


def test_json_that_others_wrote_is_a_value_or_a_value_error() -> None:
    for text in (DEEP, "[" * 10**6, '{"a":' * 10**5 + "1", "9" * 5000, "", "nul", b"\xff"):
        with pytest.raises(ValueError):
            loads(text)
    assert loads("[[[1]]]", deepest=3) == [[[1]]]
    with pytest.raises(ValueError):
        loads("[[[[1]]]]", deepest=3)


def lines(made: Path) -> list[dict[str, Any]]:
    """One good line of every kind."""
    report = next(report for report in reports_of(made / "desk") if report.report_id == REPORT)
    entries = [
        correcting(report, 1, "rag", {"rag": "red", "progress": None, "shown": "R"}, "Ada"),
        correcting(report, 2, "update", "Text", "Ada"), correcting(report, 0, "stage_months", "6", "Ada"),
        accepting(report, 1, "rag", "Ada"), accepting(report, 2, "row", "Ada"), accepting(report, 3, "response", "Ada"),
        joining(report, 1, [2], "Ada"), splitting(report, 3, [{"update": "a"}, {"update": "b"}], "Ada"),
    ]  # fmt: skip
    return [correction_line(one) | {"id": f"c-{at}", "when": "2026-03-31T10:00:00"} for at, one in enumerate(entries)]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    | st.sampled_from(["rag", "row", "status", "join", f"{HEADING}x", "extra/x", "header/stage_months", "²", 10**400]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["page", "bbox", "place", "rag", "progress", "shown", "update", "theme", "index", "x"]), inner
    ),
    max_leaves=6,
)  # fmt: skip


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_a_line_says_it_is_followed_or_refused(made_once: Path, data: st.DataObject) -> None:
    """A good line of some kind with one or two values put to anything: no report breaks by it."""
    line = json.loads(json.dumps(data.draw(st.sampled_from(lines(made_once)))))
    for _ in range(data.draw(st.integers(1, 2))):
        line[data.draw(st.sampled_from([*line, "to", "to", "from"]))] = data.draw(ANYTHING)
    for made_from in (correction_from, assessment_from):
        try:
            made_from(line)
        except UsageError:
            continue
    try:
        entry = correction_from(line)
    except UsageError:
        return
    from pipeline.profiles import load
    from pipeline.review import Said

    reports = [report for report in reports_of(made_once / "desk") if report.report_id == REPORT]
    with_roles(load(), (entry,))
    reviewed(reports, Said((entry,), ()))


@pytest.mark.parametrize("field", [None, "1", "update"])
def test_a_status_for_what_is_no_status_is_refused(made: Path, field: str | None) -> None:
    with pytest.raises(UsageError, match="names no status"):
        correction_from(lines(made)[0] | {"field": field})


@pytest.mark.parametrize(
    "day", ["2026-99-99", "2026-02-30", "0000-01-01", "2026-1-1", "2026-13", "tomorrow", "²026-01-01"]
)
def test_an_assessment_of_a_day_that_is_none_is_refused(made: Path, day: str) -> None:
    line = lines(made)[0] | {"rag": "red", "meeting": "M", "reason": "", "date": "2026-02-28"}
    assert assessment_from(line).date == "2026-02-28"
    for field in ("date", "when"):
        with pytest.raises(UsageError):
            assessment_from(line | {field: day})
    with pytest.raises(UsageError):
        correction_from(lines(made)[1] | {"field": "target_date", "to": day})


HIDDEN = "\u202eevil\u202c\x00\x1b[31m\u200b\ufeff\u2066"


def test_letters_that_nobody_sees_are_left_out_of_what_people_say(made: Path) -> None:
    line = lines(made)[1] | {
        "who": f"Ada{HIDDEN}",
        "why": f"so{HIDDEN}",
        "to": f"Text{HIDDEN}",
        "file": f"a{HIDDEN}.pdf",
    }
    entry = correction_from(line)
    for text in (entry.who, entry.why, entry.after, entry.target.file):
        assert text is not None and text.isprintable() and "evil" in text
    told = lines(made)[0] | {"rag": "red", "meeting": f"M{HIDDEN}", "reason": f"R{HIDDEN}", "date": None}
    assert (assessment_from(told).meeting or "").isprintable() and assessment_from(told).reason.isprintable()
    assert (
        correction_from(lines(made)[1] | {"to": "soft\u00adhyphen,\nline, zero\u200dwidth joiner"}).after.count("\n")
        == 1
    )
