"""Whatever one document does to its worker, it gets its reason code and the next document is read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch.crew import Crew, Job
from pipeline.batch.limits import Limits
from pipeline.batch.station import Answer

ROOT = Path(__file__).parents[2]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="limits of memory as Linux has them")
POSIX = pytest.mark.skipif(os.name != "posix", reason="groups of processes")
HALF_A_GB = 1 << 29  # bytes
Run = Callable[..., list[Answer]]


@contextmanager
def no_desk() -> Iterator[Any]:
    def answer(head: dict[str, Any], body: bytes) -> tuple[dict[str, Any], float]:
        return {"text": f"{head['do']} {body.decode()}"}, 0.0

    yield answer


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Does jobs one after the other with one worker; answers in order."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    def ran(*jobs: dict[str, Any], workers: int = 1, **limits: Any) -> list[Answer]:
        crew = Crew("tests.batch.mock_stages:stage", no_desk, workers, Limits(**{"seconds": 20.0, **limits}))
        named = [{"name": f"n{at}", **job} for at, job in enumerate(jobs)]
        answers = {job.key: answer for job, answer in crew.work([Job(n["name"], n["name"], n) for n in named])}
        return [answers[n["name"]] for n in named]

    return ran


def children() -> set[str]:
    """Processes that this one started and that are still there, dead or alive."""
    listed = subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True).stdout
    lines = [line.split(None, 2) for line in listed.splitlines()[1:]]
    return {args for _, parent, args in lines if parent == str(os.getpid()) and not args.startswith("ps ")}


@POSIX
@pytest.mark.parametrize(
    ("do", "code", "where"),
    [
        ("loops", "TIMEOUT", ""),
        pytest.param("eats_8_gb", "MEMORY_LIMIT", "", marks=LINUX),
        pytest.param("eats_8_gb_in_compiled_code", "MEMORY_LIMIT", "", marks=LINUX),
        ("segfaults", "WORKER_CRASH", "signal SIGSEGV"),
        ("exits", "WORKER_CRASH", "exit code 7"),
        ("hands_back_1_gb", "WORKER_CRASH", ""),
        ("forks", "WORKER_CRASH", "Refused in guard.py"),
        ("forks_unseen", "WORKER_CRASH", "signal SIGABRT"),
        ("ignores_sigterm", "TIMEOUT", ""),
        ("raises", "WORKER_CRASH", "KeyError"),
        ("recurses", "WORKER_CRASH", "RecursionError"),
        ("babbles", "WORKER_CRASH", ""),
    ],
)
def test_the_right_code_and_the_next_document_works(run, do, code, where):
    before = children()
    seconds = 2.0 if code == "TIMEOUT" else 20.0
    memory = HALF_A_GB if code == "MEMORY_LIMIT" else Limits().memory  # to fill more takes seconds and shows no more
    bad, good = run({"do": do}, {}, seconds=seconds, memory=memory)
    assert (bad.code, good.code, good.head["said"]) == (code, "", "n1")
    assert where in bad.where
    assert "Secret Lane" not in bad.where
    assert children() == before, "a process was left behind"


@POSIX
def test_a_page_that_takes_too_long_is_said_with_its_own_limit(run):
    from pipeline.work.unread import told

    (answer,) = run({"do": "pages", "bad": dict.fromkeys(map(str, range(1, 11)), "loops")}, page_seconds=0.5)
    assert (answer.code, answer.page) == ("TIMEOUT", 4)
    assert told(answer, Limits()) == "Page 4 took longer than 0.5 seconds and was stopped. Look at the page."
    (whole,) = run({"do": "loops"}, seconds=1.0)
    assert "longer than 1 seconds" in told(whole, Limits(seconds=1.0)) and "--timeout" in told(whole, Limits())


@POSIX
def test_what_a_library_prints_goes_nowhere_and_harms_nobody(run, capfd):
    printed, good = run({"do": "prints_1_gb"}, {})
    assert (printed.code, printed.head["said"], good.code) == ("", "n0", "")
    assert capfd.readouterr() == ("", "")


def test_a_healthy_worker_is_used_again(run):
    answers = run({}, {}, {})
    assert len({answer.head["pid"] for answer in answers}) == 1
    assert [answer.body for answer in answers] == [b"n0", b"n1", b"n2"]


def test_a_worker_is_replaced_after_a_fault(run):
    first, _, second = run({}, {"do": "raises"}, {})
    assert first.head["pid"] != second.head["pid"]


def test_several_workers_share_the_work(run):
    answers = run(*[{}] * 6, workers=2)
    assert [answer.head["said"] for answer in answers] == [f"n{at}" for at in range(6)]


@pytest.mark.parametrize("do", ["connects", "starts_a_program", "unpickles", "writes", "deletes"])
def test_a_worker_reads_and_nothing_else(run, do, tmp_path):
    path = tmp_path / "file"
    if do == "deletes":
        path.write_text("mine")
    (answer,) = run({"do": do, "path": str(path)})
    assert (answer.code, answer.where.startswith("Refused")) == ("WORKER_CRASH", True)
    assert path.exists() == (do == "deletes")


def test_the_parent_does_what_a_worker_may_not(run):
    (answer,) = run({"do": "asks"})
    assert answer.head["said"] == "read picture"


@POSIX
def test_a_page_that_kills_its_worker_costs_one_page(run):
    (answer,) = run({"do": "pages", "bad": {"4": "segfaults", "7": "loops"}}, page_seconds=1.0)
    assert answer.head["read"] == [1, 2, 3, 5, 6, 8, 9, 10]
    assert answer.head["skipped"] == {"4": "CORRUPT_PAGE", "7": "PARTIAL_TIMEOUT"}


@POSIX
def test_a_document_of_bad_pages_is_given_up(run):
    bad = dict.fromkeys(map(str, range(1, 11)), "exits")
    (answer,) = run({"do": "pages", "bad": bad})
    assert (answer.code, answer.page) == ("WORKER_CRASH", 4)


@POSIX
def test_leaving_early_ends_all_workers(run, monkeypatch):
    before = children()
    crew = Crew("tests.batch.mock_stages:stage", no_desk, 2, Limits())
    jobs = [Job(str(at), str(at), {"name": str(at), "do": "loops" if at else "_echo"}) for at in range(4)]
    work = crew.work(jobs)
    next(work)
    work.close()
    assert children() == before


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's word to a child whose parent dies")
def test_workers_die_with_a_parent_that_is_killed(tmp_path):
    code = (
        "import os\n"
        "from tests.batch.test_batch_workers import Crew, Job, Limits, no_desk\n"
        "jobs = [Job('a', 'a', {'name': 'a'}), Job('b', 'b', {'name': 'b', 'do': 'loops'})]\n"
        "for job, answer in Crew('tests.batch.mock_stages:stage', no_desk, 1, Limits()).work(jobs):\n"
        "    print(answer.head['pid'], flush=True)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
    until = time.monotonic() + 20
    while Path(f"/proc/{worker}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not Path(f"/proc/{worker}").exists()


def test_a_worker_is_told_every_setting():
    from pipeline.settings import Settings
    from pipeline.work.reading import order, settings_of

    settings = Settings(without=("bands", "labels"), profile=Path("own.toml"), ocr="off")
    assert settings_of(json.loads(json.dumps(order(Path("a.pdf"), settings)))) == settings
