"""Print anew what is kept as PDF: needs Chromium and LibreOffice, which the tests do not.

`python -m tests.fresh.make [NAME ...]`
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tests.fresh.cases import CASES
from tests.fresh.kit import KEPT, Office, Web, kept, print_office, print_web


def main(names: Sequence[str]) -> None:
    KEPT.mkdir(exist_ok=True)
    for case in CASES:
        if names and case.name not in names:
            continue
        paper = case.draw()
        if isinstance(paper, Web):
            print_web(paper, kept(case))
        elif isinstance(paper, Office):
            print_office(paper, kept(case))


if __name__ == "__main__":
    main(sys.argv[1:])
