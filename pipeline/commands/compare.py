"""`scrutiny compare`: two rounds side by side, or every inquiry's rounds in a dataset."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands.named import only, reports_in, seen_together
from pipeline.commands.wording import count, printable
from pipeline.errors import UsageError
from pipeline.models.answers import RoundsQuestion
from pipeline.models.comparison import Comparison, Followed, Timeline
from pipeline.models.report import Report
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.publish.answers import Given

DEFAULT_OUT = Path("scrutiny-compare")  # for two files; a dataset is added to


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing came to; `unsure`: something that a person should decide was found."""

    inquiries: tuple[Followed, ...]
    timelines: tuple[Timeline, ...]
    unsure: tuple[str, ...]
    reports: tuple[Report, ...] = ()
    given: Given | None = None  # what a person answered before
    rounds: tuple[RoundsQuestion, ...] = ()

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        return tuple(one for inquiry in self.inquiries for one in inquiry.comparisons)


def run(options: argparse.Namespace) -> int:
    """Compare, write, say what came out. 0 done; 1 not rounds of one inquiry, or something unsure."""
    from pipeline.publish import is_dataset
    from pipeline.publish.comparisons import may_hold, write_comparisons

    if options.later is None and not is_dataset(options.earlier):
        raise UsageError(f"{options.earlier} is not a dataset.", "Give two reports, or the folder that extract wrote.")
    out = options.out or (options.earlier if options.later is None else DEFAULT_OUT)
    may_hold(out)
    done = _dataset(options, out) if options.later is None else _two(options, out)
    written = write_comparisons(out, done.inquiries, done.timelines) if done.inquiries else None
    folder = written.folder if written else None
    if written:
        done = _ask(out, done)
    _say(done, folder)
    if options.json:
        _summary(done, folder)
    return 1 if done.unsure else 0


def _ask(out: Path, done: Compared) -> Compared:
    """The questions that are open, written for a person to answer."""
    from pipeline.publish.answers import PAIRS, ROUNDS, write_questions

    if done.given is None:
        return done
    pairs = [question for one in done.comparisons for question in one.questions]
    number = write_questions(out, done.given, done.reports, done.rounds, pairs)
    if not number:
        return replace(done, unsure=(*done.unsure, *done.given.idle))
    files = " and ".join(name for name in (ROUNDS, PAIRS) if (out / name).exists())
    asked = f"{count(number, 'question')} to answer in {files}: your answers are used the next time."
    return replace(done, unsure=(*done.unsure, *done.given.idle, asked))


def _two(options: argparse.Namespace, out: Path) -> Compared:
    """Two reports, in either order; without --force only rounds of one inquiry are compared."""
    from pipeline.compare import compare, in_order, order_known
    from pipeline.publish import met_again
    from pipeline.publish.answers import read_answers

    settings = Settings(password=options.password, profile=options.profile)
    paths = (options.earlier, options.later)
    read = [only(found, path) for found, path in zip(reports_in(paths, settings), paths, strict=True)]
    reports = list(seen_together(read, options.people))
    if reports[0].report_id == reports[1].report_id or met_again(*read):
        raise UsageError("Both files hold the same report.", "Give two different rounds.")
    given = read_answers(out, reports)
    # Where neither says which is earlier, the user does, by the order of the arguments.
    one, other = reports
    earlier, later = in_order(reports, given.answers) if order_known(one, other, given.answers) else (one, other)
    found = compare(earlier, later, options.as_at, given.answers)
    if found.rounds != "same" and not options.force:
        how = "do not look like" if found.rounds == "different" else "may not be"
        said = f"The two reports {how} rounds of one inquiry. Compare them anyway with --force."
        return Compared((), (), (said,))
    return Compared((Followed((earlier, later), (found,)),), (), (), (earlier, later), given)


