"""`scrutiny cite`: a citation of one cell."""

from __future__ import annotations

import argparse
import json

from pipeline.commands.one_cell import cell_of
from pipeline.commands.wording import printable


def run(options: argparse.Namespace) -> int:
    """Print the citation, in words or as JSON. 0."""
    from pipeline.trust.explain import citation, sentence

    parts = citation(*cell_of(options))
    if options.json:
        found = {"schema": "scrutiny-citation/1", **parts, "text": sentence(parts)}
        print(json.dumps(found, indent=1, ensure_ascii=False))
    else:
        print(printable(sentence(parts)))
    return 0
