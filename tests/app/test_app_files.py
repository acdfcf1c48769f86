"""How far a job is, and what has become of each file, in words."""

from __future__ import annotations

import ast
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import pipeline
from pipeline.app.jobs import Jobs, _last_line
from pipeline.app.shown import outcomes
from pipeline.app.wording import NO_WORDS
from tests.app.conftest import SAMPLES


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


TYPED = re.compile(r"(?:^|[\s(`“])--?[a-z]|[`:] ?scrutiny [a-z]|pip install|pipeline\.")
NEVER_RUN = re.compile(  # by the app: other commands, and what only an option brings
    r"commands/(app|audit|check|cite|compare|completion|configuration|corrections|forget|options|parser|publish|report|"
    r"unpack|verify)\.py|cli\.py|batch/station|cluster|remote|ckan|trust/picture|handover/(readme|unpack)|"
    r"app/(wording|downloads)"
)


def said_somewhere() -> Iterator[str]:
    """Every text in the code of which the app may show a part, and that names what is typed into a terminal."""
    folder = Path(pipeline.__file__).parent
    for path in sorted(folder.rglob("*.py")):
        if NEVER_RUN.search(path.relative_to(folder).as_posix()):
            continue
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        silent = {id(one.value) for one in nodes if isinstance(one, ast.Expr)}  # docstrings
        silent |= {id(part) for one in nodes if isinstance(one, ast.JoinedStr) for part in one.values}
        for one in nodes:
            parts = one.values if isinstance(one, ast.JoinedStr) else [one]
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in parts)
            if id(one) not in silent and " " in text and TYPED.search(text):
                yield text


@pytest.mark.parametrize("text", [*said_somewhere()])
def test_no_message_of_the_browser_names_what_is_typed_into_a_terminal(text: str) -> None:
    shown = _last_line(f"scrutiny: {text}")
    assert not TYPED.search(shown) and NO_WORDS not in shown


def test_a_report_may_print_what_looks_like_an_option() -> None:
    said = "We don't recognise the status “see --notes”. Use --x. Look."
    assert _last_line(said) == "We don't recognise the status “see --notes”. Look."
