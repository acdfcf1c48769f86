"""The README of a package, for whoever opens it without having heard of this tool."""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap

from pipeline.publish.read_dataset import table_rows

_WORDS = """\
Progress on council scrutiny recommendations: a package
========================================================

In the folder “dataset”
- dataset.xlsx, where it is there, opens in Excel. recommendations.csv holds the same as a plain table: one row for each
  recommendation of each report.
- issues.csv says what the tool was not sure of. Compare these rows with the paper.
- reports holds every report with the page and place of every cell.
- corrections.jsonl and assessments.jsonl, where they are there, hold what people found when they compared the tables
  with the papers, and what committees decided: who, when, what, why.
- run.json says which version of the tool read the papers, and when.

To go on working with it: scrutiny unpack PACKAGE.zip -o FOLDER
If FOLDER holds a dataset already, the corrections and assessments of this package are added to it; where they say
something else than yours, both are shown and nothing of yours is changed.

"""


def readme(dataset: Path, papers: int, missing: tuple[str, ...]) -> str:
    """The words above, and what stands in this very package."""
    councils = sorted({row["council"] for row in table_rows(dataset, "reports") if row["council"]})
    reports = sum(1 for _ in table_rows(dataset, "reports"))
    rows = sum(1 for _ in table_rows(dataset, "recommendations"))
    lines = [f"{reports} reports, {rows} recommendations."]
    lines += wrap(f"Councils: {'; '.join(councils) or 'not named'}.", 110)
    if papers:
        lines.append(f"The folder “papers” holds {papers} of the papers themselves.")
    else:
        lines.append("The papers themselves are not in this package.")
    lines += [f"Not found, so not in it: {name}" for name in missing] if papers else []
    return _WORDS + "\n".join(lines) + "\n"
