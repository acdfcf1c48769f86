"""What the user named (files, folders, globs, zip archives) becomes a list of files, in a fixed order.

Nothing is fetched, no symbolic link and no hidden folder met in a folder is followed, and no file is listed twice. A
name that leads nowhere stays in the list with its problem: one row for each input, always.
"""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InputError, NotFound, NotPermitted, TooLarge, UsageError
from pipeline.scratch import is_scratch

DOCUMENTS = (".pdf", ".docx", ".html", ".htm", ".xlsx")  # endings of files that folders and archives are searched for
STANDARD_INPUT = "standard-input"  # what a document is called that was piped in
_PIPED_AT_MOST = 200 << 20  # bytes on standard input
OFFICE_LOCK = "~$"  # what Word and Excel put beside a file that is open
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}://")
ADDRESS_WITHOUT_SLASHES = re.compile(r"(?:https?|ftp|s3|file|data|mailto):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """One input: where it is, how people call it, and what is wrong with it before it was even opened."""

    path: Path
    name: str
    problem: InputError | None = None
    remote: bool = False  # `name` is an address: `remote.fetched` turns it into a file
    archive: bool = False  # a zip: `archives.unpacked` turns it into the documents in it


Hidden = Callable[[str], None]  # told of each hidden folder that holds documents and is not read


def find(
    named: Iterable[str],
    hidden: Hidden = lambda folder: None,
    *,
    allow_remote: bool = False,
    results: Path | None = None,
) -> list[Found]:
    """Every file that `named` leads to: arguments in the order given, folders and globs sorted.

    A folder that holds `results` is read without it. Raises UsageError for a web address, unless the user allows
    these: nothing is fetched unasked.
    """
    found: list[Found] = []
    seen: set[str] = set()
    own = os.path.join(os.path.realpath(results), "") if results else ""
    for argument in named:
        skipped = own if own and not os.path.realpath(argument).startswith(own) else None
        for item in _of_one(argument, hidden, allow_remote):
            identity = os.path.realpath(item.path)
            if identity not in seen and not (skipped and identity.startswith(skipped)):
                seen.add(identity)
                found.append(item)
    return found


def standard_input(folder: Path) -> Path:
    """Write what comes on standard input to a file in `folder`; return it, named for what must be told by the name."""
    if sys.stdin.isatty():
        raise UsageError("- reads standard input, and nothing is piped into it.", "Name the file.")
    draft = folder / STANDARD_INPUT
    with draft.open("wb") as sink:
        while block := sys.stdin.buffer.read(1 << 20):
            sink.write(block)
            if sink.tell() > _PIPED_AT_MOST:
                raise TooLarge(f"More than {_PIPED_AT_MOST >> 20} MB came on standard input.")
    with draft.open("rb") as file:
        start = file.read(4096)
    ending = ".json" if start.lstrip().startswith(b"{") else ""
    if start.startswith(b"PK") and not any(part in start for part in (b"[Content_Types]", b"_rels/", b"docProps/")):
        ending = ".zip"
    return draft.rename(draft.with_suffix(ending)) if ending else draft


def is_document(name: str) -> bool:
    """Whether a file in a folder or archive is one to read, by its name; what it really is, its first bytes say."""
    return name.lower().endswith(DOCUMENTS) and not re.split(r"[/\\]", name)[-1].startswith(OFFICE_LOCK)


def refuse_output_among_inputs(named: Iterable[str], out: Path) -> None:
    """Raise UsageError where the results would land among the files that are read."""
    target = os.path.realpath(out)
    for argument in named:
        if os.path.isdir(argument) and os.path.realpath(argument) == target:
            raise UsageError(
                f"The results ({out}) would land among the files that are read ({argument}).",
                "Choose another folder with -o, for example: -o scrutiny-out",
            )


def _of_one(argument: str, hidden: Hidden, allow_remote: bool) -> Iterator[Found]:
    if allow_remote and ADDRESS.match(argument) and not argument.lower().startswith(("file:", "local:")):
        yield Found(Path(argument), argument, remote=True)
        return
    if ADDRESS.match(argument) or ADDRESS_WITHOUT_SLASHES.match(argument):
        advice = "Download the file first, or use `scrutiny extract --allow-remote`."
        raise UsageError(f"{argument} is a web address.", advice)
    path = Path(argument)
    if path.is_dir():
        yield from _in_folder(path, hidden)
    elif os.path.lexists(path) or not glob.has_magic(argument):
        yield _file(path)
    else:
        yield from _in_glob(argument, hidden)


def _file(path: Path) -> Found:
    problem: InputError | None = None
    if not path.exists():
        problem = NotFound(f"{path} is not there.")
    elif not path.is_file():
        problem = InputError(f"{path} is not a file.", "Give a PDF file, a folder of them, or a zip.")
    name = path.name if path.stem == STANDARD_INPUT and is_scratch(path.parent) else str(path)
    return Found(path, name, problem, archive=path.suffix.lower() == ".zip")


def _in_glob(pattern: str, hidden: Hidden) -> Iterator[Found]:
    matches = sorted(Path(match) for match in glob.glob(pattern, recursive=True))
    if not matches:
        yield Found(Path(pattern), pattern, NotFound(f"Nothing matches {pattern}."))
    for match in matches:
        if match.is_dir():
            yield from _in_folder(match, hidden)
        else:
            yield _file(match)


def _in_folder(folder: Path, hidden: Hidden) -> Iterator[Found]:
    """The documents below a folder, sorted by path; a folder that holds none, or can't be read, is said."""
    closed: list[OSError] = []
    paths: list[Path] = []
    for where, folders, files in os.walk(folder, onerror=closed.append, followlinks=False):
        for name in sorted(name for name in folders if name.startswith(".")):
            folders.remove(name)
            if _holds_documents(Path(where, name)):
                hidden(os.path.join(where, name))
        folders.sort()
        paths += [Path(where, name) for name in files if is_document(name)]
    for error in closed:
        where = str(error.filename or folder)
        yield Found(Path(where), where, NotPermitted(f"The folder {where} can't be opened."))
    paths = [path for path in paths if not path.is_symlink()]
    if not paths and not closed:
        said = f"The folder {folder} holds no PDF, .docx, .html or .xlsx."
        yield Found(folder, str(folder), NotFound(said, "Name the files."))
    for path in sorted(paths, key=lambda path: path.parts):
        yield _file(path)


def _holds_documents(folder: Path) -> bool:
    return any(is_document(name) for _, _, files in os.walk(folder) for name in files)
