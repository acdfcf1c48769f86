"""Web addresses, e-mail addresses and telephone numbers."""

from __future__ import annotations

import re

from pipeline.tag.found import Found, free_of
from pipeline.text.remember import remembered

_ENDINGS = (
    r"(?:gov\.uk|org\.uk|co\.uk|ac\.uk|nhs\.uk|police\.uk|sch\.uk|gov\.wales|gov\.scot|com|org|net|info|eu"
    r"|scot|wales|cymru|london|uk)"
)
_URL = re.compile(
    r"(?:https?://|(?<![\w@.])www\.)[^\s<>\"“”]{2,2000}"
    rf"|(?<![\w@.-])(?:[a-z0-9-]{{1,63}}\.){{1,5}}{_ENDINGS}(?![\w@-]|\.\w)(?:/[^\s<>\"“”]{{0,2000}})?",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"[./][\w/-]")  # in every web address; most cells hold none
_EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")
_AHEAD = r"[\w£.,/+-]"  # none of this in front of a number: asked behind its first sign, which few places have
_PHONE = re.compile(
    rf"(?:\+(?<!{_AHEAD}\+)44[ -]?(?:\(0\)[ -]?)?\d{{2,5}}|\((?<!{_AHEAD}\()0\d{{2,5}}\)|0(?<!{_AHEAD}0)\d{{2,5}})"
    r"[ -]?\d{2,8}(?:[ -]?\d{3,4}){0,2}"
    r"(?![\d/-]|[.,]\d)(?:,?[ ]?(?:ext(?:ension)?\.?|x)[ ]?\d{1,6})?",
    re.IGNORECASE,
)
_NO_ADDRESS = {"gov.uk", "org.uk", "co.uk", "ac.uk", "nhs.uk", "police.uk", "sch.uk", "gov.wales", "gov.scot"}
_CLOSING = ".,;:!?'\"’”»>*"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_DIGITS = (10, 11)  # of a British number, its leading nought counted
_LONGER = (10, 11, 12)  # with an extension, or in three groups, a number is one although a figure is doubled
_IN_GROUPS = re.compile(r"0\d{4} \d{3} \d{4}")


@remembered
def addresses(text: str) -> tuple[Found, ...]:
    """All three kinds, as printed and whole, without the sentence's own punctuation."""
    found = _emails(text) if "@" in text else []
    if _DOTTED.search(text):
        found += free_of(_urls(text), found)
    if "0" in text or "+44" in text:
        found += free_of(_phones(text), found)
    return tuple(found)


def _urls(text: str) -> list[Found]:
    found = []
    for match in _URL.finditer(text):
        address = _trimmed(match[0])
        if "." in address and address.lower() not in _NO_ADDRESS:
            found.append(Found("url", match.start(), match.start() + len(address), address))
    return found


def _trimmed(address: str) -> str:
    """Without closing punctuation, and without a bracket that was opened outside."""
    while address:
        last = address[-1]
        if last in _CLOSING or (last in _PAIRS and address.count(_PAIRS[last]) < address.count(last)):
            address = address[:-1]
        else:
            break
    return address


def _emails(text: str) -> list[Found]:
    return [Found("email", m.start(), m.end(), m[0].lower()) for m in _EMAIL.finditer(text)]


def _phones(text: str) -> list[Found]:
    found = []
    for match in _PHONE.finditer(text):
        main = re.split(r"(?i)\s*,?\s*(?:ext|x)", match[0])[0]
        digits = re.sub(r"\D", "", main.replace("(0)", ""))
        national = digits.removeprefix("44") if main.startswith("+") else digits[1:]
        if len(national) + 1 in (_LONGER if main != match[0] or _IN_GROUPS.fullmatch(main) else _DIGITS):
            found.append(Found("phone", match.start(), match.end(), re.sub(r"\D", "", match[0])))
    return found
