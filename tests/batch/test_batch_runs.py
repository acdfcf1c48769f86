"""A run may be killed, repeated, doubled or interrupted: nothing is lost, nothing is read twice, nothing is half."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

from pipeline.batch.done import Store, key_of
from pipeline.batch.lock import only_one
from pipeline.errors import OutputError
from tests.batch.runs import DONE, QUICK, ROOT, extract, samples, start, tree
from tests.hostile.papers import KINDS

NAMES = [
    "elverstone-air",
    "fenmere-buses-06",
    "fenmere-buses-12",
    "kelverton-night",
    "netherbrook-youth",
    "wychmere-visitors",
]
BAD = ("empty.pdf", "letter.pdf", "truncated.pdf")
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals")


def papers(folder: Path) -> None:
    samples(folder / "in", NAMES)
    for hostile in KINDS:
        if hostile.name in BAD:
            (folder / "in" / hostile.name).write_bytes(hostile.make())


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("undisturbed")
    papers(folder)
    assert extract(folder, "in", "-o", "out", *QUICK).returncode == 1
    return folder / "out"


def how(folder: Path) -> dict[str, int]:
    found: dict[str, int] = json.loads((folder / "out" / "run.json").read_text())["run"]["inputs"]
    return found


@POSIX
def test_killed_at_random_moments_and_gone_on_from(tmp_path, undisturbed):
    papers(tmp_path)
    chance = random.Random(7)
    for _ in range(3):
        run = start(tmp_path, "in", "-o", "out", *QUICK, "--workers", "2")
        time.sleep(chance.uniform(0.3, 2.0))
        run.kill()
        run.communicate()
        assert tree(tmp_path / "out") in ({}, tree(undisturbed)), "a dataset stood there half"
    assert extract(tmp_path, "in", "-o", "out", *QUICK).returncode == 1
    assert tree(tmp_path / "out") == tree(undisturbed)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]
    assert not [path for path in tmp_path.rglob("*") if path.suffix in {".part", ".tmp"}]


def test_the_order_the_workers_and_the_clock_change_no_byte(tmp_path, undisturbed):
    papers(tmp_path)
    named = sorted(str(path.relative_to(tmp_path)) for path in (tmp_path / "in").iterdir())
    random.Random(3).shuffle(named)
    odd = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "77"}
    assert extract(tmp_path, *named, "-o", "out", *QUICK, "--workers", "1", **odd).returncode == 1
    assert tree(tmp_path / "out") == tree(undisturbed)


def test_what_is_done_is_not_done_again(tmp_path):
    samples(tmp_path / "in", NAMES[:3])
    extract(tmp_path, "in", "-o", "out", *QUICK)
    assert how(tmp_path) == {"read": 3}
    shutil.copy(ROOT / "samples" / "stanbeck-digital.pdf", tmp_path / "in")
    shutil.copy(tmp_path / "in" / "elverstone-air.pdf", tmp_path / "in" / "again.pdf")
    ran = extract(tmp_path, "in", "-o", "out", *QUICK, "--json")
    assert how(tmp_path) == {"kept": 2, "read": 2, "same": 1}
    lines = [json.loads(line) for line in ran.stderr.splitlines() if line.startswith("{")]
    assert [line["done"] for line in lines] == [1, 2, 3, 4, 5]
    assert {line["event"] for line in lines} == {"document"}
    extract(tmp_path, "in/again.pdf", "-o", "out", *QUICK, "--no-resume")
    assert how(tmp_path) == {"read": 1}
    extract(tmp_path, "in/again.pdf", "-o", "out", *QUICK, "--timeout", "50")
    assert how(tmp_path) == {"read": 1}, "other settings give other results"


def test_equal_files_are_as_if_each_had_been_read(tmp_path):
    samples(tmp_path / "in", NAMES[:1])
    (tmp_path / "in" / "bad.pdf").write_bytes(b"no paper")
    for name in ("elverstone-air", "bad"):
        shutil.copy(tmp_path / "in" / f"{name}.pdf", tmp_path / "in" / f"a-{name}.pdf")
    assert extract(tmp_path, "in", "-o", "out", *QUICK).returncode == 1
    assert how(tmp_path) == {"read": 2, "same": 2}
    rows = (tmp_path / "out" / "issues.csv").read_text()
    assert "a-bad.pdf is not a PDF." in rows
    assert "bad.pdf is not a PDF." in rows.replace("a-bad.pdf", "")
    assert [path.name[:16] for path in (tmp_path / "out" / "reports").iterdir()] == ["a-elverstone-air"]


@POSIX
def test_a_second_run_is_refused_at_once(tmp_path):
    samples(tmp_path / "in", NAMES[:1])
    with only_one(tmp_path / "out"):
        ran = extract(tmp_path, "in", "-o", "out", *QUICK)
    assert ran.returncode == 4
    assert f"Another run (process {os.getpid()} on " in ran.stderr
    assert not (tmp_path / "out").exists()


def test_the_lock_of_a_dead_run_is_nobodys(tmp_path):
    samples(tmp_path / "in", NAMES[:1])
    work = tmp_path / ".out.scrutiny-work"
    work.mkdir()
    (work / "lock").touch()
    (work / "holder.json").write_text('{"pid": 1, "host": "elsewhere"}')
    (work / "done").mkdir()
    (work / "done" / "half.part").write_bytes(b"half")
    assert extract(tmp_path, "in", "-o", "out", *QUICK).returncode in DONE
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


@POSIX
def test_interrupted_it_ends_and_says_how_to_go_on(tmp_path):
    samples(tmp_path / "in", NAMES[:4])
    run = start(tmp_path, "in", "-o", "out", *QUICK, "--json", "--workers", "1")
    assert run.stderr is not None
    said = run.stderr.readline()
    run.send_signal(signal.SIGINT)
    _, more = run.communicate(timeout=60)
    assert run.returncode == 130, said + more
    assert "run the same command to resume" in more
    assert "Traceback" not in more
    assert not (tmp_path / "out").exists()
    assert extract(tmp_path, "in", "-o", "out", *QUICK).returncode in DONE
    assert how(tmp_path)["kept"] >= 1


def test_a_full_disk_is_never_success(tmp_path, monkeypatch):
    store = Store(tmp_path / "done", tmp_path / "earlier", lambda content: True)

    def full(self: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError) as refused:
        store.put("ab" * 16, b"result")
    assert refused.value.exit_code == 4
    assert not store.has("ab" * 16)


@pytest.mark.soak
@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="a small disk is to be mounted")
def test_a_disk_that_is_full_leaves_the_earlier_dataset(tmp_path):
    samples(tmp_path / "in", NAMES[:2])
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.system(f"mount -t tmpfs -o size=1m tmpfs {disk} 2>/dev/null"):
        pytest.skip("mounting is not allowed here")
    try:
        assert extract(tmp_path, "in/elverstone-air.pdf", "-o", "disk/out", *QUICK).returncode in DONE
        before = tree(disk / "out")
        (disk / "filler").write_bytes(bytes((os.statvfs(disk).f_bavail - 4) * os.statvfs(disk).f_frsize))
        ran = extract(tmp_path, "in", "-o", "disk/out", *QUICK)
        assert ran.returncode == 4
        assert "room" in ran.stderr or "No space" in ran.stderr
        assert tree(disk / "out") == before
    finally:
        os.system(f"umount {disk}")


def test_results_are_whole_or_not_there(tmp_path):
    store = Store(tmp_path / "done", tmp_path / "earlier", lambda content: content.endswith(b"."))
    one, other = key_of("one"), key_of("other")
    store.put(one, b"whole.")
    store.put(other, b"hal")
    assert (store.has(one), store.has(other), store.has(key_of("none"))) == (True, False, False)
    store.hand_on({one})
    again = Store(tmp_path / "done", tmp_path / "earlier", lambda content: content.endswith(b"."))
    assert (again.has(one), again.get(one)) == (True, b"whole.")
    anew = Store(tmp_path / "done", tmp_path / "earlier", lambda content: True, resume=False)
    assert not anew.has(one)
