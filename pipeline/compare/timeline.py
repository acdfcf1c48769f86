"""Every recommendation of an inquiry through all its rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.compare.pairing.links import SURE, link
from pipeline.models.comparison import Comparison, Moment, Pair, Round, Thread, Timeline
from pipeline.models.report import Recommendation, Report


@dataclass(slots=True)
class _Line:
    """A thread while it is drawn: round → moment, and its recommendation where it was last listed."""

    latest: Recommendation
    moments: dict[int, Moment] = field(default_factory=dict)
    source: int | None = None
    into: int | None = None


def timeline(reports: Sequence[Report], comparisons: Sequence[Comparison]) -> Timeline:
    """`reports`: all rounds, earliest first; `comparisons`: of each round with the next."""
    lines: list[_Line] = []
    now: dict[int, int] = {}
    for row in reports[0].recommendations:
        now[row.index] = _start(lines, row, 0, reports[0], None)
    for at, (report, comparison) in enumerate(zip(reports[1:], comparisons, strict=True), 1):
        now = _next_round(lines, now, at, report, comparison)
    rounds = tuple(Round(one.report_id, one.header.update_date, one.header.stage_months) for one in reports)
    threads = tuple(_thread(line, len(reports)) for line in lines)
    return Timeline(reports[0].inquiry_id or reports[-1].inquiry_id or "inquiry", rounds, threads)


def _next_round(
    lines: list[_Line], before: dict[int, int], at: int, report: Report, comparison: Comparison
) -> dict[int, int]:
    now: dict[int, int] = {}
    fresh: list[Recommendation] = []
    for pair in comparison.pairs:
        if pair.later is None:
            continue
        row = report.recommendations[pair.later.index - 1]
        line = before.get(pair.earlier.index) if pair.earlier else None
        if line is None:
            fresh.append(row)
        elif row.index in now:  # merged: the other thread ends in this one
            lines[line].into = now[row.index]
        elif at in lines[line].moments:  # split: a thread of its own for the second part
            now[row.index] = _start(lines, row, at, report, pair, source=line)
        else:
            _go_on(lines[line], row, at, report, pair)
            now[row.index] = line
    back = _returned(lines, fresh, at)
    for row in fresh:
        known = back.get(row.index)
        if known is None:
            now[row.index] = _start(lines, row, at, report, None)
        else:
            _go_on(lines[known], row, at, report, None)
            now[row.index] = known
    return now


def _returned(lines: Sequence[_Line], fresh: Sequence[Recommendation], at: int) -> dict[int, int]:
    """What is listed again after a round without it: index → thread; only where the text is surely the same."""
    ended = [number for number, line in enumerate(lines) if at not in line.moments and at - 1 not in line.moments]
    if not ended or not fresh:
        return {}
    links = link([lines[number].latest for number in ended], fresh)
    return {
        fresh[one.later].index: ended[one.earlier]
        for one in links
        if one.kind == "kept" and one.similarity >= SURE and one.earlier is not None and one.later is not None
    }


def _start(
    lines: list[_Line], row: Recommendation, at: int, report: Report, pair: Pair | None, source: int | None = None
) -> int:
    lines.append(_Line(row, source=source))
    _go_on(lines[-1], row, at, report, pair)
    return len(lines) - 1


def _go_on(line: _Line, row: Recommendation, at: int, report: Report, pair: Pair | None) -> None:
    line.latest = row
    line.moments[at] = Moment(
        report.report_id, row.index, row.number, row.rag, row.progress, row.status.shown, row.target_date,
        pair.update if pair else None, pair.rag.direction if pair else None,
    )  # fmt: skip


def _thread(line: _Line, rounds: int) -> Thread:
    row = line.latest
    title = str(row.title or row.recommendation or "") or None
    moments = tuple(line.moments.get(at) for at in range(rounds))
    return Thread(row.recommendation_id, title, moments, line.source, line.into)
