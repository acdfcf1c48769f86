"""The same folder read by a cluster of two processes, one of which is killed: the same bytes."""

from __future__ import annotations

import os
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import cli
from tests.batch.runs import QUICK, ROOT, extract, samples, tree
from tests.hostile.papers import KINDS

distributed = pytest.importorskip("distributed")
NAMES = ["elverstone-air", "fenmere-buses-06", "kelverton-night", "netherbrook-youth", "wychmere-visitors"]
HOSTILE = {"empty.pdf", "forms-fan-out.pdf"}


@pytest.fixture(scope="module")
def cluster() -> Iterator[object]:
    kept = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = str(ROOT)
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as found:
        yield found
    if kept is None:
        del os.environ["PYTHONPATH"]


def papers(folder: Path) -> None:
    samples(folder / "in", NAMES)
    shutil.copy(ROOT / "samples" / "kelverton-night.pdf", folder / "in" / "again.pdf")
    for hostile in KINDS:
        if hostile.name in HOSTILE:
            (folder / "in" / hostile.name).write_bytes(hostile.make())


def test_one_worker_is_killed_and_no_byte_differs(tmp_path, cluster):
    papers(tmp_path)
    common = [str(tmp_path / "in"), *QUICK, "--timeout", "3"]
    victim = next(iter(cluster.workers.values())).pid
    threading.Thread(target=lambda: (time.sleep(1.5), os.kill(victim, signal.SIGKILL))).start()
    there = cli.main(["extract", *common, "-o", str(tmp_path / "there"), "--cluster", cluster.scheduler_address])
    here = extract(tmp_path, *common, "-o", "here").returncode
    assert there == here == 1
    assert tree(tmp_path / "there") == tree(tmp_path / "here")


def test_no_cluster_there(tmp_path, capsys, monkeypatch):
    from pipeline.work import cluster as module

    monkeypatch.setattr(module, "_WAIT", 1)
    samples(tmp_path / "in", NAMES[:1])
    asked = ["extract", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--cluster", "tcp://127.0.0.1:9"]
    assert cli.main(asked) == 2
    assert "No cluster answers at tcp://127.0.0.1:9." in capsys.readouterr().err


def test_another_version_there_is_refused(tmp_path, cluster, capsys, monkeypatch):
    from pipeline.work import cluster as module

    monkeypatch.setattr(module, "versions", lambda: {"code": "other"})
    samples(tmp_path / "in", NAMES[:1])
    asked = ["extract", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--cluster", cluster.scheduler_address]
    assert cli.main(asked) == 2
    assert "another version" in capsys.readouterr().err
