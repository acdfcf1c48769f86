"""A document that was kept, under the name that a file may show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.outcome import under_name
from pipeline.privacy.store import hides, seen
from pipeline.publish.parcel import Prepared, prepared, restored
from pipeline.settings import Settings


def seen_as(ready: Prepared, path: Path, settings: Settings, *, own: bool) -> Prepared:
    """A document that was kept, masked already, under the name of `path`.

    `own`: it was read from this very file; else from another of the same content, and only that one's name is masked.
    """
    name = ready.document.file
    if own or name == path.name:
        return ready if name == path.name else _given(ready, path)
    renamed = under_name(restored(ready), path)
    if not hides(settings):
        return prepared(renamed)
    found = prepared(seen(renamed, settings))
    return _given(found, path) if found.document.file != path.name else found


def _given(ready: Prepared, path: Path) -> Prepared:
    return replace(ready, document=replace(ready.document, given=path.name))
