"""How wrong is a dataset? A sample by strata to mark by hand, and shares with their 95 % intervals."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from pipeline.errors import UsageError
from pipeline.models.report import Recommendation, Report
from pipeline.review.correct import said
from pipeline.review.encode import STATUS
from pipeline.review.find import value_of

Z = 1.959964
TAIL = 0.025
_STEPS = 60  # halvings: far more than a float holds
_TERMS = 300


class Share(NamedTuple):
    """A share and its 95 % interval, each from 0 to 1."""

    share: float
    low: float
    high: float


def wilson(hits: float, of: float) -> Share:
    """`hits` of `of` with Wilson's interval; nothing is known of none."""
    if of <= 0:
        return Share(0.0, 0.0, 1.0)
    share = hits / of
    middle = (share + Z * Z / (2 * of)) / (1 + Z * Z / of)
    half = Z * math.sqrt(share * (1 - share) / of + Z * Z / (4 * of * of)) / (1 + Z * Z / of)
    return Share(share, max(0.0, middle - half), min(1.0, middle + half))


def exact(hits: float, of: float) -> Share:
    """`hits` of `of` with the interval of Clopper and Pearson, which covers the truth at least 95 times of 100."""
    if of <= 0:
        return Share(0.0, 0.0, 1.0)
    low = 0.0 if hits <= 0 else _quantile(TAIL, hits, of - hits + 1)
    high = 1.0 if hits >= of else _quantile(1 - TAIL, hits + 1, of - hits)
    return Share(hits / of, low, high)


def stratified(strata: Sequence[tuple[int, int, int]]) -> Share:
    """The share in a whole that was sampled by strata: (size of the stratum, sampled, hits) of each.

    Each stratum counts by its size. The interval is the exact one of a simple sample of the size that has the same
    variance. A stratum's variance is taken with one hit and one miss added, so that one without hits is not taken for
    certain, and with the finite population correction. Strata of which nothing was sampled are left out.
    """
    known = [(size, n, hits) for size, n, hits in strata if n]
    if not known:
        return Share(0.0, 0.0, 1.0)
    covered = sum(size for size, _, _ in known)
    share = sum(size / covered * hits / n for size, n, hits in known)
    variance = middle = 0.0
    for size, n, hits in known:
        p, weight = (hits + 1) / (n + 2), size / covered
        variance += weight**2 * p * (1 - p) / n * (size - n) / max(size - 1, 1)
        middle += weight * p
    if variance == 0:  # every stratum was looked at whole
        return Share(share, share, share)
    like = middle * (1 - middle) / variance
    return exact(share * like, like)


def _quantile(share: float, a: float, b: float) -> float:
    """Where the beta distribution reaches a share, by halving."""
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if _beta(middle, a, b) < share else (low, middle)
    return (low + high) / 2


def _beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function, by its continued fraction (Lentz's method)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(1 - x, b, a)
    front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    total = d
    for m in range(1, _TERMS):
        for term in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
                     -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):  # fmt: skip
            d, c = 1 / _away(1 + term * d), _away(1 + term / c)
            total *= d * c
        if abs(d * c - 1) < 1e-12:
            break
    return math.exp(front) * total / a


def _away(value: float) -> float:
    """Never quite nothing: the fraction divides by it."""
    return value if abs(value) > 1e-300 else 1e-300


RIGHT = "right (y/n)"
COLUMNS = ("stratum", "in stratum", "sampled", "seed", "file", "report_id", "index", "number", "field", "page",
           "shown", "confidence", RIGHT, "note")  # fmt: skip
