"""What outcomes of promises can be believed: the weights of pipeline/compare, learnt and judged on labelled pairs.

    python tests/bench/outcomes.py [--write]

Learns on the pairs in prose and the small ones in plain words under tests/compare; reports on each author's with
weights learnt without that author. The rules were mended on the pairs of all authors but the LAST ones, on
whose pairs they err nearly as often as on papers that nobody has seen: so these count more.
Of the clauses behind a promise the most telling counts: log(1 + Σ exp) over what each weighs for an outcome.
Tried and left out, for want of a clear gain on authors left out: likeness by meaning (whole sentence vectors of
all-MiniLM-L6-v2, of which word vectors would only keep a part), forests, boosted trees and kernels in place of the
linear model, the outcomes of the promises beside, the common words of promise and updates, the words of the clauses.
`--write`: put the weights into the package (pipeline/compare/weights.json). The same numbers every time.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "compare")]

from rounds_by_hand import Prose, labels_of, prose  # noqa: E402
from test_compare_plain_prose import CASES, READINGS, rounds_of  # noqa: E402

from pipeline.compare.choosing import became, may_be_of  # noqa: E402
from pipeline.compare.commitments import Read, papers, promises_read  # noqa: E402
from pipeline.compare.likely import EVERY, TOLD, Became, Model  # noqa: E402
from pipeline.compare.links import link  # noqa: E402
from pipeline.compare.pairs import Sides, pair  # noqa: E402
from pipeline.compare.promises import anybodys  # noqa: E402
from pipeline.compare.sequence import day_of  # noqa: E402
from pipeline.compare.signs import signs  # noqa: E402
from pipeline.compare.told import updates  # noqa: E402
from pipeline.compare.traits import Heard, heard  # noqa: E402

FOLDERS = (
    "prose", "prose_held_out", "prose_idioms", "prose_rounds", "prose_rounds_second", "prose_rounds_silent",
    "prose_voices", "prose_strangers", "prose_strangers_later", "prose_strangers_latest", "prose_strangers_fifth",
    "prose_strangers_sixth", "prose_strangers_seventh",
)  # fmt: skip
LAST, COUNTS, PLAIN = "npvxy", 3.0, 2.0  # the authors of the last pairs; how often these count, and plain cases
PENALTY, LEAST, STEPS = 16.0, 8, 250  # on large weights; promises that must show a sign; at most, of the search
TRUSTED, OF_CLAUSES = 8.0, 6.0  # the same on what the rules read, and on what clauses tell
SAY, UNREAD, NOTHING_FOUND, BESIDE = 0.65, 0.68, 0.4, 0.6
SHARES = ((0.4, 0.86),)  # of "nothing found", by how likely it is: right on left-out authors
FEW = 5  # clauses told, beyond which that nothing was found must be likelier
FILE = ROOT / "pipeline" / "compare" / "weights.json"


@dataclass(frozen=True)
class Judged:
    """A promise found: its signs, the outcomes that there may be, those that are right, and the labelled group."""

    author: str
    pair: str
    signs: dict[str, float]
    clauses: list[dict[str, float]]  # after it, with their traits
    allowed: list[Became]
    right: frozenset[str]
    group: tuple[str, str] | None
    read: tuple[str, ...]  # by the rules, in their order


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--write", action="store_true")
    write = ask.parse_args().write
    every, groups = judged()
    print("\n".join(_report(every, groups)))
    if write:
        FILE.write_text(_encoded(learnt(every), every), encoding="utf-8")


def judged() -> tuple[list[Judged], set[tuple[str, str]]]:
    """Every promise that is found in the pairs, and every group of labels."""
    found: list[Judged] = []
    groups: set[tuple[str, str]] = set()
    for folder in FOLDERS:
        for one in prose(folder):
            author = one.name[0] if "strangers" in folder else folder
            groups |= {(one.name, label.get("group", label["text"])) for label in one.labels}
            found += _of_pair(author, one)
    return [*found, *_of_cases()], groups


def _of_pair(author: str, one: Prose) -> Iterator[Judged]:
    links = link(one.earlier.recommendations, one.later.recommendations)
    sides = Sides.of(one.earlier, one.later)
    of = papers((one.earlier, one.later), [pair(each, sides) for each in links], day_of(one.later))
    reads = promises_read(anybodys(of.clauses), of)
    every = heard((read.promise, read.later) for read in reads)
    for (promise, _, later, read), told in zip(reads, every, strict=True):
        labels = [label for label in labels_of(promise, one, one.labels)]
        dated = [label for label in labels if promise.due in (label["due"], *label.get("also_due", []))]
        if not labels and any(labels_of(promise, one, one.either)):
            continue
        outcomes = {outcome for label in dated for outcome in (label["outcome"], *label.get("also", []))}
        right = _folded(outcomes)
        group = (one.name, dated[0].get("group", dated[0]["text"])) if dated else None
        found = Read(promise, (), later, read)
        yield _judged(author, one.name, found, told, right or frozenset({"no_promise"}), group)


def _judged(
    author: str, name: str, read: Read, told: Heard, right: frozenset[str],
    group: tuple[str, str] | None,
) -> Judged:  # fmt: skip
    said = tuple(became(one.outcome) for one in read.readings)
    shown = signs(read.promise, read.later, read.readings, updates(told.told))
    return Judged(author, name, shown, list(told.traits), list(may_be_of(read.promise, read.later)), right, group, said)


def _of_cases() -> Iterator[Judged]:
    """The small cases in plain words, with and without a status; what can only be left unclear teaches nothing."""
    for at, case in enumerate((*CASES, *READINGS)):
        for status in (case["status"], None):
            rounds = rounds_of(case, status)
            links = link(rounds[0].recommendations, rounds[1].recommendations)
            of = papers(rounds, [pair(each, Sides.of(*rounds)) for each in links], day_of(rounds[1]))
            reads = promises_read(anybodys(of.clauses), of)
            every = heard((read.promise, read.later) for read in reads)
            for read, told in zip(reads, every, strict=True):
                text = read.promise.clause.text.lower()
                says = next((says for begins, says in case["says"].items() if begins.lower() in text), None)
                if right := _folded(says or ()) - {"unclear"}:
                    yield _judged("plain", f"plain-{at}", read, told, right, None)


def _folded(outcomes: Iterable[str]) -> frozenset[str]:
    return frozenset(map(became, outcomes))


class Weights(NamedTuple):
    """Of each sign, and of each trait of a clause: how much it weighs for each outcome."""

    signs: dict[str, list[float]]
    clauses: dict[str, list[float]]


@dataclass(frozen=True)
class Sums:
    """The promises as tables. `signs`: names; `shown`, `may`, `right`: a row for each promise; `traits`: names;
    `told`: a row for each clause, `of`: which promise it follows.
    """

    signs: list[str]
    shown: Any
    may: Any
    right: Any
    traits: list[str]
    told: Any
    of: Any


def learnt(every: Sequence[Judged]) -> Weights:
    """The weights under which what is right is likeliest."""
    of = _sums(every)
    counts = np.array([COUNTS if one.author in LAST else PLAIN if one.author == "plain" else 1.0 for one in every])
    penalty = np.array([[TRUSTED if name.startswith("rules ") else PENALTY] for name in of.signs])
    penalty[of.signs.index("always")] = 0.01
    first, columns = len(of.signs) * len(EVERY), [EVERY.index(name) for name in TOLD]

    def loss(flat: Any) -> tuple[float, Any]:
        weights, telling = flat[:first].reshape(-1, len(EVERY)), flat[first:].reshape(-1, len(TOLD))
        each = np.exp(np.clip(of.told @ telling, -30, 30))
        all_told = np.ones((len(every), len(TOLD)))
        np.add.at(all_told, of.of, each)
        odds = of.shown @ weights
        odds[:, columns] += np.log(all_told)
        odds = np.where(of.may > 0, odds, -1e9)
        parts = np.exp(odds - odds.max(1, keepdims=True))
        parts /= parts.sum(1, keepdims=True)
        of_right = (parts * of.right).sum(1)
        pull = counts[:, None] * (parts - parts * of.right / of_right[:, None])
        slope = of.shown.T @ pull + penalty * weights
        slope_told = of.told.T @ (each / all_told[of.of] * pull[:, columns][of.of]) + OF_CLAUSES * telling
        worth = 0.5 * (penalty * weights**2).sum() + 0.5 * OF_CLAUSES * (telling**2).sum()
        return float(worth - (counts * np.log(of_right)).sum()), np.concatenate([slope.ravel(), slope_told.ravel()])

    flat = _lowest(loss, np.zeros(first + len(of.traits) * len(TOLD)))
    return Weights(
        _named(of.signs, flat[:first].reshape(-1, len(EVERY))), _named(of.traits, flat[first:].reshape(-1, len(TOLD)))
    )


def _sums(every: Sequence[Judged]) -> Sums:
    signs = _often([one.signs] for one in every)
    traits = _often(one.clauses for one in every)
    may = np.array([[name in one.allowed for name in EVERY] for one in every], dtype=float)
    right = may * np.array([[name in one.right for name in EVERY] for one in every])
    right[right.sum(1) == 0, EVERY.index("no_promise")] = 1
    return Sums(
        signs, np.array([[one.signs.get(name, 0.0) for name in signs] for one in every]), may, right, traits,
        np.array([[clause.get(name, 0.0) for name in traits] for one in every for clause in one.clauses]),
        np.array([at for at, one in enumerate(every) for _ in one.clauses]),
    )  # fmt: skip


def _often(every: Iterable[Iterable[dict[str, float]]]) -> list[str]:
    """What enough promises show."""
    counted = Counter(name for shown in every for name in {name for one in shown for name in one})
    return sorted(name for name, count in counted.items() if count >= LEAST)


def _named(names: Sequence[str], rows: Any) -> dict[str, list[float]]:
    return {name: [round(float(value), 3) for value in row] for name, row in zip(names, rows, strict=True)}


def _lowest(loss: Any, at: Any, kept: int = 20) -> Any:
    """Where the loss is lowest, by the limited-memory method of Broyden, Fletcher, Goldfarb and Shanno."""
    moves: list[tuple[Any, Any]] = []
    worth, slope = loss(at)
    for _ in range(STEPS):
        way = -_bent(slope, moves)
        size, down = 1.0, float(slope @ way)
        while True:
            new_worth, new_slope = loss(at + size * way)
            if new_worth <= worth + 1e-4 * size * down or size < 1e-8:
                break
            size /= 2
        moves = [*moves, (size * way, new_slope - slope)][-kept:]
        moves = [(step, bend) for step, bend in moves if step @ bend > 1e-10]
        at, done = at + size * way, abs(worth - new_worth) < 1e-5 * max(1.0, abs(worth))
        worth, slope = new_worth, new_slope
        if done:
            break
    return at


def _bent(slope: Any, moves: Sequence[tuple[Any, Any]]) -> Any:
    """The slope, by what the last moves tell of how it bends."""
    way, shares = slope.copy(), []
    for step, bend in reversed(moves):
        share = (step @ way) / (bend @ step)
        shares.append(share)
        way -= share * bend
    way *= (moves[-1][0] @ moves[-1][1]) / (moves[-1][1] @ moves[-1][1]) if moves else 1 / max(1.0, np.abs(slope).max())
    for (step, bend), share in zip(moves, reversed(shares), strict=True):
        way += step * (share - (bend @ way) / (bend @ step))
    return way


def likely(one: Judged, weights: Weights) -> Mapping[str, float]:
    by = Model(weights.signs, weights.clauses, SAY, UNREAD, NOTHING_FOUND, BESIDE, SHARES)
    return {str(name): share for name, share in by.likely(one.signs, one.clauses, one.allowed).items()}


def left_out(every: Sequence[Judged]) -> list[tuple[Judged, Mapping[str, float]]]:
    """Each promise with what weights say of it that were learnt without its author."""
    found = []
    for author in dict.fromkeys(one.author for one in every):
        weights = learnt([one for one in every if one.author != author])
        found += [(one, likely(one, weights)) for one in every if one.author == author]
    return found


def _report(every: Sequence[Judged], groups: Collection[tuple[str, str]]) -> Iterator[str]:
    said = left_out(every)
    authors = list(dict.fromkeys(one.author for one in every))
    yield f"{len(every)} promises, {len(groups)} groups of labels, {len(authors)} authors, each left out in turn."
    in_prose = [(one, odds) for one, odds in said if one.author != "plain"]
    for least in (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9):
        yield _line(f"all in prose, from {least}", in_prose, groups, least)
    for author in authors:
        own = {one.pair for one in every if one.author == author}
        part = [(one, odds) for one, odds in said if one.author == author]
        yield _line(author, part, {group for group in groups if group[0] in own}, SAY)
    own = {one.pair for one in every if one.author in LAST}
    part = [(one, odds) for one, odds in said if one.author in LAST]
    for least in (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9):
        yield _line(f"the last, from {least}", part, {group for group in groups if group[0] in own}, least)
    for least in (0.4, 0.6, 0.8, 0.9):
        said = [(one, odds["not_mentioned"]) for one, odds in in_prose if one.read[:1] == ("not_mentioned",)]
        told = [one for one, share in said if share >= max(least, _least(one))]
        yield f"nothing found, from {least}: {sum('not_mentioned' in one.right for one in told)} of {len(told)} right"


def _least(one: Judged) -> float:
    """How likely it must be that nothing was found, as pipeline/compare/choosing.py asks."""
    return BESIDE if one.signs.get("now done") or len(one.clauses) > FEW else NOTHING_FOUND


def _line(name: str, said: Sequence[tuple[Judged, Mapping[str, float]]], groups: Collection[Any], least: float) -> str:
    right = claims = 0
    found = set()
    for one, odds in said:
        best = max(odds, key=lambda each: odds[each])
        if best == "not_mentioned" or odds[best] < least:
            best = "not_mentioned"
            if one.read[:1] != (best,) or odds[best] < _least(one):
                continue
        elif best == "no_promise" or (best not in one.read and odds[best] < UNREAD):
            continue
        claims += 1
        right += best in one.right
        found |= {one.group} if best in one.right else set()
    share = right / max(1, claims)
    return f"{name:24} claims {right} of {claims} right ({share:.1%}), found {len(found)} of {len(groups)}"


def _encoded(weights: Weights, every: Sequence[Judged]) -> str:
    how = (
        f"python tests/bench/outcomes.py --write: one logistic model of {len(EVERY)} outcomes on {len(every):,} "
        f"promises of {len({one.pair for one in every})} labelled pairs and cases; "
        f"those of the last authors count {COUNTS:g} times."
    )
    said = {
        "say": SAY, "say_unread": UNREAD, "say_nothing_found": NOTHING_FOUND, "say_nothing_found_beside": BESIDE,
        "nothing_found": SHARES,
    }  # fmt: skip
    head = f' "made": {json.dumps(how)},\n "outcomes": {json.dumps(EVERY)},\n "said": {json.dumps(said)},\n'
    return f'{{\n{head} "weights": {_rows(weights.signs)},\n "clauses": {_rows(weights.clauses)}\n}}\n'


def _rows(weights: Mapping[str, Sequence[float]]) -> str:
    rows = ",\n".join(f"  {json.dumps(name)}: {list(row)}" for name, row in sorted(weights.items()))
    return f"{{\n{rows}\n }}"


if __name__ == "__main__":
    main()
