"""Everything that can go wrong on purpose: a code for machines, a sentence and an advice for people.

Exit codes are those of the contract: 1 done with something failed, 2 wrong usage, 3 no input could be
read, 4 output could not be written.
"""

from __future__ import annotations

import traceback
from pathlib import Path


class ScrutinyError(Exception):
    """The root: what happened (`message`) and what to do about it (`advice`)."""

    code = "ERROR"
    exit_code = 1
    advice = ""

    def __init__(self, message: str, advice: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if advice is not None:
            self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


class UsageError(ScrutinyError):
    """The command was called in a way that makes no sense."""

    code = "USAGE"
    exit_code = 2


class ProfileError(UsageError):
    """A profile that can't be used; the message names file and line."""

    code = "PROFILE"


class InputError(ScrutinyError):
    """A file that can't be read."""

    code = "CORRUPT"
    exit_code = 3


class NotFound(InputError):
    code = "NOT_FOUND"
    advice = "Check the name and the folder."


class NotPermitted(InputError):
    code = "NO_PERMISSION"
    advice = "Ask for permission to read it, or copy it to a folder of your own."


class EmptyFile(InputError):
    code = "EMPTY_FILE"
    advice = "Download it again: the file is empty."


class NotAPdf(InputError):
    code = "NOT_A_PDF"
    advice = "Give the PDF that the council published."


class Corrupt(InputError):
    code = "CORRUPT"
    advice = "Download it again, or open and save it in a PDF viewer first."


class Changed(InputError):
    code = "FILE_CHANGED"
    advice = "Read it again when it is no longer being written to."


class StreamTooLarge(InputError):
    code = "STREAM_TOO_LARGE"
    advice = "Ask the council for another copy: it unpacks to far more than its size."


class TooLarge(InputError):
    """A file, or what comes out of an archive, is larger than any report."""

    code = "TOO_LARGE"
    advice = "Unpack or split it yourself, and name the files that matter."


class TooManyPages(InputError):
    code = "TOO_MANY_PAGES"
    advice = "Split it, and name the parts that matter."


class Encrypted(InputError):
    code = "ENCRYPTED"
    advice = "Give the password with --password."


class WrongPassword(Encrypted):
    code = "ENCRYPTED"
    advice = "Check the password given with --password."


class NoPages(InputError):
    code = "NO_PAGES"
    advice = "Download it again: the file has no pages."


class NoReport(InputError):
    """A file that can be read and holds no progress report."""

    code = "NO_TABLE"
    advice = "Check that it is the right document; `scrutiny tables` shows the tables that were found."


class SeveralReports(ScrutinyError):
    """One report was asked for, and there are several."""

    code = "SEVERAL_REPORTS"
    advice = "Take them from .reports."


class OutputError(ScrutinyError):
    """The result can't be written."""

    code = "OUTPUT_FAILED"
    exit_code = 4
    advice = "Choose another folder with -o, or free some disk space."


def where(error: BaseException) -> str:
    """`KeyError in titles.py:41`; an error's own message may hold what stands in a document."""
    lines = [frame for frame in traceback.extract_tb(error.__traceback__) if "pipeline" in Path(frame.filename).parts]
    place = f" in {Path(lines[-1].filename).name}:{lines[-1].lineno}" if lines else ""
    return f"{type(error).__name__}{place}"
