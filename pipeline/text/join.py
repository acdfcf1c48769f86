"""Fragments of a cell joined to one `Text`: lines, hyphens, addresses, paragraphs, words torn apart."""

from __future__ import annotations

import functools
import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from pipeline.models.page import Word
from pipeline.models.runs import Runs
from pipeline.models.table import Block, Fragment
from pipeline.models.text import Text
from pipeline.text.addresses import goes_on
from pipeline.text.lexicon import Lexicon, english, is_apart
from pipeline.text.lines import Line, first_token
from pipeline.text.ocr_slips import is_british, mistaken
from pipeline.text.paragraphs import BULLET, NESTED, fits, is_bullet, is_item, right_edge

HYPHENS = "-‐‑\u00ad"
_TAIL = re.compile(r"(?<![^\W_])[^\W_]+$")
_HEAD = re.compile(r"^[^\W_]+(?:['’][^\W_]+)?")
_COMPOUND_TAIL = re.compile(r"(?<![^\W_])(?<![^\W_][-‐‑])[^\W_]+(?:[-‐‑][^\W_]+)*$")
_LEADING = frozenset("e re co non multi cross self pre post anti mid ex inter intra sub semi well short long".split())


def ends_with_hyphen(token: str) -> bool:
    """Whether the token ends with a hyphen that hangs on a word."""
    return len(token) > 1 and token[-1] in HYPHENS and token[-2].isalnum()


def keeps_hyphen(left: str, right: str, words: Lexicon, *, is_apart: bool = False) -> bool:
    """Whether `left` (which ends with a hyphen) and `right` stay joined by it; `is_apart`: it is drawn by itself.

    The document's own words decide first, an English word list second, and what is unsure keeps it. A name that
    neither knows is joined where the document cuts words at all and one half could not stand alone
    ("Feather-"/"stone"). Word draws an author's hyphen apart at a line end as well, so that this decides nothing.
    """
    tail, head = _TAIL.search(left[:-1]), _HEAD.match(right)
    soft = left[-1] == "\u00ad"
    if not tail or not head or any(c.isdigit() for c in tail[0] + head[0]):
        return not soft
    whole, pair = tail[0].lower() + head[0].lower(), f"{tail[0].lower()}-{head[0].lower()}"
    if any(_has(c, pair) for c in words.compounds):
        return True
    if soft:
        return False
    if (words.apart and not is_apart) or not words.hyphenated or _is_capital(tail[0], head[0]):
        return True
    compound = _COMPOUND_TAIL.search(left[:-1])
    if whole in words.printed or (compound and (compound[0] + head[0]).lower() in words.compounds):
        return False
    if tail[0].lower() in _LEADING and words.knows(head[0]):
        return not words.knows(whole) or tail[0].lower() == "e"
    if words.knows(whole):
        return False
    return words.knows(tail[0]) and words.knows(head[0])


def _is_capital(tail: str, head: str) -> bool:
    """Whether a new name or an abbreviation is at the hyphen: "AI-"/"specific", "Stratford-"/"Upon"."""
    return head[0].isupper() or (len(tail) > 1 and tail.isupper())


def _has(compound: str, pair: str) -> bool:
    return compound == pair or compound.startswith(pair + "-") or compound.endswith("-" + pair)


_LIGATURES = {ord(c): unicodedata.normalize("NFKC", c) for c in "ﬀﬁﬂﬃﬄﬅﬆ"} | {0xAD: "", 0xA0: " "}
_STOPS = ".:;?!"
_ADDRESS = re.compile(r"//|www\.", re.IGNORECASE)
_NEVER_FIRST = ").,;:!?]"  # no word begins with a closing mark: it hangs on the line above
_OPENING = '("“‘['
_DAY_CUT, _DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{1,3}"), re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d")
_YEAR_CUT = re.compile(r"\d\d(\d\d)[/-](\d)")
WIDE = 1.9  # times the usual width of a letter
LEAST_HALF, LONG_HALF = 3, 6  # letters
_CONSONANTS = frozenset("bcdfghjklmnpqrstvxz")
_SHORT = frozenset("a an am as at be by do go he i if in is it me my no of on or so to up us we".split())


