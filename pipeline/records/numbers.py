"""The numbers and labels that recommendations open with, and which numbers follow one another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.records.limits import counts
from pipeline.text.remember import memorised

# A letter that white parts from its figure is of the number where a mark ends it: "3 a)", not "3 A call".
_PART = r"(?:[a-z]\)?|\s?\([a-z]\)|[^\S\n][a-z](?=\s*(?:[.:)\]–—-]|$)))?"
_FIGURES = rf"[A-Z]{{0,4}}\.?\s?\d{{1,3}}(?:\.\d{{1,3}})*{_PART}|[ivxl]{{1,6}}|[A-Z]"
_YEARED = r"(?!FY)[A-Z]{2,5}\d{4}-(?:[01]\d|\d{3})(?!\w)"  # "SR2013-01"; "CO2030/31" is a financial year
_SLASHED = r"[A-Z]{2,5}/\d{2}(?:\d{2})?/\d{1,3}(?![\w/])"  # "CS/18/31": a committee, a year, a count
_CODED = re.compile(
    r"^([A-Z]{1,5}\s?\(\d\d/\d\d\)\s?\d{1,3}|\d\d\s[A-Z]{2,5}\s\d{1,3}|[A-Z]{2,5}\d{0,2}\s[A-Z]?\s?\d{1,3}"
    rf"|{_SLASHED}|{_YEARED})"
    r"\s*[.:)–—-]*\s*"
)
_LETTERED = re.compile(r"^((?:R|AFI|A|REC|S|SR)\.?\s?\d{1,3}(?:\.\d{1,3})*[a-z]?)(?![\w%])\s*[.:)–—-]*\s*")
# "1.5m of wall" is a length: behind a number that no mark ends, the recommendation begins with a capital.
_DOTTED = re.compile(r"^(\d{1,3}(?:\.\d{1,3})+[a-z]?)(?![\w%/])(?:\s*[.:)–—-]+\s+|\s+(?![a-z]))")
_STOPPED = re.compile(r"^\(?(\d{1,3}\s?\(?[a-z]?)\)?(?:[.:)]+|\s[–—-])\s*(?![\d/])")
_BARE = re.compile(r"^(\d{1,3}[a-z]?)\s+(?=[A-Z“\"‘(])")
_LISTED = re.compile(r"^\(?([ivx]{1,6}|[a-z])(?:\)|\.(?=\s))\s*[.:)–—-]*\s*")
_WORDED = re.compile(r"^[^\W\d_]{2,20}\.?\s?(\d{1,3}(?:\.\d{1,3})*[a-z]?)(?![\w%])\s*[.:)\]–—-]*\s*")
_SIGN = re.compile(r"^[^\w\s(\[“\"'‘]\s+(?=[^\W\d_])")  # in front of a name: a web page folds its sections so
_SURE = (_CODED, _LETTERED, _DOTTED, _STOPPED)
_PLACE = r"\((?:[^\W\d]+\.?\s)?\d[\d.–-]*\)\s*"  # "Recommendation 3 (page 14)": where it was asked
_OF = r"(?:(?-i:[A-Z]{2,6})\s)?"  # "PAC Recommendation 3": whose it is
_PLACED = re.compile(rf"(?<=\d)\s+{_PLACE}$")
_WHOLE_TAIL = re.compile(r"(?<![\s.:)\]–—-])[\s.:)\]–—-]+$")
_ALONE = re.compile(
    rf"{_YEARED}|{_SLASHED}"
    rf"|\d{{1,3}}(?:\.\d{{1,3}})*\s?\(?[a-z]?\)?|[A-Z]{{1,6}}[ /.-]?\d{{1,3}}[a-z]?|[ivxl]{{1,5}}|[A-Z]"
)
_COUNTED = re.compile(r"^[Rr]\.?(?=\s?\d)")  # "Recommendation R3" is the third
_LETTER = re.compile(r"\(?[a-z][.)]")
LONGEST, FEWEST_COUNTED, FAR = counts("numbers", "longest fewest_counted far")
FIRST = frozenset({"1", "01", "a", "i", "1.1", "r1", "1a", "1.0"})
_PARTS = re.compile(r"\d+|(?<![a-z])[a-z]+$")


class Numbered(NamedTuple):
    """`number` and `label` (None where unnumbered), and the text behind them."""

    number: str | None
    label: str | None
    rest: Text


@memorised
def _label(names: str, number_names: str, word: str) -> re.Pattern[str]:
    """ "Recommendation No. 3", "Rec Three": a name, a number, and the mark behind it."""
    number = rf"({word}|{_FIGURES})(?![\w%])"
    front = rf"^{_OF}{names}\b\.?\s*(?:{number_names}\.?\s*)?{number}\s*[.:)\]–—-]*\s*"
    return re.compile(rf"{front}(?:{_PLACE}[.:–—-]*\s*)?", re.IGNORECASE)


@memorised
def _lead(names: str, number_names: str) -> re.Pattern[str]:
    """What stands in front of a number in a column of its own."""
    return re.compile(rf"^(?:{_OF}{names}|{number_names})(?!\w)\.?\s*|^r\.?(?=\s?\d)|^\(+|^#\s*", re.IGNORECASE)


@memorised
def _broken(names: str) -> re.Pattern[str]:
    """A name in front of a number whose white nobody counts."""
    return re.compile(rf"{names}(?=\W?\d)", re.IGNORECASE)


@memorised
def _named(names: str) -> re.Pattern[str]:
    return re.compile(rf"{_OF}{names}\b", re.IGNORECASE)


def is_named(text: str, profile: Profile) -> bool:
    """Whether a text begins with the name of a recommendation."""
    return _named(profile.names).match(text) is not None


def numbered(text: Text, profile: Profile, *, habit: str | None = None) -> Numbered:
    """Take the label off the front of a recommendation.

    `habit` says how most others of its table open: a number without any mark behind it ("bare"), a letter or roman
    one ("listed"), or one behind a word that is no recommendation's name ("No. 3", "Point 3"), counts where it is
    theirs.
    """
    found = _numbered(text.value, profile, habit)
    if not found:
        return Numbered(None, None, text)
    number, begin, end = found
    printed = text.value[begin:end].strip()
    return Numbered(number, printed, text.slice(end).strip())


@memorised
def _numbered(value: str, profile: Profile, habit: str | None) -> tuple[str | None, int, int] | None:
    """The number with which a text opens, and where its label begins and ends; None where it has none."""
    label = _label(profile.names, profile.number_names, profile.numbers.pattern)
    begin = sign.end() if (sign := _SIGN.match(value)) and label.match(value[sign.end() :]) else 0
    said = value[begin:]
    named = habit is not None and habit.startswith(("label", "word "))
    own = _BARE if habit == "bare" else _LISTED if habit == "listed" else _WORDED if named else None
    worded = said[:1].isupper() and said[1:2].islower()  # no number without its name opens so
    for pattern in (label, *(() if worded else _SURE), *((own,) if own else ())):
        if found := pattern.match(said):
            return number_of(found[1], profile), begin, begin + found.end()
    return None


def is_number(printed: str, profile: Profile) -> bool:
    """Whether a cell holds a number and nothing else: "Rec 1", "2.", "R3", "(iv)", "FP7", "(a)"."""
    if _LETTER.fullmatch(printed.strip()):
        return True
    number = number_of(printed, profile) if len(printed) <= LONGEST else None
    return number is not None and _ALONE.fullmatch(number) is not None


@memorised
def number_of(printed: str, profile: Profile) -> str | None:
    """ "One" → "1", "R2." → "2", "3 (a)" → "3a": arabic, without label and stop; codes ("SR (25/26) 01") as printed.

    A column that is too narrow for the label breaks it anywhere: "Recom mendati on 4".
    """
    text = _PLACED.sub("", " ".join(printed.split()))
    text = _WHOLE_TAIL.sub("", _without_lead(text, profile)).strip()
    if not text:
        return None
    words = profile.numbers.value(text)
    if words is not None:
        return str(words)
    return re.sub(r"^(\d+)\s?\(?([a-z])\)?$", r"\1\2", text)


def _without_lead(printed: str, profile: Profile) -> str:
    rest = _lead(profile.names, profile.number_names).sub("", printed)
    if rest != printed:
        return _COUNTED.sub("", rest)
    whole = printed.replace(" ", "")
    broken = _broken(profile.names).match(whole)
    return whole[broken.end() :] if broken else printed


def counts_on(before: str | None, after: str | None) -> bool:
    """Return True if a number follows another: 3 and 4, 2.1 and 2.2, 1a and 1b, 2.9 and 3.1."""
    if not before or not after:
        return False
    one, other = (_PARTS.findall(value.lower()) for value in (before, after))
    if not one or not other:
        return len(before) == len(after) == 1 and ord(after.lower()) == ord(before.lower()) + 1
    left, right = (tuple(int(p) if p.isdigit() else ord(p[0]) - 96 for p in parts) for parts in (one, other))
    return right > left and sum(abs(p - q) for p, q in zip(left, right, strict=False)) <= FAR


def find_chain(own: Sequence[int], numbers: Sequence[str | None]) -> list[int]:
    """Return the longest sequence of places whose numbers begin with a first one and count on."""
    plain = Counter(numbers[at] for at in own)
    values = {int(n) for n in plain if n and n.isdigit()}
    if len(own) == len(values) >= FEWEST_COUNTED and max(values) == len(values):
        return list(own)  # side by side, in whatever order
    best: list[int] = []
    for start in range(len(own)):
        if (numbers[own[start]] or "").lower() not in FIRST:
            continue
        chain = [own[start]]
        for at in own[start + 1 :]:
            if counts_on(numbers[chain[-1]], numbers[at]):
                chain.append(at)
        best = max(best, chain, key=len)
    return best
