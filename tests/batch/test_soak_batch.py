"""2,000 documents, one in ten hostile: all end, each bad one by its name; killed 20 times, the same bytes.

The memory of the parent, which holds none of their pages, is measured as well.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from samples.make.build import make_many
from tests.batch.runs import COMMAND, QUICK, environment, tree
from tests.hostile.papers import KINDS
from tests.tables import rows

GOOD, BAD, KILLS = 1800, 200, 20
FEW, IN_READING, IN_WRITING = 100, 25, 25  # files of a run that is killed 50 times, and when
MOST_IN_PARENT = 500  # MB
COSTLY = {"drawing-100000.pdf", "drawing-100001.pdf", "pages-2000.pdf", "letters-1000000.pdf", "forms-fan-out.pdf"}
SETTINGS = [*QUICK, "--timeout", "20"]

pytestmark = [pytest.mark.soak, pytest.mark.skipif(sys.platform != "linux", reason="memory as Linux tells it")]


def corpus(folder: Path, good: int = GOOD, bad: int = BAD) -> None:
    """`good` reports laid out by chance and `bad` hostile files, no two of them with the same bytes."""
    for _ in make_many(folder, good, seed=11):
        pass
    hostile(folder, bad)


def hostile(folder: Path, bad: int) -> None:
    kinds = [kind for kind in KINDS if kind.name not in COSTLY]
    made = {kind.name: kind.make() for kind in kinds}
    for number in range(bad):
        kind = kinds[number % len(kinds)]
        mark = b"\n%% copy %d\n" % (number // len(kinds)) if number >= len(kinds) and made[kind.name] else b""
        (folder / f"hostile-{number:04}-{kind.name}").write_bytes(made[kind.name] + mark)


def documents(out: Path) -> dict[str, dict[str, str]]:
    return {row["file"]: row for row in rows(out, "documents")}


def expected(name: str) -> tuple[str, ...]:
    kind = re.sub(r"^hostile-\d+-", "", name)
    return next(hostile.codes for hostile in KINDS if hostile.name == kind)


def measured(folder: Path, *arguments: str) -> tuple[int, float]:
    """Exit code, and the most memory that the parent alone had in use, in MB."""
    code = (
        "import json, pathlib, sys; from pipeline import cli; code = cli.main(sys.argv[1:]); "
        "lines = pathlib.Path('/proc/self/status').read_text().splitlines(); "  # getrusage counts its parent too
        "most = next(int(line.split()[1]) for line in lines if line.startswith('VmHWM')); "
        "print(json.dumps([code, most / 1024]))"
    )
    command = [sys.executable, "-c", code, "extract", *arguments]
    ran = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=True)
    found: tuple[int, float] = tuple(json.loads(ran.stdout.splitlines()[-1]))
    return found


def killed(folder: Path, times: int, *arguments: str, longest: float) -> list[int]:
    """Kill a run at random moments, then let one come to its end; how many files were read by then, each time."""
    chance, read = random.Random(5), []
    for _ in range(times):
        run = subprocess.Popen(
            [*COMMAND, *arguments], cwd=folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.5, longest))
        run.kill()
        run.wait()
        read.append(sum(1 for _ in folder.glob(".*.scrutiny-work/done/*/*")))
    subprocess.run([*COMMAND, *arguments], cwd=folder, env=environment(), capture_output=True, check=False)
    return read


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("soak")
    corpus(folder / "in")
    return folder


def test_2000_documents(papers):
    started = time.monotonic()
    code, most = measured(papers, "in", "-o", "whole", *SETTINGS)
    seconds = time.monotonic() - started
    rows = documents(papers / "whole")
    assert code == 1
    assert len(rows) == GOOD + BAD
    bad = {name: row for name, row in rows.items() if name.startswith("hostile-")}
    assert {name: row["reason"] for name, row in bad.items() if row["reason"] not in expected(name)} == {}
    good = {name: row for name, row in rows.items() if name not in bad}
    assert {row["status"] for row in good.values()} <= {"complete", "empty"}
    assert most < MOST_IN_PARENT
    reads = killed(papers, KILLS, "in", "-o", "killed", *SETTINGS, longest=seconds / KILLS)
    assert reads == sorted(reads), "what was read was lost"
    assert tree(papers / "killed") == tree(papers / "whole")
    assert sorted(path.name for path in papers.iterdir()) == ["in", "killed", "whole"]


def test_50_kills_over_the_whole_run(tmp_path):
    """Half of them while files are read, half while the dataset is written and put in the place of the one before."""
    for _ in make_many(tmp_path / "in", FEW, seed=23):
        pass
    run = ["in", "--no-ocr", "--no-entities", "--workers", "2", "-o"]
    finished(tmp_path, *run, "whole")
    whole, chance, read = tree(tmp_path / "whole"), random.Random(9), [0]
    for kill in range(IN_READING):
        enough = int((kill + chance.random()) * FEW / IN_READING)
        killed_once(tmp_path, [*run, "out"], lambda enough=enough: done(tmp_path) >= enough, chance.uniform(0, 0.1))
        read.append(done(tmp_path))
        assert tree(tmp_path / "out") in ({}, whole), "a dataset stood there half"
    assert read == sorted(read), "what was read was lost"
    finished(tmp_path, *run, "out")
    new, old, met = tmp_path / ".out.scrutiny-new", tmp_path / ".out.scrutiny-old", Counter[str]()
    for kill in range(IN_WRITING):
        writes, replaces = made_anew(new), made_anew(old)
        ready, later = (writes, chance.uniform(0, 0.35)) if kill % 2 else (replaces, 0.0)
        killed_once(tmp_path, [*run, "out"], ready, later)
        met["replacing" if replaces() else "writing" if writes() else "after"] += 1
        assert tree(tmp_path / "out") in ({}, whole), "a dataset stood there half"
    assert met["writing"] and met["replacing"], met
    finished(tmp_path, *run, "out")
    assert tree(tmp_path / "out") == whole
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out", "whole"]
    assert not [path for path in tmp_path.rglob("*") if path.suffix in {".part", ".tmp"} or path.name == ".spool"]
    print(f"read when killed: {read[1:]}; then killed while {dict(met)}")


def done(folder: Path) -> int:
    """Files that the run into `out` has read and kept so far."""
    return sum(1 for path in folder.glob(".out.scrutiny-work/done/*/*") if path.suffix != ".part")


def finished(folder: Path, *arguments: str) -> None:
    subprocess.run([*COMMAND, *arguments], cwd=folder, env=environment(), capture_output=True, check=False)


def killed_once(folder: Path, arguments: list[str], ready: Callable[[], bool], later: float) -> None:
    """A run that is killed `later` seconds after `ready`, unless it has ended by then."""
    quiet = subprocess.DEVNULL
    run = subprocess.Popen([*COMMAND, *arguments], cwd=folder, env=environment(), stdout=quiet, stderr=quiet)
    while not ready() and run.poll() is None:
        time.sleep(0.002)
    time.sleep(later)
    run.kill()
    run.wait()


def mark(path: Path) -> int:
    """What tells a folder from another one of the same name; 0 where there is none."""
    try:
        return path.stat().st_ctime_ns
    except OSError:
        return 0


def made_anew(path: Path) -> Callable[[], bool]:
    """Whether the folder is another one than now: a run that was killed leaves one behind."""
    before = mark(path)
    return lambda: mark(path) not in (0, before)
