"""`scrutiny check`: is a dataset valid, and which of its cells need a person?"""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Sequence
from itertools import groupby

from pipeline.commands.wording import count, printable
from pipeline.models.codes import CODES, meaning
from pipeline.models.report import Issue

INVALID = "DATASET_INVALID"
INVALID_WORDS = "The dataset is not as the tool wrote it. Make it anew with `scrutiny extract`."


def run(options: argparse.Namespace) -> int:
    """Print what was found, the most consequential first. 0: nothing to do; 1: something needs a look."""
    from pipeline.publish import check

    issues = check(options.dataset)
    if options.json:
        found = [dataclasses.asdict(issue) for issue in issues]
        print(json.dumps({"schema": "scrutiny-check/1", "issues": found}, indent=1))
    else:
        print("\n".join(report(issues)))
    return 1 if issues else 0


def report(issues: Sequence[Issue]) -> list[str]:
    """The findings as lines, each cause with what to do about it, in the order given."""
    if not issues:
        return ["The dataset is valid; nothing needs a look."]
    lines: list[str] = []
    for code, places in groupby(issues, key=lambda issue: issue.code):
        lines.append(_cause(code))
        lines += [f"  {printable(issue.message)}{_page(issue)}" for issue in places]
    return [*lines, f"{count(len(issues), 'point')} to check."]


def _cause(code: str) -> str:
    if code == INVALID and code not in CODES:
        return INVALID_WORDS
    entry = meaning(code)
    return f"{entry.sentence} {entry.advice}".strip()


def _page(issue: Issue) -> str:
    return f" (page {issue.page})" if issue.page else ""
