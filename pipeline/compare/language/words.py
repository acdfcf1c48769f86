"""Words of English and what they come to: things, deeds and names; and a text as sentences."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import NamedTuple

_SHAPES = str.maketrans(
    {
        **dict.fromkeys("‘’‚′`´", "'"),
        **dict.fromkeys("“”„″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\ufeff", None),
    }
)
_BULLETS = re.compile("[•◦▪▫●○■□‣⁃·➢✓\ue000-\uf8ff]|(?:(?<=\\s)|^)[o-](?=\\s)")
_JOINTS = re.compile(r"(?<=\w)\s?-\s*(?=\w)")
_EDGES = ".,;:!?'\"()[]"


@functools.lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """`text` with one shape of quote and dash, no bullets, no soft or line-end hyphens, single spaces."""
    plain_text = unicodedata.normalize("NFKC", text.replace("\u00ad", "")).translate(_SHAPES)
    plain_text = _BULLETS.sub(" ", plain_text)
    return " ".join(_JOINTS.sub("", plain_text).split())


@functools.lru_cache(maxsize=8192)
def printed_words(text: str) -> tuple[str, ...]:
    """The words that count for a change: `plain`, in small letters, punctuation kept."""
    return tuple(plain(text).lower().split())


@functools.lru_cache(maxsize=8192)
def bare_words(text: str) -> tuple[str, ...]:
    """The words that count for likeness: as `printed_words`, punctuation at their edges left aside."""
    return tuple(bare for word in printed_words(text) if (bare := word.strip(_EDGES)))


# A full stop ends a sentence unless it belongs to a short form, an initial, a number or an address.
_SHORT = "".join(
    rf"(?<!\b{word}\.)" for word in ("[A-Z]", "Cllr", "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "No", r"e\.g", r"i\.e")
)
_STOP = rf"[.!?]{_SHORT}[\"'’”)]*(?=\s+[\"'‘“(]*[A-Z0-9•])|\n+"
_END, _END_OR_BULLET = re.compile(_STOP), re.compile(rf"{_STOP}|(?<![^\S\n])[^\S\n]*(?=[•◦])")
_NUMBER = re.compile(r"(?:\d{1,6}|[a-z]|[ivx]{1,8})[.)]|[•◦]")


class Sentence(NamedTuple):
    """`text` is `whole[start:end]`."""

    start: int
    end: int
    text: str


@functools.lru_cache(maxsize=4096)
def sentences(whole: str) -> tuple[Sentence, ...]:
    """The sentences in order, without the white space between them; a bullet and a paragraph end one too."""
    found: list[Sentence] = []
    start = 0
    end = _END_OR_BULLET if "•" in whole or "◦" in whole else _END
    for stop in [*(match.end() for match in end.finditer(whole)), len(whole)]:
        piece = whole[start:stop]
        text = piece.strip()
        if text:
            first = start + len(piece) - len(piece.lstrip())
            found.append(Sentence(first, first + len(text), text))
        start = stop
    return tuple(_with_numbers(found, whole))


def _with_numbers(found: list[Sentence], whole: str) -> list[Sentence]:
    """A list's number or bullet alone belongs to the sentence behind it."""
    joined: list[Sentence] = []
    for one in found:
        if joined and _NUMBER.fullmatch(joined[-1].text):
            before = joined.pop()
            joined.append(Sentence(before.start, one.end, whole[before.start : one.end]))
        else:
            joined.append(one)
    return joined


# Words of the form, and of any sentence; what is left is what a recommendation is about.
FORM_WORDS = frozenset(
    "a an and are as at be been being but by can could for from had has have he her his how i if in into is it its may "
    "more must no nor not of on or our out over own shall she should so such than that the their them then there these "
    "they this those to under up upon was we were what when where which while who will with within would you your "
    "also all any both each other only same some including include ensure ensures council cabinet committee commission "
    "recommend recommends recommended recommendation recommendations member members officers".split()
)
UNLISTED = "~"  # in front of a deed that no list holds
SHORT = 3  # letters: a shorter word has no ending to lose
_DOERS = ("ers", "er")
_LONG = 6  # letters that are left of a doer's name
_DEED_ENDINGS = ("ed", "ing", "ings", "ion", "ions", "ment", "ments", "ies")  # "forms" is no deed where "formed" is
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ed", "es", "s", "y", "e")
_LISTS = ("empty", "bodies", "no_names", "little", "light", "common", "giving", "passing", "alike")
_STEMMED = ("general", "around", "posts")


