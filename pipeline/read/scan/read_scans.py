"""The door of this package: which pages have no text of their own, read from their pictures."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from pipeline.models.page import Page
from pipeline.models.report import Issue
from pipeline.read.opening import page_of
from pipeline.read.scan.engine import OcrFailed, Recogniser, installed, shared
from pipeline.text.lexicon import english

COVERED = 0.5  # share of a page that pictures cover on a scan
STAMPS = 25  # words a scan may carry besides: a page number, a stamp, a watermark
LEAST = 20  # words that a text layer must have to be judged
BROKEN = 0.3  # share of words that hold characters without a meaning
KNOWN = 0.05  # share of words that a word list knows, in a text layer that isn't one
WORDLIKE = 0.5
VOWELS = 0.27  # share of letters, y and w among them: 0.4 in English, more in Welsh, 0.2 in a shifted alphabet
LONGEST_ROW = 4  # pages that may lie between two pages with rulings
FEW = 12  # pages: a shorter scan is read whole, even if no table shows
FORM = 0.15  # share of a page's height: lower rulings enclose the committee and the day, say, not what follows
_PRINT = re.compile(r"[A-Za-zÀ-ÿ]+")
_VOWEL = re.compile(r"[aeiouyw]", re.IGNORECASE)
_LITTLE = frozenset(("the", "and", "of", "to", "in", "a"))
COMMON = 0.08  # share of these in any English prose: no scrambled alphabet comes near


def is_picture(page: Page) -> bool:
    """Whether a page is one big picture with next to no text that a reader sees."""
    area = max(1.0, page.width * page.height)
    covered = sum(p.box.width * p.box.height for p in page.pictures) / area
    return covered >= COVERED and sum(not w.style.hidden for w in page.words) <= STAMPS


def is_garbled(page: Page) -> bool:
    """Whether a page's text layer is letters without a meaning, though the page looks right."""
    words = [w.text for w in page.words if not w.style.hidden]
    if len(words) < LEAST or _reads_plainly(words):
        return False
    if sum(map(_broken, words)) >= BROKEN * len(words):
        return True
    plain = [word.strip(".,;:()'\"") for word in words]
    known = sum(t.lower() in english() for t in plain)
    alike = sum(bool(_PRINT.fullmatch(t)) and bool(_VOWEL.search(t)) for t in plain)
    letters = [c for t in plain for c in t.lower() if c.isalpha()]
    vowels = sum(c in "aeiouyw" for c in letters)
    return known < KNOWN * len(words) and (alike < WORDLIKE * len(words) or vowels < VOWELS * len(letters))


def _reads_plainly(words: Sequence[str]) -> bool:
    """The cheap look that nearly every page passes: the commonest little words are there."""
    return sum(map(_LITTLE.__contains__, words)) >= COMMON * len(words)


def _broken(word: str) -> bool:
    """Characters that stand for nothing: the replacement mark, private use, control characters."""
    odd = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or c < " " or "\x7f" <= c < "\xa0" for c in word)
    return len(word) > 1 and 2 * odd >= len(word)


def tabled(heights: Mapping[int, float]) -> set[int]:
    """The pages that show a table, by how much of its height the rulings of each page of a scan run over.

    None in a short scan whose rulings are nowhere higher than a form's: its recommendations may stand below one another
    on all of its pages.
    """
    ruled = {number for number, height in heights.items() if height > 0}
    return ruled if len(heights) > FEW or max(heights.values(), default=0.0) >= FORM else set()


def worth_reading(scanned: Sequence[int], ruled: Collection[int]) -> list[int]:
    """The page numbers to recognise: those with a table's rulings, their neighbours (title, key, cut rows) and what
    lies between two of them: a row may take up whole pages.

    Where no page shows rulings, a short scan is read whole and a long one is left alone.
    """
    if not ruled:
        return list(scanned) if len(scanned) <= FEW else []
    near = {n + step for n in ruled for step in (-1, 0, 1)}
    chosen = sorted(near)
    between = {n for a, b in itertools.pairwise(chosen) if b - a <= LONGEST_ROW for n in range(a, b)}
    return [n for n in scanned if n in near | between]


