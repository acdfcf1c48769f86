"""The descriptions that stand beside the CSVs of every dataset and are made from its datapackage.json."""

from __future__ import annotations

from pathlib import Path

from pipeline.publish.metadata.csvw import write_csvw
from pipeline.publish.metadata.dcat import write_dcat
from pipeline.publish.metadata.package import describe_anew


def describe(folder: Path) -> None:
    """Write csv-metadata.json, and dcat.jsonld with every form of the tables that is there."""
    write_csvw(folder)
    write_dcat(folder)


def describe_again(folder: Path) -> None:
    """Write the descriptions of a dataset of which some tables were made anew."""
    describe_anew(folder)
    describe(folder)
