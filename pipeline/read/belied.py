"""Words whose letters the file tells (/ActualText) and prints otherwise: a second library reads what is printed.

Honest files tell letters too, of ligatures above all; only what is another word altogether is kept out. The second
library is asked for pages with told letters alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.models.page import Page, Word

ALIKE = 50  # of 100: a word with a ligature that can't be read is still this like itself
LEAST = 3  # printed letters by which a word can be judged


def without_belied(path: Path, pages: Sequence[Page], password: str | None = None) -> tuple[Page, ...]:
    """The pages without such words, which count as unseen: nobody sees what is told."""
    if not any(page.told for page in pages):
        return tuple(pages)
    import pdfplumber

    with pdfplumber.open(path, password=password or "") as pdf:
        if len(pdf.pages) != len(pages):  # PAGE_COUNT_MISMATCH has been said
            return tuple(pages)
        return tuple(_checked(page, pdf.pages[page.number - 1]) if page.told else page for page in pages)


def _checked(page: Page, other: Any) -> Page:
    chars = other.chars
    other.close()
    belied = {word.index for word in page.told if _is_belied(word, chars)}
    if not belied:
        return page
    told = {(word.text, word.box) for word in page.told if word.index in belied}
    kept = tuple(word for word in page.words if (word.text, word.box) not in told)
    return replace(page, words=kept, unseen=page.unseen + len(page.words) - len(kept))


def _is_belied(word: Word, chars: Sequence[dict[str, Any]]) -> bool:
    from rapidfuzz.fuzz import ratio

    printed = "".join(
        char["text"]
        for char in chars
        if word.box.holds((char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2)
    )
    letters, told = _letters(printed), _letters(word.text)
    return len(letters) >= LEAST and bool(told) and ratio(letters, told) < ALIKE


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
