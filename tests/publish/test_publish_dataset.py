"""The folder: whole, described, the same bytes whatever the order, and never at the cost of an earlier one."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import OutputError
from pipeline.models.report import Document, Issue
from pipeline.models.text import Text
from pipeline.publish import Sources, Stated, read_report, write_dataset
from pipeline.publish import folder as folder_module
from pipeline.publish.check import faults
from pipeline.publish.folder import STALE, mark_fresh, stale_in
from pipeline.publish.schema import load
from pipeline.settings import Settings
from tests.tables import rows


@pytest.fixture
def documents(make: Any) -> list[Document]:
    first = make.report()
    pack = (make.report("pack.pdf", make.sentences[4:]), make.report("pack.pdf", make.sentences[3:5]))
    pack = tuple(
        replace(part, report_id=f"{part.report_id}-{page}", source=replace(part.source, first_page=page),
                header=replace(part.header, council="Eastshire Council", inquiry=None))
        for page, part in zip((1, 3), pack, strict=True)
    )  # fmt: skip
    return [
        make.document(first),
        make.document(make.next_round(first)),
        make.document(make.rich_report(), file="copy of harbours.pdf"),
        make.document(*pack),
        make.document(),
        Document("broken.pdf", None, 0, "failed", "CORRUPT", issues=(Issue("CORRUPT", "error", None, "Damaged."),)),
        Document("broken.pdf", None, 0, "failed", "CORRUPT", issues=(Issue("CORRUPT", "error", None, "Damaged."),)),
    ]


def test_the_same_bytes_in_any_order(documents: list[Document], tmp_path: Path, tree: Any) -> None:
    write_dataset(documents, tmp_path / "a")
    whole = tree(tmp_path / "a")
    for seed in range(4):
        shuffled = random.Random(seed).sample(documents, len(documents))
        write_dataset(iter(shuffled), tmp_path / "b")
        assert tree(tmp_path / "b") == whole
        shutil.rmtree(tmp_path / "b")
    write_dataset(documents, tmp_path / "a")
    assert tree(tmp_path / "a") == whole, "ids that are honoured change nothing"


def test_counts_and_one_row_for_every_input(documents: list[Document], tmp_path: Path) -> None:
    written = write_dataset(documents, tmp_path / "out")
    listed = rows(tmp_path / "out", "documents")
    assert len(listed) == len(documents) == written.documents
    assert (written.complete, written.partial, written.failed, written.empty) == (4, 0, 2, 1)
    assert [row["document_id"] for row in listed if row["file"] == "broken.pdf"] == [
        "broken-unread", "broken-unread-2",
    ]  # fmt: skip
    assert written.reports == len(rows(tmp_path / "out", "reports")) == 4
    assert written.recommendations == len(rows(tmp_path / "out", "recommendations"))
    issue_ids = [row["issue_id"] for row in rows(tmp_path / "out", "issues")]
    assert len(issue_ids) == len(set(issue_ids))


def test_the_same_content_in_two_files_is_one_report(documents: list[Document], tmp_path: Path) -> None:
    write_dataset(documents, tmp_path / "out")
    same_as = {row["file"]: row["same_as"] for row in rows(tmp_path / "out", "documents")}
    assert same_as["harbours-6m.pdf"] and not same_as["copy of harbours.pdf"]
    report = json.loads(next((tmp_path / "out" / "reports").glob("harbours-6m-*.json")).read_text(encoding="utf-8"))
    assert report["source"]["also"] == ["harbours-6m.pdf"]
    assert report["source"]["file"] == "harbours-6m.pdf"


def test_frictionless_sees_a_wrong_value(documents: list[Document], tmp_path: Path) -> None:
    """The witness is awake: enum, hash and keys are really checked."""
    frictionless = pytest.importorskip("frictionless")
    write_dataset(documents, tmp_path / "out")
    path = tmp_path / "out" / "recommendations.csv"
    path.write_bytes(path.read_bytes().replace(b",amber,", b",mauve,", 1))
    kinds = {row[0] for row in frictionless.validate(str(tmp_path / "out" / "datapackage.json")).flatten(["type"])}
    assert "constraint-error" in kinds and "hash-count" in kinds


def test_package_describes_licence_and_attribution(make: Any, tmp_path: Path) -> None:
    stated = Stated(file="harbours-6m.pdf", licence="Open Government Licence v3.0", publisher="Northshire Council",
                    url="https://northshire.example/a.pdf")  # fmt: skip
    write_dataset([make.document(make.report()), make.document()], tmp_path / "out", sources=Sources((stated,)))
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"][0]["name"] == "OGL-UK-3.0"
    assert package["attribution"] == [
        "Northshire Council. Contains public sector information licensed under the Open Government Licence v3.0."
    ]
    assert package["scrutiny"] == {"schema": "scrutiny-dataset/1", "licence_unknown": 1}
    assert {"title": "Northshire Council", "path": "https://northshire.example/a.pdf"} in package["sources"]
    for entry in package["resources"]:
        content = (tmp_path / "out" / entry["path"]).read_bytes()
        assert entry["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert entry["bytes"] == len(content)
    rag = next(field for field in package["resources"][2]["schema"]["fields"] if field["name"] == "rag")
    assert rag["categories"] == rag["constraints"]["enum"] == ["red", "amber", "green", "complete"]
    assert rag["categoriesOrdered"] is True


def test_every_report_keeps_to_the_published_schema(documents: list[Document], tmp_path: Path) -> None:
    write_dataset(documents, tmp_path / "out")
    for path in (tmp_path / "out" / "reports").iterdir():
        document = json.loads(path.read_text(encoding="utf-8"))
        jsonschema.Draft7Validator(load("report")).validate(document)
        assert read_report(path).report_id == path.stem
        assert all(row["recommendation_id"] for row in document["recommendations"])


NASTY = st.text(st.one_of(st.characters(), st.sampled_from("\x00\r\n\t\ud800\u2028\u202e\"',;=+-@|")), max_size=30)


@given(NASTY, NASTY, NASTY)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_csv_is_rfc_4180_and_reads_back_equal_to_the_json(
    make: Any, tmp_path: Path, one: str, two: str, heading: str
) -> None:
    out = tmp_path / "out"
    shutil.rmtree(out, ignore_errors=True)
    row = make.recommendation(1, "Do.", update=Text(one), response=Text(two), extra=((heading, Text(two)),), number=one)
    write_dataset([make.document(make.report(recommendations=(row,)), producer=two)], out)
    content = (out / "recommendations.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf") and b"\x00" not in content
    assert content.endswith(b"\r\n")
    outside_quotes = content.decode("utf-8").split('"')[::2]
    assert all("\n" not in part.replace("\r\n", "") for part in outside_quotes)
    report = json.loads(next((out / "reports").iterdir()).read_text(encoding="utf-8"))["recommendations"][0]
    by_csv = rows(out, "recommendations")[0]
    frame = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)
    for name, field in (("update_text", "update"), ("response", "response"), ("number", "number")):
        assert by_csv[name] == (report[field] or "")
        assert frame[name][0].replace("\r\n", "\n") == (report[field] or "")
    assert json.loads(by_csv["extra"]) == report["extra"]
    assert not faults(out)


def test_a_long_cell_is_read_back(make: Any, tmp_path: Path) -> None:
    row = make.recommendation(1, "word " * 60_000)
    write_dataset([make.document(make.report(recommendations=(row,)))], tmp_path / "out")
    assert len(rows(tmp_path / "out", "recommendations")[0]["recommendation"]) == 300_000


def test_clock_and_settings_are_in_run_json_only(make: Any, tmp_path: Path, tree: Any) -> None:
    chosen = Settings(password="sesame-4711", entities=False)
    write_dataset([make.document(make.report())], tmp_path / "a", settings=chosen, run={"seconds": 1.5})
    write_dataset([make.document(make.report())], tmp_path / "b", run={"seconds": 2.5})
    assert tree(tmp_path / "a") == tree(tmp_path / "b")
    record = json.loads((tmp_path / "a" / "run.json").read_text(encoding="utf-8"))
    assert record["settings"]["entities"] is False and record["run"] == {"seconds": 1.5}
    assert "sesame-4711" not in json.dumps(record)


def test_a_report_that_breaks_the_rules_is_left_out_and_said(make: Any, tmp_path: Path) -> None:
    bad = make.report("bad.pdf", report_id="../../up")
    written = write_dataset([make.document(bad), make.document(make.report())], tmp_path / "out")
    assert (written.failed, written.complete, written.reports) == (1, 1, 1)
    by_file = {row["file"]: row for row in rows(tmp_path / "out", "documents")}
    assert by_file["bad.pdf"]["reason"] == "INVALID_REPORT"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_report_ids_that_collide_are_told_apart(make: Any, tmp_path: Path) -> None:
    one, two = make.report("one.pdf", report_id="same"), make.report("two.pdf", make.sentences[3:], report_id="same")
    write_dataset([make.document(one), make.document(two)], tmp_path / "out")
    assert len(list((tmp_path / "out" / "reports").iterdir())) == 2


def test_hostile_names_stay_inside(make: Any, tmp_path: Path) -> None:
    names = ["../../etc/passwd", "CON", "a" * 300, "é.pdf", "e\u0301.pdf", "x\ny.pdf", "=1+1.pdf", "\udcff.pdf", "…"]
    write_dataset([make.document(file=name, sha256=None) for name in names], tmp_path / "deep" / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["deep"]
    assert len({row["document_id"] for row in rows(tmp_path / "deep" / "out", "documents")}) == len(names)


# --- the folder -------------------------------------------------------------------------------------------


def test_what_people_added_and_what_was_derived_is_carried_over(make: Any, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    write_dataset([make.document(make.report())], out)
    (out / "corrections.jsonl").write_text("{}\n", encoding="utf-8")
    (out / "my notes").mkdir()
    (out / "my notes" / "a.txt").write_text("mine", encoding="utf-8")
    (out / "comparisons").mkdir()
    written = write_dataset([make.document(make.report("other.pdf"))], out)
    assert (out / "corrections.jsonl").read_text(encoding="utf-8") == "{}\n"
    assert (out / "my notes" / "a.txt").read_text(encoding="utf-8") == "mine"
    assert (out / "comparisons").is_dir()
    assert written.stale == stale_in(out) == ("comparisons",)
    assert len(list((out / "reports").iterdir())) == 1


def test_what_was_derived_is_not_stale_where_the_dataset_stays_the_same(make: Any, tmp_path: Path) -> None:
    write_dataset([make.document(make.report())], tmp_path / "out")
    (tmp_path / "out" / "pages").mkdir()
    assert write_dataset([make.document(make.report())], tmp_path / "out").stale == ()
    assert not (tmp_path / "out" / STALE).exists()


def test_what_is_stale_stays_so_until_it_is_made_again(make: Any, tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_dataset([make.document(make.report())], out)
    (out / "pages").mkdir()
    for _ in range(2):
        assert write_dataset([make.document(make.report("other.pdf"))], out).stale == ("pages",)
    mark_fresh(out, ["pages"])
    assert stale_in(out) == () and not (out / STALE).exists()


def test_what_may_show_what_is_hidden_now_is_removed_and_named(make: Any, tmp_path: Path) -> None:
    write_dataset([make.document(make.report())], tmp_path / "out")
    (tmp_path / "out" / "pages").mkdir()
    written = write_dataset([make.document(make.report())], tmp_path / "out", keep_derived=False)
    assert written.dropped == ("pages",) and not (tmp_path / "out" / "pages").exists()


def _failing(documents: list[Document], error: BaseException) -> Iterator[Document]:
    yield from documents
    raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OutputError("x"), RuntimeError("ours")])
def test_an_earlier_dataset_survives_a_failing_run(make: Any, tmp_path: Path, tree: Any, error: BaseException) -> None:
    out = tmp_path / "out"
    write_dataset([make.document(make.report())], out)
    before = tree(out)
    with pytest.raises(type(error)):
        write_dataset(_failing([make.document()], error), out)
    assert tree(tmp_path) == {f"out/{name}": content for name, content in before.items()}


def test_no_room_is_exit_4_and_leaves_nothing(
    make: Any, tmp_path: Path, tree: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    write_dataset([make.document(make.report())], out)
    before = tree(out)

    def full(path: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="the disk is full") as caught:
        write_dataset([make.document(make.report("other.pdf"))], out)
    assert caught.value.exit_code == 4
    monkeypatch.undo()
    assert tree(tmp_path) == {f"out/{name}": content for name, content in before.items()}


def test_a_rename_that_fails_puts_the_old_one_back(
    make: Any, tmp_path: Path, tree: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    write_dataset([make.document(make.report())], out)
    before = tree(out)
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name.endswith("-new"):
            raise PermissionError(errno.EACCES, "denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OutputError, match="permission to write"):
        write_dataset([make.document(make.report("other.pdf"))], out)
    assert tree(tmp_path) == {f"out/{name}": content for name, content in before.items()}


def test_a_crash_between_the_renames_is_healed(make: Any, tmp_path: Path, tree: Any) -> None:
    out = tmp_path / "out"
    write_dataset([make.document(make.report())], out)
    before = tree(out)
    out.rename(tmp_path / ".out.scrutiny-old")
    (tmp_path / ".out.scrutiny-new").mkdir()
    assert folder_module.claim(out) == out.resolve()
    assert tree(out) == before
    write_dataset([make.document(make.report())], out)
    assert tree(tmp_path) == {f"out/{name}": content for name, content in before.items()}


def test_edited_sources_are_not_lost(make: Any, tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_dataset([make.document(make.report())], out)
    path = out / "sources.csv"
    path.write_bytes(path.read_bytes().replace(b"Northshire Council", b"Northshire District Council"))
    with pytest.raises(OutputError, match="edited"):
        write_dataset([make.document(make.report())], out)
    write_dataset([make.document(make.report())], out, sources=path)
    assert rows(out, "reports")[0]["council"] == "Northshire District Council"
    assert "SOURCE_DIFFERS" in rows(out, "reports")[0]["reasons"]