def _dataset(options: argparse.Namespace, out: Path) -> Compared:
    """Every inquiry's rounds, each with the next; a report without another round is followed within itself."""
    from pipeline.compare import rounds_of, rounds_questions, timeline
    from pipeline.follow import follow_rounds, with_entities
    from pipeline.publish.answers import asked_in, read_answers
    from pipeline.publish.comparisons import read_reports

    reports = [with_entities(report) for report in read_reports(options.earlier)]
    given = read_answers(out if asked_in(out) else options.earlier, reports)
    groups = [seen_together(group, options.people) for group in rounds_of(reports, given.answers)]
    inquiries = tuple(follow_rounds(tuple(group), options.as_at, given.answers) for group in groups)
    timelines: list[Timeline] = []
    for one in inquiries:
        timelines += [timeline(one.reports, one.comparisons)] if len(one.reports) > 1 else []
    seen = tuple(report for group in groups for report in group)
    questions = tuple(rounds_questions(seen, groups, given.answers))
    return Compared(inquiries, tuple(timelines), (), seen, given, questions)


def _say(done: Compared, folder: Path | None) -> None:
    for one in done.comparisons:
        print(printable(sentence(one)), file=sys.stderr)
        for note in (*one.notes, *_doubts(one, done.reports)):
            print(f"  {printable(note)}", file=sys.stderr)
    for said in done.unsure:
        print(printable(said), file=sys.stderr)
    if folder is not None:
        print(f"Written to {printable(str(folder))}", file=sys.stderr)


def _doubts(one: Comparison, reports: Sequence[Report]) -> Iterator[str]:
    """The pages that something said of these reports rests on and that nobody has looked at yet."""
    parts = [
        *(pair.check_first for pair in one.pairs),
        *(promise.check_first for promise in one.commitments),
        *(open_one.check_first for open_one in one.undertakings),
        *(line.check_first for line in one.enquiries),
    ]
    doubtful = {place for part in parts for place in part}
    for report in reports:
        if report.report_id not in (one.earlier, one.later):
            continue
        own = {place for row in report.recommendations for _, places in row.sources for place in places}
        pages = sorted({place.page for place in doubtful & own})
        if pages:
            word = "page" if len(pages) == 1 else "pages"
            yield f"Check {word} {', '.join(map(str, pages))} of {report.source.file} first: some of this rests on it."


def sentence(one: Comparison) -> str:
    """A comparison in one line: what moved, what is repeated, what was promised."""
    moved = Counter(one.movements.values())
    kinds = Counter(pair.kind for pair in one.pairs)
    repeated = len({pair.later.index for pair in one.pairs if pair.later and "same_wording" in pair.signals})
    outcomes = Counter(promise.outcome for promise in one.promised)
    due = sum(number for outcome, number in outcomes.items() if outcome != "not_due")
    parts = [f"{len(one.overdue)} past the target date"] if one.overdue else []
    if one.earlier is not None:
        parts.append(f"{moved['improved']} assessed better, {moved['worsened']} worse")
        parts += [f"{count(repeated, 'update')} with the same words as before"] if repeated else []
        parts += [f"{kinds['new']} new"] if kinds["new"] else []
        parts += [f"{kinds['dropped']} no longer listed"] if kinds["dropped"] else []
    unmentioned = f", {outcomes['not_mentioned']} not mentioned" if outcomes["not_mentioned"] else ""
    parts.append(f"{count(due, 'dated commitment')} due or decided{unmentioned}")
    return f"{f'{one.earlier} → ' if one.earlier else ''}{one.later}: {'; '.join(parts)}."


def _summary(done: Compared, folder: Path | None) -> None:
    summary = {
        "schema": "scrutiny-compare-summary/1",
        "folder": None if folder is None else str(folder),
        "comparisons": [
            {"inquiry_id": one.inquiry_id, "earlier": one.earlier, "later": one.later, "message": sentence(one)}
            for one in done.comparisons
        ],
        "timelines": len(done.timelines),
        "unsure": list(done.unsure),
    }
    sys.stdout.write(json.dumps(summary, ensure_ascii=True, indent=1) + "\n")
