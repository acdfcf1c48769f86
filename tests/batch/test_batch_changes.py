"""Files and workers meddled with while a run goes on: the hash is that of what was read, no file is blamed."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch.crew import Crew, Job
from pipeline.batch.done import Store
from pipeline.batch.inputs import Found
from pipeline.batch.limits import Limits
from pipeline.publish.parcel import is_whole
from pipeline.settings import Settings
from pipeline.work.many import Reading, Result
from pipeline.work.workforce import crew
from tests.batch.runs import QUICK, ROOT, environment, extract, samples, start, tree

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals")
Act = Callable[[dict[str, Any]], None]


def desk(act: Act) -> Callable[[], Any]:
    """A desk that does something whenever a worker asks."""

    @contextmanager
    def opened() -> Iterator[Any]:
        def answer(head: dict[str, Any], body: bytes) -> tuple[dict[str, Any], float]:
            act(head)
            return {"text": "done"}, 0.0

        yield answer

    return opened


def worked(job: Job, act: Act, copies: Path | None, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    ((_, answer),) = Crew("tests.batch.mock_stages:stage", desk(act), 1, Limits(seconds=20.0), copies).work([job])
    return answer


def test_a_worker_reads_what_was_hashed_whatever_becomes_of_the_file(tmp_path, monkeypatch):
    file, copies = tmp_path / "a paper.pdf", tmp_path / "copies"
    file.write_text("before")
    copies.mkdir()
    order = {"name": "n", "do": "reads_twice", "path": str(file)}
    answer = worked(Job("k", "n", order, file), lambda head: file.write_text("after") and None, copies, monkeypatch)
    assert (answer.head["first"], answer.head["then"], answer.head["name"]) == ("before", "before", "a paper.pdf")
    assert answer.sha256 == hashlib.sha256(b"before").hexdigest()
    assert list(copies.iterdir()) == []


def read(folder: Path, files: list[Path], begun: Callable[[str], None]) -> tuple[list[Result], list[Any], Store]:
    """A run over the files, with `begun` called as a file's turn comes; its results, documents and store."""
    settings = Settings(entities=False, ocr="off")
    store = Store(folder / "done", folder / "earlier", is_whole)
    with crew(settings, Limits(), 1) as force:
        reading = Reading(settings, Limits(), store, force)
        results = list(reading.read([Found(path, str(path)) for path in files], begun))
        documents = [ready.document for ready in reading.documents(results)]
        reading.keep(results)
    return results, documents, store


def test_the_hash_is_of_what_was_read_where_a_file_changes_during_the_run(tmp_path):
    old, new = ROOT / "samples" / "fenmere-buses-06.pdf", ROOT / "samples" / "elverstone-air.pdf"
    papers = [tmp_path / name for name in ("a.pdf", "b.pdf")]
    for path in papers:
        shutil.copy(old, path)
    changed: list[str] = []

    def change(name: str) -> None:
        if not changed:
            shutil.copy(new, papers[0])
        changed.append(name)

    _, documents, _ = read(tmp_path, papers, change)
    hashes = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (new, old)]
    found = {document.file: document for document in documents}
    assert [found[name].sha256 for name in ("a.pdf", "b.pdf")] == hashes
    assert "FILE_CHANGED" in {issue.code for issue in found["a.pdf"].issues}
    assert "FILE_CHANGED" not in {issue.code for issue in found["b.pdf"].issues}
    assert found["a.pdf"].words != found["b.pdf"].words

    shutil.copy(old, papers[0])  # a later run keeps nothing of the other content
    _, documents, _ = read(tmp_path, papers[:1], lambda name: None)
    assert [(d.sha256, d.status, d.issues) for d in documents] == [(hashes[1], "complete", found["b.pdf"].issues)]


def test_a_file_that_was_gone_for_a_moment_is_read_the_next_time(tmp_path):
    shutil.copy(ROOT / "samples" / "fenmere-buses-06.pdf", tmp_path / "a.pdf")
    (tmp_path / "a.pdf").rename(tmp_path / "kept")
    shutil.copy(tmp_path / "kept", tmp_path / "a.pdf")
    _, documents, _ = read(tmp_path, [tmp_path / "a.pdf"], lambda name: (tmp_path / "a.pdf").unlink())
    assert [document.reason for document in documents] == ["NOT_FOUND"]
    shutil.copy(tmp_path / "kept", tmp_path / "a.pdf")
    _, documents, _ = read(tmp_path, [tmp_path / "a.pdf"], lambda name: None)
    assert [document.status for document in documents] == ["complete"]


def test_a_file_read_in_the_callers_process_that_changes_meanwhile_is_refused(tmp_path, monkeypatch):
    from pipeline import run

    path = tmp_path / "a.pdf"
    shutil.copy(ROOT / "samples" / "fenmere-buses-06.pdf", path)
    understood = run._understood

    def change(*arguments: Any) -> Any:
        shutil.copy(ROOT / "samples" / "elverstone-air.pdf", path)
        return understood(*arguments)

    monkeypatch.setattr(run, "_understood", change)
    document = run.read_document(path, Settings(entities=False))
    assert (document.status, document.reason, document.reports) == ("failed", "FILE_CHANGED", ())


