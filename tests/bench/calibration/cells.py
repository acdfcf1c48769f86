"""Damaged readings beside the truth: every cell, whether it is right, what was known of it, whether it was flagged."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from rapidfuzz import fuzz

from pipeline.layout.as_tables import make_tables
from pipeline.layout.stream import lay_out
from pipeline.models.codes import needs_review
from pipeline.models.report import Document, Recommendation
from pipeline.open_file import Tables
from pipeline.read.document import opened
from pipeline.read.pages import read_pages
from pipeline.read.tags_and_count import tags_and_count
from pipeline.run import _understood
from pipeline.settings import Settings
from pipeline.text.lexicon import lexicon
from pipeline.trust import kind_of
from pipeline.trust.score import UNSURE
from tests.bench.calibration.damage import KINDS, Read

SETTINGS = Settings(entities=False, ocr="off")
NAMES = {"due": "target_date_printed"}  # the truth's names where they differ from ours
FIELDS = "title recommendation response decision action lead_officer due previous_update update rag number".split()
_TOLD_BY = {"recommendation": 3, "response": 3, "update": 3, "action": 3, "number": 1, "decision": 1}
_LONG = ("response", "update", "action")
LONG = 30  # letters of a text that no two recommendations have in common
ENOUGH = 0.55  # share of a row that must be a recommendation's for it to be that one
_SHAPES = str.maketrans({**dict.fromkeys("‘’‚′`´", "'"), **dict.fromkeys("“”„″", '"'), **dict.fromkeys("‐‑‒–—―−", "-")})


@dataclass(frozen=True)
class Judged:
    """One cell of one reading."""

    file: str
    damage: str
    field: str
    right: bool
    signals: tuple[str, ...]
    flagged: bool  # by any flag that asks for a look, on the cell or its row
    asked: bool  # likewise, whatever the score
    blank: bool
    report: str = ""
    index: int = 0

    @property
    def kind(self) -> str:
        return kind_of(self.field)


@dataclass(frozen=True)
class Paper:
    """One PDF with what should be read out of it, read once."""

    path: Path
    read: Read
    truth: list[dict[str, Any]]


def papers(folder: Path) -> Iterator[Paper]:
    """Every PDF of a folder that has a truth file with recommendations, and a text layer."""
    for path in sorted(folder.glob("*.pdf")):
        truth = path.with_suffix(".truth.json")
        if not truth.exists():
            continue
        known = json.loads(truth.read_text(encoding="utf-8"))
        if known.get("recommendations") and known.get("text_layer", True):
            with opened(path) as document:
                pages = tuple(read_pages(document.pdf))
                tree = tags_and_count(path, tagged=True).tree if document.tagged else None
            yield Paper(path, Read(pages, tree), known["recommendations"])


def judged(paper: Paper, kinds: Iterable[str], seed: int) -> Iterator[Judged]:
    """Every cell of the paper, read under each kind of damage."""
    for kind in kinds:
        if kind.startswith("tags") and paper.read.tree is None:
            continue
        damaged = KINDS[kind](paper.read, Random(f"{seed}/{paper.path.name}/{kind}"))
        yield from _judge(paper, kind, read_again(paper.path, damaged))


def read_again(path: Path, damaged: Read) -> Document:
    """The recipe from the tables on."""
    words = lexicon([w for page in damaged.pages for w in page.words])
    layout = lay_out(damaged.pages, damaged.tree)
    tables = Tables(make_tables(layout, words), layout.furniture, layout)
    with opened(path) as document:
        return _understood(path, document, damaged.pages, tables, words, SETTINGS, ())


def _judge(paper: Paper, kind: str, document: Document) -> Iterator[Judged]:
    rows = [(report.report_id, row) for report in document.reports for row in report.recommendations]
    pairs = pairs_of([row for _, row in rows], paper.truth)
    for at, (report, row) in enumerate(rows):
        truth = paper.truth[pairs[at]] if at in pairs else None
        for field, signals in row.evidence:
            name = next((theirs for theirs, ours in NAMES.items() if ours == field), field)
            if name not in FIELDS or (truth is not None and name not in truth):
                continue
            own, blank = shown(row, field), not shown(row, field)
            if truth is None and blank:
                continue
            right = truth is not None and own == true_value(truth, name)
            codes = [flag.code for flag in row.flags if flag.field in (field, None)]
            flags = needs_review(codes), needs_review([code for code in codes if code != UNSURE])
            yield Judged(paper.path.name, kind, field, right, signals, *flags, blank, report, row.index)


def shown(row: Recommendation, field: str) -> str:
    if field == "recommendation":  # where the title ends is a question of its own
        return plain(f"{row.title or ''} {row.recommendation or ''}")
    if field == "number":
        return _number(row.number)
    return plain(str(getattr(row, field) or ""))


def true_value(truth: dict[str, Any], name: str) -> str:
    if name == "recommendation":
        return plain(f"{truth.get('title') or ''} {truth.get('recommendation') or ''}")
    if name == "number":
        return _number(truth["number"])
    return plain({"none": "", "blue": "complete"}.get(str(truth[name]).lower(), str(truth[name] or "")))


def _number(value: object) -> str:
    """As numbers are told apart: “R1”, “1.” and “(1)” are one."""
    return re.sub(r"^r(?=\d)|[\s().]", "", str(value or "").lower())


def plain(text: str) -> str:
    """Text without what layout adds or changes: spaces, quotes, dashes, hyphens, bullets."""
    text = unicodedata.normalize("NFKC", text.replace("\u00ad", "")).translate(_SHAPES)
    text = re.sub(r"[•◦▪▫●○■□‣⁃·➢✓]", " ", text)
    return re.sub(r"[\s_-]+", "", text).lower()


def pairs_of(rows: Sequence[Recommendation], truth: Sequence[dict[str, Any]]) -> dict[int, int]:
    """Row → truth: each row is the recommendation with which it shares most, cell by cell, so that one long cell in
    the wrong row does not move the row: then its other cells, which are right, would all be counted as wrong.
    """
    likeness = sorted(
        ((_shared(row, entry), -abs(i - j), i, j) for i, row in enumerate(rows) for j, entry in enumerate(truth)),
        reverse=True,
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for share, _, i, j in likeness:
        if (share >= ENOUGH or _named(rows[i], truth[j])) and i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def _named(row: Recommendation, entry: dict[str, Any]) -> bool:
    """Whether a row's own words say which recommendation it is, whatever became of its other cells: those of the
    recommendation, or its number and the whole of another long text. Then its other cells can be right or wrong.
    """
    own = shown(row, "recommendation")
    if own and own == true_value(entry, "recommendation"):
        return True
    number = shown(row, "number")
    if not number or number != true_value(entry, "number"):
        return False
    texts = ((shown(row, name), true_value(entry, name)) for name in _LONG if name in entry)
    return any(len(text) >= LONG and text == true for text, true in texts)


def _shared(row: Recommendation, entry: dict[str, Any]) -> float:
    """How much of a row is what the truth says, 0 to 1: prose counts most, what neither says does not count."""
    total = share = 0.0
    for name, weight in _TOLD_BY.items():
        own, true = shown(row, NAMES.get(name, name)), true_value(entry, name) if name in entry else ""
        if own or true:
            total += weight
            share += weight * fuzz.ratio(own, true) / 100 if weight > 1 else own == true
    return share / total if total else 0.0
