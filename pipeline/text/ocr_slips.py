"""Slips of text recognition that can be mended without guessing, and letters taken for others that look alike."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from unicodedata import combining, normalize

from pipeline.models.page import Word
from pipeline.text.lexicon import english
from pipeline.text.naming.tokens import name_words

LONG = 8  # letters: few names are longer, and none that a word is but for its marks
_FULL_WIDTH = str.maketrans("，。：；（）！？【】％＆／＠－", ",.:;()!?[]%&/@-") | {0x3001: ","}
_WORD = re.compile(r"[A-Za-z][A-Za-z0|1]*|(?<![|1])[|1][0|1]{0,30}[a-z][a-z0|1]*")
_ADDRESS = re.compile(r"https?[:;]|www\.|@|\.(?:gov|org|com|co|net|uk|wales|cymru|info|london)\b", re.IGNORECASE)
_MISSING_SPACE = re.compile(
    r"(?<=[a-z)]{2})([,;:.!?])(?=[A-Z][a-z])|(?<=[a-z]{2})([,;])(?=[a-z]{2})|(?<=[a-z]{2}),(?=[£(\d])"
)
_FIGURE_BEHIND = re.compile(r"(?<=[a-z]{3})(?=\d)")
_QUARTER_AND_YEAR = re.compile(r"(?<=^[QH][1-4])(?=20\d\d)")
_STROKE = re.compile(r"(?:(?<=Accept )|(?<=Agree )|(?<=Yes ))[1lI|](?= (?:Reject|Disagree|No)\b|$)")
_ONE_A = re.compile(r"^[lI|]([a-h][.)]?)$")
_NAME = re.compile(r"\bl([a-z]{2,})(?= [A-Z][a-z])")
_NO_ENGLISH = re.compile(r"l[bcdfgjkmnpqrstvxz][a-z]{2,}")  # begins as no word does in small letters, nor in Welsh
_WORD_BEHIND = re.compile(r"(?<=\d)(?=[a-z]{4})")
_REST_OF_FIGURE = re.compile(r"\.\d{1,4}(?:\.\d{2,4})?(?:m|k|bn)?\W*|/\d{1,2}/(?:\d\d){1,2}\W*|/(?:\d\d){1,2}\W*")
_AFTER_ADDRESS = re.compile(
    r"(?:\.(?:uk|org|com|net|wales|cymru|info|london)|/|\)|\.(?:pdf|html?|aspx|docx?))[.,;:)]+(?=[A-Z][a-z]|[A-Z]$)"
)
_YES_NO = re.compile(r"\bY[I|l1]N\b")
_COUNCILLOR = re.compile(r"C[lI1|]{2}rs?")  # no word of the language, and in every report
_MONTHS = "January February March April May June July August September October November December"
_MONTH_BEHIND = re.compile(rf"(?<=\d)(?=(?:{'|'.join(_MONTHS.split())})\b)")
_HEADLESS = {month[1:]: month for month in _MONTHS.split()}  # a letter close to a line is lost with it
_OF_MONTHS = {month.lower(): month for month in (*_MONTHS.split(), "Sept", *(m[:3] for m in _MONTHS.split()))}
_LETTER_FOR = str.maketrans("01|I", "olll")  # in a month
_DIGIT_FOR = str.maketrans("OoIl|", "00111")
_LIKE_DIGIT = r"[\dOoIl|]"
_NUMBERED_DAY = re.compile(
    rf"(?<![\w/.-])({_LIKE_DIGIT}{{1,2}})([/.-])({_LIKE_DIGIT}{{1,2}})\2({_LIKE_DIGIT}{{4}}|{_LIKE_DIGIT}{{2}})(?![\w/-])"
)
_MONTH_SLIP = re.compile(r"(?<!\w)[A-Za-z0|][a-z01|I]{2,8}(?!\w)")
_NAMED = "|".join(_OF_MONTHS.values())
_DAY_OF_MONTH = re.compile(rf"(?<![\w/.-]){_LIKE_DIGIT}{{1,2}}(?=(?:st|nd|rd|th)?(?: of)? (?:{_NAMED})\b)")
_AFTER_MONTH = re.compile(rf"(\b(?:{_NAMED}),? )([12]{_LIKE_DIGIT}{{3}})(?!\w)")
_DOUBLED = re.compile(r"([eo])(?=[a-z]?$)")  # a vowel at the end, or before the last letter: others Britain spells once
_SWAPS = {"I": "l", "l": "I", "1": "l", "|": "l", "0": "o"}
_MARKS = ".,;:!?()[]'\"‘’“”"
_BULLETS = "•◦▪"
_OWNERS = ("'", "’")  # behind the s of several
_STRUCK = str.maketrans("ħĦđŧłı", "hHdtli")  # a hair of dust across a letter; no language of these reports has them
_TWICE = re.compile(r"(?<=[a-z])\.\.$")
_DIRT_BEHIND = re.compile(r"(?<=[A-Za-z]{2})[·•](?=[.,:;]?$)|(?<=[a-z][:;])\.$")
_FIGURE = re.compile(
    r"\d{1,3}(?:,\d{3})+|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})|(?<![\d.])\d{1,3}\.\d{1,2}(?![\d.])|\([ivx]{1,4}\)"
)
_STARTS = ("https://", "http://", "www.")
_SCHEME = re.compile(r"^(https?)[:;]/{1,2}(?=\w)|^(https?)[;:]//", re.IGNORECASE)
_CAPITAL_I = re.compile(r"(?<=[a-z.\-@/])I(?=[a-z.\-@/]|$)|^I(?=[a-z]*[.@-])")


_ENDS = re.compile(r"(?<=\.)(?:[aq]ov(?=\.(?:uk|wales)\b)|or[aq](?=\.uk\b|[/)\].,;:]|$))")


def mended(token: str) -> str:
    """One printed word with its slips undone; most come back as they are."""
    plain = _YES_NO.sub("Y/N", token.translate(_FULL_WIDTH))
    if is_address(plain):
        return _address(plain)
    if (day := with_days(plain)) != plain:
        return day
    return _WORD.sub(lambda m: _known(m[0]), _without_specks(plain))


def _without_specks(token: str) -> str:
    """A word, not known for the marks that some of its letters carry, without them if then it is one: "courșe".

    One with a capital may be a name, unless it is long.
    """
    token = _DIRT_BEHIND.sub("", _TWICE.sub(".", token.translate(_STRUCK)))
    if token.isascii() or not (token.islower() or (token.istitle() and len(token) > LONG)):
        return token
    bare = "".join(c for c in normalize("NFD", token) if not combining(c))
    own, other = token.strip(_MARKS).lower(), bare.strip(_MARKS).lower()
    return bare if own not in english() and other in english() else token


def is_address(token: str) -> bool:
    """Whether a word is, or holds, a URL or an e-mail address."""
    return bool(_ADDRESS.search(token))


def _known(word: str) -> str:
    """A word that no list has, with l, I, 1, | and 0 taken for one another, where exactly one way gives a known one.

    So a month that lost its capital, and a long word that lost the second of two like vowels: "Committe".
    """
    lower = word.lower()
    if word in _HEADLESS and lower not in english():
        return _HEADLESS[word]
    if len(word) >= LONG and lower not in english() and (whole := _DOUBLED.sub(r"\1\1", word)).lower() in english():
        return whole
    if not any(c in _SWAPS for c in word) or lower in english() or len(word) < 3:
        return word
    if _NO_ENGLISH.fullmatch(word):
        return "I" + word[1:]
    if _COUNCILLOR.fullmatch(word):
        return "Cllr" + word[4:]
    if word.isalpha() and (word.isupper() or word.istitle()):
        return word  # an abbreviation or a name
    if sum(c.isdigit() for c in word) > sum(c.isalpha() for c in word):
        return word
    ways = {way for i, c in enumerate(word) if c in _SWAPS for way in (word[:i] + _SWAPS[c] + word[i + 1 :],)}
    ways.add("".join("l" if c in "I1|" and i else "o" if c == "0" else c for i, c in enumerate(word)))
    ways.add("".join("I" if c in "l1|" and not i else c for i, c in enumerate(word)))
    good = {way for way in ways if way.lower() in english() and (way[1:].islower() or way.islower())}
    return good.pop() if len(good) == 1 else word


def _address(token: str) -> str:
    """Hosts are printed in small letters: a capital I between them is an l; they end in gov and org, not aov or ora."""
    whole = _SCHEME.sub(lambda m: f"{(m[1] or m[2]).lower()}://", token)
    whole = _ENDS.sub(lambda m: "gov" if m[0].endswith("ov") else "org", whole)
    return _CAPITAL_I.sub("l", whole) if whole.lower().count("i") and _mostly_small(whole) else whole


def _mostly_small(token: str) -> bool:
    capitals = sum(c.isupper() for c in token)
    return capitals <= 2 and capitals * 6 <= len(token)


def cuts_at(token: str, gaps: Sequence[int]) -> tuple[int, ...]:
    """Which of the gaps seen in a word are unread spaces: offsets into it."""
    if is_address(token):
        return tuple(g for g in gaps if token[g - 1] in ".,;:)" and token[g].isupper())
    held = [m.span() for m in _FIGURE.finditer(token)]  # in wide print their marks have white behind them
    own = [g for g in gaps if not any(start < g < end for start, end in held)]
    return tuple(own) if own and makes_words(token, own) else ()


def hangs_on(token: str, before: str) -> bool:
    """Whether a word is a closing mark, or the rest of a day or sum, that hangs on the word in front of it."""
    if token in _OWNERS and before.endswith("s"):
        return True
    figures = before[-1:].isdigit() and _REST_OF_FIGURE.fullmatch(token) is not None
    return token[0] in ",;:)]" or token == "." or figures


def makes_words(token: str, cuts: Sequence[int]) -> bool:
    """Whether a token with gaps at `cuts` is several words that stand close, rather than one set wide."""
    if is_address(token) or token.strip(_MARKS).lower() in english():
        return False
    pieces = [token[a:b].strip(_MARKS) for a, b in zip((0, *cuts), (*cuts, len(token)), strict=True)]
    lone = (p for p in pieces if len(p) == 1)
    return all(p.lower() in ("a", "i") or p.isdigit() or p in _BULLETS for p in lone) and all(map(_plausible, pieces))


def _plausible(piece: str) -> bool:
    return not piece or not piece.isalpha() or piece.lower() in english() or piece.istitle() or piece.isupper()


def parts(token: str) -> tuple[int, ...]:
    """Where a word must be cut because a space went unread, behind a mark or beside a figure: offsets into it."""
    if is_address(token):
        return tuple(m.end() for m in _AFTER_ADDRESS.finditer(token))
    marks = (m.end() for m in _MISSING_SPACE.finditer(token) if _whole_words(token, m.end()))
    return tuple(sorted({*marks, *_beside_figures(token)}))


def _beside_figures(token: str) -> Iterator[int]:
    """Where a known word and a figure touch: "Recommendation4", "12months"."""
    for at in (m.start() for m in _FIGURE_BEHIND.finditer(token)):
        if _last_word(token[:at]) in english():
            yield at
    yield from (m.start() for pattern in (_QUARTER_AND_YEAR, _MONTH_BEHIND) for m in pattern.finditer(token))
    for at in (m.start() for m in _WORD_BEHIND.finditer(token)):
        right = re.match(r"[a-z]+", token[at:])
        if right and right[0] in english():
            yield at


def with_slashes(line: str) -> str:
    """A line with the slash of "Accept / Reject" that was read as a figure or letter; at the line's end too."""
    return _STROKE.sub("/", line)


