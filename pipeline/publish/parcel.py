"""A document made ready, as bytes and back: what a worker hands to its parent, and what a run keeps to go on from.

    the outcome in a line · compressed, in lines of JSON: the document; for each report its top and its body

Whoever only puts documents together reads the tops and copies the bodies.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import astuple
from typing import Any

from pipeline.models.counts import Counts
from pipeline.models.privacy import Removed
from pipeline.models.report import Document, Issue, Outcome
from pipeline.publish.clean import clean
from pipeline.publish.document import issue_object, words_object, words_of
from pipeline.publish.draft import Draft
from pipeline.publish.prepare import Prepared
from pipeline.publish.schema import JsonObject
from pipeline.publish.sketch import Item

_LEVEL = 1  # of compression: a tenth of the size in a hundredth of the reading time


def parcel(ready: Prepared) -> bytes:
    """The same bytes for the same document."""
    lines = [_line({"document": _document(ready.document), "counts": astuple(ready.counts)})]
    for draft in ready.drafts:
        lines += [_line({"top": draft.top, "items": [_said(item) for item in draft.items]}), draft.body]
    packed = gzip.compress(b"\n".join(lines), _LEVEL, mtime=0)
    return f"{ready.document.status} {ready.document.reason}\n".encode("ascii") + packed


def unparcel(content: bytes) -> Prepared:
    """What went into `parcel`. Raises ValueError, KeyError or OSError where it is none, or damaged."""
    first, *lines = gzip.decompress(content.partition(b"\n")[2]).split(b"\n")
    said = json.loads(first)
    drafts = tuple(_draft(top, body) for top, body in zip(lines[::2], lines[1::2], strict=True))
    return Prepared(_read(said["document"]), Counts(*said["counts"]), drafts)


def outcome_of(content: bytes) -> tuple[Outcome, str]:
    """Status and reason of a parcel's document, without opening it."""
    status, _, reason = content.partition(b"\n")[0].decode("ascii").partition(" ")
    return status, reason  # type: ignore[return-value]


def is_whole(content: bytes) -> bool:
    """Whether nothing of a parcel is missing: its own checksum tells."""
    try:
        gzip.decompress(content.partition(b"\n")[2])
    except (OSError, EOFError, ValueError):
        return False
    return True


def _line(content: JsonObject) -> bytes:
    """ASCII: a file's name may hold what no encoding takes. JSON of one line holds no line feed."""
    return json.dumps(content, ensure_ascii=True, allow_nan=False).encode("ascii")


def _document(document: Document) -> JsonObject:
    return {
        "file": document.file,
        "sha256": document.sha256,
        "pages": document.pages,
        "status": document.status,
        "reason": document.reason,
        "issues": [clean(issue_object(issue)) for issue in document.issues],
        "producer": document.producer,
        "words": clean(words_object(document.words)),
        "removed": [[removed.what, removed.count] for removed in document.removed],
    }


def _read(said: dict[str, Any]) -> Document:
    return Document(
        **{
            **said,
            "issues": tuple(Issue(**issue) for issue in said["issues"]),
            "words": words_of(said["words"]),
            "removed": tuple(Removed(what, count) for what, count in said["removed"]),
        }
    )


def _said(item: Item) -> list[Any]:
    return [item.index, item.number, item.words, item.said, item.rag]


def _draft(top: bytes, body: bytes) -> Draft:
    said = json.loads(top)
    return Draft(said["top"], tuple(Item(*item) for item in said["items"]), body)
