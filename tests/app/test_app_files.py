"""How far a job is, and what has become of each file, in words."""

from __future__ import annotations

import threading
from pathlib import Path

from pipeline.app.jobs import Jobs
from pipeline.app.outcomes import outcomes
from tests.app.app_places import SAMPLES


def test_a_job_tells_how_many_files_and_pages_are_done(tmp_path: Path) -> None:
    jobs, seen, over = Jobs(), set(), threading.Event()
    listen = jobs._listen

    def noting(number: int, lines: object) -> str:
        return listen(number, (seen.add(line) or line for line in lines))

    jobs._listen = noting  # type: ignore[method-assign, assignment]
    job = jobs.start("Reading", ["extract", str(SAMPLES / "fenmere-buses-06.pdf"), "-o", str(tmp_path / "out")])
    while not (now := jobs.get(job.number)).over:
        over.wait(0.1)
    assert "… 0 of 1 file done; reading fenmere-buses-06.pdf, page 2 of 2\n" in seen
    assert (now.progress, now.state) == ("1 of 1 file done", "done")
    assert now.said == "Done. 7 of 7 recommendations read."


def test_a_file_that_waits_is_said_to_wait(tmp_path: Path) -> None:
    papers = {"ab": tmp_path / "a.pdf"}
    assert outcomes(tmp_path, papers, busy=True)[0].words == "Waiting to be read."
    assert outcomes(tmp_path, papers, busy=False)[0].words == "Not read yet."
