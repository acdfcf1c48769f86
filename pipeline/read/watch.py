"""Who looks on while a document is read: nobody, or the process that does it for a parent with a clock."""

from __future__ import annotations

from pipeline.read.scan.engine import Recogniser


class Watch:
    """The watch of a document that is read alone: every page is read, text recognition is this process's own."""

    recogniser: Recogniser | None = None  # another than the shared one

    def begins(self, number: int, of: int) -> str | None:
        """Page `number` of `of` is about to be read (0: all were). A reason code: the page is left out."""
        return None


ALONE = Watch()
