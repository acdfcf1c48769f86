"""What a package holds: every file with its hash, in manifest.json; and which names may stand in one."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.errors import Corrupt
from pipeline.safe_json import loads
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
        raise Corrupt("This zip is no package that `scrutiny pack` made.", "Ask for it once more.") from error
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