class _Writer:
    """Puts a text together piece by piece."""

    def __init__(self) -> None:
        self.value = ""
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._words: list[Word] = []

    def add(self, text: str, word: Word | None = None) -> None:
        start = len(self.value)
        self.value += text
        if word is not None and text:
            self._print(start, len(self.value), word)

    def add_line(self, line: Line) -> None:
        """Write the words of a line, a space between those that had one."""
        plain = " ".join([word[0] for word in line]) if len(line) > 1 else line[0][0] if line else ""
        if plain.isascii() and (len(line) < 2 or not any([word[5] for word in line])):  # nearly every line
            self._add_plain(plain, line)
            return
        at, pieces = len(self.value), list[str]()
        starts, ends, words = self._starts, self._ends, self._words
        for word in line:
            text = word[0]
            if pieces and not word.glued:
                pieces.append(" ")
                at += 1
            if not text.isascii():
                text = text.translate(_LIGATURES)
            pieces.append(text)
            if text:
                starts.append(at)
                at += len(text)
                ends.append(at)
                words.append(word)
        self.value += "".join(pieces)

    def _add_plain(self, plain: str, line: Line) -> None:
        """Write words that are all printed as they are, apart from one another."""
        at = len(self.value)
        self.value += plain
        self._words += line
        starts, ends = self._starts, self._ends
        if len(line) == 1:
            starts.append(at)
            ends.append(at + len(plain))
            return
        for word in line:
            starts.append(at)
            at += len(word[0])
            ends.append(at)
            at += 1

    def drop_last(self) -> None:
        """Take back the last character, a hyphen that the typesetter put there, if a word printed it."""
        if not self._ends or self._ends[-1] < len(self.value):
            return
        self.value = self.value[:-1]
        self._ends[-1] -= 1
        if self._ends[-1] == self._starts[-1]:
            for column in (self._starts, self._ends, self._words):
                column.pop()

    def text(self) -> Text:
        if not self.value:  # as most cells of some tables: they share one emptiness
            return Text()
        text = Text(self.value, Runs(array("i", self._starts), array("i", self._ends), tuple(self._words)))
        return text if self.value == self.value.strip() else text.strip()

    def _print(self, start: int, end: int, word: Word) -> None:
        self._starts.append(start)
        self._ends.append(end)
        self._words.append(word)


def joined(fragments: Sequence[Fragment], words: Lexicon) -> Text:
    """The text of a cell from all its fragments, in order."""
    writer = _Writer()
    if line := _only_line(fragments):
        writer.add_line(line)
        return writer.text()
    above: Line | None = None
    edge = 0.0
    printed = [(f, lines) for f in fragments if (lines := [line for b in f.blocks for line in b.lines if line])]
    for fragment, lines in printed:
        here = right_edge(lines, fragment.column) if len(printed) + len(lines) > 2 else 0.0  # one line joins no other
        for position, block in enumerate(b for b in fragment.blocks if any(b.lines)):
            carries_on = position == 0 and above is not None and _carries_on(above, block, edge)
            _write_block(writer, block, above if carries_on else None, (edge or here, here), words)
            above = block.lines[-1]
        edge = here
    return writer.text()


def _only_line(fragments: Sequence[Fragment]) -> Line:
    """The line of a cell that has no other, and is no item of a list; () for any other cell."""
    blocks = fragments[0].blocks if len(fragments) == 1 else ()
    lines = blocks[0].lines if len(blocks) == 1 and not blocks[0].level else ()
    return lines[0] if len(lines) == 1 else ()


def _carries_on(above: Line, block: Block, edge: float) -> bool:
    """Whether a fragment's first paragraph is the rest of the last one of the page before."""
    if not block.starts:
        return True
    first = block.lines[0]
    stopped = above[-1].text[-1] in _STOPS
    if block.level or (is_item(first[0]) and stopped):
        return False
    if not stopped and first[0].text[:1].islower():
        return True
    return not fits(above, first, edge)


def _write_block(writer: _Writer, block: Block, above: Line | None, edges: tuple[float, float], words: Lexicon) -> None:
    edge = edges[0]
    if above is None and writer.value:
        writer.add("\n")
    for number, line in enumerate(block.lines):
        rest = line
        if number == 0 and block.level and above is None:
            rest = _open_item(writer, block.level, line)
        elif above is not None:
            _join_lines(writer, above, line, edge, words)
        writer.add_line(rest)
        above, edge = line, edges[1]


def _open_item(writer: _Writer, level: int, line: Line) -> Line:
    """Write a list item's mark; gives the words behind it. A bullet may be drawn, and so be no word at all."""
    mark = NESTED if level > 1 else BULLET
    if is_bullet(line[0]):
        writer.add(mark, line[0])
        return line[1:]
    if not is_item(line[0]):
        writer.add(mark)
    return line


def _join_lines(writer: _Writer, above: Line, line: Line, edge: float, words: Lexicon) -> None:
    """What stands between two lines of a paragraph: a space, nothing, or a hyphen less."""
    tail = writer.value.rsplit(None, 1)[-1] if writer.value else ""
    head = first_token(line)
    if goes_on(tail, above, line, edge) or head[0] in _NEVER_FIRST or above[-1].text.endswith("\u00ad"):
        return
    if ends_with_hyphen(tail):
        if not keeps_hyphen(tail, head, words, is_apart=is_apart(above[-1])):
            writer.drop_last()
        return
    if tail[-1:] == "/" and len(tail) > 1 and tail[-2].isalnum() and head[0].isalnum() and not _ADDRESS.search(tail):
        return  # "2021/" + "22", "and/" + "or": a line may end behind a slash
    if not _cut_in_two(above, tail, head, edge, words):
        writer.add(" ")


