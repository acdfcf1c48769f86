"""`scrutiny report`: a dataset as pages for people, one for each inquiry, and a tracker of all."""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands.closing import Tally, conclusion, exit_code
from pipeline.commands.named import find_papers, hidden_in, pictures, seen_together, stricter
from pipeline.commands.pages_output import may_write_office, print_pages_summary, tallies, write_office
from pipeline.commands.progress import Advance, progress
from pipeline.commands.wording import count, printable
from pipeline.inquiry_pages import brief_of, followed, inquiries_of, page_name, tracker_of
from pipeline.models.comparison import Followed
from pipeline.models.report import Report
from pipeline.privacy.store import read_forgotten

if TYPE_CHECKING:
    from pipeline.report.view import Brief

INDEX = "index.html"
FOLDER = "pages"
NOT_SHOWN = "Page numbers are given; to show the pages as well, name the folder of PDFs with --documents."


def run(options: argparse.Namespace) -> int:
    """Write the pages of every inquiry of a dataset. 1: something in it is to be checked."""
    from pipeline.publish import must_be_dataset
    from pipeline.publish.comparisons import read_reports
    from pipeline.publish.dataset import may_write, write_pages
    from pipeline.publish.folder import mark_fresh

    must_be_dataset(options.dataset)
    out = options.out or options.dataset / FOLDER
    may_write(out / INDEX)
    reports = read_reports(options.dataset, copies=True)
    papers = _papers(options.documents, reports)
    shown: list[tuple[Followed, str, Brief]] = []
    with progress(len(reports)) as advance:
        write_pages(out, _pages(options, out, reports, papers, shown, advance), whole=True)
    briefs = [(name, one) for _, name, one in shown]
    if out == options.dataset / FOLDER:
        mark_fresh(options.dataset, [FOLDER])
    counted = tallies(report for report in reports if report.same_as is None)
    code, message = (exit_code(counted), _closing(briefs, counted)) if counted else (0, "Done. No report to show.")
    _say(out, options.documents, reports, papers, message)
    if options.json:
        print_pages_summary(out, briefs, message, code)
    return code


def _papers(folder: Path | None, reports: Sequence[Report]) -> dict[str, Path]:
    if folder is None:
        return {}
    return find_papers(folder, {report.source.sha256: report.source.file for report in reports})


def _pages(
    options: argparse.Namespace,
    out: Path,
    reports: Sequence[Report],
    papers: dict[str, Path],
    shown: list[tuple[Followed, str, Brief]],
    advance: Advance,
) -> Iterator[tuple[str, str]]:
    """Each inquiry's page as it is made, so that pictures of one at a time are held; the tracker last."""
    from pipeline.publish.answers import read_answers
    from pipeline.report.html import brief_page, tracker_page
    from pipeline.work.picturing import studio

    people, forgotten = stricter(options.people, options.dataset), read_forgotten(options.dataset)
    answers = read_answers(options.dataset, reports).answers
    with studio() as drawing:
        for read in inquiries_of(reports, answers):
            rounds, hidden = seen_together(read, people), hidden_in(read, people, forgotten)
            advance(rounds[-1].header.inquiry or rounds[-1].source.file)
            found = followed(rounds, options.as_at, answers)
            name, one = page_name(found.reports), brief_of(rounds, found)
            shown.append((found, name, one))
            yield name, brief_page(one, pictures(one, papers, options.password, hidden, drawing), INDEX)
            may_write_office(out, name, options.also)
            write_office(out, name, one, options.also)
            for _ in rounds:
                advance()
    ended = _endings(options.dataset)
    yield INDEX, tracker_page(tracker_of(shown, ended["failed"], ended["partial"]))


def _endings(dataset: Path) -> Counter[str]:
    """How the files of the dataset ended: status → how many."""
    with (dataset / "documents.csv").open(encoding="utf-8", newline="") as stream:
        return Counter(row["status"] for row in csv.DictReader(stream))


def _closing(briefs: Sequence[tuple[str, Brief]], counted: Sequence[Tally]) -> str:
    """`Done. 15 inquiries; 79 of 79 recommendations read; 2 cells to check.`"""
    return conclusion(counted).replace("Done. ", f"Done. {count(len(briefs), 'inquiry', 'inquiries')}; ", 1)


def _say(out: Path, documents: Path | None, reports: Sequence[Report], papers: dict[str, Path], message: str) -> None:
    missing = len({report.source.sha256 for report in reports} - set(papers))
    if documents is None:
        print(NOT_SHOWN, file=sys.stderr)
    elif missing:
        where = printable(str(documents))
        print(f"{count(missing, 'file')} not found in {where}: these pages are not shown.", file=sys.stderr)
    print(f"Written to {printable(str(out / INDEX))}", file=sys.stderr)
    print(printable(message), file=sys.stderr)
