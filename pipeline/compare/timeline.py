"""Every recommendation through all rounds of an inquiry, and promises that later rounds still leave open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.compare.compare import compare
from pipeline.compare.pairing.links import NO_ANSWERS, SURE, link
from pipeline.models.answers import Answers
from pipeline.models.comparison import Commitment, Comparison, Moment, Pair, Round, Thread, Timeline, Undertaking
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


Promised = Commitment | Undertaking


def follow_open_promises(
    rounds: Sequence[Report], steps: Sequence[Comparison], as_at: str | None = None, answers: Answers = NO_ANSWERS
) -> Iterator[Comparison]:
    """Each report against every round after its next one, with no more than what that tells of its open promises.

    `rounds`: of one inquiry, earliest first; `steps`: each compared with the next. What a later report prints again is
    followed from there already.
    """
    for at, step in enumerate(steps[:-1]):
        again = {(one.text, one.due) for other in steps[at + 1 :] for one in _promised(other)}
        waiting = [
            one
            for one in _promised(step)
            if one.made_in == step.earlier and one.due and _is_open(one) and (one.text, one.due) not in again
        ]
        for later in rounds[at + 2 :]:
            if not waiting:
                break
            look = compare(rounds[at], later, as_at, answers)
            told = [(one, next((now for now in _promised(look) if _is_same(one, now)), one)) for one in waiting]
            new = [_quoting(now, before) if _is_news(now, before) else before for before, now in told]
            yield _only(look, [now for now, before in zip(new, waiting, strict=True) if now is not before])
            waiting = [one for one in new if _is_open(one)]


def with_open_promises(found: Comparison, looks: Sequence[Comparison]) -> Comparison:
    """The newest comparison with what its later report tells of promises from before the round it is compared with."""
    for look in looks:
        if look.later == found.later:
            last = max((one.group for one in found.commitments), default=0)
            older = tuple(replace(one, group=last + one.group) for one in look.commitments)
            found = replace(
                found,
                commitments=(*found.commitments, *older),
                undertakings=(*found.undertakings, *look.undertakings),
                enquiries=(*found.enquiries, *look.enquiries),
            )
    return found


def _promised(found: Comparison) -> tuple[Promised, ...]:
    return (*found.commitments, *found.undertakings)


def _is_same(one: Promised, other: Promised) -> bool:
    """The same words of one report; an undertaking quotes its whole sentence."""
    own = (one.made_in, one.index, one.field, one.due) == (other.made_in, other.index, other.field, other.due)
    return own and one.start < other.end and other.start < one.end


def _quoting(now: Promised, before: Promised) -> Promised:
    return replace(now, text=before.text, start=before.start, end=before.end)


def _is_open(one: Promised) -> bool:
    return isinstance(one, Undertaking) or one.outcome != "kept"


def _is_news(now: Promised, before: Promised) -> bool:
    """Whether a later report says more than was known: of what was not due yet anything, of the rest only a finding."""
    if now is before:
        return False
    if isinstance(before, Commitment) and before.outcome == "not_due":
        return True
    return isinstance(now, Commitment) and bool(now.evidence)


def _only(look: Comparison, new: Sequence[Promised]) -> Comparison:
    """What a comparison says of some promises, and asks about them."""
    places = {(one.made_in, one.index, one.field, one.start) for one in new}
    firsts = ((one, one.evidence[0]) for one in look.enquiries if one.evidence)
    return replace(
        look,
        commitments=tuple(one for one in new if isinstance(one, Commitment)),
        undertakings=tuple(one for one in new if isinstance(one, Undertaking)),
        enquiries=tuple(one for one, at in firsts if (at.report_id, at.index, at.field, at.start) in places),
        overdue=(),
    )
