"""A document made ready to be published, by whoever read it: each report checked and drafted, the rest counted."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from pipeline.models.counts import Counts, counted
from pipeline.models.report import Document, Issue
from pipeline.publish.clean import clean_text
from pipeline.publish.document import report_from, with_lists
from pipeline.publish.draft import Draft, body_of, drafted, text_of
from pipeline.publish.gate import problem

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
