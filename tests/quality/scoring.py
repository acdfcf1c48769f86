"""Score what was read from a document against its truth: the figures of docs/accuracy.md.

Figures are counts of right and of all, so that documents are pooled by adding. Truth format: docs/accuracy.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process

Row = Mapping[str, Any]

CELLS = (
    "title", "recommendation", "response", "decision", "action", "lead_officer", "due", "due_iso", "theme",
    "previous_update", "update",
)  # fmt: skip
PROSE = ("recommendation", "response", "update")  # what makes a row whole
MEASURES = ("recall", "precision", "rows", "cells", "strict", "rag", "header", "numbers")

SAME_NUMBER_ALIKE = 75  # rapidfuzz ratio from which two recommendations of one number are the same
TEXT_ALIKE = 80  # ratio from which they are the same by their text alone
WHOLE_ALIKE = 98  # ratio from which a cell of a row counts as whole

_SINGLE, _DOUBLE, _DASHES = "‘’‚′`´", "“”„″", "‐‑‒–—―−"
_SHAPES = str.maketrans(
    {
        **dict.fromkeys(_SINGLE, "'"), **dict.fromkeys(_DOUBLE, '"'), **dict.fromkeys(_DASHES, "-"),
        "\u00a0": " ", **dict.fromkeys("\u00ad\u200b\ufeff"),
    }
)  # fmt: skip
_BULLETS = "◦▪▫●○■□‣⁃·➢\ue000-\uf8ff"
_ANY_BULLET = re.compile(f"[•✓{_BULLETS}]")
_TYPED_BULLET = re.compile(r"(?:^|(?<=\s))[o-](?=\s)")
_INNER_HYPHEN = re.compile(r"(?<=\w)\s?-\s*(?=\w)")

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_COUNTING = {word: value for value, word in enumerate(_UNITS, 1)}
_COUNTING |= {word: 10 * value for value, word in enumerate(_TENS, 2)}
_COUNTING |= {f"{ten}-{unit}": _COUNTING[ten] + _COUNTING[unit] for ten in _TENS for unit in _UNITS[:9]}
_COUNTED = re.compile(rf"\b({'|'.join(sorted(_COUNTING, key=len, reverse=True))})\b")
_AROUND_NUMBER = re.compile(
    r"recommendations?|\brec\b|\bno\b\.?(?=\s*\w)|\br(?=\s*\d)|[().:\s\-–#]+$|^[\s(]+", re.IGNORECASE
)
_RAGS = {
    "blue": "complete", "completed": "complete", "implemented": "complete", "on track": "green", "at risk": "amber",
    "off track": "red", "null": "none", "": "none",
}  # fmt: skip
_FORMS_OF_ADDRESS = re.compile(r"^(cllr|councillor|mrs?|ms|miss|dr|prof|professor|sir|dame)\.?\s+", re.IGNORECASE)


class Count(NamedTuple):
    """How many are right, and of how many."""

    right: int = 0
    all: int = 0

    @property
    def share(self) -> float:
        return self.right / self.all if self.all else 1.0

    @property
    def wrong(self) -> int:
        return self.all - self.right


class Fault(NamedTuple):
    """One field that was read wrong. `at`: the recommendation's position and number in the truth."""

    at: str
    field: str
    found: str | None
    true: str | None


class Score(NamedTuple):
    """One document: counts by measure, the counts that a perfect reading has, and what is wrong."""

    counts: dict[str, Count]
    perfect: dict[str, int]
    faults: list[Fault]


def fold_text(value: object) -> str:
    """Return the text without what layout adds: spaces, shapes of quotes and dashes, bullets, hyphens in words."""
    text = unicodedata.normalize("NFKC", str(value or "").replace("\u00ad", "")).translate(_SHAPES)
    text = _TYPED_BULLET.sub(" ", _ANY_BULLET.sub(" ", text))
    return " ".join(_INNER_HYPHEN.sub("", text).split())


def fold_shapes(value: object) -> str:
    """Return the text with its hyphens, paragraphs and bullets; only shapes, spaces and ligatures are folded."""
    text = unicodedata.normalize("NFKC", str(value or "")).translate(_SHAPES)
    text = re.sub(f"[{_BULLETS}]", "•", text)
    paragraphs = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)


