"""A dataset packed as one zip: its files with their hashes in a manifest, and a README for who opens it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import unicodedata
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from textwrap import wrap
from typing import Any

from pipeline.errors import Corrupt
from pipeline.publish.folder import made_by_tool, must_be_dataset, writing
from pipeline.publish.inquiries import slug
from pipeline.publish.metadata.dcat import checksum
from pipeline.publish.read_dataset import table_rows
from pipeline.publish.spreadsheet.workbook import entry
from pipeline.safe_json import loads
from pipeline.scratch import scratch
from pipeline.text.unseen_letters import without_unseen

FILE, README = "manifest.json", "README.txt"
SCHEMA = "scrutiny-pack/1"
DATASET, PAPERS = "dataset/", "papers/"
FILE_CAP = 200 * 1024 * 1024  # bytes of one file
PACKAGE_CAP = 4 * 1024 * 1024 * 1024  # bytes of all files
FILES_CAP = 200_000
MANIFEST_CAP = 64 * 1024 * 1024

_NAME = re.compile(r"(?:dataset|papers)(?:/[^/\\:*?\"<>|\x00-\x1f]{1,200}){1,6}|README\.txt")
_ENDINGS = {  # of files that a dataset or its papers can be: nothing that a system would run
    DATASET: ("csv", "db", "docx", "html", "json", "jsonl", "jsonld", "parquet", "sqlite", "ttl", "txt", "xlsx", "xml"),
    PAPERS: ("bin", "docx", "htm", "html", "pdf", "xlsx"),
}
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a package."""

    name: str
    sha256: str
    size: int


