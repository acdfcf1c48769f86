"""The committed baseline: what every document was last read like, why that was accepted, and what has changed since."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.quality.corpus import Entry
from tests.quality.reading import Outcome, Words
from tests.quality.scoring import Count, add_counts

FALL = 0.002  # a pooled figure may fall by this much
RISE = 0.005  # the share of words in `extra`, unplaced or flagged may rise by this much
SHARES = ("extra", "flagged", "unplaced")


class Baseline(NamedTuple):
    """`faulty`: the counts of documents that are not perfect; `records`: of those without truth, count and digest."""

    documents: str
    version: str
    accepted: Mapping[str, Any]
    faulty: Mapping[str, Mapping[str, Count]]
    records: Mapping[str, tuple[int, str]]
    words: Mapping[str, float]


class Change(NamedTuple):
    """One document that is read otherwise than in the baseline, by measure: was, is."""

    id: str
    counts: dict[str, tuple[Count, Count]]


class Comparison(NamedTuple):
    """`failures`: why the gate does not open, one sentence each."""

    worse: list[Change]
    better: list[Change]
    reread: list[str]
    failures: list[str]


def read_baseline(path: Path) -> Baseline | None:
    if not path.is_file():
        return None
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    faulty = {name: {m: Count(*count) for m, count in each.items()} for name, each in said["faulty"].items()}
    records = {name: (count, digest) for name, (count, digest) in said["records"].items()}
    return Baseline(said["documents"], said["version"], said["accepted"], faulty, records, said["words"])


def write_baseline(
    path: Path, entries: Sequence[Entry], outcomes: Sequence[Outcome], documents: str, version: str,
    accepted: Mapping[str, Any],
) -> None:  # fmt: skip
    """Write what was read as the new baseline: figures for people, then what is compared."""
    lines = [
        '# What the gate compares with. Written by `make gate ACCEPT="why" DOCUMENTS=…`; never edited by hand.',
        f"documents = {json.dumps(documents)}",
        f"version = {json.dumps(version)}",
        "",
        "[accepted]",
        *(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in accepted.items()),
        "",
        "[figures]",
        *(f"{name} = {count.share:.4f}" for name, count in pool(outcomes).items()),
        "",
        "[words]  # shares of those of all records",
        *(f"{name} = {share:.5f}" for name, share in shares_of(outcomes).items()),
        "",
        "[faulty]  # right and all, of documents that are not read perfectly",
        *_faulty_lines(outcomes),
        "",
        "[records]  # how many, and a mark of what they say, in documents without truth",
        *_record_lines(entries, outcomes),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _faulty_lines(outcomes: Iterable[Outcome]) -> Iterable[str]:
    for one in sorted(outcomes):
        wrong = {m: c for m, c in one.counts.items() if c != (one.perfect[m], one.perfect[m])}
        if wrong:
            said = ", ".join(f"{name} = [{count.right}, {count.all}]" for name, count in wrong.items())
            yield f"{json.dumps(one.id)} = {{ {said} }}"


def _record_lines(entries: Iterable[Entry], outcomes: Iterable[Outcome]) -> Iterable[str]:
    holds = {entry.id: entry.holds for entry in entries}
    for one in sorted(outcomes):
        if holds[one.id] != "report" and one.records:
            yield f'{json.dumps(one.id)} = [{one.records}, "{one.digest}"]'


def pool(outcomes: Iterable[Outcome]) -> dict[str, Count]:
    return add_counts(one.counts for one in outcomes)


def shares_of(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Return the shares of words in `extra`, flagged, and unplaced."""
    words = Words(*(sum(each) for each in zip(*(one.words for one in outcomes), strict=True)))
    every = max(1, words.published)
    return {"extra": words.extra / every, "flagged": words.flagged / every,
            "unplaced": words.unplaced / max(1, words.published + words.unplaced)}  # fmt: skip


def counts_before(baseline: Baseline, one: Outcome) -> dict[str, Count]:
    """Return the counts that a document has in the baseline: perfect where nothing is said of it."""
    perfect = {name: Count(all_, all_) for name, all_ in one.perfect.items()}
    return perfect | dict(baseline.faulty.get(one.id, {}))


def compare(baseline: Baseline, entries: Sequence[Entry], outcomes: Sequence[Outcome], *, whole: bool) -> Comparison:
    """Compare what was read now with the baseline. `whole`: all documents were read, so shares of words count."""
    holds = {entry.id: entry.holds for entry in entries}
    worse, better, before = [], [], []
    for one in sorted(outcomes):
        if not one.counts:
            continue
        was = counts_before(baseline, one)
        before.append(was)
        differ = {name: (was[name], one.counts[name]) for name in one.counts if was[name] != one.counts[name]}
        rises = sum(now.wrong - old.wrong for old, now in differ.values())
        if differ and rises:
            (worse if rises > 0 else better).append(Change(one.id, differ))
    reread = [
        f"{one.id} ({baseline.records.get(one.id, (0, ''))[0]} → {one.records} records)"
        for one in sorted(outcomes)
        if holds[one.id] == "unlabelled" and _reading(one) != baseline.records.get(one.id)
    ]
    none = [one for one in sorted(outcomes) if holds[one.id] == "none"]
    failures = [*_fallen(before, outcomes), *_records_in_none(baseline, none)]
    if whole:
        failures += _risen(baseline, outcomes)
    return Comparison(worse, better, reread, failures)


def _reading(one: Outcome) -> tuple[int, str] | None:
    return (one.records, one.digest) if one.records else None


def _fallen(before: Sequence[Mapping[str, Count]], outcomes: Sequence[Outcome]) -> Iterable[str]:
    now, was = pool(outcomes), add_counts(before)
    for name in now:
        if was[name].share - now[name].share > FALL:
            yield f"{name} fell from {was[name].share:.4f} to {now[name].share:.4f}"


def _records_in_none(baseline: Baseline, none: Sequence[Outcome]) -> Iterable[str]:
    now = {one.id for one in none if one.records}
    was = {one.id for one in none if one.id in baseline.records}
    if len(now) > len(was):
        yield f"{len(now)} documents that hold none yield records ({len(was)} before): {', '.join(sorted(now - was))}"


def _risen(baseline: Baseline, outcomes: Sequence[Outcome]) -> Iterable[str]:
    for name, share in shares_of(outcomes).items():
        if share - baseline.words[name] > RISE:
            yield f"the share of words {name} rose from {baseline.words[name]:.4f} to {share:.4f}"
