"""Find every date that a text names: own rules, one pass, nothing but words and the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.text.dates.build import Built, build
from pipeline.text.dates.tokens import FoundDate, Token, tokens
from pipeline.text.dates.words import SHAPES, DateWords, date_words
from pipeline.text.remember import remembered


@remembered
def find(text: str, language: str = "en") -> tuple[FoundDate, ...]:
    """Dates in reading order, never overlapping; words that only look like dates ("it may", "Care Act 2014") are not.

    Articles and prepositions in front, a closing full stop and a possessive 's stay outside; "end of", "mid-",
    "within" and a weekday in front of a day belong to the date (labelling rules of the output contract).
    """
    words = date_words(language)
    text = text if text.isascii() else text.translate(_MARKS)
    if not _is_promising(text, words):
        return ()
    found: list[FoundDate] = []
    for start, end in _promising(text, words):
        line = tokens(text, words, start, end)
        classes = "".join([token.letter for token in line])
        for match in SHAPES.finditer(classes):
            found += _found(match.lastgroup or "", match.span(), line, text, words)
    return tuple(found)


# A date stands in one sentence; a full stop inside one ("Sept. 2016") has no capital word behind it.
_SENTENCE_END = re.compile(r"\n|\.(?=\s{1,3}[A-Z])")
_SPACES = str.maketrans(dict.fromkeys(".,;:()/-\u2013\u2014'\u2019\"\u201c\u201d!?", " "))
_MARKS = str.maketrans(dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹", " "))  # of footnotes, right behind a year
_DIGIT = re.compile(r"\d")


def _promising(text: str, words: DateWords) -> Iterator[tuple[int, int]]:
    """The sentences that hold a figure or a word of the calendar: most hold none and are left at once."""
    start = 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]:
        if _is_promising(text[start:end], words):
            yield start, end
        start = end


def _is_promising(said: str, words: DateWords) -> bool:
    return bool(_DIGIT.search(said)) or not words.anchors.isdisjoint(said.lower().translate(_SPACES).split())


def _found(
    shape: str, span: tuple[int, int], line: Sequence[Token], text: str, words: DateWords
) -> Iterator[FoundDate]:
    first, last = span
    while last > first and line[last - 1].letter in ".,(":
        last -= 1
    if not _stands(shape, first, last, line, words) or _is_yearly(line, first, last, words):
        return
    built = build(shape, line[first:last])
    if built is None:
        return
    if shape == "range" and _is_moved(line, first, words):
        yield from _apart(first, last, line, text, built)
        return
    start, end = line[first].start, line[last - 1].end
    if text[end - 2 : end] in {"'s", "\u2019s"}:
        end -= 2
    yield FoundDate(start, end, text[start:end], built[0], built[1], edge=shape == "edge")


def _is_moved(line: Sequence[Token], first: int, words: DateWords) -> bool:
    """ "Deferred from September to January" tells of two times, none of which lasts to the other."""
    return first > 1 and line[first - 1].letter == "F" and line[first - 2].text.lower() in words.moved


def _apart(first: int, last: int, line: Sequence[Token], text: str, built: Built) -> Iterator[FoundDate]:
    """The two sides of "A to B", each as a date of its own."""
    joint = next(i for mark in "R-" for i in range(first, last) if line[i].letter == mark)
    for part, a, b in ((built[0], first, joint), (built[1], joint + 1, last)):
        start, end = line[a + (line[a].letter == "t")].start, line[b - 1].end
        if part is not None:
            yield FoundDate(start, end, text[start:end], part)


def _stands(shape: str, first: int, last: int, line: Sequence[Token], words: DateWords) -> bool:
    """Whether what stands around lets these words be a date."""
    before = line[first - 1] if first else None
    after = line[last] if last < len(line) else None
    low = before.text.lower() if before else ""
    if shape == "year":
        return _is_year(line, first, before, after, words)
    if shape == "financial":
        return not (before and before.start and before.letter == "x" and before.text[0].isupper())
    if shape == "baremonth":
        return not _is_half_term(line, last) and _is_month(line[first], before, after, words)
    if shape == "bareseason":
        return low in words.season_before and not _is_habit(line, first, last, words)
    if shape == "span":
        return low in words.span_before and not _counts_some(line, first)
    if shape == "open" and line[last - 1].letter == "X" and line[first].letter not in "TNL":
        return after is None or after.text.lower() not in words.festival_after
    if shape == "counted":
        return after is None or after.text.lower() != "than"
    if shape == "today":
        return not line[first].text.lower().endswith("s")
    if shape == "day" and line[first].letter == "D" and "." in line[first].text:
        return low not in words.numbering
    return True


def _is_yearly(line: Sequence[Token], first: int, last: int, words: DateWords) -> bool:
    """ "Each June", "by Easter each year", "1 April every year": it comes again and again."""
    led = first > 0 and line[first - 1].text.lower() in words.habit
    followed = last + 1 < len(line) and line[last + 1].letter == "a" and line[last].text.lower() in words.habit
    return (led or followed) and not any(token.letter in "yhfkDiJ" for token in line[first:last])


def _is_half_term(line: Sequence[Token], at: int) -> bool:
    """ "The February half term": a holiday, which the month only tells from others."""
    return [token.letter for token in line[at : at + 2]] in (["H", "Y"], ["H", "-"])


def _counts_some(line: Sequence[Token], first: int) -> bool:
    """ "In four of the last six months"."""
    ahead = [token.letter for token in line[max(0, first - 3) : first]]
    return ahead[1:] == ["O", "t"] and ahead[0] in {"c", "n"}


def _is_habit(line: Sequence[Token], first: int, last: int, words: DateWords) -> bool:
    """ "The summer term", "in spring and autumn", "through the winter": no time of one year."""
    after, beyond = ([*line[last : last + 2], None, None])[:2]
    if after is not None and after.text.lower() in words.season_after:
        return True
    both = after is not None and after.letter in "&x" and after.text in {"and", "or"}
    through = first > 1 and line[first - 1].letter == "t" and line[first - 2].text.lower() == "through"
    return through or (both and beyond is not None and beyond.letter == "S")


_BEFORE_COUNTS = {"of", "to", "for", "than", "around", "between", "and", "into", "reached"}


def _is_year(line: Sequence[Token], at: int, before: Token | None, after: Token | None, words: DateWords) -> bool:
    """Four figures are a year behind a preposition or an article, or in brackets behind a small word."""
    if before is None:
        return after is None
    low = before.text.lower()
    if before.letter == "(":
        name = line[at - 2] if at > 1 else None
        return after is not None and after.text == ")" and name is not None and not name.text[0].isupper()
    if after is not None and after.text[0].isupper() and after.text.lower() in words.year_in_name:
        return False
    if low not in words.year_before and not low.endswith(("'s", "\u2019s", "-")):
        return False
    counted = after is not None and after.letter == "x" and after.text[0].islower() and after.text.endswith("s")
    return not (counted and low in _BEFORE_COUNTS)


def _is_month(month: Token, before: Token | None, after: Token | None, words: DateWords) -> bool:
    """A month's name alone: not a given name ("June Whitfield"), not "May we"."""
    led = before is not None and before.letter != "x" and before.letter not in ".\n#"
    if month.text.lower() in words.doubtful:
        return led or (before is not None and before.text == "or")
    named = after is not None and after.letter == "x" and after.text[0].isupper()
    return led or not named