@dataclass(frozen=True, slots=True)
class Folding:
    """Words of one meaning under one name, and the lists of a language's table, each explained there."""

    actions: Mapping[str, str]
    stems: Mapping[str, str]  # of the words for actions
    things: Mapping[str, str]
    phrases: re.Pattern[str]
    implied: Mapping[str, frozenset[str]]
    empty: frozenset[str]
    bodies: frozenset[str]
    no_names: frozenset[str]
    little: frozenset[str]
    light: frozenset[str]
    general: frozenset[str]
    common: frozenset[str]
    around: frozenset[str]
    posts: frozenset[str]
    giving: frozenset[str]
    passing: frozenset[str]
    alike: frozenset[str]


@functools.cache
def folding(language: str = "en") -> Folding:
    """The table of a language; one without a table is read with the English one."""
    file = files("pipeline.compare.language").joinpath(f"{language}.toml")
    if not file.is_file():
        return folding("en")
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    actions, things = (
        {word: name for name, words in table[part].items() for word in words.split()} for part in ("actions", "things")
    )
    # "reading" is no form of "ready"
    stems = {stem(word): name for word, name in actions.items() if not word.endswith("y") or word.endswith("fy")}
    things |= {stem(word): name for word, name in things.items() if stem(word) not in things}
    said = {part: table[part]["words"].split() for part in _LISTS + _STEMMED}
    words = {part: frozenset(said[part]) for part in _LISTS}
    words |= {part: frozenset(map(stem, said[part])) for part in _STEMMED}
    phrases = rf"\b(?:{'|'.join(rf'(?P<{word}>{said})' for word, said in table['phrases'].items())})\b"
    implied = {deed: frozenset(others.split()) for deed, others in table["implied"].items()}
    return Folding(actions, stems, things, re.compile(phrases), implied, **words)


@functools.lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """`word` (small letters) without its ending; rough, and the same for the forms of one word most of the time."""
    word = word.removesuffix("'s").replace("'", "")
    for ending in _DOERS:
        if word.endswith(ending) and len(word) - len(ending) >= _LONG:
            return word.removesuffix(ending)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORT:
            return _undoubled(word.removesuffix(ending), ending)
    return word


def _undoubled(root: str, ending: str) -> str:
    """ "mapped", "planned": the letter that was doubled for the ending."""
    doubled = ending in ("ed", "ing") and len(root) > SHORT and root[-1] == root[-2] and root[-1] in "bgmnprt"
    return root[:-1] if doubled else root


def folded(word: str) -> str | None:
    """A single word as `keys` would name the thing; None for one that tells nothing."""
    return thing(word.lower().removesuffix("'s"), folding())


def deed_of(word: str) -> str | None:
    """The deed that a single word, in small letters, names."""
    return action(word, folding())


def listed(deeds: frozenset[str]) -> frozenset[str]:
    """Those of the deeds that are known by a list: only of these is it sure that they are not the same."""
    return frozenset(deed for deed in deeds if not deed.startswith(UNLISTED))


