"""Bodies that belong to several councils and to none: where no council is named they are the authority themselves."""

from __future__ import annotations

from dataclasses import replace

from pipeline.models.report import Header
from pipeline.profiles import Profile


def with_own_council(header: Header, profile: Profile) -> Header:
    """The header with its committee for a council, where it is one of such bodies: "Harbury Police and Crime Panel"."""
    own = header.committee and not header.council and profile.lines["of_itself"].search(header.committee)
    return replace(header, council=header.committee) if own else header
