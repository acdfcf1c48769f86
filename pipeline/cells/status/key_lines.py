"""A key that is printed as text: "Green: on track" in lines below one another, or all of it in one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import pairwise, takewhile

from pipeline.cells.status.key import FIGURE, entry_of_line, opens_with_state
from pipeline.cells.status.meaning import progress_of_words
from pipeline.models.report import KeyEntry
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lines import lines_of, spoken

# "Some delay (amber)"; the second may have commas of its own.
_NAMED, _NAMED_LONG = (
    re.compile(rf"(?P<shown>[^\W\d][^()|;:{comma}]{{1,60}}?)\s*\((?P<colour>[^\W\d]+)\)") for comma in (",", "")
)
_ASIDE = re.compile(r"\s[–—−-]\s|\s?[=:]\s")
_SENTENCE = re.compile(r"[.;]\s+")
_LEAD = re.compile(r"^[^:=]{2,40}:\s*")  # "Committee's view: Green = satisfied"
_PARTS = re.compile(r"[;|.,]\s*(?=\d+\s)|(?<=\))\s+(?=\d\s)|(?<=\w)\s+(?=\d\s?(?:[:=–—-]\s|=))")
_BARE = re.compile(r"(?P<shown>\d) (?P<meaning>[^\W\d][^.]*)")  # behind a lead: "Rating: 1 Achieved (blue)."
_FIGURES = re.compile(r"(?<!\S)\d(?= [^\W\d])")
_QUOTES = re.compile(r"[“”\"]")
_PARTING = re.compile(r"[;,|]")
_WHOLE = re.compile(r"(?P<shown>[A-Z][\w/ -]{1,30}?)\s?[:=–—]\s(?P<meaning>[^:=]{3,120}\((?P<colour>[^\W\d]+)\))\.?")
_COLOURED = re.compile(r"(?P<shown>[A-Z][\w/ -]{1,30}?) \((?P<colour>[^\W\d]+)\)\s?[:=–—-]\s(?P<meaning>[^()]{3,120})")
_NEXT = re.compile(r"[;,|.]\s*(?=[A-Z]\s?[:=–—-])")
_MARKED = re.compile(r"(?P<shown>[A-Z])\s?[:=–—-]\s?(?P<meaning>\S.*)")
_EQUALLED = re.compile(r"(?<!\S)(?P<shown>[A-Z]) ?= ?(?=\w)")
_LETTER = re.compile(r"(?P<shown>[A-Z]) (?P<meaning>\S.*)")
_MARK, _DIGIT = re.compile(r"[(:=–—-]"), re.compile(r"\d")  # one of them stands in whatever explains a sign, a figure
FEWEST = 2  # figures that a key explains
LINES = 2  # of a paragraph that explain one sign each
_PARTED = " ;,|."
_ENDS = " ;,|"
_BETWEEN = (";", "|", ",")


def key_of_lines(
    lines: Iterable[Text], profile: Profile, *, figures: bool = False
) -> tuple[tuple[KeyEntry, ...], tuple[Text, ...]]:
    """The entries of a key printed as text, two at least, and the paragraphs they stand in.

    Lines that begin with a figure are one only where `figures` says that the status cells hold figures.
    """
    read, mark = (_of_figure, _DIGIT) if figures else (entries_in, _MARK)
    found = [(line, entries) for line in lines if (entries := _read(line, read, mark, profile))]
    every = tuple(entry for _, entries in found for entry in entries)
    told = not figures or any(
        map(partial(opens_with_state, profile=profile), every)
    )  # the headings of a paper are numbered too
    if len({entry.shown.lower() for entry in every}) < 2 or not told:
        return (), ()
    return every, tuple(line for line, _ in found)


def _read(
    paragraph: Text, read: Callable[[str, Profile], list[KeyEntry]], mark: re.Pattern[str], profile: Profile
) -> list[KeyEntry]:
    """The entries of a paragraph; where no mark parts them and each printed line of it explains one, line by line."""
    if ";" not in paragraph.value and "|" not in paragraph.value:
        words = paragraph.words()
        marked = len(mark.findall(" ".join([w[0] for w in words]))) >= LINES
        lines = lines_of(words) if marked else ()
        apart = list(takewhile(_is_one, (read(spoken(line), profile) for line in lines))) if len(lines) >= LINES else []
        if apart and len(apart) == len(lines):
            return [entries[0] for entries in apart]
    return read(" ".join(paragraph.value.split()), profile)


def _is_one(entries: Sequence[KeyEntry]) -> bool:
    return len(entries) == 1


def _of_figure(line: str, profile: Profile) -> list[KeyEntry]:
    """ "1 – Fully achieved", or several behind one another: "Grades: 1 = done (blue); 2 = on track (green)"."""
    lead = _LEAD.match(line)
    rest = line[lead.end() :] if lead else line
    parts = [part.strip(_PARTED) for part in _PARTS.split(rest)]
    if len(parts) == 1 and lead and profile.key_lead.match(line):
        parts = _counting(rest)
    bare = len(parts) > 1 and profile.key_lead.match(line)
    found = [match for part in parts if (match := FIGURE.match(part) or (_BARE.match(part) if bare else None))]
    if len(found) < len(parts):
        return []
    return [entry_of_line(match["shown"], match["meaning"], profile) for match in found]


def _counting(text: str) -> list[str]:
    """ "1 Complete 2 On track 3 At risk": cut in front of each figure that counts on from the first, up or down.

    A dash behind the last alone is no part of it: it says what a dash in place of a figure means.
    """
    found = list(_FIGURES.finditer(text))
    steps = {int(after[0]) - int(one[0]) for one, after in pairwise(found)}
    if len(found) < FEWEST or found[0].start() or steps not in ({1}, {-1}):
        return [text]
    *parts, last = (text[a:b].strip(_PARTED) for a, b in pairwise([*(f.start() for f in found), len(text)]))
    return [*parts, last if any(map(_ASIDE.search, parts)) else _ASIDE.split(last, maxsplit=1)[0]]


def entries_in(line: str, profile: Profile) -> list[KeyEntry]:
    """What a paragraph of a key explains: one sign, or several with the same mark behind each of them.

    The first stands at its beginning, or behind a lead ("Assessment key: "); the others begin with a capital, or
    behind a mark that parts them. Signs may stand in quotes.
    """
    if not _MARK.search(line):
        return []
    line = _QUOTES.sub("", line)
    lead = profile.key_lead.match(line)
    named = _named(line, profile) or _lettered(line, lead, profile) or _equalled(line, profile)
    if named:
        return named
    first = profile.key_sign.match(line) or _behind(lead, line, profile)
    if not first:
        first = _behind(_LEAD.match(line), line, profile)
        if not first or first["mark"] == ":":
            return []
    signs = [first]
    for sign in profile.key_sign.finditer(line, first.end()):
        apart = sign["shown"][0].isupper() or line[: sign.start()].rstrip()[-1:] in _BETWEEN
        if sign["mark"] == first["mark"] and apart:
            signs.append(sign)
    return _explained(signs, line, profile)


def _explained(signs: Sequence[re.Match[str]], line: str, profile: Profile) -> list[KeyEntry]:
    """Each sign with what stands behind it, up to the next."""
    ends = [sign.start() for sign in signs[1:]] + [len(line)]
    meanings = [line[sign.end() : end].strip(_ENDS) for sign, end in zip(signs, ends, strict=True)]
    return [entry_of_line(s["shown"], meaning, profile) for s, meaning in zip(signs, meanings, strict=True) if meaning]


def _named(line: str, profile: Profile) -> list[KeyEntry]:
    """Statuses in words or letters, the colour of each in brackets behind it: "Complete (blue), Some delay (amber)".

    What stands behind a dash only explains one, in front of the colour or behind it: "Minor slippage – up to 3 months
    (amber)", "Delayed (amber) – will be met, but later. Not started (red) – …".
    """
    if "(" not in line:
        return []
    named = _NAMED_LONG if line.count(");") > 1 else _NAMED
    found = [m for m in named.finditer(line) if profile.status_words.get(folded(m["colour"]))]
    if len({folded(m["colour"]) for m in found}) < 2:
        return _one(line, profile)
    entries = []
    starts = [match.end("shown") - len(_SENTENCE.split(match["shown"])[-1]) for match in found]
    for match, start, end in zip(found, starts, [*starts[1:], len(line)], strict=True):
        shown, *aside = (part.strip() for part in _ASIDE.split(line[start : match.end("shown")], maxsplit=1))
        behind = line[match.end() : end]
        aside += [behind[dash.end() :].strip(" .;,|")] if (dash := _ASIDE.match(behind)) else []
        meaning = f"{aside[0]} ({match['colour']})" if aside else match["colour"]
        letter = entry_of_line(shown, meaning, profile) if len(shown) == 1 else None  # "C – complete (blue)"
        entries.append(letter or KeyEntry(shown, "word", meaning, progress_of_words(shown, profile)))
    return entries


def _one(line: str, profile: Profile) -> list[KeyEntry]:
    """The one state that a line of a key explains, its colour in brackets: "On track – no concerns (green)"."""
    whole = _WHOLE.fullmatch(line)
    if whole and profile.status_words.get(folded(whole["colour"])):
        return [entry_of_line(whole["shown"], whole["meaning"], profile)]
    coloured = _COLOURED.fullmatch(line)  # "On track (green) – no concerns"
    if coloured is None or not profile.status_words.get(folded(coloured["colour"])):
        return []
    meaning = f"{coloured['meaning']} ({coloured['colour']})"
    return [KeyEntry(coloured["shown"], "word", meaning, progress_of_words(coloured["shown"], profile))]


def _lettered(line: str, lead: re.Match[str] | None, profile: Profile) -> list[KeyEntry]:
    """Letters behind the lead of a key, with no mark before their meanings: "Key: B complete; G on track"."""
    if lead is None:
        return []
    parts = [_LETTER.fullmatch(part.strip(_PARTED)) for part in _PARTING.split(line[lead.end() :])]
    found = [part for part in parts if part and folded(part["shown"]) in profile.status_letters]
    if len(found) < max(2, len(parts)):  # letters of its own: "Key: D – done; B – behind"
        parts = [_MARKED.fullmatch(part.strip(_PARTED)) for part in _NEXT.split(line[lead.end() :])]
        found = [part for part in parts if part]
    if len(found) < max(2, len(parts)) or len({part["shown"] for part in found}) < len(found):
        return []
    return [entry_of_line(part["shown"], part["meaning"], profile) for part in found]


def _equalled(line: str, profile: Profile) -> list[KeyEntry]:
    """Letters of its own, each behind nothing but white: "C = complete O = ongoing B = behind"."""
    found = list(_EQUALLED.finditer(line)) if "=" in line else []
    if len({match["shown"] for match in found}) < max(2, len(found)) or found[0].start():
        return []
    return _explained(found, line, profile)


def _behind(lead: re.Match[str] | None, line: str, profile: Profile) -> re.Match[str] | None:
    return profile.key_sign.match(line, lead.end()) if lead else None
