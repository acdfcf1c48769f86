"""What is found by its form: amounts, shares, dates, links and addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from urllib.parse import unquote

from pipeline.models.page import Link
from pipeline.models.text import Locator
from pipeline.tag.fields import Field, Found, free_of
from pipeline.text import dates
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


AMBIGUOUS = "DATE_AMBIGUOUS"
_HAS_FIGURE = re.compile(r"\d")  # "Keeping Roads Safe in Winter" at the top of a report is a name
MOST = 500  # dates of one cell whose sentences are read


def dates_of(field: Field, language: str = "en") -> list[Found]:
    """Every date of the field with its value, anchor (where it was needed) and flags."""
    found = [one for one in dates.find(field.text.value, language) if field.index or _HAS_FIGURE.search(one.text)]
    prose = len(found) <= MOST  # a cell with more is a list or hostile, and no sentence says when they are
    return [_found(one, field, language, prose) for one in found]


def _found(found: dates.FoundDate, field: Field, language: str, prose: bool) -> Found:
    @cache
    def lies() -> dates.Tense | None:
        said = dates.tense(field.text.value, found.start, found.end, language) if prose else None
        return said or field.lean

    read = dates.read(found, field.anchor, lies() if found.by_tense else None)
    anchor = field.anchor.isoformat() if field.anchor and read.relative else None
    promised = (
        prose
        and field.index is not None
        and read.value is not None
        and not dates.is_over(read.value, field.anchor)  # most: then nobody asks what its sentence says
        and dates.seems_promised(field.text.value, found.start, found.end, read.value, field.anchor, lies())
    )
    flags = (AMBIGUOUS,) if read.ambiguous and read.value else ()
    return Found("date", found.start, found.end, read.value, promised, anchor, flags)


DIFFERS = "LINK_DIFFERS"
_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)


def linked(printed: str, places: Sequence[Locator], links: Mapping[int, Sequence[Link]]) -> tuple[str, tuple[str, ...]]:
    """The value of a printed address and its flags.

    The link's target where it is the same address (but for its scheme, case of the host, or what a line break ate);
    else the print, flagged LINK_DIFFERS. A host that is not printed is never published.
    """
    targets = {link.target for place in places for link in links.get(place.page, ()) if link.box.overlap(place.box) > 0}
    web = sorted(target for target in targets if target.lower().startswith(("http://", "https://")))
    if not web:
        return printed, ()
    for target in web:
        if _letters(target) == _letters(printed):
            return target, ()
    return printed, (DIFFERS,)


def _letters(address: str) -> str:
    """An address without what print leaves out or adds: scheme, www, hyphens at line ends, closing slash, escapes."""
    plain = _SCHEME.sub("", unquote(address)).rstrip("/")
    host, slash, path = plain.partition("/")
    return host.lower() + slash + re.sub(r"[\s\u00ad]", "", path)


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
