"""Runs into one dataset: what is added stays, a later version takes an earlier one's place, nothing said is lost."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline import cli
from pipeline.models.report import Document, Issue
from pipeline.publish import Sources, Stated, write_dataset
from pipeline.publish.check import faults
from tests.tables import rows

ROOT = Path(__file__).parents[2]


def version(report: Any, sha: str, **more: Any) -> Any:
    """The same report from another file."""
    file = more.pop("file", report.source.file)
    source = replace(report.source, file=file, sha256=sha * 64)
    return replace(report, report_id=f"{file.split('.')[0].replace(' ', '-')}-{sha * 8}", source=source, **more)


def test_adding_is_the_same_as_having_read_all_at_once(make: Any, tmp_path: Path, tree: Any) -> None:
    first = make.report()
    other = make.report("parks.pdf", make.sentences[3:6])
    other = replace(other, header=replace(other.header, inquiry="Parks"))
    broken = Document("broken.pdf", None, 0, "failed", "CORRUPT", issues=(Issue("CORRUPT", "error", None, "Damaged."),))
    copy = replace(first, report_id="copy-1", source=replace(first.source, file="copy of harbours.pdf"))
    documents = [make.document(first), make.document(other), make.document(make.next_round(first)), broken,
                 make.document(copy), make.document()]  # fmt: skip
    write_dataset(documents, tmp_path / "once")
    for document in documents:
        write_dataset([document], tmp_path / "steps", add=True)
    once, steps = tree(tmp_path / "once"), tree(tmp_path / "steps")
    assert once.keys() == steps.keys()
    assert steps["documents.csv"] == once["documents.csv"] and steps["reports.csv"] == once["reports.csv"]
    assert steps["recommendations.csv"] == once["recommendations.csv"] and steps["issues.csv"] == once["issues.csv"]
    assert faults(tmp_path / "steps") == []
    again = write_dataset(random.Random(1).sample(documents, 3), tmp_path / "steps", add=True)
    assert tree(tmp_path / "steps") == steps and again.replaced == 0, "reading a file again changes nothing"


def test_a_changed_file_takes_the_place_of_the_earlier_one(make: Any, tmp_path: Path) -> None:
    old = version(make.report(), "a")
    words = (make.sentences[0], "We recommend something quite new here.", *make.sentences[1:3])
    new = version(make.report(words=words), "b")
    write_dataset([make.document(old, sha256="a" * 64), make.document()], tmp_path / "out")
    ids = {row["recommendation_index"]: row["recommendation_id"] for row in rows(tmp_path / "out", "recommendations")}
    text = (tmp_path / "out" / "reports" / f"{old.report_id}.json").read_bytes()
    written = write_dataset([make.document(new, sha256="b" * 64)], tmp_path / "out", add=True, also=("sqlite",))
    assert (written.replaced, written.kept, written.gone) == (1, 1, ())
    (past,) = rows(tmp_path / "out", "history")
    assert (past["report_id"], past["superseded_by"], past["why"]) == (old.report_id, new.report_id, "same_file_name")
    assert (tmp_path / "out" / "history" / f"{old.report_id}.json").read_bytes() == text
    assert [row["report_id"] for row in rows(tmp_path / "out", "reports")] == [new.report_id]
    now = {row["recommendation_index"]: row["recommendation_id"] for row in rows(tmp_path / "out", "recommendations")}
    assert (now["1"], now["3"]) == (ids["1"], ids["2"]) and now["2"] not in ids.values()
    assert faults(tmp_path / "out") == []


def test_history_is_carried_on_from_run_to_run(make: Any, tmp_path: Path) -> None:
    for mark in "abc":
        report = version(make.report(), mark)
        write_dataset([make.document(report, sha256=mark * 64)], tmp_path / "out", add=mark == "b")
    past = {row["report_id"][-1]: row["superseded_by"][-1:] for row in rows(tmp_path / "out", "history")}
    assert past == {"a": "", "b": "c"}, "what followed has itself been followed"
    assert len(list((tmp_path / "out" / "history").iterdir())) == 2
    back = version(make.report(), "a")
    write_dataset([make.document(back, sha256="a" * 64)], tmp_path / "out", add=True)
    left = {row["report_id"][-1] for row in rows(tmp_path / "out", "history")}
    assert left == {"b", "c"}, "what stands again is no past"


def test_another_round_under_the_same_name_is_no_new_version(make: Any, tmp_path: Path) -> None:
    first = version(make.report(), "a", file="progress.pdf")
    later = make.next_round(make.report())
    later = version(later, "b", file="progress.pdf")
    write_dataset([make.document(first, sha256="a" * 64)], tmp_path / "out")
    assert write_dataset([make.document(later, sha256="b" * 64)], tmp_path / "out", add=True).replaced == 0
    assert len(rows(tmp_path / "out", "reports")) == 2 and rows(tmp_path / "out", "history") == []


def test_another_councils_paper_under_the_same_name_stays(make: Any, tmp_path: Path) -> None:
    one = version(make.report(), "a", file="report.pdf")
    other = version(make.report(), "b", file="report.pdf", header=replace(one.header, council="Southshire Council"))
    write_dataset([make.document(one, sha256="a" * 64)], tmp_path / "out")
    assert write_dataset([make.document(other, sha256="b" * 64)], tmp_path / "out", add=True).replaced == 0
    assert len(rows(tmp_path / "out", "documents")) == 2


@pytest.mark.parametrize(("where", "why"), [("url", "same_address"), ("paper", "same_report")])
def test_a_reissue_under_another_name_is_found(make: Any, tmp_path: Path, where: str, why: str) -> None:
    address = "https://northshire.example/paper"
    old = version(make.report(), "a", file="old.pdf")
    mended = replace(old.recommendations[0], update=make.text("The plan was published a year later than was said."))
    rest = old.recommendations[1:]
    new = version(make.report(), "b", file="item 7.pdf", recommendations=(mended, *rest), entities=())
    lines = tuple(Stated(file=name, url=address) for name in ("old.pdf", "item 7.pdf")) if where == "url" else ()
    write_dataset([make.document(old, sha256="a" * 64)], tmp_path / "out", sources=Sources(lines[:1]))
    later = Sources(lines[1:])
    written = write_dataset([make.document(new, sha256="b" * 64)], tmp_path / "out", sources=later, add=True)
    assert written.replaced == 1 and rows(tmp_path / "out", "history")[0]["why"] == why


@pytest.mark.parametrize("file", ["paper 7.pdf", "old.docx"])
def test_the_same_words_in_another_file_are_another_source_not_a_later_version(
    make: Any, tmp_path: Path, tree: Any, file: str
) -> None:
    documents = [make.document(version(make.report(), mark, file=name), sha256=mark * 64)
                 for mark, name in (("a", "old.pdf"), ("b", file))]  # fmt: skip
    write_dataset(documents, tmp_path / "once")
    write_dataset(documents[:1], tmp_path / "steps")
    assert write_dataset(documents[1:], tmp_path / "steps", add=True).replaced == 0
    assert tree(tmp_path / "steps") == tree(tmp_path / "once")
    assert sum(not row["same_as"] for row in rows(tmp_path / "steps", "reports")) == 1


def test_one_report_of_a_pack_may_be_reissued_alone(make: Any, tmp_path: Path) -> None:
    parts = []
    for page, (words, inquiry) in enumerate(((make.sentences[:3], "Harbours"), (make.sentences[3:], "Parks")), 1):
        part = version(make.report(words=words), "a", file="pack.pdf")
        header, source = replace(part.header, inquiry=inquiry), replace(part.source, first_page=page)
        parts.append(replace(part, report_id=f"pack-{page}", header=header, source=source))
    write_dataset([make.document(*parts, sha256="a" * 64)], tmp_path / "out")
    mended = replace(parts[1].recommendations[0], rag="red")
    alone = version(parts[1], "b", file="item.pdf", recommendations=(mended, *parts[1].recommendations[1:]))
    write_dataset([make.document(alone, sha256="b" * 64)], tmp_path / "out", add=True)
    assert {row["report_id"] for row in rows(tmp_path / "out", "reports")} == {"pack-1", alone.report_id}
    assert [row["report_id"] for row in rows(tmp_path / "out", "history")] == ["pack-2"]
    listed = {row["file"]: row["reports"] for row in rows(tmp_path / "out", "documents")}
    assert listed == {"pack.pdf": "1", "item.pdf": "1"}


def test_what_was_told_of_a_file_is_kept_when_others_are_added(make: Any, tmp_path: Path) -> None:
    stated = Sources((Stated(file="harbours-6m.pdf", licence="OGL v3.0", publisher="Northshire Council"),))
    write_dataset([make.document(make.report())], tmp_path / "out", sources=stated)
    write_dataset([make.document()], tmp_path / "out", add=True)
    (kept,) = (row for row in rows(tmp_path / "out", "documents") if row["file"] == "harbours-6m.pdf")
    assert kept["licence"] == "OGL v3.0" and rows(tmp_path / "out", "reports")[0]["publisher"] == "Northshire Council"
    assert "SOURCE_UNUSED" not in {row["code"] for row in rows(tmp_path / "out", "issues")}


def test_a_file_that_could_not_be_read_gives_way_to_one_that_can(make: Any, tmp_path: Path) -> None:
    broken = Document("harbours-6m.pdf", "a" * 64, 0, "failed", "CORRUPT",
                      issues=(Issue("CORRUPT", "error", None, "Damaged."),))  # fmt: skip
    write_dataset([broken], tmp_path / "out")
    write_dataset([make.document(make.report())], tmp_path / "out", add=True)
    assert [row["status"] for row in rows(tmp_path / "out", "documents")] == ["complete"]


def test_without_add_what_is_not_given_again_leaves_and_is_counted(make: Any, tmp_path: Path) -> None:
    write_dataset([make.document(make.report()), make.document()], tmp_path / "out")
    written = write_dataset([make.document()], tmp_path / "out")
    assert written.gone == ("harbours-6m.pdf",) and len(rows(tmp_path / "out", "documents")) == 1


def test_the_command_adds_and_says_so(tmp_path: Path, capsys: Any) -> None:
    out = str(tmp_path / "out")
    one, two = (str(ROOT / "samples" / f"fenmere-buses-{months}.pdf") for months in ("06", "12"))
    common = ["-o", out, "--no-ocr", "--no-entities", "--workers", "1"]
    assert cli.main(["extract", one, *common]) == 0
    (tmp_path / "out" / "pages").mkdir()
    assert cli.main(["extract", two, *common]) == 0
    said = capsys.readouterr().err
    assert "Added to 1 file already in the dataset." in said
    assert "Made from the dataset as it was before: pages. Make them again: scrutiny report " in said
    assert len(rows(tmp_path / "out", "reports")) == 2
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert {entry["name"] for entry in package["resources"]} >= {"recommendations", "ids"}
    assert cli.main(["extract", two, *common, "--replace"]) == 0
    assert "--replace takes out of the dataset: fenmere-buses-06.pdf." in capsys.readouterr().err
    assert [row["file"] for row in rows(tmp_path / "out", "documents")] == ["fenmere-buses-12.pdf"]


def test_what_is_forgotten_is_forgotten_in_the_past_too(make: Any, tmp_path: Path) -> None:
    told = make.recommendation(1, make.sentences[0], update=make.text("Desmond Okonjo, a resident, wrote to us twice."))
    rest = tuple(make.recommendation(i, words) for i, words in enumerate(make.sentences[1:3], 2))
    old = version(make.report(recommendations=(told, *rest)), "a")
    write_dataset([make.document(old, sha256="a" * 64)], tmp_path / "out")
    write_dataset([make.document(version(make.report(), "b"), sha256="b" * 64)], tmp_path / "out")
    past = tmp_path / "out" / "history" / f"{old.report_id}.json"
    assert "Okonjo" in past.read_text(encoding="utf-8")
    assert cli.main(["forget", "Desmond Okonjo", str(tmp_path / "out")]) == 0
    assert "Okonjo" not in past.read_text(encoding="utf-8") and faults(tmp_path / "out") == []
    assert cli.main(["forget", "b" * 64, str(tmp_path / "out")]) == 0
    assert rows(tmp_path / "out", "history") == [] and not past.exists()


def test_what_a_run_hides_is_hidden_in_what_stood_there_before(make: Any, tmp_path: Path) -> None:
    from pipeline.privacy import masked

    told = make.recommendation(1, make.sentences[0], update=make.text("Desmond Okonjo, a resident, wrote to us twice."))
    rest = tuple(make.recommendation(i, words) for i, words in enumerate(make.sentences[1:3], 2))
    old, kept = (version(make.report(recommendations=(told, *rest)), mark) for mark in "ac")
    kept = version(kept, "c", file="kept.pdf", header=replace(kept.header, inquiry="Ferries"))
    write_dataset([make.document(old, sha256="a" * 64), make.document(kept, sha256="c" * 64)], tmp_path / "out")
    new = masked(make.document(version(make.report(), "b"), sha256="b" * 64), "none")
    write_dataset([new], tmp_path / "out", add=True, view=lambda document: masked(document, "none"))
    assert len(rows(tmp_path / "out", "history")) == 1 and len(rows(tmp_path / "out", "reports")) == 2
    for path in (tmp_path / "out").rglob("*"):
        assert not path.is_file() or b"Okonjo" not in path.read_bytes(), path.name
