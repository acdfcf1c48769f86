"""Letters that nobody sees, or that turn others round: they belong in nothing that a person typed."""

from __future__ import annotations

import unicodedata

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}  # controls, marks without a shape, halves of letters, no letters at all
_KEPT = {"\n", "\t", "\u00ad", "\u200c", "\u200d"}  # line ends; a soft hyphen and joiners belong to words


def without_unseen(text: str) -> str:
    """The text without them; its lines end as ours do."""
    if text.isascii() and text.isprintable():
        return text
    lines = text.replace("\r\n", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(letter for letter in lines if letter in _KEPT or unicodedata.category(letter) not in _UNSEEN)


def single_line(text: str) -> str:
    """The same in one line, spaces in a row as one."""
    plain = "".join(letter if letter.isprintable() or letter in _KEPT else " " for letter in text)
    return " ".join(plain.split())
