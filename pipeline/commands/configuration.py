"""Options kept in a file: `scrutiny.toml`, or `[tool.scrutiny]` in `pyproject.toml`, in the folder one works in."""

from __future__ import annotations

import sys
import tomllib
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.commands.wording import printable
from pipeline.errors import UsageError

FILES = {"scrutiny.toml": (), "pyproject.toml": ("tool", "scrutiny")}  # file → the tables that lead to the options
# A folder that was downloaded may bring such a file along: it must not send, fetch or remove anything.
BY_HAND = {"--allow-remote", "--ckan", "--cluster", "--password", "--ask-password", "--accept-licence", "--exempt-ok",
           "--replace", "--help"}  # fmt: skip


def configured_words(command: str, parser: ArgumentParser, commands: Mapping[str, ArgumentParser]) -> list[str]:
    """Return the options of the file as words of the command line, to be put before those that were typed.

    Raises UsageError where the file can't be read, or names what no command takes.
    """
    file, table = _found()
    words, names = [], []
    for key, value in {**table, **table.get(command, {})}.items():
        if isinstance(value, dict):
            if key not in commands:
                raise UsageError(f"{file}: there is no command {key}.", "See `scrutiny --help`.")
            continue
        option = _option(key, value)
        if option in BY_HAND:
            raise UsageError(f"{file}: {key} can be given on the command line only.", "Take it out of the file.")
        takers = [name for name, one in commands.items() if option in one._option_string_actions]
        if not takers or (key in table.get(command, {}) and command not in takers):
            raise UsageError(
                f"{file}: {key} is not an option of {command if takers else 'any command'}.", "See `--help`."
            )
        if command in takers:
            words += _words(parser, option, value)
            names.append(key)
    if names:
        print(printable(f"Options from {file}: {', '.join(names)}."), file=sys.stderr)
    return words


def _found() -> tuple[str, dict[str, Any]]:
    for file, path in FILES.items():
        try:
            table: Any = tomllib.loads(Path(file).read_text(encoding="utf-8"))
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as error:
            if not path:
                raise UsageError(f"{file} can't be read: {error}.", "Fix it, or remove it.") from error
            continue  # another tool's file
        for name in path:
            table = table.get(name, {}) if isinstance(table, dict) else {}
        if isinstance(table, dict) and (table or not path):
            return file, table
    return "", {}


def _option(key: str, value: Any) -> str:
    """`workers = 2` → `--workers`; `ocr = false` → `--no-ocr`."""
    name = key.replace("_", "-")
    if value is False:
        return f"--{name.removeprefix('no-')}" if name.startswith("no-") else f"--no-{name}"
    return f"--{name}"


def _words(parser: ArgumentParser, option: str, value: Any) -> list[str]:
    """Return an option with its value: a list as often as it is long, or with commas between."""
    if isinstance(value, bool):
        return [option]
    if isinstance(value, list) and type(parser._option_string_actions[option]).__name__ == "_AppendAction":
        return [f"{option}={one}" for one in value]
    return [f"{option}={','.join(map(str, value)) if isinstance(value, list) else value}"]
