"""The gate's one table, and what is said below it, as lines of text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pipeline.steps import registered
from tests.quality.baseline import SHARES, Comparison, pool, shares_of
from tests.quality.corpus import Entry
from tests.quality.reading import Outcome
from tests.quality.scoring import Count

COLUMNS = ("recall", "precision", "rows", "cells", "strict", "rag", "header")
NAMED = 40  # documents that are named in a list


def table(entries: Sequence[Entry], outcomes: Sequence[Outcome], columns: Sequence[str] = COLUMNS) -> Iterator[str]:
    """Yield the figures of all documents with truth, then by group, format, software and set."""
    of = {entry.id: entry for entry in entries}
    scored = [one for one in outcomes if one.counts]
    ways: dict[str, Callable[[Outcome], str]] = {
        "group": lambda one: of[one.id].group,
        "format": lambda one: of[one.id].format,
        "software": lambda one: one.software,
        "set": lambda one: of[one.id].set,
    }
    yield f"{'':34}{'docs':>5}{'true':>6} " + "".join(f"{name:>10}" for name in columns)
    yield _row("all", scored, columns)
    for way, key in ways.items():
        parts: dict[str, list[Outcome]] = defaultdict(list)
        for one in scored:
            parts[key(one)].append(one)
        if len(parts) > 1 or way == "group":
            yield f"by {way}"
            yield from (_row(f"  {name}", part, columns) for name, part in sorted(parts.items()))


def _row(name: str, outcomes: Sequence[Outcome], columns: Sequence[str]) -> str:
    counts = pool(outcomes)
    shares = (counts[column].share if counts.get(column, Count()).all else None for column in columns)
    figures = "".join(f"{'-':>10}" if share is None else f"{share:10.4f}" for share in shares)
    true = next((counts[column].all for column in columns if column in counts), 0)
    return f"{name[:33]:34}{len(outcomes):5}{true:6} {figures}"


def notes(entries: Sequence[Entry], outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield what is known without a baseline: records where none are held, words, documents that failed."""
    holds = {entry.id: entry.holds for entry in entries}
    none = [one for one in outcomes if holds[one.id] == "none"]
    with_records = sorted(one for one in none if one.records)
    total = sum(one.records for one in with_records)
    names = _names(f"{one.id} ({one.records})" for one in with_records)
    yield f"Hold none: {len(none)} documents, {total} records in {len(with_records)} of them{names}"
    unlabelled = [one for one in outcomes if holds[one.id] == "unlabelled"]
    yield f"Unlabelled: {len(unlabelled)} documents, {sum(one.records for one in unlabelled)} records"
    shares = shares_of(outcomes)
    yield "Words: " + ", ".join(f"{shares[name]:.2%} {name}" for name in SHARES)
    yield _proved(outcomes)
    failed = [f"{one.id} ({one.problem})" for one in sorted(outcomes) if one.problem]
    yield f"Not read: {len(failed)}{_names(failed)}"


def _proved(outcomes: Sequence[Outcome]) -> str:
    """Say what `scrutiny verify` can prove of everything that was read."""
    reports, proved, cells, cells_proved, words, lost, seconds = (
        sum(each) for each in zip(*(one.proofs for one in outcomes), strict=True)
    )
    names = _names(one.id for one in sorted(outcomes) if one.proofs.proved < one.proofs.reports)
    return (
        f"Verified: {proved} of {reports} reports proved, {cells_proved} of {cells} cells, "
        f"{lost} of {words} words in records' boxes unaccounted for ({seconds:.0f} s of processor time); not{names}"
    )


def firings(entries: Sequence[Entry], outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield how often each step of the reading core fired, and in how many documents and sets; the rarest first."""
    of = {entry.id: entry for entry in entries}
    where = {step.name: [one for one in outcomes if one.fired.get(step.name)] for step in registered()}
    if where:
        yield f"{'step':30}{'firings':>9}{'documents':>11}{'sets':>6}"
    for name, fired in sorted(where.items(), key=lambda entry: (len(entry[1]), entry[0])):
        times = sum(one.fired[name] for one in fired)
        yield f"{name[:29]:30}{times:9}{len(fired):11}{len({of[one.id].set for one in fired}):6}"


def cost(outcomes: Sequence[Outcome], seconds: float) -> str:
    pages = sum(one.pages for one in outcomes)
    work = sum(one.seconds for one in outcomes)
    peak = max((one.peak for one in outcomes), default=0)
    each = f", {pages} pages ({1000 * work / pages:.1f} ms of processor time a page)" if pages else ""
    return f"{len(outcomes)} documents{each} in {seconds:.0f} s, peak memory of a process {peak:.0f} MB"


def changes(found: Comparison) -> Iterator[str]:
    """Yield the documents that are read otherwise than in the baseline."""
    for title, some in (("Worse", found.worse), ("Better", found.better)):
        yield f"{title} than the baseline: {len(some)}"
        yield from (f"  {change.id}: {_differences(change.counts)}" for change in some[:NAMED])
        if len(some) > NAMED:
            yield f"  and {len(some) - NAMED} more"
    yield f"Unlabelled, read otherwise: {len(found.reread)}{_names(found.reread)}"


def _differences(counts: Mapping[str, tuple[Count, Count]]) -> str:
    return ", ".join(f"{n} {now.right}/{now.all} (was {was.right}/{was.all})" for n, (was, now) in counts.items())


def faults(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield every field that was read wrong: document, recommendation, field, found, true."""
    for one in sorted(outcomes):
        if one.problem:
            yield f"{one.id} | - | not read | {one.problem}"
        yield from (f"{one.id} | {f.at} | {f.field} | found: {f.found!r} | true: {f.true!r}" for f in one.faults)


def _names(names: Iterable[str]) -> str:
    named = list(names)
    more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
    return f": {', '.join(named[:NAMED])}{more}" if named else ""
