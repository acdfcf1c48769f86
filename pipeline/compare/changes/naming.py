"""Names that a recommendation's cells newly give, or give no longer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pipeline.compare.language.wording import plain
from pipeline.models.comparison import NameChange
from pipeline.models.report import Report

_TITLE = re.compile(r"^(?:cllrs?|councillors?|mrs?|ms|miss|dr|prof|professor|sir|dame)\.?\s+", re.IGNORECASE)
_FIELDS = ("lead_officer", "update", "response", "action")  # where those who are to do it are named

Named = Mapping[int, tuple[str, ...]]


def named(report: Report) -> Named:
    """Index of a recommendation → the people named in its cells, in the order of the paper, each once."""
    found: dict[int, dict[str, None]] = {}
    for entity in report.entities:
        if entity.kind == "person" and entity.index is not None and entity.field in _FIELDS:
            found.setdefault(entity.index, {})[_full(entity.value, entity.text)] = None
    return {index: tuple(names) for index, names in found.items()}


def header_names(report: Report) -> tuple[str, ...]:
    """Lead officers and Cabinet members of the report's top lines."""
    people = (*report.header.lead_officers, *report.header.cabinet_members)
    return tuple(person.name for person in people if not person.name.startswith("["))  # a post in place of a name


def name_change(earlier: Iterable[str], later: Iterable[str]) -> NameChange:
    """Names only in the one, only in the other; with or without a title a name is the same, and so is a surname."""
    ours, theirs = list(earlier), list(later)
    return NameChange(
        tuple(name for name in theirs if not _among(name, ours)),
        tuple(name for name in ours if not _among(name, theirs)),
    )


def _among(name: str, others: Iterable[str]) -> bool:
    words = _key(name)
    return any(words == other or words[-1:] == other or other[-1:] == words for other in map(_key, others))


def _key(name: str) -> tuple[str, ...]:
    return tuple(_TITLE.sub("", plain(name)).lower().split())


def _full(value: str | float | None, text: str) -> str:
    return value if isinstance(value, str) and value else text
