"""One header from what is above a table: the labels, paragraphs and running head of a page."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.models.records import Column, Heading
from pipeline.models.report import Header
from pipeline.models.table import Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.records.header.labels import Labelled
from pipeline.records.header.read_header import merged
from pipeline.records.header.said import claims_of, of_running
from pipeline.records.words import label_role


def header_of(
    pairs: Sequence[Labelled], paragraphs: Sequence[Text], furniture: Sequence[str], profile: Profile
) -> Header:
    """Return the header that labelled values, paragraphs and a running head tell."""
    return merged([*claims_of(pairs, paragraphs, profile), *of_running(furniture, profile)], pairs, profile)


def heading_of(table: Table, profile: Profile) -> Heading:
    """Return the first row of a table as its heading, each column with the role that its label names."""
    texts = [cell.text.value if cell else "" for cell in table.rows[0].cells]
    return Heading(tuple(Column(x, label_role(text, profile)[0], text) for x, text in enumerate(texts)), 1)
