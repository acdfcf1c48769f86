"""Papers against what they should give: every difference as a line, figures per kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any

from pipeline.models.report import Document, Recommendation
from pipeline.models.text import Text
from tests.drawing import Case, Expected

FIELDS = {"due": "target_date_printed"}


@dataclass(frozen=True)
class Judged:
    """What was found wrong, and how many records and cells were right out of how many."""

    wrong: tuple[str, ...]
    records: tuple[int, int, int]  # expected, read, paired
    cells: tuple[int, int]  # right, expected


def judged(case: Case, document: Document) -> Judged:
    """Compare in order: a record that is missing shifts those behind it, which is meant."""
    wrong: list[str] = []
    expected, read, paired, right, cells = 0, 0, 0, 0, 0
    reports = [r.recommendations for r in document.reports]
    if len(reports) != len(case.reports):
        wrong.append(f"{len(reports)} reports instead of {len(case.reports)}")
    for at in range(max(len(reports), len(case.reports))):
        wanted = case.reports[at] if at < len(case.reports) else ()
        got = reports[at] if at < len(reports) else ()
        expected, read = expected + len(wanted), read + len(got)
        if len(wanted) != len(got):
            wrong.append(f"{len(got)} records instead of {len(wanted)}")
        for one, other in zip(wanted, _paired(wanted, got), strict=True):
            paired += other is not None
            found = list(_compared(one, other))
            wrong += found
            cells += len(one)
            right += len(one) - len(found)
    refused = sum(i.code == "LOOKALIKE_TABLE" for i in document.issues)
    if refused < case.refused:
        wrong.append(f"{refused} tables refused instead of {case.refused}")
    return Judged(tuple(wrong), (expected, read, paired), (right, cells))


def _paired(wanted: Sequence[Expected], got: Sequence[Recommendation]) -> list[Recommendation | None]:
    """Records by their recommendation (or update), else by position."""
    found: list[Recommendation | None] = []
    for at, one in enumerate(wanted):
        key = "recommendation" if "recommendation" in one else "update"
        same = [r for r in got if _shown(r, key) == _flat(one[key]) and r not in found]
        beside = got[at] if at < len(got) and got[at] not in found else None
        found.append(same[0] if same else beside)
    return found


def _compared(one: Expected, other: Recommendation | None) -> Iterator[str]:
    for field, value in one.items():
        shown = None if other is None else _shown(other, field)
        if other is None or shown != _flat(value):
            yield f"{one.get('number')} {field}: {shown!r} instead of {_flat(value)!r}"


def _shown(record: Recommendation, field: str) -> Any:
    value = reduce(getattr, FIELDS.get(field, field).split("."), record)
    if field == "recommendation" and record.title is not None:
        value = f"{record.title.value} {value.value if value else ''}"
    return _flat(value.value if isinstance(value, Text) else value)


def _flat(value: Any) -> Any:
    """White space folded within paragraphs."""
    return re.sub(r"[^\S\n]+", " ", value).strip() if isinstance(value, str) else value


def figures(results: Iterable[tuple[Case, Judged]]) -> str:
    """One line per kind: papers without a fault, recall, precision, cells."""
    kinds: dict[str, list[Judged]] = {}
    for case, one in results:
        kinds.setdefault(case.kind, []).append(one)
    lines = []
    for kind, found in kinds.items():
        wanted, read, paired = (sum(j.records[i] for j in found) for i in range(3))
        right, cells = sum(j.cells[0] for j in found), sum(j.cells[1] for j in found)
        clean = sum(not j.wrong for j in found)
        lines.append(
            f"{kind:11} papers {clean}/{len(found)}  recall {paired}/{wanted}  precision {paired}/{read}  "
            f"cells {right}/{cells}"
        )
    return "\n".join(lines)


def main(folder: Path, names: Sequence[str]) -> None:
    """Draw, read and judge; print every difference and the figures."""
    from pipeline.run import read_document
    from pipeline.settings import Settings
    from tests.drawing import draw
    from tests.unseen.cases import CASES

    results = []
    for case in CASES:
        if names and case.name not in names:
            continue
        one = judged(case, read_document(draw(case, folder), Settings(entities=False)))
        results.append((case, one))
        for text in one.wrong:
            print(f"{case.name}: {text}")
    print(figures(results))


if __name__ == "__main__":
    import sys

    main(Path(sys.argv[1]), sys.argv[2:])
