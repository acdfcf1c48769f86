"""The readings of one file, weighed against one another: what `scrutiny explain` shows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.open_file import lay_out_file
from pipeline.profiles import load
from pipeline.read.document import opened
from pipeline.read.kind import kind_of
from pipeline.read.office.read_office import read_office
from pipeline.read.watch import ALONE, Watch
from pipeline.records.read_reports import weigh_layout, weigh_tables
from pipeline.records.readings import Reading
from pipeline.settings import Settings
from pipeline.steps import counted_steps


def weigh_readings(
    path: Path, settings: Settings | None = None, watch: Watch = ALONE
) -> tuple[Reading, Mapping[str, int]]:
    """The best reading of one file, with its alternatives, and how often each step fired. Raises InputError."""
    settings = settings or Settings()
    profile = load(settings.profile)
    with counted_steps(settings.without) as fired:
        kind = kind_of(path)
        if kind != "pdf":
            read = read_office(path, kind)
            return weigh_tables(read.pages, read.tables, read.furniture, profile, read.words, {}), fired
        with opened(path, settings.password) as document:
            pages, words, tables, _ = lay_out_file(path, document, settings, "auto", watch)
            assert tables.layout is not None
            return weigh_layout(pages, tables.layout, tables.tables, profile, words, {}), fired
