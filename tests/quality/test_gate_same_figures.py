"""The developers' own scorer gives the same figures; skipped where it is not."""

from __future__ import annotations

import copy
import json
import random

import pytest

from tests.quality.corpus import truth_beside
from tests.quality.rounds_scoring import score_pairs
from tests.quality.scoring import CELLS, Count, add_counts, score_document

FIGURES = ("recall", "precision", "rows", "cells", "strict", "rag", "header", "numbers")
HALVES = 2  # a file whose rows are read as two reports


@pytest.fixture(scope="module")
def theirs(shared):
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(shared))
        import score

        return score


def damaged(truth, seed):
    """A report as it would be published, with rows lost, doubled and torn, texts changed, statuses misread."""
    chance = random.Random(seed)
    rows = copy.deepcopy(truth["recommendations"])
    chance.shuffle(rows) if chance.random() < 0.2 else None
    rows = [row for row in rows if chance.random() > 0.08]
    rows += [copy.deepcopy(row) for row in rows if chance.random() < 0.06]
    for row in rows:
        for name in (*CELLS, "rag", "number"):
            if chance.random() < 0.1:
                row[name] = chance.choice([None, "1", f"{row.get(name) or 'Some'} – more text", "A dif- ferent cell"])
        row["target_date_printed"], row["target_date"] = row.pop("due", None), row.pop("due_iso", None)
    header = {name: value for name, value in truth["header"].items() if chance.random() > 0.1}
    header |= {"inquiry": header.get("inquiry_title"), "stage": header.get("report_type")}
    cut = len(rows) // HALVES if chance.random() < 0.2 else len(rows)
    return [{"header": header, "recommendations": part} for part in (rows[:cut], rows[cut:]) if part]


def test_score_document_gives_the_figures_of_the_developers_scorer(shared, theirs):
    scores, other = [], []
    for seed, path in enumerate(sorted((shared / "reports" / "made").glob("*.pdf"))):
        truth = json.loads(truth_beside(path).read_text(encoding="utf-8"))
        reports = damaged(truth, seed)
        scores.append(score_document(copy.deepcopy(reports), truth).counts)
        other.append((path.stem, theirs.score_file(reports, truth)))
    ours, pooled = add_counts(scores), theirs.pooled(other)
    assert {name: pytest.approx(ours[name].share, abs=0.0002) for name in FIGURES} == {
        name: pooled[name] for name in FIGURES
    }
    assert all(0.5 < ours[name].share < 0.98 for name in FIGURES)  # else the damage says nothing


def test_score_pairs_gives_the_counts_of_the_developers_scorer(shared, theirs):
    folder, chance, total = shared / "reports" / "made" / "pairs", random.Random(1), Count()
    for path in sorted(folder.glob("*.pair.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        rows = [
            json.loads(truth_beside(folder / truth[name]).read_text(encoding="utf-8"))["recommendations"]
            for name in ("old_pdf", "new_pdf")
        ]
        links = [(item["old_index"], new) for item in truth["items"] for new in item["new_indexes"] or [None]]
        pairs = [
            {
                "earlier": old and {"index": old},
                "later": {"index": new if chance.random() > 0.2 else 1} if new else None,
                "kind": chance.choice(["kept", "kept", "split", "dropped"]),
                "rag": {"direction": chance.choice(["same", "improved", "unknown"])},
                "update": chance.choice(["edited", "rewritten"]),
            }
            for old, new in links
            if chance.random() > 0.1
        ]
        ours = score_pairs({"pairs": pairs}, truth, *rows)
        other = theirs.score_pair({"pairs": pairs}, truth, *rows)
        assert {name.replace("movement", "rag"): list(count) for name, count in ours.items()} == other
        total = Count(total.right + ours["pairing"].right, total.all + ours["pairing"].all)
    assert 0.2 < total.share < 0.95
