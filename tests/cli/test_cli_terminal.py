"""What a person sees: the bar, the table, names that try to play tricks, and a terminal that lacks letters."""

from __future__ import annotations

import io
import sys

import pytest

from pipeline import cli
from pipeline.commands.closing import LISTED, Tally, conclusion, exit_code, print_closing, print_limits
from pipeline.commands.progress import progress
from pipeline.commands.wording import count, printable
from pipeline.settings import LINES_WANTED


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def tally(number: int, **changes: object) -> Tally:
    values = {
        "file": f"{number:03d}.pdf", "sha256": None, "status": "complete", "reason": "OK", "pages": 1, "reports": 1,
        "recommendations": 3, "read": 3, "doubtful": 0, "missing": 0,
        "cells_to_check": 0, "points_to_check": 0, "words": "fine",
    }  # fmt: skip
    return Tally(**{**values, **changes})  # type: ignore[arg-type]


def test_progress_comes_in_whole_lines_where_they_are_asked_for(monkeypatch):
    written: list[str] = []

    class Pipe(io.StringIO):
        def write(self, text: str) -> int:
            written.append(text)
            return len(text)

    monkeypatch.setattr(sys, "stderr", Pipe())
    monkeypatch.setenv(LINES_WANTED, "1")
    with progress(2) as advance:
        advance("in/a.pdf, page 3 of 16")
        advance()
    assert written == ["… 0 of 2 files done; reading a.pdf, page 3 of 16\n", "… 1 of 2 files done\n"]


def test_the_bar_shows_only_on_a_terminal(monkeypatch):
    for stream, shown in ((io.StringIO(), False), (Terminal(), True)):
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setenv("TERM", "xterm")
        with progress(2) as advance:
            advance("a\x1b[2J.pdf")
            advance()
        assert ("Reading" in stream.getvalue()) is shown
        assert "\x1b[2J.pdf" not in stream.getvalue()


def test_a_large_run_lists_what_needs_a_look(capsys):
    many = [tally(n) for n in range(LISTED)] + [tally(997, cells_to_check=2), tally(998, status="failed")]
    print_closing(many, None)
    said = capsys.readouterr().err
    assert "997.pdf" in said
    assert "998.pdf" in said
    assert "000.pdf" not in said
    assert f"… and {LISTED} more" in said


def test_the_sentence_counts_in_plain_words():
    done = [tally(1, recommendations=7, read=7, cells_to_check=1), tally(2, cells_to_check=1)]
    assert conclusion(done) == "Done. 10 of 10 recommendations read; 2 cells to check."
    assert exit_code(done) == 1
    assert conclusion([tally(1)]) == "Done. 3 of 3 recommendations read."
    assert conclusion([tally(1, recommendations=1, read=1), tally(2, status="failed", recommendations=0, read=0)]) == (
        "Done. 1 of 1 recommendation read; 1 file could not be read."
    )
    assert conclusion([tally(1, recommendations=11, read=0, doubtful=11, missing=34), tally(2, read=2, missing=1)]) == (
        "Done. 2 of 49 recommendations read; 11 found but doubtful; 35 seem to be missing."
    )
    assert conclusion([tally(1, status="failed"), tally(2, status="failed")]) == "Nothing could be read."


def test_counts_in_english():
    assert [count(n, "cell") for n in (0, 1, 2, 1204)] == ["0 cells", "1 cell", "2 cells", "1,204 cells"]


@pytest.mark.parametrize("trick", ["\x1b[31m", "\u202e", "\u200b", "\n", "\r", "\udc80", "\u2028"])
def test_names_play_no_tricks(trick):
    assert printable(f"a{trick}b.pdf").endswith("b.pdf")
    assert trick not in printable(f"a{trick}b.pdf")


def test_a_name_with_markup_is_shown_as_it_is(capsys):
    print_closing([tally(1, file="[bold]x[/bold] :bomb:.pdf")], None)
    assert "[bold]x[/bold] :bomb:.pdf" in capsys.readouterr().err


def test_a_terminal_that_lacks_a_letter_does_not_stop_the_run(monkeypatch, tmp_path):
    ascii_only = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stderr", ascii_only)
    assert cli.main(["extract", str(tmp_path / "Ünï.pdf"), "-o", str(tmp_path / "out")]) == 3
    ascii_only.seek(0)
    assert "\\xdcn\\xef.pdf" in ascii_only.read()


@pytest.mark.parametrize(("system", "lines"), [("linux", 0), ("darwin", 1), ("win32", 1)])
def test_a_system_without_a_limit_of_memory_is_told_once(monkeypatch, capsys, system, lines):
    monkeypatch.setattr("pipeline.batch.guard.sys.platform", system)
    print_limits()
    assert len(capsys.readouterr().err.splitlines()) == lines
