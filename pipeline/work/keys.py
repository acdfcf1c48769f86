"""What a result is kept under: all that it was made from, so that nothing is read twice, nor kept for too long."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.batch.done import key_of
from pipeline.batch.inputs import Found
from pipeline.batch.limits import Limits
from pipeline.batch.remote import states
from pipeline.review import fingerprint, fingerprint_of_all
from pipeline.settings import Settings
from pipeline.work.versions import chosen, versions


def key_of_file(item: Found, sha256: str, settings: Settings, limits: Limits) -> str:
    """Return the key of a file by its content."""
    said = fingerprint(settings.corrections, sha256)
    return key_of(sha256, item.path.name, said, chosen(settings), limits.seconds, versions())


def keys_elsewhere(items: Sequence[Found], settings: Settings, limits: Limits) -> list[str]:
    """Return the keys of files that nobody here has: what each server says of its file stands for the content."""
    said, choice = fingerprint_of_all(settings.corrections), chosen(settings)
    told = zip(items, states([item.name for item in items]), strict=True)
    return [key_of(i.name, state, i.path.name, said, choice, limits.seconds, versions()) for i, state in told]