def with_scans(
    pdf: Any, pages: Sequence[Page], ocr: Literal["auto", "off"] = "auto", recogniser: Recogniser | None = None
) -> tuple[Page, ...]:
    """The pages of an open PDFium document, scanned ones recognised where that is wished and possible.

    A page that needed recognition and didn't get it keeps what it has, with the problem NEEDS_OCR
    (BAD_TEXT_LAYER where its letters are garbled); one that failed has the code of the failure.
    Scanned pages that can hold no table are left alone. `recogniser`: another than this process's own.
    """
    garbled = {p.number for p in pages if is_garbled(p)}
    scanned = [p.number for p in pages if p.number in garbled or is_picture(p)]
    if not scanned:
        return tuple(pages)
    if ocr == "off" or (recogniser is None and not installed()):
        return tuple(_unread(p, garbled) if p.number in scanned else p for p in pages)
    wanted = _wanted(pdf, scanned)
    reader = recogniser or shared()
    reader.begin()
    return tuple(_read(pdf, p, reader) if p.number in wanted else _left(p, scanned, wanted) for p in pages)


def _unread(page: Page, garbled: set[int]) -> Page:
    code = "BAD_TEXT_LAYER" if page.number in garbled else "NEEDS_OCR"
    return replace(page, problems=(*page.problems, code))


def _left(page: Page, scanned: Sequence[int], wanted: Sequence[int]) -> Page:
    """A page that isn't recognised: a scan too long to be read whole says so."""
    unread = page.number in scanned and not wanted
    return replace(page, problems=(*page.problems, "NEEDS_OCR")) if unread else page


def _wanted(pdf: Any, scanned: Sequence[int]) -> list[int]:
    from pipeline.read.scan.sheet import ruled_height

    heights: dict[int, float] = {}
    for number in scanned:
        with page_of(pdf, number - 1) as page:
            heights[number] = ruled_height(page)
    return worth_reading(scanned, tabled(heights))


def _read(pdf: Any, known: Page, reader: Recogniser) -> Page:
    from pipeline.read.scan.sheet import read_sheet

    try:
        with page_of(pdf, known.number - 1) as page:
            return read_sheet(page, known, reader)
    except OcrFailed as error:
        return replace(known, problems=(*known.problems, error.code))


def source_text(pages: Sequence[Page]) -> Literal["native", "ocr", "mixed"]:
    """Where the text of a report's pages comes from."""
    held = {p.scanned for p in pages if p.words}
    return "mixed" if len(held) > 1 else "ocr" if True in held else "native"


def unread_pages(pages: Sequence[Page]) -> list[Issue]:
    """One line for each reason why scanned pages were not read, with the pages; none where all were."""
    found = []
    for code, said in _UNREAD.items():
        numbers = [p.number for p in pages if code in p.problems]
        if numbers:
            some = "Page " if len(numbers) == 1 else "Pages "
            text = f"{some}{_spans(numbers)} {said[len(numbers) > 1]}"
            found.append(Issue(code, "warning", numbers[0], text))
    return found


_HOW = "Install text recognition (the extra `ocr`: README, Install it) and leave out --no-ocr."
_UNREAD = {
    "NEEDS_OCR": (
        f"is a picture of text, which was not read. {_HOW}",
        f"are pictures of text, which were not read. {_HOW}",
    ),
    "BAD_TEXT_LAYER": (f"holds letters without a meaning. {_HOW}", f"hold letters without a meaning. {_HOW}"),
    "PARTIAL_TIMEOUT": (
        "took too long to read and was left out.",
        "took too long to read and were left out.",
    ),
    "OCR_FAILED": ("stopped text recognition and was left out.", "stopped text recognition and were left out."),
}


def _spans(numbers: Sequence[int]) -> str:
    """1, 2, 3, 7 → "1–3, 7"."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    return ", ".join(str(s[0]) if len(s) == 1 else f"{s[0]}–{s[-1]}" for s in spans)
