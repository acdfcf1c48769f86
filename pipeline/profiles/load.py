"""TOML files as a `Profile`: the built-in one, and a council's own on top of it. A wrong one is refused."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Container, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from pipeline.errors import ProfileError
from pipeline.profiles.build import built
from pipeline.profiles.patterns import Source
from pipeline.profiles.profile import Profile, folded, squeezed

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
            raise source.refused(where, f"{'.'.join(where)} must be {wanted}.", "Fix that line.")
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


DEFAULT = "default"


def load(path: Path | None = None) -> Profile:
    """The default profile, with another added to it where given: a file, or the name of a ready-made one.

    Raises ProfileError.
    """
    return _loaded(path)


@functools.cache
def _loaded(path: Path | None) -> Profile:
    base = _tables(DEFAULT)
    if path is None:
        return built(base, Source(f"{DEFAULT}.toml", "", ours=True))
    source = _source(path)
    own = _tables(str(path)) if _is_ready_made(path) else _parsed(source)
    return built(merged(base, own, source), source, late=True)  # all papers need ours, few of them much of another


@functools.cache
def ready_made() -> tuple[str, ...]:
    """The names of the profiles that come with the program, beside the default."""
    found = (Path(entry.name) for entry in files("pipeline.profiles").iterdir())
    return tuple(sorted(p.stem for p in found if p.suffix == ".toml" and p.stem != DEFAULT))


def text_of(path: Path) -> str:
    """What a profile says, as it is written: whoever keeps results must know when it changed. Raises ProfileError."""
    return _source(path).text


def also_spoken(words: Container[str]) -> Iterator[tuple[str, Profile]]:
    """Ready-made profiles whose own headings of a recommendation are among the words (lower case) of a document."""
    for name in ready_made():
        if any(heading in words for heading in _own_words(name)):
            yield name, load(Path(name))


@functools.cache
def _own_words(name: str) -> frozenset[str]:
    """How a ready-made profile alone heads a recommendation; most documents need no more of it than this."""
    own = _tables(name).get("headings", {}).get("recommendation", {}).get("exact", ())
    return frozenset(map(squeezed, own)) - load().headings["recommendation"].exact


@functools.cache
def _tables(name: str) -> Mapping[str, Any]:
    """What a ready-made profile says; nobody changes it."""
    return tomllib.loads(_packed(name))


def _packed(name: str) -> str:
    return (files("pipeline.profiles") / f"{name}.toml").read_text(encoding="utf-8")


def _source(path: Path) -> Source:
    """A file's text; a bare name that no file has is that of a ready-made profile."""
    if _is_ready_made(path):
        return Source(f"{path}.toml", _packed(str(path)), ours=True)
    try:
        return Source(path.name, path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        names = ", ".join(ready_made())
        advice = f"Give a TOML file, or one of the ready-made profiles: {names}."
        raise ProfileError(f"There is no profile {path.name}.", advice) from error
    except (OSError, UnicodeDecodeError) as error:
        advice = "Check the name; it must be a UTF-8 text file."
        raise ProfileError(f"The profile {path.name} can't be read.", advice) from error


def _is_ready_made(path: Path) -> bool:
    return str(path) in ready_made() and not path.exists()


def _parsed(source: Source) -> dict[str, Any]:
    try:
        return tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        advice = 'Fix that line. Texts go in quotes, lists in brackets: exact = ["Where we are"].'
        raise ProfileError(f"The profile {source.name} is not valid TOML: {error}.", advice) from error
    except RecursionError as error:
        advice = "A profile contains only lists of texts."
        raise ProfileError(f"The profile {source.name} has lists nested too deeply to read.", advice) from error
