"""A council's own words on top of ours: lists are added in front, single values replaced, all else is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.profiles.profile import folded
from pipeline.profiles.source import Source

# Tables in which one word means one thing: said under one key by a profile, it is taken from the others.
_ONE_OF = (("status", "words"), ("status", "letters"), ("decisions",))
# Keys of these tables that name something else.
_APART = frozenset({"lead", "limits", "subjects", "objects", "toward", "helps"})
LONG = 3  # words: a heading of so many says what it is inside a longer line too, as a row of headings is
_KINDS = {"dict": "a section", "list": "a list of texts", "str": "a text"}


def merged(base: Mapping[str, Any], own: Mapping[str, Any], source: Source) -> dict[str, Any]:
    """`own` on top of `base`. Raises ProfileError for what `base` does not know, or knows as something else."""
    out = _merged(base, own, source, ())
    for where in _ONE_OF:
        said, table = own, out
        for key in where:
            said, table = said.get(key, {}), table[key]
        _take_over(said, table)
    for role, heading in own.get("headings", {}).items():
        whole = [text for text in heading.get("exact", ()) if len(text.split()) >= LONG]
        out["headings"][role]["holds"] = [*whole, *out["headings"][role]["holds"]]
    return out


def _take_over(said: Mapping[str, Any], table: dict[str, Any]) -> None:
    """Words that the profile says of one key are no longer those of another, unless it says them there too."""
    for key in said.keys() - _APART:
        for other in table.keys() - _APART - {key}:
            kept, taken = (set(map(folded, said.get(k, ()))) for k in (other, key))
            table[other] = [w for w in table[other] if folded(w) in kept or folded(w) not in taken]


def _merged(base: Mapping[str, Any], own: Mapping[str, Any], source: Source, at: tuple[str, ...]) -> dict[str, Any]:
    out = dict(base)
    for key, value in own.items():
        where = (*at, key)
        if key not in base:
            known = ", ".join(_known(base))
            raise source.refused(where, f"{'.'.join(where)} is not known here.", f"Use one of: {known}.")
        if type(value) is not type(base[key]):
            wanted = _KINDS[type(base[key]).__name__]
            raise source.refused(where, f"{'.'.join(where)} must be {wanted}.", "Mend that line.")
        if isinstance(value, dict):
            out[key] = _merged(base[key], value, source, where)
        elif isinstance(value, list):
            _check(value, source, where)
            out[key] = [*value, *base[key]]
        else:
            out[key] = value
    return out


def _known(base: Mapping[str, Any]) -> Iterator[str]:
    yield from sorted(base, key=lambda key: (key.isdigit(), int(key) if key.isdigit() else 0, key))


def _check(listed: list[Any], source: Source, where: tuple[str, ...]) -> None:
    name = ".".join(where)
    if not listed:
        raise source.refused(where, f"{name} is an empty list.", "Name at least one text, or leave the line out.")
    if not all(isinstance(value, str) for value in listed):
        raise source.refused(where, f"{name} must list texts.", "Put each in quotes.")
    if not all(value.strip() for value in listed):
        raise source.refused(where, f"{name} holds an empty text.", "Take the empty text out.")
