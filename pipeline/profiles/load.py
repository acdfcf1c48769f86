"""TOML files → `Profile`: the built-in one, and a council's own on top of it. A wrong one is refused with its line."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from pipeline.errors import ProfileError
from pipeline.profiles.profile import Heading, Profile, folded

_DECISIONS = ("rejected", "partially_agreed", "agreed")


@functools.cache
def load(path: Path | None = None) -> Profile:
    """The default profile, with `path` added to it where given. Raises ProfileError."""
    data = tomllib.loads((files("pipeline.profiles") / "default.toml").read_text(encoding="utf-8"))
    if path is None:
        return _profile(data, "default.toml", "")
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(
            f"The profile {path.name} can't be read.", "Check the name; it must be a UTF-8 text file."
        ) from error
    try:
        own = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"The profile {path.name} is not valid TOML: {error}.", "Mend that line.") from error
    return _profile(_merged(data, own, path.name, text, ()), path.name, text)


def _merged(
    base: Mapping[str, Any], own: Mapping[str, Any], name: str, text: str, at: tuple[str, ...]
) -> dict[str, Any]:
    """`own` on top of `base`: lists are added in front, values replaced; a key that `base` lacks is refused."""
    out = dict(base)
    for key, value in own.items():
        where = (*at, key)
        if key not in base:
            known = ", ".join(sorted(base))
            raise ProfileError(
                f"{name}{_line(text, where)}: {'.'.join(where)} is not known here.", f"Use one of: {known}."
            )
        if type(value) is not type(base[key]):
            wanted = {"dict": "a section", "list": "a list", "str": "a text"}[type(base[key]).__name__]
            raise ProfileError(f"{name}{_line(text, where)}: {'.'.join(where)} must be {wanted}.", "Mend that line.")
        if isinstance(value, dict):
            out[key] = _merged(base[key], value, name, text, where)
        elif isinstance(value, list):
            if not all(isinstance(v, str) for v in value):
                raise ProfileError(
                    f"{name}{_line(text, where)}: {'.'.join(where)} must list texts.", "Put each in quotes."
                )
            out[key] = [*value, *base[key]]
        else:
            out[key] = value
    return out


def _line(text: str, where: tuple[str, ...]) -> str:
    """ ", line 12" of the key or section, as far as it can be found."""
    section = ".".join(where[:-1])
    inside = not section
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() == f"[{'.'.join(where)}]":
            return f", line {number}"
        if line.strip().startswith("["):
            inside = line.strip() == f"[{section}]"
        elif inside and re.match(rf"\s*{re.escape(where[-1])}\s*=", line):
            return f", line {number}"
    return ""


def _profile(data: Mapping[str, Any], name: str, text: str) -> Profile:
    words, letters = data["status"]["words"], data["status"]["letters"]
    fields = {field: h for field, h in data["header"].items() if field != "lines"}
    return Profile(
        language=data["language"],
        headings={
            role: Heading(
                frozenset(folded(w).replace(" ", "") for w in h["exact"]), _phrases(h["holds"], "(?:s|es|d)?\\b")
            )
            for role, h in data["headings"].items()
        },
        lookalikes=frozenset(map(folded, data["lookalikes"]["headings"])),
        openers=_pattern(data["openers"]["patterns"], name, text, ("openers", "patterns"), ignore=False),
        weak_openers=_pattern(data["openers"]["weak"], name, text, ("openers", "weak"), ignore=False),
        decision_lead=re.compile(_any(data["decisions"]["lead"]), re.IGNORECASE),
        decisions={d: _phrases(data["decisions"][d], r"(?!\w)") for d in _DECISIONS},
        status_words={folded(w): rag for rag, listed in words.items() for w in listed},
        status_letters={folded(w): rag for rag, listed in letters.items() for w in listed},
        progress={p: _phrases(listed, "") for p, listed in data["progress"].items()},
        key_headings=frozenset(map(folded, data["key"]["headings"])),
        priority=tuple(map(folded, data["key"]["priority"])),
        ditto=frozenset(map(folded, data["references"]["ditto"])),
        plain_dates=frozenset(map(folded, data["references"]["dates"])),
        section_words=_pattern(
            data["references"]["sections"], name, text, ("references", "sections"), ignore=True
        ),
        assessors={who: _phrases(listed, "") for who, listed in data["assessors"].items()},
        labels={folded(w): field for field, h in fields.items() for w in h["labels"]},
        label_words={
            field: _pattern(h["holds"], name, text, ("header", field, "holds"), ignore=True)
            for field, h in fields.items()
        },
        lines={
            kind: _pattern(listed, name, text, ("header", "lines", kind), ignore=True)
            for kind, listed in data["header"]["lines"].items()
        },
    )


def _phrases(words: list[str], end: str) -> re.Pattern[str]:
    """Any of the phrases as whole words, the longest first; `end` is what must follow."""
    inside = "|".join(re.escape(folded(w)) for w in sorted(words, key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{inside}){end}")


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"


def _pattern(parts: list[str], name: str, text: str, where: tuple[str, ...], *, ignore: bool) -> re.Pattern[str]:
    """One pattern out of several; a broken one is refused."""
    for part in parts:
        try:
            re.compile(part)
        except re.error as error:
            raise ProfileError(
                f"{name}{_line(text, where)}: the pattern {part!r} is not valid: {error}.", "Mend that line."
            ) from error
    return re.compile("|".join(f"(?:{p})" for p in parts), re.IGNORECASE if ignore else 0)
