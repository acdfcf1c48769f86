"""Legends in lines of text: signs and what they mean, states and their explanation."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby, pairwise, takewhile

from pipeline.models.report import KeyEntry
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.free_text import label_beside
from pipeline.records.status.legend_sentences import key_of_sentences
from pipeline.records.status.legend_tables import FIGURE, entry_of_line, opens_with_state
from pipeline.records.status.meaning import progress_of_words
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
FEWEST_STATES = 2  # states that a paragraph explains
LONGEST_STATE = 5  # words
_STATE_ENDS = " ;,|."
_STATE_SENTENCE = re.compile(r"\.\s+(?=[A-Z])")
KNOWN = 0.5  # share of the meanings that tell progress
_FIGURE = re.compile(r"(?P<shown>\d)[.)]?\s+(?P<meaning>[^\W\d].{2,200})", re.DOTALL)
Key = tuple[tuple[KeyEntry, ...], tuple[Text, ...]]


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


def key_of_states(
    paragraphs: Sequence[Text], states: Collection[str], profile: Profile
) -> tuple[tuple[KeyEntry, ...], tuple[Text, ...]]:
    """The entries of the first paragraph that explains some of the states, else of states set apart in front."""
    for paragraph in paragraphs:
        entries = entries_of_states(paragraph.value, states, profile)
        if not entries:
            continue
        return tuple({entry.shown: entry for entry in entries}.values()), (paragraph,)
    return _of_labels(paragraphs, states, profile)


def _of_labels(
    paragraphs: Sequence[Text], states: Collection[str], profile: Profile
) -> tuple[tuple[KeyEntry, ...], tuple[Text, ...]]:
    """The entries of the first paragraphs that follow one another with a state in front, set apart by its print."""
    fronts = tuple(states)
    told = [(t, _labelled(t, states, profile) if t.value.startswith(fronts) else None) for t in paragraphs]
    for explained, run in groupby(told, key=lambda own: own[1] is not None):
        own = [(text, entry) for text, entry in run if entry is not None]
        if explained and len({entry.shown for _, entry in own}) >= FEWEST_STATES:
            return tuple(entry for _, entry in own), tuple(text for text, _ in own)
    return (), ()


def _labelled(paragraph: Text, states: Collection[str], profile: Profile) -> KeyEntry | None:
    """The entry of a paragraph that is a state in front of what it means, well apart from it and printed otherwise."""
    line = lines_of(paragraph.words())[0]
    shown = spoken(line[: label_beside(line)])
    if shown.rstrip(" :") not in states or not paragraph.value.startswith(shown):
        return None
    return entry_of_line(shown.rstrip(" :"), paragraph.value[len(shown) :].strip(_STATE_ENDS), profile)


def entries_of_states(text: str, states: Collection[str], profile: Profile) -> tuple[KeyEntry, ...]:
    """What a text explains: some states, each in front of a dash or the like and at the start of its part."""
    plain = " ".join(text.split())
    if not any([state in plain for state in states]):
        return ()
    brief = sorted({s for s in states if 0 < len(s.split()) <= LONGEST_STATE and len(s) > 1}, key=len, reverse=True)
    if len(brief) < FEWEST_STATES:
        return ()
    listed = "|".join(map(re.escape, brief))
    found = list(re.finditer(rf"(?:^|(?<=[:;,|.] ))(?P<shown>{listed})\s?[–—:=-]\s", plain))
    if len({match["shown"] for match in found}) < max(FEWEST_STATES, len(found)):
        return ()
    ends = [*(match.start() for match in found), len(plain)]
    said = [plain[match.end() : end] for match, (_, end) in zip(found, pairwise(ends), strict=True)]
    said[-1] = _STATE_SENTENCE.split(said[-1], maxsplit=1)[0]
    return tuple(
        entry_of_line(m["shown"], meaning.strip(_STATE_ENDS), profile) for m, meaning in zip(found, said, strict=True)
    )


def key_counted(
    paragraphs: Sequence[Text], states: Collection[str], profile: Profile
) -> tuple[tuple[KeyEntry, ...], tuple[Text, ...]]:
    """The entries of paragraphs that count on and explain every figure that the cells hold.

    Nothing else need say that they are a key: the numbered headings of a paper stand apart, and tell no progress.
    """
    wanted = {state for state in states if state.isdigit()}
    found = [_FIGURE.fullmatch(paragraph.value.strip()) for paragraph in paragraphs]
    for start, end in _runs(found):
        entries = [
            entry_of_line(own["shown"], " ".join(own["meaning"].split()), profile) for own in found[start:end] if own
        ]
        known = sum(opens_with_state(entry, profile) for entry in entries)
        if wanted and wanted <= {entry.shown for entry in entries} and known >= KNOWN * len(entries):
            return tuple(entries), tuple(paragraphs[start:end])
    return (), ()


def _runs(found: Sequence[re.Match[str] | None]) -> list[tuple[int, int]]:
    """Where figures count on, up or down, one paragraph behind another."""
    steps = [int(b["shown"]) - int(a["shown"]) if a and b else 0 for a, b in pairwise(found)]
    runs, start = [], 0
    for at, step in enumerate([*steps, 0], start=1):
        if step not in (1, -1) or (at - start > 1 and step != steps[at - 2]):
            runs.append((start, at))
            start = at
    return [(a, b) for a, b in runs if b - a > 1]


def key_in(paragraphs: Sequence[Text], states: Collection[str], profile: Profile, *, figures: bool = False) -> Key:
    """The entries of a key among paragraphs, and those it stands in; `states`, `figures`: what the cells hold."""
    found = _fitted(key_of_lines(paragraphs, profile, figures=figures), states, profile)
    if not found[0] and figures:
        found = key_counted(paragraphs, states, profile)
    if not found[0]:
        found = key_of_states(paragraphs, states, profile)
    return found if found[0] else key_of_sentences(paragraphs, states, profile)


def _fitted(key: Key, states: Collection[str], profile: Profile) -> Key:
    """A key whose signs are what the cells say, without words that only lead to it: "or Lost", "We rate it Lost"."""
    return tuple(replace(e, shown=_state_in(e.shown, states, profile)) for e in key[0]), key[1]


def _state_in(shown: str, states: Collection[str], profile: Profile) -> str:
    """The longest of the states that words end with, and that they do not turn round."""
    if shown in states:
        return shown
    ending = [s for s in states if len(s) > 1 and folded(shown).endswith(f" {folded(s)}")]
    longest = max(ending, key=len, default=shown)
    return shown if profile.status_negated.search(folded(shown[: -len(longest)]) + " ") else longest
