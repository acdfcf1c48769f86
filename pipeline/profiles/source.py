"""The text of a profile, and at which line of it something stands: what a refusal names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.errors import ProfileError

Where = Sequence[str]  # section and key, like ("headings", "update", "exact")


@dataclass(frozen=True, slots=True)
class Source:
    """A profile's file as a person sees it."""

    name: str
    text: str
    ours: bool = False  # comes with the program, and was tried by its tests

    def refused(self, where: Where, what: str, advice: str, value: str = "") -> ProfileError:
        """The error for something at `where`; `value`: the one text of a list that is meant."""
        line = self._line(where, value)
        at = f", line {line}" if line else ""
        return ProfileError(f"{self.name}{at}: {what}", advice)

    def _line(self, where: Where, value: str) -> int:
        """The line of the key or section, or of one text behind it; 0 where it can't be found."""
        lines = self.text.splitlines()
        found = next((n for n in (_found(lines, where[: len(where) - up]) for up in range(len(where))) if n), 0)
        if not value or not found:
            return found
        written = (value, value.replace("\\", "\\\\"))
        below = enumerate(lines[found - 1 :], start=found)
        return next((number for number, line in below if any(v in line for v in written)), found)


def _found(lines: Sequence[str], where: Where) -> int:
    """Where the key or the section itself is written."""
    section, inside = ".".join(where[:-1]), len(where) == 1
    for number, raw in enumerate(lines, start=1):
        line = raw.split("#")[0].strip() if raw.strip().startswith("[") else raw.strip()
        if line == f"[{'.'.join(where)}]":
            return number
        if line.startswith("[") and line.endswith("]"):
            inside = line == f"[{section}]"
        elif inside and re.match(rf"[\"']?{re.escape(where[-1])}[\"']?\s*[=.]", line):
            return number
    return 0
