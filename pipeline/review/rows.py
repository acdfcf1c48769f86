"""Rows that belong together are joined, one that holds several is split; the others move up or down."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline.models.report import Flag, Recommendation, Report, Status, Update
from pipeline.models.text import Locator, Text, concat
from pipeline.review.encode import STATUS, TEXTS
from pipeline.review.find import with_status, with_text

_JOINED = ("ROW_JOIN_UNSURE", "SENTENCE_CUT", "NUMBER_REPEATED")  # what a person who set the rows right has settled
_END = re.compile(r"[.!?:;)\]”\"’']$")


def joined(report: Report, first: Recommendation, rest: Sequence[Recommendation]) -> Report:
    """The report with the rows `rest` put to `first`, in this order."""
    whole = first
    for row in rest:
        whole = _merged(whole, row)
    gone = {row.index for row in rest}
    rows = [whole if row.index == first.index else row for row in report.recommendations if row.index not in gone]
    return renumbered(report, rows)


def _merged(row: Recommendation, more: Recommendation) -> Recommendation:
    texts: dict[str, Any] = {name: _run_on(getattr(row, name), getattr(more, name)) for name in sorted(TEXTS)}
    extra = dict(row.extra)
    for label, text in more.extra:
        extra[label] = _run_on(extra.get(label), text) or Text()
    own = row if row.rag or not more.rag else more
    return replace(
        row,
        **texts,
        number=row.number or more.number,
        label=row.label or more.label,
        decision=row.decision or more.decision,
        target_date=row.target_date or more.target_date,
        rag=own.rag,
        progress=own.progress,
        status=own.status,
        updates=_rounds(row.updates, more.updates),
        extra=tuple(extra.items()),
        sources=_places(row.sources, more.sources),
        confidence=tuple({**dict(more.confidence), **dict(row.confidence)}.items()),
        flags=_settled((*row.flags, *(flag for flag in more.flags if flag not in row.flags))),
        checked=(*row.checked, *more.checked),
    )


def _run_on(one: Text | None, other: Text | None) -> Text | None:
    """Both texts as one: a sentence that goes on stays one paragraph."""
    if not one or not other:
        return one or other
    goes_on = not _END.search(one.value.rstrip()) or other.value[:1].islower()
    return concat((one, other), " " if goes_on else "\n")


def _rounds(rounds: Sequence[Update], more: Sequence[Update]) -> tuple[Update, ...]:
    if len(rounds) != len(more):
        return tuple(rounds) or tuple(more)
    return tuple(
        replace(a, update=_run_on(a.update, b.update), rag=a.rag or b.rag, status=a.status if a.rag else b.status)
        for a, b in zip(rounds, more, strict=True)
    )


def _places(
    one: Sequence[tuple[str, tuple[Locator, ...]]], other: Sequence[tuple[str, tuple[Locator, ...]]]
) -> tuple[tuple[str, tuple[Locator, ...]], ...]:
    found = dict(one)
    for name, places in other:
        found[name] = (*found.get(name, ()), *(p for p in places if p not in found.get(name, ())))
    return tuple(found.items())


def _settled(flags: Sequence[Flag]) -> tuple[Flag, ...]:
    return tuple(flag for flag in flags if flag.code not in _JOINED)


def split(report: Report, row: Recommendation, parts: Sequence[Mapping[str, Any]]) -> Report:
    """The report with one row for each of `parts` in the place of `row`; all of them stand where it stood.

    A field that a part does not name stays with the first one.
    """
    rows: list[Recommendation] = []
    for at, part in enumerate(parts):
        base = row if at == 0 else _bare(row)
        rows.append(_part(report, row, base, part))
    before = [r for r in report.recommendations if r.index < row.index]
    behind = [r for r in report.recommendations if r.index > row.index]
    return renumbered(report, [*before, *rows, *behind])


def _bare(row: Recommendation) -> Recommendation:
    """A row at the same place that says nothing yet."""
    return Recommendation(
        index=row.index,
        theme=row.theme,
        inquiry=row.inquiry,
        status=Status(assessed_by=row.status.assessed_by, blank="not_assessed"),
        updates=tuple(replace(u, update=None, rag=None, status=u.status and Status()) for u in row.updates),
        sources=row.sources,
        confidence=row.confidence,
    )


def _part(report: Report, whole: Recommendation, base: Recommendation, part: Mapping[str, Any]) -> Recommendation:
    made = base
    for name, value in part.items():
        if name in TEXTS and value:  # let the words of the whole row's text be found again
            given: dict[str, Any] = {name: getattr(whole, name)}
            made = replace(made, **given, updates=whole.updates if name == "update" else made.updates)
        if name not in (STATUS, "progress"):
            made = with_text(made, name, value)
    if STATUS in part:
        made = with_status(report, made, {key: part[key] for key in (STATUS, "progress") if key in part})
    return replace(made, flags=_settled(made.flags))


def renumbered(report: Report, rows: Sequence[Recommendation]) -> Report:
    """The report with these rows, their indexes from 1, and references between them led to where they now stand."""
    moved = {row.index: at for at, row in reversed(list(enumerate(rows, start=1)))}
    new = tuple(
        replace(row, index=at, resolved_from=moved.get(row.resolved_from or 0)) for at, row in enumerate(rows, start=1)
    )
    return replace(report, recommendations=new)
