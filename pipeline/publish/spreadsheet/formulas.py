"""Cells that a spreadsheet would run as a formula, made harmless in a way that can be taken back.

Only for files that go straight into a spreadsheet; JSON and the dataset's own CSVs hold every cell as it is. A leading
apostrophe marks the cell. It is set only where it is needed, so that `-5.0%`, `+44 20 7946 0123` and `- a bullet` stay
as they are, and `strip(mark(text)) == text` for every text.
"""

from __future__ import annotations

import re
import unicodedata

MARK = "'"

# What a spreadsheet takes for the beginning of a formula or of a command, NFKC-folded, so that full-width forms count.
_OPENERS = frozenset("=+-@|")
_BREAKS = frozenset("\t\r\n")  # a cell that begins with one of these is split by some programs, and its rest run
_HARMLESS = re.compile(
    r"""
      [+-]\ ?[£$€]?\d[\d,]{0,20}(\.\d{1,9})?\ ?(%|[kmKM]n?)?   # -5   -5.0%   +3   -£1,200   +£2.4m
    | \+\d[\d\ ()]{4,24}                              # +44 20 7946 0123   +44 (0)20 7946 0123
    | [-+]+                                           # a dash for an empty cell
    | -\ [^\W\d_][^=+|@!()\[\]{}"*/^&<>\n]*           # - a bullet in words
    """,
    re.VERBOSE,
)


def runs(text: str) -> bool:
    """Whether a spreadsheet might run the cell instead of showing it."""
    if text[:1] in _BREAKS:
        return True
    shown = _visible(text)
    first = unicodedata.normalize("NFKC", shown[:1])[:1]
    return first in _OPENERS and not _HARMLESS.fullmatch(shown)


def mark(text: str) -> str:
    """The cell with an apostrophe before it, if it needs one."""
    return MARK + text if _needs_mark(text) else text


def strip(text: str) -> str:
    """The cell as it was before `mark`."""
    return text[1:] if text.startswith(MARK) and _needs_mark(text[1:]) else text


def _needs_mark(text: str) -> bool:
    """Also where the paper itself prints apostrophes before a formula, so that taking the mark back stays exact."""
    return runs(text.lstrip(MARK))


def _visible(text: str) -> str:
    """Without the spaces and invisible characters that a spreadsheet skips at the beginning."""
    at = 0
    while at < len(text) and (text[at].isspace() or unicodedata.category(text[at]) in {"Cf", "Cc", "Zs"}):
        at += 1
    return text[at:]