NEEDED = ("stratum", "in stratum", RIGHT)
LEAST = 5  # cells of each stratum, where it has so many
_YES, _NO = frozenset({"y", "yes", "1", "true", "ok"}), frozenset({"n", "no", "0", "false", "x"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a dataset that may be drawn."""

    report: Report
    row: Recommendation
    field: str


@dataclass(frozen=True, slots=True)
class Marked:
    """One stratum (a field) as it was marked: its cells in the dataset, those marked, those wrong, and the error."""

    field: str
    size: int
    marked: int
    wrong: int
    error: Share


def cells_of(reports: Iterable[Report]) -> Iterator[Cell]:
    """Every cell of the reports, blank ones too: that nothing stands there is a claim as well."""
    for report in reports:
        for row in report.recommendations:
            for field, _ in row.confidence:
                yield Cell(report, row, field)


def drawn(cells: Iterable[Cell], size: int, seed: int) -> list[dict[str, object]]:
    """The rows of a sheet of about `size` cells; the same seed draws the same cells of the same dataset.

    Strata are the fields. Each is drawn in proportion to the root of its size, so that small ones are seen too, and
    none with fewer than five where it has so many.
    """
    strata: dict[str, list[Cell]] = {}
    for cell in cells:
        strata.setdefault(cell.field, []).append(cell)
    shares = allotted({name: len(held) for name, held in strata.items()}, size)
    rows = []
    for name in sorted(strata):
        held = sorted(strata[name], key=lambda cell: (cell.report.report_id, cell.row.index))
        chosen = Random(f"{seed}/{name}").sample(range(len(held)), shares[name])
        rows += [_row(held[at], name, len(held), shares[name], seed) for at in sorted(chosen)]
    return rows


def allotted(sizes: Mapping[str, int], size: int) -> dict[str, int]:
    """How many cells of each stratum are drawn."""
    roots = sum(math.sqrt(count) for count in sizes.values()) or 1.0
    return {name: min(count, max(LEAST, round(size * math.sqrt(count) / roots))) for name, count in sizes.items()}


def _row(cell: Cell, stratum: str, size: int, sampled: int, seed: int) -> dict[str, object]:
    row, field = cell.row, cell.field
    places = dict(row.sources).get(field) or dict(row.sources).get("recommendation", ())
    shown = row.status.shown or "" if field == STATUS else ""
    value = said(value_of(row, field))
    return {
        "stratum": stratum,
        "in stratum": size,
        "sampled": sampled,
        "seed": seed,
        "file": cell.report.source.file,
        "report_id": cell.report.report_id,
        "index": row.index,
        "number": row.number,
        "field": "status" if field == STATUS else field,
        "page": next((place.page for place in places if place.spot is None), None),
        "shown": f"{shown} = {value}" if shown else value or "(nothing)",
        "confidence": dict(row.confidence).get(field),
        RIGHT: "",
        "note": "",
    }


def marked(rows: Sequence[Mapping[str, str]]) -> tuple[list[Marked], Share, int]:
    """What the marks say: each field, the whole dataset, and how many rows nobody marked.

    Raises UsageError, naming the line, for a mark that is neither yes nor no, or where nothing is marked.
    """
    found: dict[str, tuple[int, int, int]] = {}
    left = 0
    for number, row in enumerate(rows, start=2):
        mark = row[RIGHT].strip().lower()
        if mark and mark not in _YES | _NO:
            raise UsageError(f"Line {number} of the sheet: {row[RIGHT]!r} is neither y nor n.", "Fix it.")
        left += not mark
        size, many, wrong = found.get(row["stratum"], (_size(row, number), 0, 0))
        found[row["stratum"]] = (size, many + bool(mark), wrong + (mark in _NO))
    if not any(many for _, many, _ in found.values()):
        raise UsageError("Nothing on the sheet is marked.", f"Put y or n under “{RIGHT}” and save it.")
    fields = [Marked(name, size, many, wrong, _error(size, many, wrong)) for name, (size, many, wrong) in found.items()]
    return fields, stratified(list(found.values())), left


def _size(row: Mapping[str, str], number: int) -> int:
    try:
        return int(row["in stratum"])
    except ValueError as error:
        raise UsageError(f"Line {number} of the sheet was changed.", "Give the sheet that the tool wrote.") from error


def _error(size: int, many: int, wrong: int) -> Share:
    """Exact where a sample was drawn; of a stratum that was looked at whole, simply what was found."""
    if many and many == size:
        return Share(wrong / many, wrong / many, wrong / many)
    return exact(wrong, many)


def methods(fields: Sequence[Marked], whole: Share, seed: str) -> str:
    """A paragraph for a methods section."""
    cells, many, wrong = (sum(getattr(f, name) for f in fields) for name in ("size", "marked", "wrong"))
    worst = max(fields, key=lambda one: (one.error.share, one.field))
    name = "status" if worst.field == STATUS else worst.field.replace("_", " ")
    return (
        f"To estimate how often the extracted data differ from the papers, we drew a random sample of {many:,} of "
        f"{cells:,} cells, stratified by field in proportion to the square root of each field's number of cells "
        f"(seed {seed}), and compared each with the page it was read from; {wrong:,} were wrong. Weighted by the size "
        f"of the strata, {whole.share:.1%} of the cells are wrong (95 % confidence interval {whole.low:.1%} to "
        f"{whole.high:.1%}, Clopper-Pearson with the design's effective sample size). The field with the highest error "
        f"was {name} ({worst.wrong} of {worst.marked}; {worst.error.low:.1%} to {worst.error.high:.1%})."
    )
