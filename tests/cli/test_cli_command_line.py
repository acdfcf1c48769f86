"""The command line as a person types it: help, mistyped words, standard input, a file of options, -q and -o."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.commands import progress
from pipeline.commands.parser import COMMANDS, GROUPS, SHORT, parse
from tests.cli.test_cli_bad_input import QUICK, SAMPLE, encrypted, scrutiny


def left(capsys, *words: str) -> tuple[object, str, str]:
    with pytest.raises(SystemExit) as leaving:
        cli.main(words)
    return leaving.value.code, *capsys.readouterr()


def test_help_shows_every_command_once_in_its_group_and_an_example_that_parses(capsys):
    assert cli.main([]) == 0
    assert capsys.readouterr().out == SHORT
    _, shown, _ = left(capsys, "--help")
    for name, one in COMMANDS.items():
        assert shown.count(f"\n  {name} ") == 1 and one.group in GROUPS and one.sentence.endswith(".")
        _, own, _ = left(capsys, name, "--help")
        assert f"scrutiny {name} {one.example}" in own and one.sentence in own and "--quiet" in own
        assert parse([name, *one.example.replace('"Ann Example"', "Ann").replace('"Bus Fares"', "Fares").split()],
                     lambda *_: ()).command == name  # fmt: skip


@pytest.mark.parametrize(
    ("words", "meant"),
    [(["extrct", "a.pdf"], "extract"), (["scan", "a.pdf", "--profil=x", "--jsn"], "--json"),
     (["tables", "a.pdf", "--by", "rulngs"], "rulings"),
     (["verify", "d", "--documents", "x", "--clutser"], "--cluster"), (["--verison"], "--version"),
     (["extract", "a.pdf", "--also", "xslx"], "xlsx")],
)  # fmt: skip
def test_a_mistyped_word_is_told_what_was_perhaps_meant(words, meant, capsys):
    code, out, said = left(capsys, *words)
    assert (code, out, said.count("\n")) == (2, "", 1)
    assert f"did you mean {meant}? See `scrutiny" in said


def test_a_report_on_standard_input_with_its_password_in_a_file_is_printed_to_a_file(tmp_path):
    encrypted(tmp_path / "locked.pdf")
    (tmp_path / "secret.txt").write_text("open sesame\n")
    command = [
        sys.executable,
        "-m",
        "pipeline.cli",
        "tables",
        "-",
        "--password-file",
        "secret.txt",
        "-o",
        "tables.json",
    ]
    with (tmp_path / "locked.pdf").open("rb") as piped:
        ran = subprocess.run(command, cwd=tmp_path, stdin=piped, capture_output=True, text=True, check=False,
                             env={"PYTHONPATH": str(Path(cli.__file__).parents[1]), "PATH": ""})  # fmt: skip
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert '"rows"' in (tmp_path / "tables.json").read_text()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["locked.pdf", "secret.txt", "tables.json"]


def test_the_password_is_asked_for(monkeypatch, tmp_path, capsys):
    encrypted(tmp_path / "locked.pdf")
    monkeypatch.setattr("getpass.getpass", lambda prompt: "open sesame")
    assert cli.main(["tables", str(tmp_path / "locked.pdf"), "--ask-password"]) == 0
    assert '"rows"' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "text", "code", "said"),
    [
        (
            "scrutiny.toml",
            "workers = 1\n[extract]\nentities = false\n",
            0,
            "Options from scrutiny.toml: workers, entities.",
        ),
        (
            "pyproject.toml",
            "[tool.scrutiny.extract]\nno_entities = true\n",
            0,
            "Options from pyproject.toml: no_entities.",
        ),
        ("scrutiny.toml", "[brief]\nforce = true\n", 0, ""),
        ("scrutiny.toml", "worker = 1\n", 2, "worker is not an option of any command"),
        ("scrutiny.toml", "[extract]\nby = 'tags'\n", 2, "by is not an option of extract"),
        ("scrutiny.toml", "allow-remote = true\n", 2, "on the command line only"),
        ("scrutiny.toml", "workers = \n", 2, "scrutiny.toml can't be read"),
    ],
)
def test_options_come_from_a_file(file, text, code, said, read_by, pdf, monkeypatch, capsys, document, recommendation):
    read_by(lambda path, settings: document(path, recommendation(1)))
    monkeypatch.chdir(pdf.parent)
    Path(file).write_text(text)
    assert cli.main(["extract", pdf.name, "-o", "../out"]) == code
    assert said in capsys.readouterr().err


def test_what_is_typed_beats_the_file(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    Path("scrutiny.toml").write_text("timeout = 5\nocr = false\nalso = ['xlsx', 'sqlite']\n")
    kept = parse(["extract", "a.pdf", "--ocr", "--timeout", "7"], cli.configured_words)
    assert (kept.timeout, kept.ocr, kept.also) == (7, "auto", ("xlsx", "sqlite"))


def test_quiet_says_only_what_went_wrong(tmp_path):
    shutil.copy(SAMPLE, tmp_path / "a.pdf")
    (tmp_path / "bad.pdf").write_text("Dear Sir")
    assert scrutiny("-q", "scan", "a.pdf", cwd=tmp_path).stderr == ""
    some = scrutiny("extract", "-q", ".", *QUICK, cwd=tmp_path)
    assert some.returncode == 1 and some.stderr.startswith("Done. 7 of 7") and some.stderr.count("\n") == 1
    none = scrutiny("scan", "-q", "bad.pdf", cwd=tmp_path)
    assert none.returncode == 3 and "1 failed" in none.stderr


@pytest.mark.parametrize("silent", [False, True])
def test_off_a_terminal_a_line_comes_every_ten_seconds_though_no_file_is_done(silent, monkeypatch):
    assert progress.LINE_EVERY == 10
    monkeypatch.setattr(progress, "LINE_EVERY", 0.05)
    monkeypatch.setattr(sys, "stderr", said := io.StringIO())
    with progress.progress(9, silent=silent) as advance:
        advance("slow.pdf, page 3 of 16")
        time.sleep(0.4)
    lines = said.getvalue().splitlines()
    assert set(lines) == (set() if silent else {"… 0 of 9 files done; reading slow.pdf, page 3 of 16"})
    assert len(lines) <= 8


def test_help_is_a_word_too(capsys):
    for words in (["help"], ["help", "scan"]):
        code, shown, _ = left(capsys, *words)
        assert (code, shown) == (0, left(capsys, *words[1:], "--help")[1])


def test_a_piped_document_is_called_so(tmp_path):
    with SAMPLE.open("rb") as piped:
        command = [sys.executable, "-m", "pipeline.cli", "scan", "-"]
        ran = subprocess.run(command, cwd=tmp_path, stdin=piped, capture_output=True, text=True, check=False,
                             env={"PYTHONPATH": str(Path(cli.__file__).parents[1]), "PATH": ""})  # fmt: skip
    assert ran.stdout.startswith("yes        standard-input (page 1")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_offers_commands_and_options(shell, capsys):
    assert cli.main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert "second-reader" in script and "--papers" not in script
    if shell == "bash" and shutil.which("bash"):
        ask = f"{script}\nCOMP_WORDS=(scrutiny extract --sec); COMP_CWORD=2; _scrutiny; echo ${{COMPREPLY[*]}}"
        assert (
            subprocess.run(["bash", "-c", ask], capture_output=True, text=True, check=True).stdout
            == "--second-reader\n"
        )