@POSIX
@pytest.mark.parametrize("sign", ["SIGKILL", "SIGTERM", "SIGHUP"])
def test_a_worker_ended_from_outside_is_asked_again_and_no_page_is_blamed(tmp_path, monkeypatch, sign):
    ended: list[int] = []

    def end(head: dict[str, Any]) -> None:
        if not ended:
            ended.append(head["pid"])
            os.kill(head["pid"], getattr(signal, sign))

    answer = worked(Job("k", "n", {"name": "n", "do": "is_ended"}), end, None, monkeypatch)
    assert (answer.code, answer.outside, answer.head.get("skipped")) == ("", False, {})


@POSIX
def test_a_worker_ended_from_outside_twice_is_no_fault_of_the_file(tmp_path, monkeypatch):
    def end(head: dict[str, Any]) -> None:
        os.kill(head["pid"], signal.SIGKILL)

    answer = worked(Job("k", "n", {"name": "n", "do": "is_ended"}), end, None, monkeypatch)
    assert (answer.code, answer.outside) == ("WORKER_CRASH", True)


@POSIX
def test_a_worker_that_crashes_by_itself_is_not_asked_again(monkeypatch):
    answer = worked(Job("k", "n", {"name": "n", "do": "segfaults"}), lambda head: None, None, monkeypatch)
    assert (answer.code, answer.outside) == ("WORKER_CRASH", False)


class _Ended:
    """Workers who are all ended from outside."""

    def work(self, jobs: Any, begun: Any) -> Iterator[Any]:
        from pipeline.batch.station import Answer

        yield from ((job, Answer("WORKER_CRASH", where="signal SIGKILL", outside=True)) for job in jobs)


def test_what_was_ended_from_outside_is_not_remembered_by_the_run_that_goes_on(tmp_path):
    samples(tmp_path / "in", ["fenmere-buses-06"])
    files = [Found(path, str(path)) for path in (tmp_path / "in").iterdir()]
    settings, store = Settings(entities=False, ocr="off"), Store(tmp_path / "done", tmp_path / "earlier", is_whole)
    results = list(Reading(settings, Limits(), store, _Ended()).read(files))
    assert [(result.status, result.reason) for result in results] == [("failed", "WORKER_CRASH")]
    assert not [path for path in tmp_path.rglob("done/*/*")]
    _, documents, _ = read(tmp_path, [files[0].path], lambda name: None)
    assert [document.status for document in documents] == ["complete"]


@POSIX
@pytest.mark.skipif(sys.platform != "linux", reason="finds the workers in /proc")
def test_workers_and_parent_killed_and_gone_on_from_the_same_bytes(tmp_path):
    names = ["elverstone-air", "fenmere-buses-06", "fenmere-buses-12", "kelverton-night", "netherbrook-youth"]
    samples(tmp_path / "in", names)
    extract(tmp_path, "in", "-o", "whole", *QUICK)
    run = start(tmp_path, "in", "-o", "out", *QUICK, "--workers", "2")
    until = time.monotonic() + 60
    while time.monotonic() < until and not list((tmp_path).glob(".out.scrutiny-work/done/*/*")):
        time.sleep(0.02)
    for pid in [*_children(run.pid), run.pid]:
        os.kill(pid, signal.SIGKILL)
        time.sleep(0.05)
    run.communicate()
    extract(tmp_path, "in", "-o", "out", *QUICK)
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


def _children(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += map(int, (task / "children").read_text().split())
    return found


@POSIX
def test_a_killed_run_over_a_zip_leaves_nothing_in_the_temporary_folder(tmp_path):
    samples(tmp_path / "in", ["elverstone-air", "fenmere-buses-06", "fenmere-buses-12", "kelverton-night"])
    shutil.make_archive(str(tmp_path / "papers"), "zip", tmp_path / "in")
    (tmp_path / "tmp").mkdir()
    where = environment(TMPDIR=str(tmp_path / "tmp"))
    command = [sys.executable, "-m", "pipeline.cli", "extract", "papers.zip", "-o", "out", *QUICK]
    for _ in range(2):
        with subprocess.Popen(command, cwd=tmp_path, env=where, stderr=subprocess.DEVNULL) as run:
            until = time.monotonic() + 60
            while time.monotonic() < until and not list((tmp_path / "tmp").rglob("*.pdf")):
                time.sleep(0.01)
            run.kill()
    assert list((tmp_path / "tmp").rglob("*.pdf"))
    assert subprocess.run(command, cwd=tmp_path, env=where, check=False, capture_output=True).returncode in (0, 1)
    assert list((tmp_path / "tmp").iterdir()) == []


def test_temporary_folders_at_work_are_left_alone(tmp_path, monkeypatch):
    from pipeline import scratch

    monkeypatch.setattr(scratch.tempfile, "gettempdir", lambda: str(tmp_path))
    (tmp_path / "scrutiny-scratch-mine").mkdir()  # no lock of ours beside it
    met: list[Path] = []

    def another() -> None:
        with scratch.scratch() as folder:
            met.append(folder)

    with scratch.scratch() as folder:
        (folder / "file").touch()
        thread = threading.Thread(target=another)
        thread.start()
        thread.join()
        assert (folder / "file").exists() and met and not met[0].exists()
    assert [path.name for path in tmp_path.iterdir()] == ["scrutiny-scratch-mine"]
