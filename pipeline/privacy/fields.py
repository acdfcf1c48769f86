"""One text: what is to be taken out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.models.report import Entity
from pipeline.privacy.edits import Edit, settled
from pipeline.privacy.forgotten import forgotten_edits
from pipeline.privacy.hiding import Hiding
from pipeline.privacy.numbers import EMAIL, REPLACEMENT, numbers
from pipeline.privacy.vocabulary import NAMES
from pipeline.privacy.who import REMOVED

_NOT_PEOPLE = ("organisation", "role", "url", "date")
_JOINT = re.compile(r"[ ]?(?:[,(:/–—-][ ]?)?(?:(?:the|our|a|an|its|their|new|interim|acting)[ ]){0,3}")


def edits_of(text: str, hidden: Hiding, entities: Sequence[Entity] = ()) -> tuple[Edit, ...]:
    """Settled edits of a text whose entities, in reading order, are given."""
    if not hidden:
        return ()
    found = [*_beside_posts(text, hidden, entities), *_people(hidden, entities)]
    if hidden.who != "all":
        found += _numbers(text, entities)
        found += _suspects(text, hidden, entities)
    found += _words(text, hidden, entities)
    found += forgotten_edits(hidden.forgotten, text)
    return settled(_whole_addresses(found, entities))


def _people(hidden: Hiding, entities: Sequence[Entity]) -> Iterator[Edit]:
    for entity in entities:
        if entity.kind == "person" and (new := hidden.instead.get(str(entity.value))):
            yield Edit(entity.start, entity.end, new, NAMES)


def _beside_posts(text: str, hidden: Hiding, entities: Sequence[Entity]) -> Iterator[Edit]:
    """ "Jane Doe, Head of Housing" → "[Head of Housing]", "the Leader (Cllr Roe)" → "the [Leader]"."""
    for at, role in enumerate(entities):
        if role.kind != "role" or role.holder not in hidden.instead:
            continue
        for other in (*entities[max(0, at - 1) : at], *entities[at + 1 : at + 2]):
            if other.kind == "person" and other.value == role.holder:
                yield from _joined(text, role, other)
                break


def _joined(text: str, role: Entity, person: Entity) -> Iterator[Edit]:
    first, second = sorted((role, person), key=lambda entity: entity.start)
    gap = text[first.end : second.start]
    if not _JOINT.fullmatch(gap):  # "Jane Doe is acting Head of Housing" stays a sentence
        yield Edit(person.start, person.end, REMOVED, NAMES)
        return
    closing = second.end + (("(" in gap) and text[second.end : second.end + 1] == ")")
    if first is person:
        yield Edit(person.start, role.start, "[", NAMES)
        yield Edit(role.end, closing, "]")
    else:
        yield Edit(role.start, role.start, "[")
        yield Edit(role.end, closing, "]", NAMES)


def _numbers(text: str, entities: Sequence[Entity]) -> Iterator[Edit]:
    addresses = [entity for entity in entities if entity.kind == "url"]
    for what, start, end in numbers(text):
        if what == EMAIL or not any(url.start < end and url.end > start for url in addresses):
            yield Edit(start, end, REPLACEMENT[what], what)


def _suspects(text: str, hidden: Hiding, entities: Sequence[Entity]) -> Iterator[Edit]:
    known = [entity for entity in entities if entity.kind in _NOT_PEOPLE or _stays(entity, hidden)]
    for start, end in hidden.spans.get(text, ()):
        if any(entity.start < end and entity.end > start for entity in known):
            continue
        new = hidden.of_span(text[start:end])
        if new:
            yield Edit(start, end, new, NAMES)


def _stays(entity: Entity, hidden: Hiding) -> bool:
    return entity.kind == "person" and str(entity.value) in hidden.kept


def _words(text: str, hidden: Hiding, entities: Sequence[Entity]) -> Iterator[Edit]:
    """Names known from elsewhere; one word of a name doesn't count inside what is known as something else."""
    known = [entity for entity in entities if entity.kind in _NOT_PEOPLE[:2] or _stays(entity, hidden)]
    for edit in hidden.words.edits(text):
        several = len(text[edit.start : edit.end].split()) > 1
        if several or not any(entity.start < edit.end and entity.end > edit.start for entity in known):
            yield edit


def _whole_addresses(found: Sequence[Edit], entities: Sequence[Entity]) -> Iterator[Edit]:
    """A web or e-mail address that holds a hidden name goes as a whole: half of one would still lead there."""
    addresses = [entity for entity in entities if entity.kind in ("url", "email")]
    for edit in found:
        for address in addresses:
            if edit.end > edit.start and address.start < edit.end and address.end > edit.start:
                new = REPLACEMENT[EMAIL] if address.kind == "email" else "[address removed]"
                yield Edit(address.start, address.end, new, edit.what)
        yield edit