def fold_number(value: object) -> str | None:
    """Return the bare number: "Recommendation One:", "R1", "01." and 1 are all "1"; "3 (a)" is "3a"."""
    text = _AROUND_NUMBER.sub("", str(value if value is not None else "").strip()).strip().lower()
    text = text.replace("twenty ", "twenty-").replace("thirty ", "thirty-")
    text = _COUNTED.sub(lambda word: str(_COUNTING[word[1]]), text)
    text = re.sub(r"[\s()]+", "", text).strip(".:-")
    return re.sub(r"\b0+(?=\d)", "", text) or None


def fold_rag(value: object) -> str:
    text = str(value or "none").strip().lower()
    return _RAGS.get(text, text)


def fold_person(value: object) -> str:
    return _FORMS_OF_ADDRESS.sub("", fold_text(value)).lower()


def body(row: Row) -> str:
    """Return the title and the text of a recommendation, folded: what tells it from the others."""
    return fold_text(f"{row.get('title') or ''} {row.get('recommendation') or ''}")


def rows_of(report: Row) -> list[Row]:
    """Return the recommendations of a published report under the names of the truth."""
    return [
        {
            **row,
            "decision": (row.get("decision") or "").replace("_", " ") or None,
            "due": row.get("target_date_printed"),
            "due_iso": row.get("target_date"),
        }
        for row in report.get("recommendations") or []
    ]


def header_of(report: Row) -> dict[str, Any]:
    """Return the header of a published report under the names of the truth."""
    header = report.get("header") or {}
    people = {
        name: [person["name"] if isinstance(person, dict) else person for person in header.get(name) or []]
        for name in ("lead_officers", "cabinet_members")
    }
    return {**header, "inquiry_title": header.get("inquiry"), "report_type": header.get("stage"), **people}


def pair_rows(found: Sequence[Row], true: Sequence[Row]) -> dict[int, int]:
    """Return, by position in `true`, the position in `found` of the same recommendation; none is taken twice.

    Equal numbers come first, where the texts agree a little; then whatever texts are most alike.
    """
    if not found or not true:
        return {}
    alike = process.cdist(
        [body(row) for row in found], [body(row) for row in true], scorer=fuzz.ratio, score_cutoff=SAME_NUMBER_ALIKE,
        dtype=float,
    )  # fmt: skip
    scored = [(float(alike[i][j]), i, j) for i in range(len(found)) for j in range(len(true)) if alike[i][j]]
    ranked = sorted(scored, key=lambda entry: (-entry[0], entry[1], entry[2]))
    numbers = [fold_number(row.get("number")) for row in found], [fold_number(row["number"]) for row in true]
    same = [entry for entry in ranked if numbers[1][entry[2]] and numbers[0][entry[1]] == numbers[1][entry[2]]]
    close = [entry for entry in ranked if entry[0] >= TEXT_ALIKE]
    pairs: dict[int, int] = {}
    for _, i, j in (*same, *close):
        if j not in pairs and i not in pairs.values():
            pairs[j] = i
    return pairs


def score_document(reports: Sequence[Row], truth: Row) -> Score:
    """Score the report that fits the truth best; recommendations of all others from the same file are false."""
    scores = [score_report(report, truth) for report in reports] or [score_report({}, truth)]
    best = max(scores, key=lambda score: (score.counts["recall"].share, score.counts["precision"].share))
    false = sum(score.counts["precision"].all for score in scores if score is not best)
    own = best.counts["precision"]
    best.counts["precision"] = Count(own.right, own.all + false)
    if false:
        best.faults.append(Fault("-", "report", f"{len(scores)} reports: {false} recommendations too many", None))
    return best


