"""Print the tops anew: needs Chromium and LibreOffice, which the tests do not.

`python -m tests.tops.make [NAME ...]`
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from tests.fresh.kit import Web, print_office, print_web
from tests.tops.boroughs import BOROUGHS
from tests.tops.cases import TOPS
from tests.tops.dressed import DRESSED
from tests.tops.last import LAST
from tests.tops.later import LATER
from tests.tops.towns import TOWNS
from tests.tops.trapped import TRAPPED
from tests.tops.worn import WORN

PAPERS = Path(__file__).parent / "papers"


def main(names: Sequence[str]) -> None:
    PAPERS.mkdir(exist_ok=True)
    for top in (*TOPS, *LATER, *DRESSED, *WORN, *TRAPPED, *BOROUGHS, *LAST, *TOWNS):
        if not names or top.name in names:
            path = PAPERS / f"{top.name}.pdf"
            print_web(top.paper, path) if isinstance(top.paper, Web) else print_office(top.paper, path)


if __name__ == "__main__":
    main(sys.argv[1:])
