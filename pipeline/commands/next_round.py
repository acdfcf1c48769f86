"""`scrutiny next-round`: a Word return that officers fill in for the next round of an inquiry."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands.named import seen_together, stricter
from pipeline.commands.wording import count, printable
from pipeline.errors import OutputError, UsageError
from pipeline.inquiry_pages import followed, inquiries_of
from pipeline.models.report import Report
from pipeline.privacy.store import read_forgotten
from pipeline.scratch import scratch

if TYPE_CHECKING:
    from pipeline.report.view.next_return import Return

NOT_TOLD_APART = "Its recommendations share numbers or have none, and no titles: a return could not be told apart."
MOST_NAMED = 20  # inquiries that a message lists


def run(options: argparse.Namespace) -> int:
    """Write the return. Raises UsageError where no one inquiry is meant, OutputError where the file exists."""
    from pipeline.publish import must_be_dataset
    from pipeline.publish.answers import read_answers
    from pipeline.publish.comparisons import read_reports, tracked
    from pipeline.report.view.next_return import next_return

    must_be_dataset(options.dataset)
    if options.out.suffix.lower() != ".docx":
        raise UsageError(f"{options.out.name} is not a Word file.", "Give a name that ends in .docx.")
    reports = read_reports(options.dataset, copies=True)
    answers = read_answers(options.dataset, reports).answers
    read = _chosen(inquiries_of(reports, answers), options.inquiry)
    rounds = seen_together(read, stricter(options.people, options.dataset), read_forgotten(options.dataset))
    found = followed(rounds, None, answers)
    form = next_return(found.reports[-1], tracked([found]))
    if not form.is_told_apart:
        raise UsageError(NOT_TOLD_APART, "Write the return by hand, with numbers of its own.")
    _write(form, options.out)
    asked = count(len(form.asked), "recommendation")
    print(f"Written to {printable(str(options.out))}: {printable(form.title)}, {asked}.", file=sys.stderr)
    return 0


def _chosen(inquiries: Sequence[tuple[Report, ...]], words: str) -> tuple[Report, ...]:
    """The one inquiry with this id, or with these words in its id, title or file names."""
    small = words.casefold()
    exact = [rounds for rounds in inquiries if rounds[-1].inquiry_id == words]
    fitting = exact or [rounds for rounds in inquiries if any(small in name.casefold() for name in _names(rounds))]
    if len(fitting) == 1:
        return fitting[0]
    listed = "\n".join(f"  {_name(rounds)}" for rounds in (fitting or inquiries)[:MOST_NAMED])
    said = f"{len(fitting)} inquiries" if fitting else "No inquiry"
    fits = "fit" if fitting else "fits"
    raise UsageError(f"{said} {fits} “{printable(words)}”. Name one by words of its title:\n{printable(listed)}", "")


def _names(rounds: Sequence[Report]) -> list[str]:
    return [name for one in rounds for name in (one.inquiry_id, one.header.inquiry, one.source.file) if name]


def _name(rounds: Sequence[Report]) -> str:
    last = rounds[-1]
    return f"{last.header.inquiry or 'without a title'} ({last.source.file})"


def _write(form: Return, path: Path) -> None:
    """The same bytes each time; never over a file that is there: officers may have filled it in."""
    from pipeline.publish.folder import writing
    from pipeline.publish.spreadsheet.workbook import repacked
    from pipeline.report.word.next_return import return_document

    if path.exists():
        raise OutputError(f"{path} exists and may be filled in; it was left as it is.", "Give another name.")
    with writing(path.parent), scratch() as drafts:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = drafts / path.name
        return_document(form).save(str(draft))
        repacked(draft, path)
