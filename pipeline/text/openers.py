"""How the rows of a table open: with a number, a label, or nothing. Tells a new record from the rest of an old one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_STYLES = {
    "label": r"(?i:(?:recommendation|argymhelliad|action|rec|afi|no|item|issue)\b\.?\s*[\w.()/-]{1,14}\b)",
    "letter": r"[A-Z]{1,4}[\s-]?\d{1,3}[a-z]?\b(?!%)",
    "coded": r"[A-Z]{2,5}\s?\(\d\d/\d\d\)\s?\d+",
    "bracket": r"\(?\d{1,3}[a-z]?\)",
    "listed": r"(?:\([a-z]\)|\(?[ivx]{1,6}[.)])\s",  # "(a)", "(iv)", "iv."
    "dotted": r"\d{1,3}(?:\.\d{1,3})+[a-z]?\b",
    "stop": r"\d{1,3}[a-z]?\.(?:\s|$)",
    "dash": r"\d{1,3}[a-z]?\s*[-–—:]\s",
    "bare": r"\d{1,3}\s?\(?[a-z]?\)?(?:\s|$)",
}
_STYLE = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _STYLES.items()))  # the first that fits
_WORDED = re.compile(r"^([^\W\d_]{3,20})\s\d{1,3}[a-z]?\b(?!%)")  # "Point 3", whatever the word
_NUMBER = re.compile(r"\D{0,18}?(\d{1,4}(?:\.\d{1,4})*)")
MOST = 0.6  # share of rows that must open alike for the style to be the table's own


def style_of(text: str) -> str | None:
    """The way a cell's text opens, or None where it opens with prose."""
    start = text.lstrip()[:40]
    if known := _STYLE.match(start):
        return known.lastgroup
    worded = _WORDED.match(start)
    return f"word {worded[1].lower()}" if worded else None


def habit_of(texts: Iterable[str]) -> str | None:
    """The style in which most rows of a table open, if there is one."""
    styles = [style_of(t) for t in texts if t.strip()]
    if not styles:
        return None
    style, count = Counter(styles).most_common(1)[0]
    return style if style is not None and count >= MOST * len(styles) else None


def counts_on(before: str, after: str) -> bool:
    """Whether two texts open with numbers that follow one another: "3.1 That", "3.2 To"."""
    found = _NUMBER.match(before), _NUMBER.match(after)
    if not found[0] or not found[1]:
        return False
    one, other = ([int(n) for n in match[1].split(".")] for match in found if match)
    return one[:-1] == other[:-1] and other[-1] == one[-1] + 1
