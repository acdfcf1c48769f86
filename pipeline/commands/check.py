"""`scrutiny check`: is a dataset valid, and which of its cells need a person?"""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands.wording import about_minutes, count, field_words, parts_to_check, printable
from pipeline.models.codes import CODES, meaning
from pipeline.models.report import Issue

if TYPE_CHECKING:
    from pipeline.review import Task

INVALID = "DATASET_INVALID"
INVALID_WORDS = "The dataset has been changed since the tool wrote it. Make it again with `scrutiny extract`."
UNCHECKED = "Nothing suggests that these are wrong, but nobody has checked them either."


def run(options: argparse.Namespace) -> int:
    """Print what was found, the most consequential first. 0: nothing to do; 1: something needs a look."""
    from pipeline.publish import check

    issues = check(options.dataset)
    invalid = any(issue.code == INVALID for issue in issues)
    tasks = () if invalid else tasks_of(options.dataset, everything=bool(options.budget))
    chosen = _chosen(tasks, options.budget)
    if options.sheet:
        _write_sheet(options.sheet, chosen)
    if options.json:
        found = {"schema": "scrutiny-check/1", "issues": [dataclasses.asdict(issue) for issue in issues]}
        print(json.dumps({**found, "queue": [_record(task) for task in chosen]}, indent=1))
    elif invalid or not chosen:
        print("\n".join(report(issues)))
    else:
        print("\n".join([*_lines(chosen), *_closing(chosen, tasks, budget=options.budget)]))
    return 1 if issues or any(task.flagged for task in tasks) else 0


def tasks_of(dataset: Path, *, everything: bool = False) -> tuple[Task, ...]:
    """The review queue of a dataset: files, reports and cells. Raises what reading a report raises."""
    from pipeline.publish import file_issues, reports_of
    from pipeline.review import queue, said_of
    from pipeline.review.queue import of_file

    files = [of_file(file, issue) for file, issue in file_issues(dataset)]
    files += [of_file("", issue) for issue in said_of(dataset).issues]
    return queue((r for r in reports_of(dataset) if r.same_as is None), files, everything=everything)


def _chosen(tasks: Sequence[Task], budget: str | None) -> Sequence[Task]:
    if not budget:
        return tasks
    from pipeline.review import within
    from pipeline.review.queue import budget_seconds

    return within(tasks, budget_seconds(budget))


def report(issues: Sequence[Issue]) -> list[str]:
    """What is wrong with a dataset as a whole."""
    if not issues:
        return ["The dataset is valid; nothing needs a look."]
    lines: list[str] = []
    for code, places in groupby(issues, key=lambda issue: issue.code):
        lines.append(_cause(code))
        lines += [f"  {printable(issue.message)}{_page(issue.page)}" for issue in places]
    return [*lines, f"{count(len(issues), 'point')} to check."]


def _lines(tasks: Sequence[Task]) -> Iterator[str]:
    """The queue, one block for each cause: what it is and what to do, then the places."""
    for cause, group in groupby(tasks, key=lambda task: task.cause):
        places = list(group)
        seconds = sum(task.seconds for task in places)
        word = cause.partition(": ")[2]
        about = places[0].about.capitalize()
        about += f" “{printable(word)}”" if word not in (places[0].about, "") else ""
        yield f"{about}: {count(len(places), 'place')}, {about_minutes(seconds)}."
        yield f"  {_cause(places[0].codes[0])}"
        yield from (f"    {_place(task)}" for task in places)
        yield ""


def _place(task: Task) -> str:
    parts = [task.report_id or task.file]
    parts += [f"recommendation {task.number or task.index}"] if task.index else []
    parts += [field_words(task.field)] if task.field and task.field != "row" else []
    said = task.message if task.flagged else f"“{(task.shown or 'nothing')[:60]}”"
    return printable(f"{', '.join(parts)}{_page(task.page)}: {said}")


def _closing(chosen: Sequence[Task], tasks: Sequence[Task], *, budget: str | None) -> list[str]:
    flagged = [task for task in tasks if task.flagged]
    if not budget:
        seconds = sum(task.seconds for task in flagged)
        return [f"All of it takes {about_minutes(seconds)}.", _total(flagged)]
    done = sum(task.flagged for task in chosen)
    spent = about_minutes(sum(task.seconds for task in chosen))
    lines = [f"In {budget}: {done:,} of {count(len(flagged), 'point')}, {spent}."]
    if done < len(chosen):
        lines.append(f"There is time for {count(len(chosen) - done, 'more cell')} in which nothing seems wrong.")
    return [*lines, _total(flagged)]


def _total(flagged: Sequence[Task]) -> str:
    """`29 points to check: 23 cells, 6 other points.`, in the words of `extract`; none of them twice."""
    cells = sum(task.index is not None for task in flagged)
    return f"{count(len(flagged), 'point')} to check: {parts_to_check(cells, len(flagged) - cells)}."


def _cause(code: str) -> str:
    if code == INVALID and code not in CODES:
        return INVALID_WORDS
    if code == "UNCHECKED":
        return UNCHECKED
    entry = meaning(code)
    return f"{entry.sentence} {entry.advice}".strip()


def _page(page: int | None) -> str:
    return f" (page {page})" if page else ""


def _record(task: Task) -> dict[str, object]:
    from pipeline.review.encode import place_line

    fields = {field.name: getattr(task, field.name) for field in dataclasses.fields(task)}
    return {**fields, "codes": list(task.codes), "places": [place_line(place) for place in task.places]}


def _write_sheet(path: Path, tasks: Sequence[Task]) -> None:
    from pipeline.commands.sheets import write_sheet
    from pipeline.review.make import COLUMNS, sheet_rows

    write_sheet(path, COLUMNS, sheet_rows(tasks))
