"""The quality floor: what was once read right on the samples is never read worse without somebody saying so."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline.models.page import Page
from pipeline.models.report import Document
from tests.quality.scorer import Tally, score

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples"
FLOORS = HERE / "floors.toml"

Read = Callable[[Path], Document]


def truths() -> list[tuple[Path, Sequence[Any]]]:
    """Each sample with the truth of its reports; scans need text recognition and have tests of their own."""
    found: list[tuple[Path, Sequence[Any]]] = []
    for path in sorted(SAMPLES.glob("*.pdf")):
        one, many = path.with_suffix(".truth.json"), path.with_suffix(".reports.json")
        if many.exists():
            found.append((path, json.loads(many.read_text(encoding="utf-8"))["reports"]))
        elif one.exists() and (truth := json.loads(one.read_text(encoding="utf-8")))["text_layer"]:
            found.append((path, [truth]))
    return found


def corpus_hash() -> str:
    """Of all files that are scored and their truth."""
    digest = hashlib.sha256()
    for path, truth in truths():
        digest.update(path.name.encode() + path.read_bytes() + json.dumps(truth, sort_keys=True).encode())
    return digest.hexdigest()[:16]


@pytest.fixture(scope="module")
def tally(document: Read) -> Tally:
    return score((document(path), truth) for path, truth in truths())


@pytest.fixture(scope="module")
def floors() -> dict[str, Any]:
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def test_floors_belong_to_these_samples(floors: dict[str, Any], tally: Tally, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--regenerate"):
        lines = [f"{name} = {share}" for name, share in tally.shares().items()]
        text = "# Written by `pytest --regenerate tests/quality`; lower a figure only with a reason in the commit.\n"
        FLOORS.write_text(
            f'{text}samples = "{corpus_hash()}"\n\n[floors]\n' + "\n".join(lines) + "\n", encoding="utf-8"
        )
        return
    assert floors["samples"] == corpus_hash(), "The samples changed: pytest --regenerate tests/quality, and look at it"


def test_nothing_is_read_worse_than_before(floors: dict[str, Any], tally: Tally) -> None:
    shares = tally.shares()
    assert set(shares) == set(floors["floors"])
    fallen = {name: (shares[name], floor) for name, floor in floors["floors"].items() if shares[name] < floor}
    assert fallen == {}, "\n".join(m for m in tally.missed if m.split(":")[0] in fallen)


def test_the_floors_are_worth_keeping(floors: dict[str, Any]) -> None:
    """Those of the first issue, on our own samples."""
    least = {"recall": 0.99, "precision": 0.99, "cells": 0.97, "strict": 0.93, "rag": 0.98, "header": 0.97}
    assert {name: floors["floors"][name] for name, share in least.items() if floors["floors"][name] < share} == {}


def test_every_word_is_accounted_for(
    each_sample: Path, document: Read, pages: Callable[[Path], tuple[Page, ...]]
) -> None:
    read, words = document(each_sample), document(each_sample).words
    assert words.placed + words.furniture + words.outside + len(words.unplaced) == words.total
    assert words.total == sum(len(page.words) for page in pages(each_sample))
    assert words.unplaced == ()
    for report in read.reports:
        own = report.words
        assert own.placed + own.furniture + own.outside + len(own.unplaced) == own.total


def test_a_second_reader_sees_the_same_words(each_sample: Path, pages: Callable[[Path], tuple[Page, ...]]) -> None:
    import pdfplumber

    with pdfplumber.open(each_sample) as pdf:
        for ours, theirs in zip(pages(each_sample), pdf.pages, strict=True):
            own = len([w for w in ours.words if not w.glued])  # a part of a word in other print is no word of its own
            other = len(theirs.extract_words(x_tolerance_ratio=0.15))
            theirs.close()
            assert abs(own - other) <= max(1, 0.03 * max(own, other)), f"page {ours.number}: {own} and {other} words"
