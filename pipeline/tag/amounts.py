"""Sums of money and shares: the number that is meant, in pounds and in per cent."""

from __future__ import annotations

import re

from pipeline.tag.found import Found
from pipeline.text.numbers import COUNTED, ONES, TENS
from pipeline.text.remember import remembered

_NUMBER = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,4})?|\d{1,15}(?:\.\d{1,4})?"
_SCALE = r"(?:[ \t-]?(?:million|billion|thousand|bn|mn|[kKmM])(?![A-Za-z]))?"
_MONEY = re.compile(
    rf"£[ ]?(?P<pounds>{_NUMBER})(?P<scale>{_SCALE})"
    rf"|(?<![\w£.,/-])(?P<pence>{_NUMBER})p(?!\w)"
    rf"|(?<![\w£.,/-])(?P<words>{_NUMBER})(?P<unit>{_SCALE})[ ]pounds\b"
)
_PERCENT = re.compile(rf"(?<![\w£.,/])-?(?P<number>{_NUMBER})[ ]?(?:%|per[ ]?cent\b)", re.IGNORECASE)
_PERCENT_IN_WORDS = re.compile(
    rf"(?<![\w-])(?:(?P<tens>{'|'.join(TENS)})(?:[ -](?P<more>{'|'.join(ONES[:9])}))?|(?P<ones>{'|'.join(ONES)}))"
    r"[ ](?:per[ ]?cent)\b",
    re.IGNORECASE,
)
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_COUNTS = {"a": 1} | {word: COUNTED[word] for word in ONES[:9]}
_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
# What a fraction is of, does, or closes: "a third party", "the second quarter" and "half past six" are no shares.
_SHARE_AFTER = (
    r"(?=\s+(?:of|the|its|our|their|these|those|all|ought|should|will|would|can|cannot|could|must|have|has|had|are|were"
    r"|is|was|did|do|said|say|felt|fewer|more|less|live|at (?:once|least|most|present)|from|on|since|higher|lower"
    r"|up|down|already|still|against|remains?|go|goes|went|come|came|needs?|takes?|took|use|want|pay|paid)\b"
    r"|(?<=s)\s+[a-z]{3,12}ed\b"
    r"|\s+a\s+(?:year|month)\s+(?:ago|before|earlier)\b"
    r"|\s+in\s+(?:the|each|every|its)\s+(?:first|second|third|next|following)?\s*year\b"
    r"|\s*[.,;:)\n]|\s*$)"
)
_FRACTION = re.compile(
    rf"\b(?:(?P<count>{'|'.join(_COUNTS)})[ -](?P<part>{'|'.join(list(_PARTS)[1:])})s?|(?P<half>half))\b"
    rf"{_SHARE_AFTER}",
    re.IGNORECASE,
)
# What stands in every sum and fraction: most cells hold none, and are left at once.
_SUMS = ("£", "pounds")
_PENCE = re.compile(r"\dp")
_NO_HALF_BEFORE = re.compile(
    r"(?:\b(?:first|second|other|and a|one and a|a|an|last|next|top|bottom|in|past)[ -])$", re.IGNORECASE
)
# "half of settings", "half the cost", "of which half ought to be recoverable"; not "half the year".
_SHARE_OF = re.compile(
    r"\s{1,9}(?:of|have|had|are|were|is|was|will|ought|should|remain|(?:the|its|our|their|these|those|all)"
    r"\s{1,9}(?!year|month|day|week|time|term|century|night|morning|way))\b"
)
# "down by half since …", "the Trust contributes half."
_HALF_BY = re.compile(
    r"\b(?:by|about|nearly|almost|over|than|cut|pays?|paid|contributes?|contributed|lost|only)\s{1,9}$"
)
_RATE = re.compile(r"\b(?:once|twice|times)\s{1,9}$", re.IGNORECASE)  # "at least once a quarter"
_TIME_AFTER = re.compile(
    r"\s{1,9}of\s{1,9}(?:the\s{1,9}(?:year|month|day|century|term|financial)|(?:19|20)\d\d|an?\b)", re.IGNORECASE
)


@remembered
def amounts(text: str) -> tuple[Found, ...]:
    """Money and percentages in order of kind; "£12,000-£15,000" are two sums."""
    low = text.lower()
    sums = any(sign in low for sign in _SUMS) or _PENCE.search(low)
    found = [_money(match) for match in _MONEY.finditer(text)] if sums else []
    if "%" in low or "cent" in low:
        found += [
            Found("percent", m.start() + m[0].startswith("-"), m.end(), _plain(m["number"]))
            for m in _PERCENT.finditer(text)
        ]
        found += [Found("percent", m.start(), m.end(), _in_words(m)) for m in _PERCENT_IN_WORDS.finditer(text)]
    if any(part in low for part in _PARTS):
        found += [share for match in _FRACTION.finditer(text) if (share := _fraction(match, text))]
    return tuple(found)


def _money(match: re.Match[str]) -> Found:
    if match["pence"]:
        value = round(_plain(match["pence"]) / 100, 4)
    else:
        scale = (match["scale"] or match["unit"] or "").strip(" \t-").lower()
        value = round(_plain(match["pounds"] or match["words"]) * _SCALES.get(scale, 1), 4)
    return Found("money", match.start(), match.end(), value)


def _plain(number: str) -> float:
    return float(number.replace(",", ""))


def _in_words(match: re.Match[str]) -> float:
    """ "Eighty-four" → 84."""
    said = (match["tens"], match["more"] or match["ones"])
    return float(sum(COUNTED[word.lower()] for word in said if word))


def _fraction(match: re.Match[str], text: str) -> Found | None:
    if _TIME_AFTER.match(text, match.end()):
        return None
    if match["half"]:
        if _NO_HALF_BEFORE.search(text, max(0, match.start() - 12), match.start()):
            return None
        led = _HALF_BY.search(text, max(0, match.start() - 24), match.start())
        if not led and not _SHARE_OF.match(text, match.end()):
            return None
        return Found("percent", match.start(), match.end(), 50.0)
    if _RATE.search(text, max(0, match.start() - 12), match.start()):
        return None
    part, count = _PARTS[match["part"].lower()], _COUNTS[match["count"].lower()]
    return Found("percent", match.start(), match.end(), round(100 * count / part, 2)) if count < part else None
