"""A whole document as bytes and back: what a worker hands to its parent, and what a run keeps to go on from.

Everything that is published of a document comes through unchanged; what is not published (which words a text was
joined from) stays behind.
"""

from __future__ import annotations

import gzip
import json
from typing import Any

from pipeline.models.privacy import Removed
from pipeline.models.report import Document, Issue, Outcome, Unplaced, Words
from pipeline.publish.clean import clean
from pipeline.publish.document import issue_object, report_document, words_object
from pipeline.publish.read_report import report_from

FORM = 2  # counts up when a parcel of an older version can't be read any more
_LEVEL = 3  # of compression: a tenth of the size in a hundredth of the reading time


def parcel(document: Document) -> bytes:
    """The outcome in a line, then the document as compressed JSON: the same bytes for the same document."""
    content = {
        "file": document.file,
        "sha256": document.sha256,
        "pages": document.pages,
        "status": document.status,
        "reason": document.reason,
        "producer": document.producer,
        "issues": [clean(issue_object(issue)) for issue in document.issues],
        "words": clean(words_object(document.words)),
        "removed": [[removed.what, removed.count] for removed in document.removed],
        "reports": [report_document(report) for report in document.reports],
    }
    # ASCII: a file's name may hold what no encoding takes.
    packed = gzip.compress(json.dumps(content, ensure_ascii=True, allow_nan=False).encode("ascii"), _LEVEL, mtime=0)
    return f"{document.status} {document.reason}\n".encode("ascii") + packed


def unparcel(content: bytes) -> Document:
    """The document of `parcel`. Raises ValueError, KeyError or OSError where it is none, or damaged."""
    found: dict[str, Any] = json.loads(gzip.decompress(content.partition(b"\n")[2]))
    words = found["words"]
    return Document(
        file=found["file"],
        sha256=found["sha256"],
        pages=found["pages"],
        status=found["status"],
        reason=found["reason"],
        reports=tuple(report_from(report) for report in found["reports"]),
        issues=tuple(Issue(**issue) for issue in found["issues"]),
        producer=found["producer"],
        removed=tuple(Removed(what, count) for what, count in found["removed"]),
        words=Words(**{**words, "unplaced": tuple(Unplaced(**word) for word in words["unplaced"])}),
    )


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
