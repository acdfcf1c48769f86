"""One header from what is above a table: the labels, paragraphs and running head of a page."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.models.report import Header
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.records.header.fields import claims_of, merged
from pipeline.records.header.labels import Labelled
from pipeline.records.header.top import of_running


def header_of(
    pairs: Sequence[Labelled], paragraphs: Sequence[Text], furniture: Sequence[str], profile: Profile
) -> Header:
    """Return the header that labelled values, paragraphs and a running head tell."""
    return merged([*claims_of(pairs, paragraphs, profile), *of_running(furniture, profile)], pairs)
