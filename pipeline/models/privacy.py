"""What may be published of people: a choice of the user, and what was forgotten for good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

People = Literal["all", "senior", "members", "none"]
# all: everyone stays · senior: elected members and senior officers · members: elected members · none: nobody


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Names and files that must not come back, as marks that nobody can read: keyed hashes (HMAC-SHA256).

    `key` stands in a file of its own and is published with nothing; without it a mark can't be tried against a name.
    """

    key: bytes = b""
    marks: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.marks)


NOTHING_FORGOTTEN = Forgotten()


@dataclass(frozen=True, slots=True)
class Removed:
    """How much of one kind ("names", "e-mail addresses", …) was taken out."""

    what: str
    count: int
