"""A document made ready to be published by whoever read it, and the same as bytes for who writes the dataset."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass, replace
from typing import Any

from pipeline.models.counts import Counts, counted
from pipeline.models.privacy import Removed
from pipeline.models.report import Document, Issue, Outcome
from pipeline.publish.document import issue_object, problem, report_from, with_lists, words_object, words_of
from pipeline.publish.draft import Draft, body_of, drafted, text_of
from pipeline.publish.encode import clean, clean_text
from pipeline.publish.inquiries import Item
from pipeline.publish.schema import JsonObject

REFUSED = "INVALID_REPORT"


@dataclass(frozen=True, slots=True)
class Prepared:
    """`document`: the outcome without its reports; `issues` of it are those that no report tells as well."""

    document: Document
    counts: Counts
    drafts: tuple[Draft, ...]


def prepared(document: Document) -> Prepared:
    """The document with its reports drafted. One that the gate refuses is left out, and an issue says so."""
    drafts: list[Draft] = []
    refused: list[Issue] = []
    for report in document.reports:
        content, lists = with_lists(report)
        fault = problem(content)
        if fault is None:
            drafts.append(drafted(content, lists))
        else:
            refused.append(refusal(fault))
    own = [issue for issue in document.issues if all(issue not in report.issues for report in document.reports)]
    bare = replace(document, reports=(), issues=(*own, *refused))
    return Prepared(less(bare, refused, drafts), counted(document), tuple(drafts))


def refusal(fault: str) -> Issue:
    """What is said of a report that the gate refuses."""
    return Issue(REFUSED, "error", None, f"A report was left out: {clean_text(fault)}.")


def less(document: Document, refused: Iterable[Issue], drafts: Iterable[Draft]) -> Document:
    """The document with the outcome that it has without the reports that were refused."""
    if not list(refused):
        return document
    return replace(document, status="partial" if list(drafts) else "failed", reason=REFUSED)


def restored(ready: Prepared) -> Document:
    """The document with its reports as records again, for what is rare: another name, other people to be hidden."""
    reports = tuple(report_from(_whole(draft)) for draft in ready.drafts)
    return replace(ready.document, reports=reports)


def _whole(draft: Draft) -> dict[str, Any]:
    body = body_of(draft.body)
    whole: dict[str, Any] = json.loads(text_of(draft.top, body, body.ids))
    return whole


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
