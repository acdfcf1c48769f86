"""A package holds everything and nothing else; unpacking trusts none of it, and shows where two people differ."""

from __future__ import annotations

import hashlib
import json
import shutil
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline import cli
from pipeline.models.review import Assessment, Correction, Target
from pipeline.publish import is_dataset, write_dataset
from pipeline.publish.check import faults
from pipeline.publish.handover import pack as manifest_module
from pipeline.publish.handover.pack import safe
from pipeline.review.store import record, record_assessments, said_of

Change = Callable[[dict[str, bytes]], dict[str, bytes]]


def paper(name: str) -> bytes:
    return f"the paper {name}".encode()


@pytest.fixture(scope="module")
def package(make: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small package, for those who do harm to it."""
    folder = tmp_path_factory.mktemp("package")
    write_dataset([make.document(make.report())], folder / "data")
    run("pack", folder / "data", "-o", folder / "p.zip")
    return folder / "p.zip"


@pytest.fixture
def harmed(package: Path, tmp_path: Path) -> Path:
    shutil.copyfile(package, tmp_path / "p.zip")
    return tmp_path / "p.zip"


@pytest.fixture
def dataset(make: Any, tmp_path: Path) -> Path:
    names = ("harbours-6m.pdf", "twins/plan.pdf", "other/Plan.pdf", "=1+1?.pdf")
    documents = []
    for name in names:
        report = make.report(name)
        digest = hashlib.sha256(paper(name)).hexdigest()
        report = replace(report, source=replace(report.source, sha256=digest), report_id=f"r-{digest[:8]}")
        documents.append(make.document(report, sha256=digest))
        if name != "=1+1?.pdf":
            place = tmp_path / "papers" / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(paper(name))
    write_dataset(documents, tmp_path / "data", also=("sqlite",))
    (tmp_path / "data" / "my notes.txt").write_text("for me alone", encoding="utf-8")
    return tmp_path / "data"


def run(*words: object) -> int:
    return cli.main([str(word) for word in words])


def test_there_and_back_again(dataset: Path, tmp_path: Path, tree: Any) -> None:
    assert run("pack", dataset, "-o", tmp_path / "p.zip") == 0
    assert run("unpack", tmp_path / "p.zip", "-o", tmp_path / "theirs") == 0
    sent, got = tree(dataset), tree(tmp_path / "theirs")
    sent.pop("my notes.txt")
    assert got == sent and faults(tmp_path / "theirs") == []
    assert (tmp_path / "theirs" / "run.json").is_file()
    assert {path.name for path in tmp_path.iterdir()} == {"data", "papers", "p.zip", "theirs"}, "nothing is left about"


def test_the_papers_come_along_under_safe_names(dataset: Path, tmp_path: Path, capsys: Any) -> None:
    assert run("pack", dataset, "-o", tmp_path / "p.zip", "--papers", tmp_path / "papers") == 1
    assert "Not found" in capsys.readouterr().err
    with zipfile.ZipFile(tmp_path / "p.zip") as archive:
        names = [name for name in archive.namelist() if name.startswith("papers/")]
        found = {archive.read(name) for name in names}
        readme = archive.read("README.txt").decode("utf-8")
    assert found == {paper(name) for name in ("harbours-6m.pdf", "twins/plan.pdf", "other/Plan.pdf")}
    assert "papers/harbours-6m.pdf" in names and len({name.casefold() for name in names}) == 3
    assert all(map(safe, names))
    assert "has 3 of the documents" in readme and "Not found, so not in it: =1+1?.pdf" in readme


def test_the_same_bytes_every_time(dataset: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        run("pack", dataset, "-o", tmp_path / f"{name}.zip", "--papers", tmp_path / "papers")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_package_never_stands_in_its_dataset(dataset: Path, tmp_path: Path) -> None:
    assert run("pack", dataset, "-o", dataset / "p.zip") == 2
    assert run("pack", tmp_path / "papers", "-o", tmp_path / "p.zip") == 3


def test_a_folder_of_others_is_left_alone(dataset: Path, tmp_path: Path) -> None:
    run("pack", dataset, "-o", tmp_path / "p.zip")
    assert run("unpack", tmp_path / "p.zip", "-o", tmp_path / "papers") == 4
    assert not is_dataset(tmp_path / "papers")


def correction(dataset: Path, after: str, who: str, index: int = 1, **more: Any) -> Correction:
    report = json.loads(sorted((dataset / "reports").iterdir())[0].read_text(encoding="utf-8"))
    target = Target(report["source"]["sha256"], None, "update", str(index), index, file=report["source"]["file"])
    return Correction("", who, more.pop("when", ""), "text", target, "before", after)


def test_corrections_are_added_and_conflicts_are_shown(dataset: Path, tmp_path: Path, capsys: Any) -> None:
    record(dataset, [correction(dataset, "agreed by both", "Asha", 1)])
    run("pack", dataset, "-o", tmp_path / "p.zip")
    run("unpack", tmp_path / "p.zip", "-o", tmp_path / "theirs")
    theirs = tmp_path / "theirs"
    record(theirs, [correction(theirs, "only theirs", "Ben", 2), correction(theirs, "their word", "Ben", 3)])
    assessed = Target("f" * 64, None, "row", "1", 1)
    record_assessments(theirs, [Assessment("", "Ben", "", assessed, "green", None, "Cabinet")])
    record(dataset, [correction(dataset, "my word", "Asha", 3)])
    run("pack", theirs, "-o", tmp_path / "back.zip")
    before = (dataset / "recommendations.csv").read_bytes()
    capsys.readouterr()
    assert run("unpack", tmp_path / "back.zip", "-o", dataset, "--json") == 1
    out, err = capsys.readouterr()
    summary = json.loads(out)
    assert summary["added"] == {"corrections": 1, "assessments": 1}
    (conflict,) = summary["conflicts"]
    assert (conflict["mine"]["to"], conflict["theirs"]["to"]) == ("my word", "their word")
    assert "yours: “my word” (Asha" in err and "theirs: “their word” (Ben" in err and "--take theirs" in err
    assert [entry.after for entry in said_of(dataset).corrections] == ["agreed by both", "my word", "only theirs"]
    assert (dataset / "recommendations.csv").read_bytes() == before
    assert run("unpack", tmp_path / "back.zip", "-o", dataset, "--take", "theirs") == 1
    assert said_of(dataset).corrections[-1].after == "their word"
    assert run("unpack", tmp_path / "back.zip", "-o", dataset) == 0, "nothing is new, nothing contradicts"


def test_what_they_took_back_is_no_conflict(dataset: Path, tmp_path: Path) -> None:
    run("pack", dataset, "-o", tmp_path / "p.zip")
    run("unpack", tmp_path / "p.zip", "-o", tmp_path / "theirs")
    (wrong,) = record(tmp_path / "theirs", [correction(dataset, "their slip", "Ben")])
    record(tmp_path / "theirs", [replace(wrong, id="", kind="withdraw", before=None, after=wrong.id)])
    record(dataset, [correction(dataset, "my word", "Asha")])
    run("pack", tmp_path / "theirs", "-o", tmp_path / "back.zip")
    assert run("unpack", tmp_path / "back.zip", "-o", dataset) == 0
    assert len(said_of(dataset).corrections) == 3


def test_papers_that_only_they_have_are_named(dataset: Path, make: Any, tmp_path: Path, capsys: Any) -> None:
    write_dataset([make.document(make.report("theirs.pdf"))], tmp_path / "theirs")
    run("pack", tmp_path / "theirs", "-o", tmp_path / "p.zip")
    assert run("unpack", tmp_path / "p.zip", "-o", dataset) == 1
    assert "Not in your dataset: theirs.pdf" in capsys.readouterr().err


def repacked(path: Path, change: Change) -> Path:
    """The package with other members; the manifest is left as it is unless the change touches it."""
    with zipfile.ZipFile(path) as archive:
        members = change({name: archive.read(name) for name in archive.namelist()})
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def listed(members: dict[str, bytes], name: str, content: bytes, size: int | None = None) -> dict[str, bytes]:
    """The members with one more, which the manifest names."""
    manifest = json.loads(members["manifest.json"])
    said = len(content) if size is None else size
    manifest["files"].append({"path": name, "sha256": hashlib.sha256(content).hexdigest(), "bytes": said})
    return {**members, name: content, "manifest.json": json.dumps(manifest).encode()}


CLIMBERS = [
    "papers/setup.bat", "papers/a.lnk", "papers/a.pdf.exe", "papers/a\u202efdp.pdf", "papers/a\u200b.pdf", "papers/a",
    "dataset/run.sh", "dataset/autorun.inf", "papers/a\ufeff.pdf", "papers/a.pdf\x00.bat",
    "../evil.txt", "dataset/../../evil.txt", "/etc/evil", "dataset//evil", "C:/evil", "dataset\\..\\evil.txt",
    "evil.txt",
    "dataset/CON", "dataset/nul.txt", "dataset/evil.", "dataset/ev\nil", "dataset/.hidden", "papers/" + "x" * 300,
    "DATASET/README", "dataset/a/b/c/d/e/f/g/h", "dataset/DATAPACKAGE.json",
]  # fmt: skip


@pytest.mark.parametrize("name", CLIMBERS)
def test_a_name_that_climbs_or_collides_unpacks_nothing(harmed: Path, tmp_path: Path, name: str) -> None:
    repacked(harmed, lambda members: listed(members, name, b"evil"))
    before = {path.name for path in tmp_path.iterdir()}
    assert run("unpack", harmed, "-o", tmp_path / "out") == 3
    assert {path.name for path in tmp_path.iterdir()} == before


CHANGES: dict[str, Change] = {
    "no manifest": lambda members: {name: text for name, text in members.items() if name != "manifest.json"},
    "a file is missing": lambda members: {name: text for name, text in members.items() if name != "dataset/ids.csv"},
    "a file too many": lambda members: {**members, "dataset/extra.csv": b"x"},
    "other content": lambda members: {**members, "dataset/ids.csv": b"x" * len(members["dataset/ids.csv"])},
    "longer than it says": lambda members: listed(members, "papers/bomb.pdf", b"0" * 5_000_000, size=10),
    "shorter than it says": lambda members: listed(members, "papers/thin.pdf", b"0", size=10),
    "larger than any": lambda members: listed(members, "papers/huge.pdf", b"0", size=manifest_module.FILE_CAP + 1),
    "another manifest": lambda members: {**members, "manifest.json": b"[]"},
    "no dataset in it": lambda members: listed(
        {"README.txt": b"", "manifest.json": b'{"schema": "scrutiny-pack/1", "files": []}'}, "README.txt", b""
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_package_that_was_changed_unpacks_nothing(harmed: Path, tmp_path: Path, change: Change, capsys: Any) -> None:
    repacked(harmed, change)
    assert run("unpack", harmed, "-o", tmp_path / "out") == 3
    assert not (tmp_path / "out").exists() and "Traceback" not in capsys.readouterr().err


def test_a_link_in_a_package_is_never_made(harmed: Path, tmp_path: Path) -> None:
    repacked(harmed, lambda members: listed(members, "dataset/link", b"/etc/passwd"))
    with zipfile.ZipFile(harmed) as archive:
        members = [(info, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(harmed, "w") as archive:
        for info, content in members:
            if info.filename == "dataset/link":
                info.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, content)
    assert run("unpack", harmed, "-o", tmp_path / "out") == 3


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all"])
def test_what_is_no_zip_is_said_so(tmp_path: Path, content: bytes, capsys: Any) -> None:
    (tmp_path / "p.zip").write_bytes(content)
    assert run("unpack", tmp_path / "p.zip", "-o", tmp_path / "out") == 3
    assert run("unpack", tmp_path / "none.zip") == 3
    assert "Traceback" not in capsys.readouterr().err
