"""What a sentence is about: its telling words, folded so that a promise and its fulfilment are seen to be one thing."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field

from pipeline.compare.language.folding import FORM_WORDS, SHORT, UNLISTED, Folding, action, folding, stem, thing
from pipeline.compare.language.wording import plain

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
