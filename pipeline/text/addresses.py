"""URLs and e-mail addresses that a line end cuts in two: they never hold a space."""

from __future__ import annotations

import re

from pipeline.text.lines import Line
from pipeline.text.naming.tokens import name_words

_URL = re.compile(r"(?:https?:/{0,2}|www\.)[^\s<>\"]*$", re.IGNORECASE)
_URL_START = re.compile(r"^[(\[\"'“‘]*(?:https?://|www\.)", re.IGNORECASE)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w.-]*$")
_MAIL_LEFT = re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)*[\w-]*[-.]?$")
_LOCAL = re.compile(r"^[(<\[\"'“‘]*([a-z0-9][\w.+-]*[._+-])$")  # of an address whose @ stands on the next line
_LOCAL_REST = re.compile(r"(?<![a-z0-9_+-])[a-z0-9_+-]{1,64}@\w")  # no dot: a name, not a whole "jane.smith@"
_WHOLE_MAIL = re.compile(r"@(?:[\w-]+\.)+(?:uk|com|org|net|eu|wales|cymru|info|london)[.,;:)]*$")
_INSIDE = re.compile(r"[/_=%&?#~+]|\w\.\w|\d{3}")
_JOINT = "/-_=&?%.+#~"
_CLOSED = re.compile(r"[,;)]$|[)\]][.:]$")
_EXTENSION = re.compile(r"\.(?:pdf|docx?|xlsx?|html?|aspx|php|jpe?g|png|csv|pptx?|zip)$", re.IGNORECASE)
_OPENING = "([\"'“‘"  # marks that may stand in front of one
_SCHEME_LONGEST = len("(https://")
_SCHEMES = ("http:", "http:/", "http://", "https:", "https:/", "https://", "www.")
_PLAIN = frozenset(
    "a an and are as at but by for from has have if in is it of on or that the their there this to was we were "
    "where which who will with had can would may must not been being after before since until between during now then "
    "than when while how all any each our your they you so over under about into through".split()
)  # words that go on with a sentence, not with an address


def goes_on(tail: str, above: Line, line: Line, edge: float) -> bool:
    """Whether the address that ends `above` is cut there and goes on with the first word of `line`.

    `tail` is the last word as joined so far: an address may run over three lines. `edge` is where a full line
    of the cell ends, in points. A link annotation is not asked here: it is often missing, and where present
    the tagger compares it.
    """
    lower, head = tail.lower(), line[0].text
    short = len(tail) < _SCHEME_LONGEST and tail.lstrip(_OPENING)[:1] in "hHwW"
    if short and _URL_START.match(tail + head) and not _URL_START.match(head):
        return True  # "htt" and "ps://…"
    if "@" not in tail and "www" not in lower and "http" not in lower:
        return "@" in head and _local_part(tail, head, above, line)
    if _MAIL.search(tail) and not _URL.search(tail):
        return not _WHOLE_MAIL.search(tail) and bool(_MAIL_LEFT.search(tail)) and bool(re.match(r"[a-z0-9.-]", head))
    if not _URL.search(tail) or _EXTENSION.search(tail.rstrip(".,;:)")):
        return False
    if lower.endswith(_SCHEMES):
        return True
    if _URL_START.match(head):
        return False
    return _more_of_it(tail, head, above, line, edge)


def _local_part(tail: str, head: str, above: Line, line: Line) -> bool:
    """Whether an e-mail address is cut in front of its @: "jane." and "smith@…"; a stop may also end a sentence."""
    found = _LOCAL.match(tail)
    if not found or not _LOCAL_REST.match(head):
        return False
    name = found[1][:-1]
    if not found[1].endswith(".") or "." in name or len(name) == 1:
        return True
    same = _marked(above, line)
    return name in name_words().given if same is None else same


def _more_of_it(tail: str, head: str, above: Line, line: Line, edge: float) -> bool:
    """Whether `head` looks like the rest of the URL `tail`: its characters, its colour, or where the line ends."""
    if head[0] in "/=&?_%#-" or re.match(r"\.\w", head):
        return True
    if _CLOSED.search(tail) or head[0] in "([–—&•":
        return False
    same = _marked(above, line)
    if same is not None:
        return same
    if _INSIDE.search(head.rstrip(".,;:)")) and not head[0].isdigit():
        return True
    if tail.endswith(".") and head[0].isupper():
        return False  # a sentence ends there, and another begins
    plain = head.rstrip(".,;:)").lower() in _PLAIN
    if tail[-1] in "/-_=" and head[0].islower() and not plain:
        return True
    if plain and tail[-1] not in _JOINT:
        return False
    return _touches(above, edge) and (tail[-1] in _JOINT or head[0].islower() or head[0].isdigit() or "/" in head)


def _marked(above: Line, line: Line) -> bool | None:
    """Where links are printed in a colour of their own: whether it goes on; None where colour says nothing."""
    link, rest = above[-1].style.colour, line[0].style.colour
    others = {w.style.colour for w in (*above[:-1], *line[1:])}
    if link == rest:
        return True if others and link not in others else None
    return False if rest in others or len(line) == 1 else None


def _touches(above: Line, edge: float) -> bool:
    """Whether the line is full to within two characters, as it is when a word was cut to fit."""
    last = above[-1]
    return last.box.x1 > edge - 2.2 * last.box.width / max(1, len(last.text))