def manifest(entries: Iterable[Entry], tool: Mapping[str, Any], missing: Iterable[str]) -> str:
    """The text of manifest.json; `tool` is what run.json says of the version, `missing` the papers not found."""
    content = {
        "schema": SCHEMA,
        "tool": dict(tool),
        "papers_missing": sorted(missing),
        "files": [{"path": one.name, "sha256": one.sha256, "bytes": one.size} for one in entries],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def read_manifest(text: bytes) -> dict[str, Entry]:
    """Every file that a package must hold, by name. Raises Corrupt where it is none of ours, or a name is unsafe."""
    try:
        content = loads(text)
        if content["schema"] != SCHEMA:
            raise ValueError
        entries = [Entry(str(one["path"]), str(one["sha256"]), int(one["bytes"])) for one in content["files"]]
    except (ValueError, KeyError, TypeError) as error:
        raise Corrupt("This zip is not a package that `scrutiny pack` made.", "Ask for it again.") from error
    if len(entries) > FILES_CAP or sum(one.size for one in entries) > PACKAGE_CAP:
        raise Corrupt("The package is larger than any dataset.", "Ask for it in parts.")
    taken: set[str] = set()
    for one in entries:
        same = unicodedata.normalize("NFC", one.name).casefold()
        if not safe(one.name) or one.size > FILE_CAP or same in taken:
            raise Corrupt("The package holds a file whose name or size no package has; nothing was unpacked.", "")
        taken.add(same)
    return {one.name: one for one in entries}


def safe(name: str) -> bool:
    """Whether a file of a package may be called so: inside its folder, on every system, hidden from nobody."""
    parts = name.split("/")
    plain = not any(part.startswith(".") or part.endswith((".", " ")) or _RESERVED.fullmatch(part) for part in parts)
    seen = name.isprintable() and without_unseen(name) == name
    return bool(_NAME.fullmatch(name)) and plain and seen and (name == README or _may_end_so(name))


def _may_end_so(name: str) -> bool:
    endings = _ENDINGS[f"{name.partition('/')[0]}/"]
    return name.rpartition(".")[2].lower() in endings


@dataclass(frozen=True, slots=True)
class Packed:
    """What a package holds; `missing`: papers that were not found where the user said."""

    path: Path
    files: int
    papers: int
    missing: tuple[str, ...]


def pack(dataset: Path, path: Path, papers: Sequence[Path] = ()) -> Packed:
    """Writes the package; the same dataset and papers give the same bytes.

    `papers` are folders in which the papers are looked for by their content, whatever they are called. Raises
    NotFound where `dataset` is none, OutputError where `path` can't be written.
    """
    must_be_dataset(dataset)
    found, missing = _papers(dataset, papers) if papers else ({}, ())
    members = {**{f"{DATASET}{name}": dataset / name for name in _files(dataset)}, **found}
    with writing(path.parent), scratch() as drafts:
        draft = drafts / "package.zip"
        _write(draft, dict(sorted(members.items())), _tool(dataset), missing, readme(dataset, len(found), missing))
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(draft, path.with_name(f".{path.name}.part"))
        path.with_name(f".{path.name}.part").replace(path)
    return Packed(path, len(members), len(found), missing)


def _write(draft: Path, members: dict[str, Path], tool: dict[str, Any], missing: tuple[str, ...], words: str) -> None:
    said = words.encode("utf-8")
    entries = [Entry(README, hashlib.sha256(said).hexdigest(), len(said))]
    entries += [Entry(name, checksum(file), file.stat().st_size) for name, file in members.items()]
    with zipfile.ZipFile(draft, "w") as archive:
        archive.writestr(entry(README), said)
        archive.writestr(entry(FILE), manifest(entries, tool, missing))
        for name, file in members.items():
            with file.open("rb") as source, archive.open(entry(name), "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target)


def _files(dataset: Path) -> Iterator[str]:
    """What the tool and the people who checked its work made; notes of one's own stay at home."""
    for top in sorted(made_by_tool()):
        place = dataset / top
        inside = sorted(place.rglob("*")) if place.is_dir() and not place.is_symlink() else [place]
        for path in inside:
            name = path.relative_to(dataset).as_posix()
            if path.is_file() and not path.is_symlink() and safe(DATASET + name):
                yield name


def _papers(dataset: Path, folders: Sequence[Path]) -> tuple[dict[str, Path], tuple[str, ...]]:
    """Each paper of the dataset under a name of its own in the package; the names of those that are not there."""
    wanted = {row["sha256"]: row["file"] for row in table_rows(dataset, "documents") if row["sha256"]}
    found: dict[str, Path] = {}
    for path in (path for folder in folders for path in sorted(folder.rglob("*"))):
        if path.is_file() and not path.is_symlink():
            digest = checksum(path)
            if digest in wanted:
                found.setdefault(digest, path)
    taken: dict[str, Path] = {}
    for digest in sorted(found, key=lambda digest: (wanted[digest], digest)):
        taken[_paper_name(wanted[digest], digest, taken)] = found[digest]
    return taken, tuple(sorted(name for digest, name in wanted.items() if digest not in found))


def _paper_name(file: str, sha256: str, taken: Collection[str]) -> str:
    """Its own name where that is safe and free, so that reading it again gives the same ids; else one of ours."""
    plain = PurePosixPath(file.replace("\\", "/"))
    own = PAPERS + unicodedata.normalize("NFC", plain.name)
    if safe(own) and own.casefold() not in {name.casefold() for name in taken}:
        return own
    ours = f"{PAPERS}{slug(plain.stem, 80) or 'paper'}-{sha256[:16]}"
    ended = f"{ours}{plain.suffix.lower()}"
    return ended if safe(ended) else f"{ours}.bin"


def _tool(dataset: Path) -> dict[str, Any]:
    """Which version made the dataset."""
    try:
        record = loads((dataset / "run.json").read_text(encoding="utf-8"))
        tool: dict[str, Any] = record["tool"]
    except (OSError, ValueError, KeyError):
        return {}
    return tool


_WORDS = """\
Progress on council scrutiny recommendations: a package
========================================================

In the folder “dataset”
- dataset.xlsx, if included, opens in Excel. recommendations.csv has the same as a plain table: one row for each
  recommendation of each report.
- issues.csv says what the tool was not sure of. Compare these rows with the documents.
- reports has every report, with the page and place of every cell.
- corrections.jsonl and assessments.jsonl, if included, record what people found when they compared the tables
  with the documents, and what committees decided: who, when, what, why.
- run.json says which version of the tool read the documents, and when.

To continue working with it: scrutiny unpack PACKAGE.zip -o FOLDER
If FOLDER already has a dataset, the corrections and assessments of this package are added to it; where they
differ from yours, both are shown and nothing of yours is changed.

"""


def readme(dataset: Path, papers: int, missing: tuple[str, ...]) -> str:
    """The words above, and what stands in this very package."""
    councils = sorted({row["council"] for row in table_rows(dataset, "reports") if row["council"]})
    reports = sum(1 for _ in table_rows(dataset, "reports"))
    rows = sum(1 for _ in table_rows(dataset, "recommendations"))
    lines = [f"{reports} reports, {rows} recommendations."]
    lines += wrap(f"Councils: {'; '.join(councils) or 'not named'}.", 110)
    if papers:
        lines.append(f"The folder “papers” has {papers} of the documents themselves.")
    else:
        lines.append("The documents themselves are not in this package.")
    lines += [f"Not found, so not in it: {name}" for name in missing] if papers else []
    return _WORDS + "\n".join(lines) + "\n"
