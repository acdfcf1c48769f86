"""A second, independent reader (pdfplumber) counts the letters of every page: a check of the word ledger.

Letters and not words are counted, for the two readers cut words differently at hyphens and joints.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.models.page import Page
from pipeline.models.report import Issue

MAY_DIFFER = 0.02  # share of a page's letters


def compare_with_second(path: Path, pages: Sequence[Page], password: str | None = None) -> Iterator[Issue]:
    """One issue per page on which the two readers see a different number of letters. Slow: ten times the reading."""
    import pdfplumber

    with pdfplumber.open(path, password=password) as pdf:
        for ours, theirs in zip(pages, pdf.pages, strict=False):
            own = sum(_letters(word.text) for word in ours.words)
            other = sum(_letters(char["text"]) for char in theirs.chars)
            theirs.close()
            if abs(own - other) > MAY_DIFFER * max(own, other) + 2:
                text = f"We read {own} letters on this page; a second PDF reader read {other}."
                yield Issue("WORDS_DIFFER", "warning", ours.number, text)


def _letters(text: str) -> int:
    return sum(c.isalnum() for c in text)
