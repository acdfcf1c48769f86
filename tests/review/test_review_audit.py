"""The audit: what is drawn, what the marks say, and whether the intervals keep their promise."""

from __future__ import annotations

from random import Random

import pytest

from pipeline.errors import UsageError
from pipeline.review.audit import RIGHT, allotted, cells_of, drawn, exact, marked, methods, stratified, wilson
from tests.review.test_review_corrections import paper, row

# Clopper and Pearson's intervals as printed in statistical tables.
KNOWN = {(0, 10): (0.0, 0.3085), (1, 10): (0.0025, 0.4450), (5, 10): (0.1871, 0.8129), (3, 200): (0.0031, 0.0432)}


@pytest.mark.parametrize(("hits", "of"), KNOWN)
def test_the_exact_interval_is_that_of_the_tables(hits, of):
    found = exact(hits, of)
    assert (found.low, found.high) == pytest.approx(KNOWN[hits, of], abs=2e-4)


def test_wilson_is_that_of_the_tables():
    assert wilson(1, 10)[1:] == pytest.approx((0.0179, 0.4042), abs=1e-3)
    assert wilson(0, 0) == (0.0, 0.0, 1.0)


def test_the_interval_covers_the_truth_94_times_of_100():
    chance, covered, runs = Random(7), 0, 400
    for _ in range(runs):
        sizes = {name: chance.randint(40, 2000) for name in "abcdef"}
        rates = {name: chance.choice((0.0, 0.01, 0.03, 0.1, 0.3)) for name in sizes}
        wrong = {name: round(size * rates[name]) for name, size in sizes.items()}
        truth = sum(wrong.values()) / sum(sizes.values())
        strata = []
        for name, many in allotted(sizes, 200).items():
            hits = sum(at < wrong[name] for at in chance.sample(range(sizes[name]), many))
            strata.append((sizes[name], many, hits))
        found = stratified(strata)
        covered += found.low <= truth <= found.high
    assert covered >= 0.94 * runs


def test_the_same_seed_draws_the_same_and_small_fields_are_seen():
    report = paper(*(row(i) for i in range(1, 41)))
    one, again, other = (drawn(cells_of([report]), 30, seed) for seed in (1, 1, 2))
    assert one == again != other
    assert {r["stratum"] for r in one} == {"recommendation", "update", "rag"}
    assert 28 <= len(one) <= 32


def test_marks_give_rates_and_a_paragraph():
    rows = drawn(cells_of([paper(*(row(i) for i in range(1, 41)))]), 30, 3)
    sheet = [{key: str(value) for key, value in r.items()} for r in rows]
    for at, line in enumerate(sheet):
        line[RIGHT] = "" if at == 0 else "n" if at % 10 == 0 else "Y"
    fields, whole, left = marked(sheet)
    assert left == 1 and sum(f.wrong for f in fields) == 2
    assert all(f.error.low <= f.error.share <= f.error.high for f in fields)
    text = methods(fields, whole, "3")
    assert "29 of 120 cells" in text and "seed 3" in text and "95 % confidence interval" in text


def test_a_mark_that_is_none_is_refused_by_its_line():
    sheet = [{"stratum": "update", "in stratum": "10", RIGHT: "perhaps"}]
    with pytest.raises(UsageError, match="Line 2"):
        marked(sheet)
    with pytest.raises(UsageError, match="Nothing"):
        marked([{**sheet[0], RIGHT: ""}])
