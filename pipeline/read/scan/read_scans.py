"""The door of this package: pages without text of their own are read from their pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from pipeline.models.page import Page
from pipeline.read.scan.engine import OcrFailed, Recogniser, installed, shared
from pipeline.read.scan.which import is_garbled, is_picture, worth_reading


def with_scans(
    pdf: Any, pages: Sequence[Page], ocr: Literal["auto", "off"] = "auto", recogniser: Recogniser | None = None
) -> tuple[Page, ...]:
    """The pages of an open PDFium document, scanned ones recognised where that is wished and possible.

    A page that needed recognition and didn't get it keeps what it has, with the problem NEEDS_OCR
    (BAD_TEXT_LAYER where its letters are garbled); one that failed has the code of the failure.
    Scanned pages that can hold no table are left alone. `recogniser` is for tests; else one shared worker.
    """
    garbled = {p.number for p in pages if is_garbled(p)}
    scanned = [p.number for p in pages if p.number in garbled or is_picture(p)]
    if not scanned:
        return tuple(pages)
    if recogniser is None and (ocr == "off" or not installed()):
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
    from pipeline.read.scan.sheet import looks_ruled

    ruled = set()
    for number in scanned:
        page = pdf[number - 1]
        try:
            if looks_ruled(page):
                ruled.add(number)
        finally:
            page.close()
    return worth_reading(scanned, ruled)


def _read(pdf: Any, known: Page, reader: Recogniser) -> Page:
    from pipeline.read.scan.sheet import read_sheet

    page = pdf[known.number - 1]
    try:
        return read_sheet(page, known, reader)
    except OcrFailed as error:
        return replace(known, problems=(*known.problems, error.code))
    finally:
        page.close()
