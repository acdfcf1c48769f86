"""`scrutiny export`: the tables of a dataset as an Excel workbook, SQLite, Parquet, or CSV for spreadsheets."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection

from pipeline.commands.wording import printable
from pipeline.settings import Form


def run(options: argparse.Namespace) -> int:
    """Make the forms asked for and say where they stand. 0 done; 1 where one of them can't be made here."""
    from pipeline.publish.forms.write_forms import export

    lacking = print_form_notices(options.also)
    made = export(options.dataset, options.also, options.out)
    folder = options.out or options.dataset
    for name in made:
        print(f"Written: {printable(str(folder / name))}", file=sys.stderr)
    return 1 if lacking else 0


def print_form_notices(forms: Collection[Form]) -> bool:
    """Says once what can't be made on this machine; whether there is such a thing."""
    from pipeline.publish.forms.write_forms import notices

    found = notices(forms)
    for notice in found:
        print(f"Note: {notice}", file=sys.stderr)
    return bool(found)