def _is_cut_date(tail: str, head: str) -> bool:
    """ "14/03/20" over "31", "Q2 2030/3" over "1": a day or a financial year."""
    year = _YEAR_CUT.fullmatch(tail)
    if year and head.isdigit():
        return int(year[2] + head) == (int(year[1]) + 1) % 100
    return bool(_DAY_CUT.fullmatch(tail) and _DAY.fullmatch(tail + head))


def _cut_in_two(above: Line, tail: str, head: str, edge: float, words: Lexicon) -> bool:
    """Whether a column too narrow for a word cut it without a hyphen (`Timescal`/`e`).

    Behind other words only where its line is full to the letter, and one half is no word of its own.
    """
    last, scrap = above[-1], head in _CONSONANTS
    tail, head = tail.lstrip(_OPENING), head.rstrip(_NEVER_FIRST)
    if tail[-1:].isdigit() and head[:1].isdigit() and _is_cut_date(tail, head):
        return True
    if not tail.isalpha() or not head.isalpha() or not head.islower():
        return False
    letter = (WIDE if head[0] in "mw" else 1.2) * last.box.width / max(1, len(last.text))
    full = last.box.x1 > edge - letter
    alone = len(above) == 1
    if scrap and alone and full and not _is_word(tail, words):
        return True  # a name that no list has: "Ramsbotto" over "m"; some vowels are words of their own
    if not (alone or full) or not words.knows(tail + head):
        return False
    if _is_word(tail, words) and _is_word(head, words):
        return alone and full and len(tail) >= LONG_HALF  # "Environ" over "mental": as wide as the column
    if alone and len(head) < LEAST_HALF and head not in _SHORT:  # a scrap that is no word of its own
        return True
    if not _is_word(tail, words):
        short = len(tail) < LEAST_HALF and not tail.islower()  # "St" in front of "and" stands for another word
        return alone or not _is_word(head, words) or not short
    return full


def _is_word(text: str, words: Lexicon) -> bool:
    """Whether a half is in the list of words, or one of the short ones; that it is printed may be this very place."""
    plain, known = text.lower(), english()
    if len(plain) < LEAST_HALF:
        return plain in _SHORT
    return plain in known if known else words.knows(plain)


_PARTS = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
LEAST = 6  # letters: shorter ones are as often abbreviations (“comms”)
MANY, MOST = 3, 0.6  # torn words that tell which letter was lost, and the share of all that must lack it
SPELT = "en"  # the language of the list of words


def torn_words(text: str) -> list[str]:
    """The torn words of a text, in lower case. Names are not looked at: no list has them."""
    return [word for word in _PARTS.findall(text) if len(word) >= LEAST and word.islower() and is_torn(word)]


def torn_names(text: str, least: int = LEAST + 2) -> list[str]:
    """The torn words of a heading or post, whose words begin with capitals. Long ones alone: no list has names."""
    found = [word for word in _PARTS.findall(text) if len(word) >= least and not word.islower()]
    return [word for word in found if is_torn(word.lower())]


def lost_letter(torn: Collection[str]) -> str | None:
    """The letter that most torn words of a paper lack, as where a typeface does not say what one of its letters is."""
    known = english()
    lacked = Counter(letter for word in torn for letter in _LETTERS if any(n in known for n in _with(word, letter)))
    letter, times = lacked.most_common(1)[0] if lacked else ("", 0)
    return letter if times >= MANY and times >= MOST * len(torn) else None


@functools.lru_cache(maxsize=1 << 15)
def lacks(word: str, letter: str) -> bool:
    """Whether a word of any length, of a heading or name too, is in no list and would be with the letter lost."""
    known, low = english(), word.lower()
    if not low.isascii() or not low.isalpha() or low in known or word.isupper():
        return False
    return any(near in known for near in _with(low, letter))


def _with(word: str, letter: str) -> Iterator[str]:
    return (word[:at] + letter + word[at:] for at in range(len(word) + 1))


def lacking(text: str, letter: str) -> bool:
    """Whether a text holds a word that lacks the letter."""
    return any(len(word) > 1 and lacks(word, letter) for word in _PARTS.findall(text))


@functools.lru_cache(maxsize=1 << 15)
def is_torn(word: str) -> bool:
    """Whether a word in lower case is in no list, though one letter more, or another that looks alike, makes one."""
    known = english()
    if not known or word in known or "'" in word or "’" in word or not word.isascii():
        return False
    if is_british(word):
        return False
    if any(word.endswith(end) and word[: -len(end)] in known for end in ("s", "d", "ed", "ing", "ly", "ness", "er")):
        return False
    if any(word[:cut] in known and word[cut:] in known for cut in range(3, len(word) - 2)):
        return False  # two words in one, as "webpage"
    return any(near in known for near in _near(word))


def _near(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        for letter in _LETTERS:
            yield word[:at] + letter + word[at:]
    yield from mistaken(word)
