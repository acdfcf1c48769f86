"""What outcomes of promises can be believed: the weights of pipeline/compare, learnt and judged on labelled pairs.

    python tests/bench/outcomes.py [--write]

Learns on the pairs in prose and the small ones in plain words under tests/compare; reports on each author's with
weights learnt without that author. The rules were mended on the pairs of all authors but the LAST ones, on
whose pairs they err nearly as often as on papers that nobody has seen: so these count more.
Of the clauses behind a promise the most telling counts: log(1 + Σ exp) over what each weighs for an outcome.
Boosted trees (outcome_trees.py) tell about as much as this sum, and the two together clearly more than either.
Tried and left out, for want of a clear gain on authors left out: likeness by meaning (whole sentence vectors of
all-MiniLM-L6-v2, of which word vectors would only keep a part), forests and kernels in place of the linear model,
the outcomes of the promises beside, the common words of promise and updates, the words of the clauses.
`--write`: put the weights into the package (pipeline/compare/outcomes/weights.json). The same numbers every time.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from pipeline.compare.changes import Sides, pair  # noqa: E402
from pipeline.compare.outcomes.commitments import EVERY, Model, Read, became, may_be_of, papers, promises_read  # noqa: E402  # noqa: E402
from pipeline.compare.outcomes.signs import (  # noqa: E402
    Heard,
    heard,
    signs,
    updates,
)
from pipeline.compare.pairing.links import link  # noqa: E402
from pipeline.compare.promises.promises import anybodys  # noqa: E402
from tests.bench.outcome_weights import Judged, Weights, learnt  # noqa: E402
from tests.compare.rounds_by_hand import PROMISES, Prose, labels_of, read_prose  # noqa: E402
from tests.compare.test_compare_plain_prose import CASES, READINGS, rounds_of  # noqa: E402

LAST = "npvxyzkabc"  # the authors of the last pairs
# How often each of an author's counts, where not once; silence is what is most easily taken for something told.
COUNTS = {"plain": 2.0, "silence": 3.0} | dict.fromkeys(LAST, 3.0)
SAY, NOTHING_FOUND, BESIDE = 0.625, 0.5, 0.7
SHARES = ((0.5, 0.95),)  # of "nothing found", by how likely it is: right on left-out authors
FEW = 5  # clauses told, beyond which that nothing was found must be likelier
FILE = ROOT / "pipeline" / "compare" / "outcomes" / "weights.json"


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
    for path in sorted(PROMISES.glob("*/*.toml")):
        one = read_prose(path)
        groups |= one.groups
        found += _of_pair(one.author, one)
    return [*found, *_of_cases()], groups


def _of_pair(author: str, one: Prose) -> Iterator[Judged]:
    links = link(one.earlier.recommendations, one.later.recommendations)
    sides = Sides.of(one.earlier, one.later)
    of = papers((one.earlier, one.later), [pair(each, sides) for each in links], one.later.day)
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
    allowed, counts = list(may_be_of(read.promise, read.later)), COUNTS.get(author, 1.0)
    return Judged(author, name, shown, list(told.traits), allowed, right, group, said, counts)


def _of_cases() -> Iterator[Judged]:
    """The small cases in plain words, with and without a status; what can only be left unclear teaches nothing."""
    for at, case in enumerate((*CASES, *READINGS)):
        for status in (case["status"], None):
            rounds = rounds_of(case, status)
            links = link(rounds[0].recommendations, rounds[1].recommendations)
            of = papers(rounds, [pair(each, Sides.of(*rounds)) for each in links], rounds[1].day)
            reads = promises_read(anybodys(of.clauses), of)
            every = heard((read.promise, read.later) for read in reads)
            for read, told in zip(reads, every, strict=True):
                text = read.promise.clause.text.lower()
                says = next((says for begins, says in case["says"].items() if begins.lower() in text), None)
                if right := _folded(says or ()) - {"unclear"}:
                    yield _judged("plain", f"plain-{at}", read, told, right, None)


def _folded(outcomes: Iterable[str]) -> frozenset[str]:
    return frozenset(map(became, outcomes))


def likely(one: Judged, weights: Weights) -> Mapping[str, float]:
    by = Model(weights.signs, weights.clauses, weights.trees, SAY, NOTHING_FOUND, BESIDE, SHARES)
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
    """How likely it must be that nothing was found, as pipeline/compare/outcomes/commitments.py asks."""
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
        elif best == "no_promise":
            continue
        claims += 1
        right += best in one.right
        found |= {one.group} if best in one.right else set()
    share = right / max(1, claims)
    return f"{name:24} claims {right} of {claims} right ({share:.1%}), found {len(found)} of {len(groups)}"


def _encoded(weights: Weights, every: Sequence[Judged]) -> str:
    how = (
        f"python tests/bench/outcomes.py --write: one logistic model and {len(weights.trees)} trees on {len(every):,} "
        f"promises of {len({one.pair for one in every})} labelled pairs and cases; "
        f"those of the last authors count {COUNTS[LAST[0]]:g} times."
    )
    said = {
        "say": SAY, "say_nothing_found": NOTHING_FOUND, "say_nothing_found_beside": BESIDE,
        "nothing_found": SHARES,
    }  # fmt: skip
    head = f' "made": {json.dumps(how)},\n "outcomes": {json.dumps(EVERY)},\n "said": {json.dumps(said)},\n'
    rows = f' "weights": {_rows(weights.signs)},\n "clauses": {_rows(weights.clauses)},\n'
    return f'{{\n{head}{rows} "trees": {_trees(weights)}\n}}\n'


def _trees(weights: Weights) -> str:
    return "[\n" + ",\n".join(f"  {json.dumps(tree)}" for tree in weights.trees) + "\n ]"


def _rows(weights: Mapping[str, Sequence[float]]) -> str:
    rows = ",\n".join(f"  {json.dumps(name)}: {list(row)}" for name, row in sorted(weights.items()))
    return f"{{\n{rows}\n }}"


if __name__ == "__main__":
    main()
