"""A small scorer of its own: what was read against what the samples are known to say, pooled over all cells."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipeline.models.report import Document, Header, Recommendation

CELLS = "title recommendation response decision action lead_officer due due_iso theme previous_update update".split()
LIKE = 80  # rapidfuzz ratio from which two recommendations are the same one
_SHAPES = str.maketrans({**dict.fromkeys("‘’′`´", "'"), **dict.fromkeys("“”", '"'), **dict.fromkeys("‐‑–—", "-")})

Truth = Mapping[str, Any]


def folded(text: object) -> str:
    """White space, the shapes of quotes and dashes, bullets and hyphens inside words don't count."""
    plain = unicodedata.normalize("NFKC", str(text or "")).translate(_SHAPES)
    plain = re.sub(r"(?<=\w)\s?-\s?(?=\w)", "", re.sub(r"[•◦]", " ", plain))
    return " ".join(plain.split())


def kept(text: object) -> str:
    """Paragraphs, bullets and hyphens count as well."""
    plain = unicodedata.normalize("NFKC", str(text or "")).translate(_SHAPES)
    return "\n".join(" ".join(part.split()) for part in plain.split("\n") if part.strip())


def read_cells(one: Recommendation) -> dict[str, str | None]:
    """A recommendation under the names of the truth files."""
    found = {name: getattr(one, name, None) for name in CELLS}
    found["decision"] = one.decision and one.decision.replace("_", " ")
    found["due"], found["due_iso"] = one.target_date_printed, one.target_date
    return {name: None if value is None else str(value) for name, value in found.items()}


def paired(read: Sequence[Recommendation], true: Sequence[Truth]) -> list[tuple[Recommendation, Truth]]:
    """Each true recommendation with the one read that is most like it; no one twice."""
    from rapidfuzz import fuzz

    ranked = sorted(
        ((fuzz.ratio(_body(r.title, r.recommendation), _body(t["title"], t["recommendation"])), -i, -j))
        for i, r in enumerate(read)
        for j, t in enumerate(true)
    )
    pairs: dict[int, int] = {}
    for score, i, j in reversed(ranked):
        if score >= LIKE and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return [(read[i], true[j]) for i, j in sorted(pairs.items())]


def _body(title: object, text: object) -> str:
    return folded(f"{title or ''} {text or ''}")


def header_cells(header: Header) -> dict[str, Any]:
    """A header under the names of the truth files."""
    return {
        "council": header.council,
        "committee": header.committee,
        "inquiry_title": header.inquiry,
        "stage_months": header.stage_months,
        "report_type": header.stage,
        "completion_date": header.completion_date,
        "update_date": header.update_date,
        "lead_officers": sorted(p.name for p in header.lead_officers),
        "cabinet_members": sorted(p.name for p in header.cabinet_members),
    }


class Tally:
    """Right and all, by measure; and every miss in words, for the message of a failure."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.all: Counter[str] = Counter()
        self.missed: list[str] = []

    def add(self, measure: str, right: bool, where: str = "") -> None:
        self.right[measure] += right
        self.all[measure] += 1
        if not right:
            self.missed.append(f"{measure}: {where}")

    def shares(self) -> dict[str, float]:
        return {measure: round(self.right[measure] / total, 4) for measure, total in sorted(self.all.items())}


def score(documents: Iterable[tuple[Document, Sequence[Truth]]]) -> Tally:
    """Every report of every document against its truth, in order of pages; a report too many is wrong."""
    tally = Tally()
    for document, truths in documents:
        reports = document.reports
        tally.add("reports", len(reports) == len(truths), f"{document.file} has {len(reports)} reports")
        for number, truth in enumerate(truths):
            read = reports[number].recommendations if number < len(reports) else ()
            _records(tally, document.file, read, truth["recommendations"])
            header = reports[number].header if number < len(reports) else Header()
            _header(tally, document.file, header, truth["header"])
    return tally


def _records(tally: Tally, file: str, read: Sequence[Recommendation], true: Sequence[Truth]) -> None:
    pairs = paired(read, true)
    found = {id(t): r for r, t in pairs}
    for one in read:
        tally.add("precision", any(one is r for r, _ in pairs), f"{file} [{one.index}] is no recommendation")
    for number, truth in enumerate(true, start=1):
        where = f"{file} [{number}]"
        own = found.get(id(truth))
        tally.add("recall", own is not None, where)
        tally.add("number", own is not None and own.number == truth["number"], where)
        tally.add("rag", own is not None and own.rag == truth["rag"], f"{where} {own and own.rag} for {truth['rag']}")
        progress = own.progress if own else None
        tally.add(
            "progress", own is not None and progress == truth["progress"], f"{where} {progress} for {truth['progress']}"
        )
        _cells(tally, where, read_cells(own) if own else {}, truth)


def _cells(tally: Tally, where: str, read: Mapping[str, str | None], truth: Truth) -> None:
    for name in CELLS:
        said, meant = read.get(name), truth.get(name)
        if meant is None and not said:
            continue
        shown = f"{where} {name}: {said!r} for {meant!r}"
        tally.add("cells", folded(said) == folded(meant), shown)
        tally.add("strict", kept(said) == kept(meant), shown)


def _header(tally: Tally, file: str, header: Header, truth: Truth) -> None:
    read = header_cells(header)
    for name, meant in truth.items():
        wanted = sorted(meant) if isinstance(meant, list) else meant
        right = folded(read[name]) == folded(wanted)
        tally.add("header", right, f"{file} {name}: {read[name]!r} for {wanted!r}")
