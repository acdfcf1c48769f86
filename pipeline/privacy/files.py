"""Files and their names as the settings let them be seen: also of those that could not be read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pipeline.models.report import Document
from pipeline.settings import Settings


def hides(settings: Settings) -> bool:
    """Whether anything is to be taken out."""
    return settings.people != "all" or bool(settings.forgotten)


def seen(document: Document, settings: Settings) -> Document:
    """The document as it may be published."""
    if not hides(settings):
        return document
    from pipeline.privacy.view import masked

    return masked(document, settings.people, settings.forgotten)


def view_by(settings: Settings) -> Callable[[Document], Document] | None:
    """What this run lets be seen of people in what the dataset held before; None where that is everybody."""
    return partial(seen, settings=settings) if hides(settings) else None
