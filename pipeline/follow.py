"""A dataset's inquiries one by one, their rounds compared: what the tables of promises and changes are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from pipeline.compare import alone, compare, follow_open_promises, rounds_of, with_commitments
from pipeline.models.answers import Answers
from pipeline.models.comparison import Followed
from pipeline.models.report import Report
from pipeline.publish import read_report
from pipeline.publish.answers import read_answers
from pipeline.publish.read_dataset import table_rows
from pipeline.tag import entities

Show = Callable[[Sequence[Report]], tuple[Report, ...]]  # without the names that must not be seen


def with_entities(report: Report) -> Report:
    """A report that was read without its dates and names gets them now, by rules alone: promises rest on dates."""
    if report.entities:
        return report
    return with_commitments(replace(report, entities=entities(report, model=False)[0]))


def follow_rounds(
    read: tuple[Report, ...], as_at: str | None, answers: Answers, published: tuple[Report, ...] = ()
) -> Followed:
    """Each round with the next, and what those after it tell; a report without another is followed within itself.

    `published`: the same reports as they are published, where they hold less than those `read`.
    """
    steps = [compare(one, other, as_at, answers) for one, other in pairwise(read)]
    looks = tuple(follow_open_promises(read, steps, as_at, answers))
    return Followed(published or read, tuple(steps) or (alone(read[0], as_at),), read if published else (), looks)


def follow(new: Path, answered: Path) -> Iterator[Followed]:
    """Every inquiry of the dataset in `new`, by the answers that a person gave in the folder `answered`."""
    for reports in _inquiries(new):
        read = [with_entities(report) for report in reports]
        answers = read_answers(answered, read).answers
        for group in rounds_of(read, answers):
            yield follow_rounds(group, None, answers)


def follow_public(dataset: Path, show: Show) -> Callable[[Path, Path], Iterator[Followed]]:
    """Return what follows a set made from `dataset`: compared in full, of which the set may hold less."""

    def follow_new(new: Path, _: Path) -> Iterator[Followed]:
        for reports in _inquiries(new):
            published = {report.report_id: report for report in reports}
            paths = (dataset / "reports" / f"{name}.json" for name in published)
            read = [with_entities(show([read_report(path)])[0]) for path in paths]
            answers = read_answers(dataset, read).answers
            for group in rounds_of(read, answers):
                listed = tuple(published[report.report_id] for report in group)
                yield follow_rounds(group, None, answers, listed)

    return follow_new


def _inquiries(folder: Path) -> Iterator[list[Report]]:
    """The reports of one inquiry after the other, so that never all of them are in memory."""
    names: dict[str, list[str]] = {}
    for row in table_rows(folder, "reports"):
        if not row["same_as"]:
            names.setdefault(row["inquiry_id"], []).append(row["report_id"])
    for inquiry in sorted(names):
        yield [read_report(folder / "reports" / f"{name}.json") for name in names[inquiry]]
