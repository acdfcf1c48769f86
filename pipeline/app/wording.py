"""What commands say to a terminal, in words for the browser: there are no options there, and no commands to type."""

from __future__ import annotations

import re

NO_WORDS = "It could not be done."
_WORDS = {
    "Give the password with --password.": "Save a copy of it without the password, and upload that.",
    "Check the password given with --password.": "Save a copy of it without the password, and upload that.",
    "Allow more time with --timeout.": "Upload only the pages that hold the report.",
    "Show them together anyway with --force.": "Choose one report, or rounds of one inquiry.",
    "; `scrutiny tables` shows the tables that were found.": ".",
    "; `scrutiny publish` leaves it out.": ".",
    ", as --people asks.": ".",
    " with -o": " when you start the app",
    ", for example: -o scrutiny-out": ".",
    "(the extra `ocr`: README, Install it) and leave out --no-ocr.": "on this machine, then upload it again.",
    "Make the dataset again with `scrutiny extract`.": "Upload the files again.",
    "Make it again with `scrutiny extract`.": "Upload the files again.",
    "Give the folder that `scrutiny extract` wrote.": "Upload a report first.",
    ", or use `scrutiny extract --allow-remote`.": ", then upload it.",
    "that `scrutiny pack` made.": "that this tool made.",
    "Pass it with --sources ": "Take away ",
    "--replace takes out of": "Taken out of",
    "documents.csv says which and why.": "the list of files under Papers says which and why.",
    "Take them from .reports.": "Split it, and upload each report by itself.",
    "To find more names, install the extra `model` (README, Install it).": "",
}
_QUOTED = re.compile("“[^”]*”")  # a report may print anything
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_TYPED = re.compile(r"(?<![\w-])(?:--[a-z]|-[a-z]\b)|[`:] ?scrutiny [a-z]|\bpip install\b|\bpipeline\.")


def for_browser(text: str) -> str:
    """Return what was said without options and commands; a sentence that has no other words is left out."""
    for typed, words in _WORDS.items():
        text = text.replace(typed, words)
    kept = (one for one in _SENTENCES.split(text) if not _TYPED.search(_QUOTED.sub("", one)))
    return " ".join(kept) or (NO_WORDS if text else "")