def with_names(line: str) -> str:
    """A line with the given names that stand before another and were read with an l for their I: "lain Cheshire"."""
    return _NAME.sub(lambda m: f"I{m[1]}" if f"i{m[1]}" in name_words().given else m[0], line)


def with_days(line: str) -> str:
    """A line whose days have digits and letters where they belong: "3O March", "0ctober"; as long as it was."""
    line = _MONTH_SLIP.sub(lambda m: _month(m[0]), line)
    line = _DAY_OF_MONTH.sub(lambda m: _digits(m[0], most=31), line)
    line = _AFTER_MONTH.sub(lambda m: m[1] + _digits(m[2], most=2999), line)
    return _NUMBERED_DAY.sub(_numbered_day, line)


def _month(word: str) -> str:
    """A month whose letters were read as digits; other words as they are."""
    if not any(c in "01|I" for c in word[1:]) and word[0] not in "0|":
        return word
    return _OF_MONTHS.get(word.translate(_LETTER_FOR).lower(), word)


def _digits(read: str, most: int) -> str:
    """A number some of whose digits were read as letters; one without any digit may be a word."""
    number = read.translate(_DIGIT_FOR)
    return number if any(c.isdigit() for c in read) and 0 < int(number) <= most else read


def _numbered_day(found: re.Match[str]) -> str:
    day, mark, month, year = (part.translate(_DIGIT_FOR) for part in found.groups())
    enough = 3 * sum(c.isdigit() for c in found[0]) >= 2 * len(found[0].replace(mark, ""))
    possible = 0 < int(day) <= 31 and 0 < int(month) <= 12
    return f"{day}{mark}{month}{mark}{year}" if enough and possible else found[0]


