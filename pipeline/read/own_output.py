"""What this tool made itself, by its marks in the file and by the lines that a printed page bears."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.models.own_mark import END, HTML_MARK, LINE, TOOL
from pipeline.models.page import Page
from pipeline.models.report import Issue

OWN_OUTPUT = "OWN_OUTPUT"
_HEAD = 4096  # bytes in which a page of ours has its mark
_LARGEST_PROPERTIES = 1 << 20  # bytes


def is_own_page(path: Path) -> bool:
    """Return True if a web page has the mark of this tool in its head."""
    with path.open("rb") as file:
        return HTML_MARK.encode() in file.read(_HEAD)


def is_own_office(path: Path) -> bool:
    """Return True if a Word or Excel file names this tool as its author."""
    try:
        with zipfile.ZipFile(path) as opened, opened.open("docProps/core.xml") as file:
            return f">{TOOL}<".encode() in file.read(_LARGEST_PROPERTIES)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, NotImplementedError, RuntimeError):
        return False


def own_page_numbers(texts: Iterable[tuple[int, str]]) -> frozenset[int]:
    """Return the numbers of the pages that this tool made: those that say so, and those between first and end.

    `texts`: each page's number with its words, in order.
    """
    own: set[int] = set()
    first: int | None = None
    for number, text in texts:
        letters = _letters(text)
        ends = _letters(END) in letters
        if ends or _letters(LINE) in letters:
            own.add(number)
            first = first or number
        if ends and first:
            own |= set(range(first, number))
            first = None
    return frozenset(own)


def texts_of(pages: Iterable[Page]) -> Iterator[tuple[int, str]]:
    """Yield each page's number with its words, as `own_page_numbers` asks for them."""
    for page in pages:
        yield page.number, "".join(word.text for word in page.words)


def without_own_pages(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the pages, those that this tool made emptied: in a pack of papers the others are still read."""
    own = own_page_numbers(texts_of(pages))
    return tuple(Page(p.number, p.width, p.height, (), problems=(OWN_OUTPUT,)) if p.number in own else p for p in pages)


def own_output_issues(pages: Iterable[Page]) -> list[Issue]:
    """Return one issue for all pages that were left out because this tool made them; none where there are none."""
    numbers = [p.number for p in pages if OWN_OUTPUT in p.problems]
    if not numbers:
        return []
    what = f"page {numbers[0]} was" if len(numbers) == 1 else f"pages {', '.join(map(str, numbers))} were"
    text = f"{what[:1].upper()}{what[1:]} made by this tool and left out."
    return [Issue(OWN_OUTPUT, "info", numbers[0], text)]


def _letters(text: str) -> str:
    """Letters alone, in one case: how a printer sets or cuts a line does not matter."""
    return re.sub(r"[^a-z]", "", text.lower())
