"""A text cut into words, each with the class that names are recognised by, from the tables in `en/`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import NamedTuple

from pipeline.text.remember import remembered

_HERE = "pipeline.text.naming"
Words = frozenset[str]


class NameWords(dict[str, Words]):
    """The lists of all tables by name; `given`: given names; `doubtful`: those that are also other words."""

    def __init__(self, lists: Iterable[tuple[str, Words]], given: Words, doubtful: Words) -> None:
        super().__init__(lists)
        self.given, self.doubtful = given, doubtful


@cache
def name_words() -> NameWords:
    """All tables, read once; no two have a list of the same name."""
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files(_HERE).joinpath("en").iterdir()]
    lines = files(_HERE).joinpath("given.txt").read_text(encoding="utf-8").split("\n")
    names = [line for line in lines if line and not line.startswith("#")]
    return NameWords(
        ((key, frozenset(words)) for table in tables for key, words in table.items()),
        given=frozenset(name.removesuffix("?") for name in names),
        doubtful=frozenset(name.removesuffix("?") for name in names if name.endswith("?")),
    )


_CHURCH = "C of E"  # one word in the names of schools
_LETTER = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_TOKEN = re.compile(
    rf"([a-z]+(?![{_LETTER}'’\-‐])"  # most words
    rf"|[A-Z]&[A-Z](?![A-Za-z])|{_CHURCH}(?![A-Za-z])|[{_LETTER}]+(?:['’\-‐][{_LETTER}]+)*(?:(?<=s)['’](?=\s[A-Z&]))?"
    r"|[£$€]?\d[\w.,:/%]*|[^\w\s]|\n)"
)
_MARKS = {
    "(": "(",
    ")": ")",
    ",": ",",
    "&": "&",
    ".": ".",
    "/": "/",
    "\n": "\n",
    "-": "-",
    "–": "-",
    "—": "-",
    ":": ":",
}
_CALENDAR = frozenset(
    "january february march april june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday easter christmas".split()
)
_IN_COMPANY = (
    "posts", "posts_plural", "posts_many", "starters", "member_before", "surname_places", "inside", "titles_of_given",
    "term_begins",
)  # fmt: skip
_KEPT = 20_000  # words remembered over reports


class Name(NamedTuple):
    """One word of a text and its class."""

    start: int
    end: int
    text: str
    letter: str
    low: str


@remembered
def name_tokens(text: str) -> tuple[Name, ...]:
    """All words and marks of the text in order."""
    parts = _TOKEN.split(text)  # what stands between, and words and marks, in turn
    starts = list(accumulate(map(len, parts)))[::2]
    read = map(_read, parts[1::2])
    new = tuple.__new__  # the same record without a call for each of its fields
    line = [
        new(Name, (start, start + len(plain), plain, letter, low))
        for start, (plain, letter, low) in zip(starts, read, strict=False)
    ]
    for i in [at for at, token in enumerate(line) if not token[3]]:
        line[i] = line[i]._replace(letter=_by_company(i, line, line[i].low))
    return tuple(line)


@lru_cache(maxsize=_KEPT)
def _read(word: str) -> tuple[str, str, str]:
    """A word or mark without its 's; its class, "" where that depends on its company; and how it is looked up."""
    if not word[0].isalpha():
        return word, "D" if word[-1].isalnum() or word[0].isdigit() else _MARKS.get(word, "#"), word
    if not word[0].isupper():
        return word, _small_letters().get(word, "x"), word.lower().replace("’", "'")
    plain = word[:-2] if word[-2:] in {"'s", "’s"} and len(word) > len("x's") else word
    low = plain.lower().replace("’", "'").rstrip("'")
    letter = _own_letter(plain, low, name_words())
    return plain, "C" if letter == "T" and plain != word else letter, low  # "Our Lady's" is no title


def _own_letter(text: str, low: str, words: NameWords) -> str:
    """The class that a word has by itself; "" where its neighbours decide."""
    if low in words["titles"] and text[1:].islower():
        return "T"
    if low in words["titles_plural"]:
        return "U"
    if len(text) == 1:
        return "I" if low not in {"a", "i"} else ""
    if text in words["rank_acronyms"] or low in words["also_given"]:
        return ""
    if text in words["post_acronyms"]:
        return "Q"
    if text.isupper() and low in words["company_ends"]:
        return "O"
    if text.isupper() and low in words["letters"]:
        return ""
    if sum(c.isupper() for c in text) > 1 and (text.isupper() or text == _CHURCH or text in words["known_bodies"]):
        return "A"
    if low in _around():
        return ""
    first, _, rest = low.partition("-")
    return _kinds().get(low) or ("G" if rest and first in words.given else "C")


_FORMS = ("plc", "ltd", "llp")  # of a company, also where they are written small
_SMALL = {"of": "o", "for": "f", "and": "&", "the": "t", "this": "t", "that": "t", "our": "t"}


@cache
def _small_letters() -> dict[str, str]:
    """Small words that have a class of their own."""
    return dict.fromkeys(name_words()["particles"], "v") | dict.fromkeys(_FORMS, "O") | _SMALL


def _next(at: int, line: list[Name]) -> str:
    return line[at + 1].low if at + 1 < len(line) else ""


def _starts(at: int, line: list[Name]) -> bool:
    """Whether a sentence, line or bracket begins here."""
    return at == 0 or line[at - 1].text in set('.:\n(•◦;!?‘“"')