def share_a_deed(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """The same deed, or one that is much the same where it is done to the same thing."""
    alike = folding().alike
    return bool(ours & theirs or (ours & alike and theirs & alike))


def action(word: str, table: Folding) -> str | None:
    """The deed that a word names; to do it again is to do it."""
    if word in table.empty:
        return None
    for form in (word, word.removeprefix("re"), word.removesuffix("s"), word.removesuffix("es")):
        if form in table.actions:
            return table.actions[form]
    return table.stems.get(stem(word)) if word.endswith(_DEED_ENDINGS) else None


def thing(word: str, table: Folding) -> str | None:
    """The thing that a word, in small letters, names."""
    if word in table.empty or word in FORM_WORDS or len(word) < SHORT:
        return None
    root = stem(word)
    return table.things.get(word) or table.things.get(root) or root


_WORD = re.compile(r"[A-Za-z][A-Za-z']*")
_PHRASES = re.compile(r"\bin any case\b", re.IGNORECASE)
_VERBS = frozenset("is are was were be been has have had will shall would should can could may might must".split())
_ARTICLES = frozenset("the a an all our its their each every".split())  # behind "to": no infinitive
_BEFORE_DEEDS = frozenset("will shall be been was were is are have has had".split())
_WHAT = frozenset("out how what why when where who".split())
_OF = ("of", "for")  # in front of "tendering": spoken of, not done
_ASIDE = ("after", "following", "before", "until")
_LEADS = ("will", "and", "then", "we", "to")


@dataclass(frozen=True, slots=True)
class Keys:
    """`actions`: what is done; `things`: what is spoken of; `heads`: those of them that stand behind no preposition;
    `core`: the last word of the first thing named ("plan" of "the damp and mould action plan"); `doers`: who does
    it, where that is a name.
    """

    actions: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    core: str | None = None
    doers: frozenset[str] = frozenset()


def joined(one: Keys, other: Keys) -> Keys:
    """The words of both."""
    return Keys(
        one.actions | other.actions,
        one.things | other.things,
        one.heads | other.heads,
        one.core or other.core,
        one.doers,
    )


@functools.lru_cache(maxsize=16384)
def keys(text: str) -> Keys:
    """The telling words of a sentence or clause. Figures, dates and words of the form are left out."""
    table = folding()
    read = _Reading()
    line = _WORD.findall(table.phrases.sub(_in_a_word, _PHRASES.sub(" ", plain(text).replace("web site", "website"))))
    for before, printed, follower in zip(["", *line], line, [*line[1:], ""], strict=False):
        _take(read, (before.lower(), printed, follower), table)
    return Keys(
        frozenset(read.actions),
        frozenset(read.things),
        frozenset(read.heads),
        read.core or read.last or read.who,
        frozenset(read.doers) if read.core or read.last else frozenset(),
    )


@dataclass(slots=True)
class _Reading:
    """A line while it is read. `verb`: the next telling word is a deed; `who`: the doer in front of "will"; `aside`:
    what comes is done before or after it ("after a short consultation").
    """

    actions: set[str] = field(default_factory=set)
    things: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    passing: bool = False
    verb: bool = False
    last: str | None = None
    core: str | None = None
    who: str | None = None
    light: bool = False
    doers: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    aside: bool = False


def _take(read: _Reading, at: tuple[str, str, str], table: Folding) -> None:
    before, printed, follower = at
    word = printed.lower().removesuffix("'s")
    _at_article_or_gift(read, word, follower, table)
    if _is_light(before, word, follower, table):
        read.light = True
    elif read.light and word in table.passing:
        read.light = False
    elif word in table.passing or (word == "to" and follower in _ARTICLES):
        read.passing, read.core, read.verb = True, read.core or read.last, False
        read.aside = word in _ASIDE
    elif word == "to" or word in _VERBS:
        _at_verb(read, word, follower)
    else:
        _at_word(read, at, word, table)


def _at_word(read: _Reading, at: tuple[str, str, str], word: str, table: Folding) -> None:
    before, printed, follower = at
    explains = word.endswith("ing") and (follower in _ARTICLES or follower in table.passing or follower in _WHAT)
    if explains or word == "of":
        read.core = read.core or read.last  # "a paper setting out three options"
    if printed in table.bodies or (word.endswith("ing") and before in _OF):
        return
    deed = action(word, table) or _unknown_deed(word, read.verb, table)
    if deed:
        if not read.aside:
            read.actions.add(deed)
        read.core, read.verb = read.core or read.last, False
    elif named := thing(word, table):
        read.things.add(named)
        if printed[:1].isupper() and (before or follower[:1].isupper()):
            read.names.add(named)
        if not read.passing:
            read.heads.add(named)
            read.last = named


def _is_light(before: str, word: str, follower: str, table: Folding) -> bool:
    """ "and pay for courses": what follows is what it is about."""
    return (
        before in _LEADS
        and follower in table.light
        and not word.endswith(("ing", "ed"))
        and word not in table.passing | table.empty
        and action(word, table) is None
    )


def _at_article_or_gift(read: _Reading, word: str, follower: str, table: Folding) -> None:
    """ "will be given a new allowance": it is about what is given, not about who gets it."""
    if word in _ARTICLES:
        read.verb = False
    if word in table.giving and read.verb and follower not in table.passing and follower != "to":
        read.core, read.last = None, None


def _at_verb(read: _Reading, word: str, follower: str) -> None:
    """What is done is told behind "will"; who does it in front is what the clause is about only if nothing else is."""
    read.passing = read.aside = False
    if word in ("will", "shall") and follower not in _VERBS:
        read.who, read.core, read.last = read.core or read.last, None, None
        read.doers |= read.heads & read.names
    else:
        read.core = read.core or read.last
    read.verb = word in _BEFORE_DEEDS


def _unknown_deed(word: str, verb: bool, table: Folding) -> str | None:
    """A deed that no list holds, told by its place: "will waive", "was waived"."""
    if not verb or word in table.empty or word in FORM_WORDS or len(word) < SHORT or word.endswith("ly"):
        return None
    return UNLISTED + stem(word)


def _in_a_word(phrase: re.Match[str]) -> str:
    return f" {phrase.lastgroup} "
