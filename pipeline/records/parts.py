"""Tables and what was read of them → the reports of a document, each with its records, key and what is above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.models.table import Table
from pipeline.profiles import Profile
from pipeline.records.free_text import Paragraphs
from pipeline.records.header.labels import labelled_cells
from pipeline.records.left_out import only_counts
from pipeline.records.sections import (
    Finding,
    Records,
    Section,
    add_legend,
    add_piece,
    add_records,
    answers_alike,
    end_of,
)
from pipeline.records.status.legend_tables import key_of_table


def sections_of(
    tables: Sequence[Table], read: Mapping[int, list[Records]], paragraphs: Paragraphs, profile: Profile
) -> list[Section]:
    """All reports of a document, in order. `read`: by the id of a table, the records that were found in it."""
    finding = Finding()
    for table in tables:
        if table.nested or not table.rows:
            continue
        if own := read.get(id(table)):
            for records in own:
                add_records(finding, records, paragraphs, profile)
            continue
        pairs = labelled_cells(table, profile)
        key = () if pairs else key_of_table(table, profile)
        if pairs:
            finding.headers.append((table, pairs))
        elif key:
            add_legend(finding, table, key)
        elif not add_piece(finding, table, paragraphs, profile):
            finding.ended = end_of(table)
            finding.forms.append(table)
            if len(table.rows) > 1 and table.width > 1 and not only_counts(table, profile):
                finding.in_front += [p for _, found in finding.headers for p in found]
                finding.shelved = finding.headers or finding.shelved
                finding.headers = []
    for section in finding.sections:
        alike = answers_alike([records.heading for records in section.records])
        section.records = [replace(one, heading=heading) for one, heading in zip(section.records, alike, strict=True)]
    return finding.sections
