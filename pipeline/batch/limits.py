"""What one document may cost. On by default, all of them; `docs/security.md` lists them for people."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and bytes. The parent keeps the clocks, the operating system the memory."""

    seconds: float = 60.0  # of reading one document
    scan_page_seconds: float = 20.0  # that every page read by text recognition adds
    page_seconds: float = 10.0  # of reading one page
    start_seconds: float = 120.0  # until a new worker is ready: its own libraries, no document
    memory: int = 2 << 30  # bytes of address space
    result: int = 256 << 20  # bytes that a worker may hand back
    bad_pages: int = 3  # pages that may each cost a worker before the document is given up


PAGES_SHARE = 0.65  # of a document's time may go into reading its pages; the rest is for what they say
FILE_CAP = 200 << 20  # bytes of one file