def score_report(report: Row, truth: Row) -> Score:
    """Score one published report against its truth."""
    found, true = rows_of(report), truth["recommendations"]
    pairs = pair_rows(found, true)
    faults = [
        Fault("-", "false row", _short(row.get("number"), body(row)), None)
        for at, row in enumerate(found)
        if at not in pairs.values()
    ]
    marks: dict[str, list[bool]] = {name: [] for name in MEASURES}
    perfect = dict.fromkeys(("cells", "strict"), 0)
    for at, row in enumerate(true):
        own = found[pairs[at]] if at in pairs else None
        faults += _score_row(marks, f"{at + 1} ({row['number']})", own, row)
        perfect["cells"] += sum(row.get(name) is not None for name in CELLS)
    faults += _score_header(marks["header"], header_of(report), truth["header"])
    counts = {name: Count(sum(each), len(each)) for name, each in marks.items()}
    counts["precision"] = Count(len(pairs), len(found))
    perfect["strict"] = perfect["cells"]
    whole = {name: count.all for name, count in counts.items()} | perfect | {"precision": len(true)}
    return Score(counts, whole, faults)


def _score_row(marks: Mapping[str, list[bool]], at: str, own: Row | None, row: Row) -> Iterable[Fault]:
    """Mark one true recommendation in every measure; return what is wrong."""
    read = own or {}
    marks["recall"].append(own is not None)
    torn = [n for n in PROSE if fuzz.ratio(fold_text(read.get(n)), fold_text(row.get(n))) < WHOLE_ALIKE]
    marks["rows"].append(own is not None and not torn)
    marks["numbers"].append(own is not None and fold_number(read.get("number")) == fold_number(row["number"]))
    if own is None:
        yield Fault(at, "lost row", None, _short(row["number"], body(row)))
    else:  # what the truth leaves out is no cell, but text in it is no whole row
        yield from (Fault(at, f"{name} (in row)", _said(read.get(name)), None) for name in torn if name not in row)
    if "rag" in row:  # a truth may leave out what its document does not settle
        marks["rag"].append(own is not None and fold_rag(read.get("rag")) == fold_rag(row["rag"]))
        if own is not None and not marks["rag"][-1]:
            yield Fault(at, "rag", read.get("rag"), row["rag"])
    for name in CELLS:
        verdict = judge_cell(name, own, row)
        if verdict is None:
            continue
        marks["cells"].append(verdict[0])
        marks["strict"].append(verdict[1])
        if own is not None and not verdict[0]:
            yield Fault(at, name, _said(read.get(name)), _said(row.get(name)))


def judge_cell(name: str, own: Row | None, row: Row) -> tuple[bool, bool] | None:
    """Return whether a cell is right, and right with hyphens, paragraphs and bullets; None where it doesn't count.

    Text in a field that the truth has as blank is wrong; a field that the truth leaves out does not count.
    """
    read, true = own or {}, row.get(name)
    said, meant = fold_text(read.get(name)), fold_text(true)
    if name == "decision":
        said, meant = said.lower(), meant.lower()
    if true is None:
        return (False, False) if name in row and said else None
    right = own is not None and said == meant
    return right, right_strictly(own, name, true)


def right_strictly(own: Row | None, name: str, true: object) -> bool:
    return own is not None and fold_shapes(own.get(name)) == fold_shapes(true)


def _score_header(marks: list[bool], found: Row, true: Row) -> Iterable[Fault]:
    for name, meant in true.items():
        said = found.get(name)
        if isinstance(meant, list):
            people = said if isinstance(said, list) else [said] if said else []
            right = sorted(map(fold_person, people)) == sorted(map(fold_person, meant))
        elif meant is None:
            right = said in (None, "", "none")
        else:
            right = fold_text(said).lower() == fold_text(meant).lower()
        marks.append(right)
        if not right:
            yield Fault("header", name, _said(said), _said(meant))


def _said(value: object) -> str | None:
    return None if value is None else str(value)


def _short(number: object, text: str) -> str:
    return f"{number or '-'} {text}"


def add_counts(scores: Iterable[Mapping[str, Count]]) -> dict[str, Count]:
    """Pool counts over documents; a measure that no document has is missing from the result."""
    totals: dict[str, list[int]] = {}
    for counts in scores:
        for name, (right, every) in counts.items():
            total = totals.setdefault(name, [0, 0])
            total[0] += right
            total[1] += every
    return {name: Count(*total) for name, total in totals.items()}
