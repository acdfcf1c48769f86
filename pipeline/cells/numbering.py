"""How a recommendation is numbered: label as printed, number for people."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.models.text import Text
from pipeline.text.numbers import WORD, to_arabic

_NUMBER = rf"(?:{WORD}|[A-Z]{{0,4}}\.?\s?\d{{1,3}}(?:\.\d{{1,3}})*(?:\s?\(?[a-z]\)?)?|[ivxl]{{1,6}}|[A-Z])"
_LABEL = re.compile(
    rf"^(?:argymhelliad|recommendations?|rec)\b\.?\s*(?:no\.?\s*|number\s*|#\s*)?({_NUMBER})(?![\w%])\s*[.:)\]–—-]*\s*",
    re.IGNORECASE,
)
_CODED = re.compile(
    r"^([A-Z]{1,5}\s?\(\d\d/\d\d\)\s?\d{1,3}|\d\d\s[A-Z]{2,5}\s\d{1,3}|[A-Z]{2,5}\d{0,2}\s[A-Z]?\s?\d{1,3})"
    r"\s*[.:)–—-]*\s*"
)
_LETTERED = re.compile(r"^((?:R|AFI|A|REC|S|SR)\.?\s?\d{1,3}(?:\.\d{1,3})*[a-z]?)(?![\w%])\s*[.:)–—-]*\s*")
_DOTTED = re.compile(r"^(\d{1,3}(?:\.\d{1,3})+[a-z]?)(?![\w%/])\s*[.:)–—-]*\s+")
_STOPPED = re.compile(r"^\(?(\d{1,3}\s?\(?[a-z]?)\)?(?:[.:)]+|\s[–—-])\s*(?![\d/])")
_BARE = re.compile(r"^(\d{1,3}[a-z]?)\s+(?=[A-Z“\"‘(])")
_SURE = (_LABEL, _CODED, _LETTERED, _DOTTED, _STOPPED)
_WHOLE_TAIL = re.compile(r"[\s.:)\]–—-]+$")
_LEAD = re.compile(r"^(?:argymhelliad|recommendations?|rec|no)\b\.?\s*|^r(?=\s?\d)|^\(+|^#\s*", re.IGNORECASE)


class Numbered(NamedTuple):
    """`number` and `label` (None where unnumbered), and the text behind them."""

    number: str | None
    label: str | None
    rest: Text


def numbered(text: Text, *, bare: bool = False) -> Numbered:
    """Take the label off the front of a recommendation. `bare` allows a number without any mark behind it."""
    for pattern in (*_SURE, *((_BARE,) if bare else ())):
        found = pattern.match(text.value)
        if found:
            label = text.value[: found.end()].strip()
            return Numbered(number_of(found[1]), label, text.slice(found.end()).strip())
    return Numbered(None, None, text)


def number_of(printed: str) -> str | None:
    """"One" → "1", "R2." → "2", "3 (a)" → "3a": arabic, without label and stop; codes ("SR (25/26) 01") as printed."""
    text = _WHOLE_TAIL.sub("", _LEAD.sub("", " ".join(printed.split()))).strip()
    if not text:
        return None
    words = to_arabic(text)
    if words is not None:
        return str(words)
    return re.sub(r"^(\d+)\s?\(?([a-z])\)?$", r"\1\2", text)
