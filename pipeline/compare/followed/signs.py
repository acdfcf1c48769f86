"""What may tell what became of a promise, as numbers: signs that are weighed together, none of which proves anything.

How the rules read it, how the report assesses it, what the updates tell and how near the likeliest sentence of each
kind comes to the promise. Their weights are learnt from labelled pairs (tests/bench/outcomes.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.compare.followed.absence import may_speak
from pipeline.compare.followed.figures import counts, is_part_of, is_some_of, told_in_part
from pipeline.compare.followed.findings import AMOUNT, Finding, Later
from pipeline.compare.followed.inference import told_in_time
from pipeline.compare.followed.other_words import may_be_its_deed, names_it
from pipeline.compare.followed.setting import Named, of_the_opening, of_the_setting
from pipeline.compare.followed.standing import standing
from pipeline.compare.followed.steps import LONG, MONTH, length
from pipeline.compare.followed.told import SORTS, WHOLE, Sort, Told, is_set_back, nearest
from pipeline.compare.language.days import first_day
from pipeline.compare.language.unnamed import is_of_nothing_named
from pipeline.compare.promised.form import of_the_form
from pipeline.compare.promised.promises import Promise
from pipeline.text.dates.years import days_between

Signs = dict[str, float]
FAR, MANY = 400, 12  # days and clauses at most
SOON = 45  # days before the report within which a promise fell due


def signs(promise: Promise, later: Later, readings: Sequence[Finding], told: Sequence[Told]) -> Signs:
    """Sign → how strongly it shows; what isn't named doesn't. `told`: what the updates after it tell."""
    every = (
        _of_the_promise(promise, later), _of_the_rules(readings), _of_the_read(promise, readings),
        _of_assessments(promise, later), _of_all(told), *(_of_the_nearest(promise, sort, told) for sort in SORTS),
        _of_setbacks(told), _of_words(promise, later, told), of_the_setting(promise), of_the_form(promise),
        of_the_opening(told),
    )  # fmt: skip
    return {name: round(float(value), 4) for part in every for name, value in part if value}


def is_due(promise: Promise, later: Later) -> bool:
    return later.as_at is not None and promise.last_day < later.as_at


def _of_the_promise(promise: Promise, later: Later) -> Named:
    said, due = promise.clause, is_due(promise, later)
    long = length(promise.due)
    yield "always", 1
    yield "due" if due else "not due", 1
    yield f"{said.field} {'due' if due else 'not due'}", 1
    yield "within its time", later.as_at is not None and not due and first_day(promise.due) <= later.as_at
    if later.as_at:
        apart = days_between(promise.last_day, later.as_at)
        yield "days since", max(-FAR, min(FAR, apart)) / 200
        yield "due a short time ago", 0 < apart < SOON
    yield "made in the last report", later.made_last
    yield "due between reports", due and _between(promise, later)
    yield "the only one of its text", promise.alone
    yield "of an amount", bool(AMOUNT.search(said.text))
    yield "of so many", counts(said)
    yield "leans on the words in front", said.leans
    yield "names no thing", said.keys.core is None
    yield "no thing of its own", not said.keys.heads
    yield "day", long == 0
    yield "month", 0 < long <= MONTH
    yield "long", long > LONG
    yield "promised in the answer too", later.agreed
    yield "another of its text is told", later.told_beside
    yield "a new day", later.renewed is not None
    yield "a new day by its words", later.renewed is not None and later.renewed.named
    yield "no update", later.blank


def _between(promise: Promise, later: Later) -> bool:
    first = promise.clause.report.header.update_date
    return not later.made_last and first is not None and promise.last_day >= first


def _of_the_rules(readings: Sequence[Finding]) -> Named:
    if not readings:
        yield "rules none", 1
        return
    yield f"rules {readings[0].how}", 1
    yield f"rules {readings[0].outcome}", 1
    yield "rules strength", readings[0].strength
    for how in {one.how for one in readings[1:]} - {readings[0].how}:
        yield f"rules then {how}", 1


def _of_the_read(promise: Promise, readings: Sequence[Finding]) -> Named:
    """How near the clause comes that the first reading of each outcome rests on, and what else it says."""
    first: dict[str, tuple[int, Finding]] = {}
    for place, one in enumerate(readings):
        first.setdefault(one.outcome, (place, one))
    for outcome, (place, one) in first.items():
        if outcome in ("not_mentioned", "not_due"):
            continue
        yield f"read {outcome} strength", one.strength
        yield f"read {outcome} place", place
        for mention in one.evidence[:1]:
            yield f"read {outcome} likeness", mention.likeness
            for name in ("deed", "core"):
                yield f"read {outcome} {name}", getattr(mention, name)
            yield f"read {outcome} shared", bool(mention.shared)
            yield f"read {outcome} in another row", not mention.same_row
            yield f"read {outcome} set back", is_set_back(mention.clause.sentence.text)
            yield f"read {outcome} after", mention.clause.written > promise.last_day
            yield f"read {outcome} in time", told_in_time(promise, mention)


def _of_assessments(promise: Promise, later: Later) -> Named:
    now, field = later.standing, promise.clause.field
    before = "unknown" if later.made_last else standing([promise.clause.row])
    yield f"now {now}", 1
    yield f"now {now}, {field}", 1
    yield f"before {before}", 1
    yield f"{before} to {now}", 1
    if is_due(promise, later):
        yield f"now {now}, due {'between' if _between(promise, later) else 'before'}", 1


def _of_all(told: Sequence[Told]) -> Named:
    after = [one for one in told if one.after]
    yield "told", min(MANY, len(told)) / 6
    yield "told after", min(MANY, len(after)) / 6
    yield "nothing told", not told
    yield "nothing told after", not after
    for sort in SORTS:
        yield f"{sort} share", _share(sort, told)
        yield f"{sort} share after", _share(sort, after)
        yield f"{sort} at all after", any(sort in one.sorts for one in after)


def _share(sort: Sort, told: Sequence[Told]) -> float:
    return sum(sort in one.sorts for one in told) / max(1, len(told))


def _of_the_nearest(promise: Promise, sort: Sort, told: Sequence[Told]) -> Named:
    best = nearest(sort, told)
    if best is None:
        yield f"{sort} none", 1
        return
    one, clause = best.mention, best.mention.clause
    yield f"{sort} near", best.near / WHOLE
    yield f"{sort} likeness", one.likeness
    yield f"{sort} things", one.things
    for name in ("deed", "head", "core", "subject"):
        yield f"{sort} {name}", getattr(one, name)
    yield f"{sort} shared", bool(one.shared)
    yield f"{sort} by name", names_it(promise, one)
    yield f"{sort} maybe its deed", may_be_its_deed(promise, one)
    yield f"{sort} on its day", best.on_its_day
    yield f"{sort} in time", told_in_time(promise, one)
    yield f"{sort} late", any(isinstance(d.value, str) and first_day(d.value) > promise.last_day for d in clause.dates)
    yield f"{sort} of a part", is_part_of(promise, one) or is_some_of(one)
    yield f"{sort} since", " since " in clause.text
    yield f"{sort} of nothing named", is_of_nothing_named(clause)
    yield f"{sort} after", best.after
    yield from ((f"{sort} and {other}", 1) for other in sorted(best.sorts - {sort, "done"}))


def _of_setbacks(told: Sequence[Told]) -> Named:
    """What went wrong, and the nearest of what is done with nothing of the kind in its sentence."""
    bad = [one for one in told if one.setback]
    yield "setback share", len(bad) / max(1, len(told))
    yield "setback near", max((one.near for one in bad if one.after), default=0.0) / WHOLE
    good = [one for one in told if "done" in one.sorts and not is_set_back(one.mention.clause.sentence.text)]
    best = max(good, key=lambda one: one.near, default=None)
    if best is not None:
        yield "plainly done near", best.near / WHOLE
        yield "plainly done deed", best.mention.deed
        yield "plainly done core", best.mention.core


def _of_words(promise: Promise, later: Later, told: Sequence[Told]) -> Named:
    yield "spoken of", any(may_speak(promise, one.mention) for one in told)
    yield "any shared", any(one.mention.shared for one in told)
    yield "any deed", any(one.mention.deed for one in told)
    yield "any near", max((one.near for one in told), default=0.0) / WHOLE
    yield "told in part", any(told_in_part(promise, one.mention) for one in told)
    yield "told of some", any(one.after and is_some_of(one.mention) for one in told)
    yield "of nothing named", any(one.after and is_of_nothing_named(one.mention.clause) for one in told)
