"""`scrutiny compare`: two rounds side by side, or every inquiry's rounds in a dataset."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from pipeline.commands.named import seen_together, the_report_in, with_entities
from pipeline.commands.wording import count, printable
from pipeline.errors import UsageError
from pipeline.models.comparison import Comparison, Timeline
from pipeline.models.report import Report
from pipeline.settings import Settings

DEFAULT_OUT = Path("scrutiny-compare")  # for two files; a dataset is added to


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing came to; `unsure`: something that a person should decide was found."""

    comparisons: tuple[Comparison, ...]
    timelines: tuple[Timeline, ...]
    unsure: tuple[str, ...]


def run(options: argparse.Namespace) -> int:
    """Compare, write, say what came out. 0 done; 1 not rounds of one inquiry, or something unsure."""
    from pipeline.publish import is_dataset
    from pipeline.publish.comparisons import may_hold, write_comparisons

    if options.later is None and not is_dataset(options.earlier):
        raise UsageError(f"{options.earlier} is no dataset.", "Give two reports, or the folder that extract wrote.")
    out = options.out or (options.earlier if options.later is None else DEFAULT_OUT)
    may_hold(out)
    done = _dataset(options) if options.later is None else _two(options)
    written = write_comparisons(out, done.comparisons, done.timelines) if done.comparisons else None
    folder = written.folder if written else None
    _say(done, folder)
    if options.json:
        _summary(done, folder)
    return 1 if done.unsure else 0


def _two(options: argparse.Namespace) -> Compared:
    """Two reports, in either order; without --force only rounds of one inquiry are compared."""
    from pipeline.compare import compare, in_order, order_known
    from pipeline.publish import met_again

    settings = Settings(password=options.password, profile=options.profile)
    read = [the_report_in(path, settings) for path in (options.earlier, options.later)]
    reports = list(seen_together(read, options.people))
    if reports[0].report_id == reports[1].report_id or met_again(*read):
        raise UsageError("Both files hold the same report.", "Give two different rounds.")
    # Where neither says which is earlier, the user does, by the order of the arguments.
    earlier, later = in_order(reports) if order_known(*reports) else reports
    found = compare(earlier, later, options.as_at)
    if found.rounds != "same" and not options.force:
        how = "do not look like" if found.rounds == "different" else "may not be"
        said = f"The two reports {how} rounds of one inquiry. Compare them all the same with --force."
        return Compared((), (), (said,))
    return Compared((found,), (), ())


def _dataset(options: argparse.Namespace) -> Compared:
    """Every inquiry's rounds, each with the next; a report without another round is followed within itself."""
    from pipeline.compare import alone, compare, rounds_of, timeline
    from pipeline.publish.comparisons import read_reports

    reports = [with_entities(report) for report in read_reports(options.earlier)]
    groups = [seen_together(group, options.people) for group in rounds_of(reports)]
    comparisons: list[Comparison] = []
    timelines: list[Timeline] = []
    for group in groups:
        steps = [compare(one, other, options.as_at) for one, other in pairwise(group)]
        comparisons += steps or [alone(group[0], options.as_at)]
        timelines += [timeline(group, steps)] if steps else []
    return Compared(tuple(comparisons), tuple(timelines), tuple(_parted(groups)))


def _parted(groups: Iterable[Sequence[Report]]) -> list[str]:
    """Inquiries whose reports, by what they recommend, are not rounds of one thing."""
    names = Counter(group[0].inquiry_id for group in groups if group[0].inquiry_id)
    return [
        f"The reports of the inquiry {name} do not all recommend the same: they were compared in {parts} groups. "
        "If that is wrong, or right, say so in the column inquiry of sources.csv and extract again."
        for name, parts in sorted(names.items())
        if parts > 1
    ]


def _say(done: Compared, folder: Path | None) -> None:
    for one in done.comparisons:
        print(printable(sentence(one)), file=sys.stderr)
        for note in one.notes:
            print(f"  {note}", file=sys.stderr)
    for said in done.unsure:
        print(printable(said), file=sys.stderr)
    if folder is not None:
        print(f"Written to {printable(str(folder))}", file=sys.stderr)


def sentence(one: Comparison) -> str:
    """A comparison in one line: what moved, what is repeated, what was promised."""
    moved = Counter(pair.status.direction for pair in one.pairs)
    kinds = Counter(pair.kind for pair in one.pairs)
    repeated = sum("same_wording" in pair.signals for pair in one.pairs)
    outcomes = Counter(promise.outcome for promise in one.commitments)
    due = sum(number for outcome, number in outcomes.items() if outcome != "not_due")
    parts = []
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
