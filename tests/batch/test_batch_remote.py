"""Addresses are fetched only where the user allows it, by the parent, and no more than a file may have."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import cli
from pipeline.batch import remote
from pipeline.batch.inputs import Found, find
from pipeline.errors import UsageError
from tests.batch.runs import QUICK, ROOT
from tests.tables import rows

fsspec = pytest.importorskip("fsspec")
SAMPLE = ROOT / "samples" / "kelverton-night.pdf"


@pytest.fixture
def address() -> str:
    with fsspec.open("memory://papers/kelverton-night.pdf", "wb") as file:
        file.write(SAMPLE.read_bytes())
    return "memory://papers/kelverton-night.pdf"


def test_a_file_from_elsewhere(address, tmp_path):
    arguments = ["extract", address, "memory://papers/gone.pdf", "-o", str(tmp_path / "out"), *QUICK]
    assert cli.main([*arguments, "--allow-remote"]) == 1
    reasons = {row["file"]: row["reason"] for row in rows(tmp_path / "out", "documents")}
    assert reasons == {"kelverton-night.pdf": "OK", "gone.pdf": "NOT_FOUND"}


def test_not_unasked(address):
    with pytest.raises(UsageError):
        find([address])


@pytest.mark.parametrize("local", ["file:///etc/passwd", "local:///etc/passwd", "data:text/html,x"])
def test_what_is_here_is_not_elsewhere(local):
    with pytest.raises(UsageError):
        find([local], allow_remote=True)


def test_no_more_than_a_file_may_have(address, tmp_path, monkeypatch):
    monkeypatch.setattr(remote, "FILE_CAP", 100)
    got = remote.fetched(Found(Path(address), address, remote=True), tmp_path / "in")
    assert got.problem is not None
    assert got.problem.code == "TOO_LARGE"


@pytest.mark.parametrize("name", ["memory://papers/..%2f..%2fevil.pdf", "memory://papers/a?b=../../evil.pdf"])
def test_a_name_climbs_nowhere(name, tmp_path):
    got = remote.fetched(Found(Path(name), name, remote=True), tmp_path / "in")
    assert got.path.parent == tmp_path / "in"
