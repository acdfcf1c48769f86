"""`scrutiny brief`: one report, or the rounds of one inquiry, as a page to read before a meeting and to print."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands.closing import conclusion, exit_code
from pipeline.commands.named import hidden_in, pictures, reports_in, seen_together
from pipeline.commands.pages_output import may_write_office, print_pages_summary, say, tallies, write_office
from pipeline.commands.wording import printable
from pipeline.errors import UsageError
from pipeline.inquiry_pages import brief_of, followed, page_name, tracker_of
from pipeline.models.comparison import Followed
from pipeline.models.privacy import NOTHING_FORGOTTEN
from pipeline.models.report import Report
from pipeline.privacy.store import read_forgotten
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.privacy import Hiding
    from pipeline.report.view import Brief

INDEX = "index.html"
NO_ROUNDS = "The reports do not look like rounds of one inquiry. Show them together anyway with --force."


@dataclass(frozen=True, slots=True)
class Given:
    """What the user named: each file's reports."""

    paths: tuple[Path, ...]
    reports: tuple[tuple[Report, ...], ...]

    @property
    def papers(self) -> dict[str, Path]:
        """sha256 → the PDF it is of."""
        return {
            report.source.sha256: path
            for path, found in zip(self.paths, self.reports, strict=True)
            for report in found
            if path.suffix.lower() != ".json"
        }


def run(options: argparse.Namespace) -> int:
    """Read, compare where there are several, write the page. 1: something to check, or no rounds of one inquiry."""
    from pipeline.publish.dataset import may_write, write_pages

    given = _read(options)
    read = _groups(given, force=options.force)
    forgotten = read_forgotten(options.corrections) if options.corrections else NOTHING_FORGOTTEN
    groups = [seen_together(rounds, options.people, forgotten) for rounds in read]
    if not groups:
        print(NO_ROUNDS, file=sys.stderr)
        if options.json:
            print_pages_summary(None, [], NO_ROUNDS, 1, [NO_ROUNDS])
        return 1
    for rounds in groups:
        may_write(options.out / page_name(rounds))
        may_write_office(options.out, page_name(rounds), options.also)
    shown = []
    for rounds in groups:
        found = followed(rounds, options.as_at)
        shown.append((found, page_name(rounds), brief_of(rounds, found)))
    briefs = [(name, one) for _, name, one in shown]
    hidden = [hidden_in(rounds, options.people, forgotten) for rounds in read]
    written = write_pages(options.out, _pages(shown, given, options.password, hidden))
    for name, one in briefs:
        write_office(options.out, name, one, options.also)
    counted = tallies(report for rounds in groups for report in rounds)
    code, message = exit_code(counted), conclusion(counted)
    say(briefs)
    print(f"Written to {printable(str(written[-1]))}", file=sys.stderr)
    print(printable(message), file=sys.stderr)
    if options.json:
        print_pages_summary(options.out, briefs, message, code)
    return code


def _read(options: argparse.Namespace) -> Given:
    settings = Settings(
        password=options.password, profile=options.profile, ocr=options.ocr, corrections=options.corrections
    )
    given = Given(tuple(options.reports), tuple(reports_in(options.reports, settings)))
    ids = [report.report_id for found in given.reports for report in found]
    if len(set(ids)) < len(ids):
        raise UsageError("Two of the files hold the same report.", "Give different rounds.")
    return given


def _groups(given: Given, *, force: bool) -> list[tuple[Report, ...]]:
    """One file: each inquiry in it. Several: the inquiry that all of them report on; none where there is no such."""
    from pipeline.compare import rounds_of

    every = [report for found in given.reports for report in found]
    if len(given.reports) == 1:
        return sorted(rounds_of(every), key=lambda rounds: rounds[0].source.first_page)
    fitting = [rounds for rounds in rounds_of(every) if all(set(rounds) & set(found) for found in given.reports)]
    if fitting:
        return [_in_order(rounds, every) for rounds in fitting]
    if not force:
        return []
    if len(every) > len(given.reports):
        raise UsageError("One of the files holds several reports.", "Extract it, then name files of reports/.")
    return [_in_order(tuple(every), every)]


def _in_order(rounds: tuple[Report, ...], given: Sequence[Report]) -> tuple[Report, ...]:
    """Earliest first; of two that don't say which is earlier, the user does, by the order of the arguments."""
    from pipeline.compare import in_order, order_known

    if len(rounds) == 2 and not order_known(*rounds):
        return tuple(report for report in given if report in rounds)
    return tuple(in_order(rounds))


def _pages(
    shown: Sequence[tuple[Followed, str, Brief]], given: Given, password: str | None, hidden: Sequence[Hiding | None]
) -> list[tuple[str, str]]:
    """The pages; of a file with several inquiries also a tracker of all."""
    from pipeline.report.html import brief_page, tracker_page
    from pipeline.work.picturing import studio

    several = len(shown) > 1
    back = INDEX if several else ""
    with studio() as drawing:
        made = [
            (name, brief_page(one, pictures(one, given.papers, password, hide, drawing), back))
            for (_, name, one), hide in zip(shown, hidden, strict=True)
        ]
    if several:
        made.append((INDEX, tracker_page(tracker_of(shown))))
    return made
