"""The door of this package: pages without text of their own are read from their pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from pipeline.models.page import Page
from pipeline.models.report import Issue
from pipeline.read.opening import page_of
from pipeline.read.scan.engine import OcrFailed, Recogniser, installed, shared
from pipeline.read.scan.which import is_garbled, is_picture, tabled, worth_reading


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


_HOW = "Install text recognition (pip install scrutiny-pipeline[ocr]) and leave out --no-ocr."
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
