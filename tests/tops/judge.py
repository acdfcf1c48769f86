"""Read the tops and count by field: right, missing, false.

`python -m tests.tops.judge [NAME ...]` prints each difference.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from pipeline.models.report import Header
from pipeline.run import read_document
from pipeline.settings import Settings
from tests.tops.boroughs import BOROUGHS
from tests.tops.cases import TOPS, Top
from tests.tops.dressed import DRESSED
from tests.tops.last import LAST
from tests.tops.later import LATER
from tests.tops.make import PAPERS
from tests.tops.towns import TOWNS
from tests.tops.trapped import TRAPPED
from tests.tops.worn import WORN

PEOPLE = ("lead_officers", "cabinet_members")
Outcome = tuple[str, str, str, Any, Any]  # top, field, right | missing | false, what is meant, what was read


ALL = (*TOPS, *LATER, *DRESSED, *WORN, *TRAPPED, *BOROUGHS, *LAST, *TOWNS)


def outcomes(tops: Iterable[Top]) -> Iterator[Outcome]:
    """Every field of every top: one that prints nothing is right when nothing is read."""
    for top in tops:
        reports = read_document(PAPERS / f"{top.name}.pdf", Settings(entities=False, ocr="off")).reports
        header = reports[0].header if reports else Header()
        for field, meant in asdict(top.said).items():
            said = getattr(header, field)
            read = tuple(person.name for person in said) if field in PEOPLE else said
            right = _folded(read) == _folded(meant)
            yield top.name, field, "right" if right else "false" if read else "missing", meant, read


def _folded(value: Any) -> Any:
    return value.casefold().replace("’", "'") if isinstance(value, str) else value


def main(names: list[str]) -> None:
    counts: dict[str, Counter[str]] = {}
    for name, field, outcome, meant, read in outcomes(t for t in ALL if not names or t.name in names):
        if meant or outcome != "right":
            counts.setdefault(field, Counter())[outcome] += 1
        if outcome != "right":
            print(f"{name} {field}: {outcome}, {read!r} for {meant!r}")
    total = sum(counts.values(), Counter())
    for field, count in [*counts.items(), ("all", total)]:
        missed = f"missing {count['missing']}, false {count['false']}"
        print(f"{field:16} {count['right']:3} of {sum(count.values()):3}, {missed}")


if __name__ == "__main__":
    main(sys.argv[1:])
