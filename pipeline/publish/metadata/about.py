"""What its publisher says of a set: title, contact, area, dates and the like, from options or from a TOML file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pipeline.errors import UsageError
from pipeline.publish.encode import clean_text

# Words for how often a set is updated, and their code in the EU's list of frequencies, which DCAT-AP asks for.
FREQUENCIES = {
    "daily": "DAILY", "weekly": "WEEKLY", "fortnightly": "BIWEEKLY", "monthly": "MONTHLY",
    "every two months": "BIMONTHLY", "quarterly": "QUARTERLY", "three times a year": "ANNUAL_3",
    "twice a year": "ANNUAL_2", "annual": "ANNUAL", "every two years": "BIENNIAL", "continuous": "UPDATE_CONT",
    "irregular": "IRREG", "never": "NEVER", "unknown": "UNKNOWN",
}  # fmt: skip
_NOT_IN_ADDRESSES = frozenset(' <>"{}|\\^`')  # as linked data writes them
_NOT_IN_MAIL = _NOT_IN_ADDRESSES | set(",;:?#/")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class About:
    """None: nothing is said of it. `frequency` is a code of the EU's list; `base_url` ends with a slash."""

    title: str | None = None
    description: str | None = None
    publisher: str | None = None
    contact: str | None = None  # an e-mail address or a page
    contact_name: str | None = None
    spatial: tuple[str, ...] = ()  # names or addresses of places
    frequency: str | None = None
    version: str | None = None
    issued: str | None = None
    modified: str | None = None
    base_url: str | None = None


def read_about(path: Path | None, options: Mapping[str, Any]) -> About:
    """What the file says, and the options, which beat it. Raises UsageError that names the line or the option."""
    found: dict[str, Any] = {}
    text = _text(path) if path else ""
    for key, value in _parsed(path, text).items() if path else ():
        name, where = key.replace("_", "-"), f"{path.name if path else ''}{_line(text, key)}"
        if name not in _CHECKS:
            raise UsageError(f"{where}: there is no key “{clean_text(key)}”.", f"Known are {', '.join(_CHECKS)}.")
        found[name] = _checked(name, value, f"{where}: {key}")
    found |= {name: _checked(name, value, f"--{name}") for name, value in options.items()}
    about = About(**{name.replace("-", "_"): value for name, value in found.items()})
    if about.issued and about.modified and about.modified < about.issued:
        raise UsageError(f"The set can't be modified on {about.modified}, before it is issued ({about.issued}).")
    if about.contact_name and not about.contact:
        raise UsageError("There is a contact-name and no contact.", "Give an e-mail address or a page as contact.")
    return about


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path.name} can't be read.", "Check the name; it must be a UTF-8 text file.") from error


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        advice = 'Fix that line. Texts go in quotes: title = "Scrutiny recommendations".'
        raise UsageError(f"{path.name} is not valid TOML: {error}.", advice) from error
    except RecursionError as error:
        raise UsageError(f"{path.name} has lists nested too deeply to read.") from error


def _line(text: str, key: str) -> str:
    """`, line 3`; nothing where the key is written in a way that is not found."""
    keys = (line.split("=")[0].strip(" \t[]\"'") for line in text.splitlines())
    return next((f", line {number}" for number, written in enumerate(keys, 1) if written == key), "")


def _checked(name: str, value: Any, where: str) -> Any:
    try:
        return _CHECKS[name](value)
    except ValueError as error:
        raise UsageError(f"{where} {error}.") from error


def _one_line(value: Any) -> str:
    return " ".join(_words(value).split())


def _words(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("must be text in quotes")
    if not value.strip():
        raise ValueError("is empty")
    return clean_text(value.strip().replace("\r\n", "\n"))


def _contact(value: Any) -> str:
    said = _one_line(value)
    name, _, domain = said.partition("@")
    is_mail = name and "." in domain.strip(".") and "@" not in domain and not _NOT_IN_MAIL.intersection(said)
    if not is_mail and not is_web(said):
        raise ValueError(f"“{said}” is neither an e-mail address nor an address that begins with https://")
    return said


def _places(value: Any) -> tuple[str, ...]:
    return tuple(_one_line(place) for place in (value if isinstance(value, list) else [value]))


def _frequency(value: Any) -> str:
    said = _one_line(value)
    code = FREQUENCIES.get(said.lower()) or said.rsplit("/", 1)[-1].upper()
    if code not in FREQUENCIES.values():
        raise ValueError(f"“{said}” is none of {', '.join(FREQUENCIES)}")
    return code


def _day(value: Any) -> str:
    """TOML has days of its own, without quotes."""
    day = value.date() if isinstance(value, datetime) else value
    said = day.isoformat() if isinstance(day, date) else _one_line(day)
    try:
        if not _DAY.fullmatch(said):
            raise ValueError
        return date.fromisoformat(said).isoformat()
    except ValueError as error:
        raise ValueError(f"“{said}” is not a day such as 2031-04-30") from error


def _base(value: Any) -> str:
    said = _one_line(value)
    if not is_web(said) or "?" in said or "#" in said:
        raise ValueError(f"“{said}” is not the address of a folder, such as https://data.example/scrutiny/")
    return said if said.endswith("/") else f"{said}/"


def is_web(said: str) -> bool:
    """Whether it is an address in the web, without a password in it."""
    try:
        parts = urlsplit(said)
        known = parts.scheme in {"http", "https"} and parts.hostname and parts.username is None
    except ValueError:
        return False
    return bool(known) and not _NOT_IN_ADDRESSES.intersection(said)


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "title": _one_line, "description": _words, "publisher": _one_line, "contact": _contact, "contact-name": _one_line,
    "spatial": _places, "frequency": _frequency, "version": _one_line, "issued": _day, "modified": _day,
    "base-url": _base,
}  # fmt: skip
