"""`scrutiny check`: is a dataset valid, and which of its cells need a person?"""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Sequence
from itertools import groupby

from pipeline.commands.wording import count, printable
from pipeline.errors import NotFound
from pipeline.models.codes import CONSEQUENCE, meaning
from pipeline.models.report import Issue


def run(options: argparse.Namespace) -> int:
    """Print what was found, the most consequential first. 0: nothing to do; 1: something needs a look."""
    if not (options.dataset / "datapackage.json").is_file():
        raise NotFound(f"{options.dataset} is no dataset.", "Give the folder that `scrutiny extract` wrote.")
    from pipeline.publish import check

    issues = check(options.dataset)
    if options.json:
        found = [dataclasses.asdict(issue) for issue in issues]
        print(json.dumps({"schema": "scrutiny-check/1", "issues": found}, indent=1))
    else:
        print("\n".join(report(issues)))
    return 1 if any(_needs_a_person(issue) for issue in issues) else 0


def report(issues: Sequence[Issue]) -> list[str]:
    """The findings as lines, grouped by cause, with what to do about each."""
    lines: list[str] = []
    ordered = sorted(filter(_needs_a_person, issues), key=_consequence)
    for code, group in groupby(ordered, key=lambda issue: issue.code):
        places = list(group)
        entry = meaning(code)
        lines.append(f"{entry.sentence} {entry.advice}".strip())
        lines += [f"  {printable(issue.message)}{_page(issue)}" for issue in places]
    total = len(ordered)
    lines.append(f"{count(total, 'point')} to check." if total else "The dataset is valid; nothing needs a look.")
    return lines


def _needs_a_person(issue: Issue) -> bool:
    return issue.severity == "error" or meaning(issue.code).review


def _consequence(issue: Issue) -> tuple[int, str, int, str]:
    return CONSEQUENCE.index(meaning(issue.code).about), issue.code, issue.page or 0, issue.message


def _page(issue: Issue) -> str:
    return f" (page {issue.page})" if issue.page else ""
