"""A file that no worker could read, as a document and in words."""

from __future__ import annotations

from pipeline.batch.inputs import Found
from pipeline.batch.limits import Limits
from pipeline.batch.station import Answer
from pipeline.models.codes import meaning
from pipeline.models.report import Document, Issue


def told(answer: Answer, limits: Limits) -> str:
    """What became of the attempt, and what may be done about it."""
    if problem := answer.head.get("problem"):
        return str(problem)
    if answer.code == "TIMEOUT" and answer.page_seconds:
        return f"Page {answer.page} took longer than {answer.page_seconds:g} seconds and was stopped. Look at the page."
    if answer.code == "TIMEOUT":
        return f"Reading took longer than {limits.seconds:g} seconds and was stopped. Allow more time with --timeout."
    entry = meaning(answer.code)
    return f"{entry.sentence} ({answer.where})" if answer.where else f"{entry.sentence} {entry.advice}"


def failed(item: Found, sha256: str | None, code: str, message: str) -> Document:
    """The document of a file that was not read."""
    issue = Issue(code, "error", None, message)
    return Document(item.path.name or item.name, sha256, 0, "failed", code, issues=(issue,))