def with_figure(line: str) -> str:
    """A line that is the number "1a" and nothing else, its figure read as a letter: "la", which no line says."""
    return _ONE_A.sub(r"1\1", line)


def _last_word(text: str) -> str:
    found = re.search(r"[A-Za-z]+(?=[^A-Za-z]*$)", text)
    return found[0].lower() if found else ""


def _whole_words(token: str, at: int) -> bool:
    """Whether what stands on both sides of a cut are words of their own, and no abbreviation such as `e.g.`."""
    left, right = _last_word(token[:at]), re.match(r"[A-Za-z]+", token[at:])
    if not left:
        return token[at - 2] == ")"
    return left in english() and (right is None or right[0].lower() in english() or right[0].istitle())


def address_goes_on(left: str, right: str) -> bool:
    """Whether a space between two words of one line, hardly wider than a letter's, stands inside an address."""
    if not is_address(left) and not left.lower().startswith(_STARTS):
        return bool(re.match(r"^@[\w-]+\.", right)) and bool(re.fullmatch(r"[\w.+-]+", left))
    if right[0].isupper():
        return False  # a new sentence behind an address
    return left[-1] in "/._-@=&?#" or right[0] in "/._@=&?#"


_MISREAD = (("rn", "m"), ("m", "rn"), ("c", "e"), ("e", "c"), ("b", "h"), ("h", "b"), ("f", "t"), ("t", "f"),
            ("u", "n"), ("n", "u"), ("l", "i"), ("i", "l"), ("o", "a"), ("q", "g"), ("cl", "d"), ("li", "h"),
            ("vv", "w"))  # fmt: skip
