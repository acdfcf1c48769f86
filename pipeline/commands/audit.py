"""`scrutiny audit`: a sample to mark by hand, and the error rates that the marks give."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from pipeline.commands.wording import count, field_words
from pipeline.errors import NotFound, UsageError


def run(options: argparse.Namespace) -> int:
    """Write the sheet, or read a marked one and print what it says. 0."""
    if options.marked:
        return _marked(options)
    if options.dataset is None:
        raise UsageError("Nothing to audit was given.", "Give a dataset, or a marked sheet with --marked.")
    return _sample(options)


def _sample(options: argparse.Namespace) -> int:
    from pipeline.commands.sheets import write_sheet
    from pipeline.publish import must_be_dataset, reports_of
    from pipeline.review.audit import COLUMNS, cells_of, drawn

    must_be_dataset(options.dataset)
    if options.sample < 1:
        raise UsageError("A sample needs at least one cell.", "Say how many with --sample.")
    rows = drawn(cells_of(reports_of(options.dataset)), options.sample, options.seed)
    if not rows:
        raise NotFound(f"{options.dataset} holds no recommendations.", "There is nothing to audit.")
    out: Path = options.out
    write_sheet(out, COLUMNS, rows)
    print(f"{count(len(rows), 'cell')} to mark in {out}: put y or n under “right (y/n)”, then run", file=sys.stderr)
    print(f"  scrutiny audit --marked {out}", file=sys.stderr)
    return 0


def _marked(options: argparse.Namespace) -> int:
    from pipeline.commands.sheets import read_sheet
    from pipeline.review.audit import NEEDED, marked, methods

    rows = read_sheet(options.marked, NEEDED)
    fields, whole, left = marked(rows)
    seed = rows[0].get("seed", "") if rows else ""
    text = methods(fields, whole, seed)
    if options.json:
        found = [{"field": f.field, "cells": f.size, "marked": f.marked, "wrong": f.wrong, **f.error._asdict()}
                 for f in fields]  # fmt: skip
        record = {"schema": "scrutiny-audit/1", "fields": found, "all": whole._asdict(), "unmarked": left, "text": text}
        print(json.dumps(record, indent=1, ensure_ascii=False))
        return 0
    print(f"{'field':24}{'cells':>7}{'marked':>8}{'wrong':>7}  error rate (95 % interval)")
    for f in fields:
        said = f"{f.error.share:.1%} ({f.error.low:.1%} to {f.error.high:.1%})" if f.marked else "nothing was marked"
        print(f"{field_words(f.field):24}{f.size:7}{f.marked:8}{f.wrong:7}  {said}")
    print(f"{'all, weighted':46}  {whole.share:.1%} ({whole.low:.1%} to {whole.high:.1%})")
    if left:
        print(f"{count(left, 'row')} of the sheet left unmarked: counted as not drawn.")
    print(f"\n{text}")
    return 0
