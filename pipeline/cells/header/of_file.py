"""The council where the paper itself prints none, and the properties of its file do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.cells.header.bodies import bodies_in
from pipeline.cells.header.claims import CODE
from pipeline.models.report import Header, Issue
from pipeline.profiles import Profile


def with_council_of_file(header: Header, said: Sequence[str], profile: Profile) -> tuple[Header, tuple[Issue, ...]]:
    """The header with the council that a file's author or title names, and an issue that says so.

    `said`: these properties as they stand in the file. Two councils in them are none.
    """
    if header.council or not any(said):
        return header, ()
    names = {body.name for text in said for body in bodies_in(text, profile) if body.kind == "council"}
    if len(names) != 1:
        return header, ()
    text = "The council is told by the properties of the file alone."
    return replace(header, council=names.pop()), (Issue(CODE, "warning", None, text),)