SHORTEST_NAME = 4  # letters
# The list is American in places.
_BRITISH = (("re", "er"), ("res", "ers"), ("red", "ered"), ("me", ""), ("mes", "s"), ("our", "or"), ("ours", "ors"),
            ("oured", "ored"), ("ouring", "oring"), ("ise", "ize"), ("ised", "ized"), ("ises", "izes"),
            ("ising", "izing"), ("isation", "ization"), ("isations", "izations"), ("yse", "yze"), ("ysed", "yzed"),
            ("ysing", "yzing"),
            ("lled", "led"), ("lling", "ling"), ("ence", "ense"), ("ogue", "og"))  # fmt: skip
_MIXED = re.compile(r"\d[A-Za-z]\d|\d[lIoO]\b|\b[lIoO]\d|[a-z]\d[a-z]|\b[015][a-z]{3}|[a-z]I\b|[a-z]I[a-z]")
_ENDINGS = ("s", "d", "ed", "ing", "ly", "ness", "er", "able")
_AROUND = ".,;:!?()[]‘’'“”\"•-–"


def unknown_once(words: Sequence[Word]) -> dict[str, bool]:
    """Recognised words that are in no list and are met once (a name or a council's own word is met again): whether
    another letter that looks alike makes a word of it, or a name that the paper has elsewhere."""
    met = Counter(word.text for word in words if word.score < 1)
    once = [text for text, times in met.items() if times == 1]
    found = {text: is_misread(text) for text in once if is_unknown(text)}
    names = {text.strip(_AROUND) for text in met}
    return found | {text: True for text in once if _is_like_name(text.strip(_AROUND), names)}


def _is_like_name(text: str, names: Collection[str]) -> bool:
    """Whether a word with a capital is in no list, and one that looks alike stands elsewhere in the paper."""
    if not text[:1].isupper() or len(text) < SHORTEST_NAME or text.lower() in english():
        return False
    return any(near in names for near in mistaken(text))


@functools.lru_cache(maxsize=1 << 15)
def is_misread(word: str) -> bool:
    """Whether a word that is in no list has letters among its digits, or is a word with other letters that look so."""
    text = word.strip(_AROUND)
    if "-" in text and _MIXED.search(text) is None:
        return any(is_misread(part) for part in text.split("-") if is_unknown(part))
    return _MIXED.search(text) is not None or any(near in english() for near in mistaken(text.lower()))


@functools.lru_cache(maxsize=1 << 15)
def is_unknown(word: str) -> bool:
    """Whether a word is in no list, or holds letters among its digits: of a recognised word that says it was misread.

    Addresses are not looked at, nor what may be a word with an ending; of names those that look like a word.
    """
    text = word.strip(_AROUND)
    if "@" in text or "/" in text or "." in text:
        return False
    if _MIXED.search(text):
        return True
    if "-" in text:
        return any(map(is_unknown, text.split("-")))
    if text[1:].islower() and text[:1].isupper() and len(text) >= SHORTEST_NAME:
        text = text.lower()
        return not _is_word(text) and any(near in english() for near in mistaken(text))
    return text.islower() and not _is_word(text)


def _is_word(text: str) -> bool:
    """Whether a text in lower case is a word, or may be one with an ending, or no word of letters at all."""
    known = english()
    if not known or not text.isascii() or not text.isalpha() or len(text) < 2 or text in known:
        return True
    if is_british(text):
        return True
    stems = (text[: -len(end)] for end in _ENDINGS if text.endswith(end) and len(text) > len(end) + 2)
    return any(stem in known or f"{stem}e" in known for stem in stems)


@functools.lru_cache(maxsize=1 << 15)
def is_british(text: str) -> bool:
    """Whether a word in lower case is in the list as it is spelt in America."""
    known = english()
    return any(text.endswith(british) and text[: -len(british)] + other in known for british, other in _BRITISH)


def mistaken(word: str) -> Iterator[str]:
    """The words that a word would be with one of its letters taken for another one."""
    for wrong, right in _MISREAD:
        at = word.find(wrong)
        while at >= 0:
            yield word[:at] + right + word[at + len(wrong) :]
            at = word.find(wrong, at + 1)