@cache
def _around() -> Words:
    """Words whose class depends on what stands around them; all others are looked up once."""
    words = name_words()
    return frozenset().union(words["papers"] & words.doubtful, *(words[name] for name in _IN_COMPANY))


@cache
def _kinds() -> dict[str, str]:
    """The classes of words that are in a list."""
    words = name_words()
    found = dict.fromkeys(words.given, "G") | dict.fromkeys(words.doubtful, "g") | dict.fromkeys(_CALENDAR, "D")
    found |= dict.fromkeys(words["places"] | words["papers"], "P") | dict.fromkeys(words["bodies"], "O")
    return found | dict.fromkeys(words["function"] - words["member_before"], "S")


def _by_company(at: int, line: list[Name], low: str) -> str:
    """The class of a word whose neighbours decide: what it is here, else what it is by itself."""
    words = name_words()
    before, after = (line[at - 1].low if at else ""), _next(at, line)
    if len(line[at].text) == 1:
        return "I" if after == "." else "S"
    if letter := _beside(at, line, low, words):
        return letter
    if low in words["posts"] and not _is_given(at, line, words) and _is_post(low, before, after, words):
        return "R"
    if low in words["posts_plural"] and before in words["member_before"] | {"assistant", "deputy", "corporate"}:
        return "r"
    if low in words["posts_many"] and _is_post_of_many(at, line):
        return "r"
    if low in words["function"] and not (low in words["member_before"] and after in words["after_member_before"]):
        return "S"
    if low in words["starters"] and _starts(at, line):
        return "S"
    if low in words.doubtful and at and line[at - 1].letter == "T":
        return "g"  # "Cllr Bill Roe"
    if low in words["surname_places"] and _names_someone(at, line) and _next(at, line) not in words["places"]:
        return "C"  # "Karen Hill"
    return _kinds().get(low, "C")


def _names_someone(at: int, line: list[Name]) -> bool:
    """Whether a given name or title stands before a word; one that may be another word with a title or post around."""
    before = line[at - 1].letter if at else "x"
    if at and line[at].start - line[at - 1].end > 1:
        return False  # "Martyn's Law"
    if before in "GT":
        return True
    posted = _next(at, line) in (",", "(") and _next(at + 1, line) in name_words()["posts"]
    return before == "g" and (posted or (at > 1 and line[at - 2].letter == "T"))


def _beside(at: int, line: list[Name], low: str, words: NameWords) -> str:
    """The class of letters behind a name, of ranks in letters, of a small word that is a name or in a term; or ""."""
    before, after = line[at - 1] if at else None, line[at + 1] if at + 1 < len(line) else None
    if low in words["letters"] and line[at].text.isupper():
        return "L" if before and before.letter in "CGg," else "A"
    if line[at].text in words["rank_acronyms"]:
        sure = low in words["ranks_short"] and after is not None and after.text.istitle()
        return "Q" if after and (sure or after.low in words.given) else "A"
    if low in words["also_given"]:
        named = after is not None and after.letter in "CG"
        return "G" if named and not _starts(at, line) else "S"  # "replaced by Will Hartnoll"
    if low in words["titles_of_given"]:
        return "T" if after is not None and after.letter == "G" else ""  # "Sister Ruth Adeyemi"
    if low in words["term_begins"]:
        return "C" if f"{low} {_next(at, line)}" in words["terms"] and line[at + 1].text[0].isupper() else ""
    return "C" if low in words["inside"] and before and before.low in words["inside_before"] else ""


def _is_post_of_many(at: int, line: list[Name]) -> bool:
    """ "Clinical Directors", but "Directors' Group"."""
    after = line[at + 1].letter if at + 1 < len(line) else ""
    return at > 0 and line[at - 1].letter in "CP" and after not in {"O", "C", "P"}


def _is_given(at: int, line: list[Name], words: NameWords) -> bool:
    """Whether a word that is a post, too, is the given name of whom it begins: "Dean Pallister", but "the Dean"."""
    if line[at].low not in words.given or not line[at].text.istitle() or at + 1 == len(line):
        return False
    after, before = line[at + 1], line[at - 1] if at else None
    led = before is not None and (before.text[:1].isupper() or before.low in words["before_posts"])
    return after.text.istitle() and not led and after.low not in words["posts"]


def _is_post(low: str, before: str, after: str, words: NameWords) -> bool:
    """Whether a word that is only sometimes a post is one here ("Chief Executive", but "the Executive")."""
    company = {
        "doctor": "doctor_before",
        "executive": "executive_before",
        "member": "member_before",
        "holder": "holder_before",
        "teacher": "teacher_before",
        "partner": "partner_before",
        "worker": "worker_before",
    }
    if low in words.given and before in words["ranks"]:
        return False  # "Chief Inspector Dean Rowsell"
    if low in company:
        return before in words[company[low]]
    if low == "executive" and after in words["posts"]:
        return False
    if low == "head":
        return after in words["head_after"] or after == "teacher" or before in words["head_before"]
    return True


class NameSpan(NamedTuple):
    """`tokens[first:last]`, that is `text[start:end]`."""

    first: int
    last: int
    start: int
    end: int


def span(line: Sequence[Name], first: int, last: int) -> NameSpan:
    """The span of these words."""
    return NameSpan(first, last, line[first].start, line[last - 1].end)


def letters(line: Sequence[Name]) -> str:
    """The classes of all words, one letter each."""
    return "".join([token.letter for token in line])


def covered(spans: Sequence[NameSpan]) -> frozenset[int]:
    """Every word that is part of one of the spans."""
    return frozenset(i for s in spans for i in range(s.first, s.last))
