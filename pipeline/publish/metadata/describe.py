"""The descriptions that stand beside the CSVs of every dataset."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.publish.metadata.csvw import write_csvw
from pipeline.publish.metadata.dcat import write_dcat
from pipeline.publish.metadata.package import TITLE, describe_anew, write_package


def describe_again(folder: Path) -> None:
    """Write the descriptions of a dataset of which some tables were made anew."""
    describe_anew(folder)
    write_csvw(folder, TITLE)
    write_dcat(folder)


def describe(folder: Path, sources: Sequence[dict[str, Any]]) -> None:
    """Writes datapackage.json and csv-metadata.json; `sources` are the rows of sources.csv."""
    write_package(folder, sources)
    write_csvw(folder, TITLE)
