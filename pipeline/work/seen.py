"""A document that was kept, under the name that a file may show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.models.report import Document
from pipeline.outcome import under_name
from pipeline.privacy.files import hides, seen
from pipeline.settings import Settings


def seen_as(document: Document, path: Path, settings: Settings, *, own: bool) -> Document:
    """A document that was kept, masked already, under the name of `path`.

    `own`: it was read from this very file; else from another of the same content, and only that one's name is masked.
    """
    if not hides(settings):
        return under_name(document, path)
    if own:
        return document if document.file == path.name else replace(document, given=path.name)
    found = seen(under_name(document, path), settings)
    return replace(found, given=path.name if found.file != path.name else None)
