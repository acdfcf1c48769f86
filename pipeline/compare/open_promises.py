"""Promises that the next round leaves open, followed into every round after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.compare.compare import compare
from pipeline.compare.pairing.answers import NO_ANSWERS
from pipeline.models.answers import Answers
from pipeline.models.comparison import Commitment, Comparison, Undertaking
from pipeline.models.report import Report

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
