"""Legends in lines of text: signs and what they mean, states and their explanation."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.models.report import KeyEntry
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.patterns import any_of
from pipeline.profiles.profile import folded
from pipeline.records.free_text import label_beside
from pipeline.records.limits import counts
from pipeline.records.status.legend_tables import entry_of_line, opens_with_state
from pipeline.records.status.meaning import progress_of_words
from pipeline.text.lines import lines_of, spoken

(LONGEST_STATE,) = counts("legend_sentences", "longest_state")
FEWEST = 2  # signs that a key explains
KNOWN = 0.5  # share of the meanings of figures that tell progress
# "Some delay (amber)"; the second may have commas of its own.
_NAMED = re.compile(r"(?P<shown>[^\W\d][^()|;:,]{1,60}?)\s*\((?P<colour>[^\W\d]+)\)")
_COLON = re.compile(r"(?P<shown>[^\W\d][\w '’-]{1,30}):\s*$")  # "Done: finished (blue)"
_NAMED_LONG = re.compile(_NAMED.pattern.replace(",", ""))
_ASIDE = re.compile(r"\s[–—−-]\s|\s?[=:]\s")
_SENTENCE = re.compile(r"[.;]\s+")
_LEAD = re.compile(r"^[^:=]{2,40}:\s*")  # "Committee's view: Green = satisfied"
_LETTER = re.compile(r"(?<![^\s;,|.])(?P<shown>[A-Z])\s?(?P<mark>[:=–—-])\s?(?=\S)")
_FIGURE = re.compile(r"(?<!\S)(?P<shown>\d)(?:\s?(?P<mark>[:=–—-])|[.)])?\s*(?=[^\W\d])")
_BARE = re.compile(r"(?<!\S)(?P<shown>[A-Z])(?P<mark>) (?=[^\W\d])")  # "Key: B complete; G on track"
_QUOTES = re.compile(r"[“”\"]")
_COLOURED = re.compile(r"\((\w+)\)")
_PARTED = " ;,|"
_BETWEEN = (";", "|", ",", ".", ")")
_BEHIND = re.compile(r"[.:;|] ")
_SAID = re.compile(r"\.\s+(?=[A-Z])")
Key = tuple[tuple[KeyEntry, ...], tuple[Text, ...]]
Match = re.Match[str]


def key_in(paragraphs: Sequence[Text], states: Collection[str], profile: Profile, *, figures: bool = False) -> Key:
    """The entries of a key among paragraphs, and those it stands in; `states`, `figures`: what the cells hold."""
    general = [_FIGURE] if figures else [profile.key_sign, _LETTER]
    found: Key = ((), ())
    for signs in (general, [*general, *_own(states)]):  # what the cells say may be words of any text
        found = found if found[0] else _of_lines(paragraphs, signs, states, profile, figures=figures)
    if not found[0]:
        found = _of_labels(paragraphs, states, profile)
    if found[0]:
        return found
    from pipeline.records.status.legend_sentences import key_of_sentences  # few reports need it

    return key_of_sentences(paragraphs, states, profile)


def _of_lines(
    paragraphs: Sequence[Text],
    signs: Sequence[re.Pattern[str]],
    states: Collection[str],
    profile: Profile,
    *,
    figures: bool,
) -> Key:
    """The paragraphs that list signs, each in front of what it means; two signs at least.

    Figures are signs only where the cells hold figures, and behind one another: the headings of a paper are numbered.
    """
    told = [(text, _listed(text.value, signs, profile, figures=figures)) for text in paragraphs]
    runs = [list(run) for _, run in groupby(told, key=lambda one: bool(one[1]))] if figures else [told]
    for run in runs:
        every = [replace(e, shown=_state_in(e.shown, states, profile)) for _, own in run for e in own]
        own = {entry.shown.lower(): entry for entry in reversed(every)}
        known = sum(opens_with_state(entry, profile) for entry in own.values())
        if len(own) >= FEWEST and (not figures or known >= KNOWN * len(own)):
            return tuple(reversed(own.values())), tuple(text for text, entries in run if entries)
    return (), ()


def _own(states: Collection[str]) -> Iterator[re.Pattern[str]]:
    """What the cells say, in front of a mark."""
    brief = [s for s in states if 0 < len(s.split()) <= LONGEST_STATE and len(s) > 1 and not s.isdigit()]
    if brief:
        mark = r"(?:\s?\([^)]{1,20}\))?\s?(?P<mark>[:=–—-])\s*(?=\S)"
        yield re.compile(rf"(?<![^\s;,|.])(?P<shown>{any_of(brief)}){mark}", re.IGNORECASE)


def _listed(text: str, signs: Sequence[re.Pattern[str]], profile: Profile, *, figures: bool) -> list[KeyEntry]:
    """What a paragraph of a key explains: one sign at its beginning or behind a lead; several behind a sentence too."""
    line = _QUOTES.sub("", " ".join(text.split()))
    line = line[1:-1] if line[:1] + line[-1:] == "()" else line
    named = [] if figures else _named(line, profile)
    if named:
        return named
    lead, told = profile.key_lead.match(line), _LEAD.match(line)
    heads = _heads(line, signs, {0, *(match.end() for match in (lead, told) if match)}, profile)
    heads = heads if lead or not figures or len(heads) == 1 or (heads and heads[0]["mark"]) else []
    if not heads and not figures:
        bare = _heads(line, [_BARE], {lead.end()}, profile) if lead else []
        heads = max(_heads(line, signs, {m.end() for m in _BEHIND.finditer(line)}, profile), bare, key=len)
        heads = heads if len({head["shown"].lower() for head in heads}) >= FEWEST else []
        line = line[: heads[-1].end()] + _SAID.split(line[heads[-1].end() :], maxsplit=1)[0] if heads else line
    return _explained(heads, line, profile)


def _heads(line: str, signs: Sequence[re.Pattern[str]], begins: Collection[int], profile: Profile) -> list[Match]:
    """The signs that explain: the first where one may begin, the others alike, capitals or behind a mark or "and"."""
    met = sorted((m for sign in signs for m in sign.finditer(line)), key=lambda m: (m.start(), -m.end()))
    heads: list[Match] = []
    for sign in met:
        before = line[: sign.start()].rstrip()
        if not heads and sign.start() not in begins and folded(before) not in profile.key_headings:
            return []
        apart = not sign["shown"][0].islower() or before[-1:] in _BETWEEN or profile.key_told.parts.search(before)
        if not heads or (apart and sign.start() >= heads[-1].end() and sign["mark"] == heads[0]["mark"]):
            heads.append(sign)
    return heads


def _explained(heads: Sequence[Match], line: str, profile: Profile) -> list[KeyEntry]:
    """Each sign with what stands behind it, up to the next."""
    ends = [*(head.start() for head in heads[1:]), len(line)]
    said = [profile.key_told.parts.sub("", line[h.end() : e].strip(_PARTED)) for h, e in zip(heads, ends, strict=False)]
    return [entry for head, words in zip(heads, said, strict=True) if (entry := _entry(head, words.strip(), profile))]


def _entry(head: Match, meaning: str, profile: Profile) -> KeyEntry | None:
    colour = _COLOURED.search(head[0])
    if colour and profile.status_words.get(folded(colour[1])):
        meaning = f"{meaning} ({colour[1]})"
    return entry_of_line(head["shown"], meaning, profile) if meaning else None


def _named(line: str, profile: Profile) -> list[KeyEntry]:
    """Statuses in words or letters, the colour of each in brackets behind it: "Complete (blue), Some delay (amber)".

    What stands behind a dash or colon only explains one, in front of the colour or behind it: "Minor slippage – up to
    3 months (amber)", "Done: finished (blue)", "Delayed (amber) – will be met, but later. Not started (red) – …".
    """
    if "(" not in line:
        return []
    named = _NAMED_LONG if line.count(");") > 1 else _NAMED
    found = [m for m in named.finditer(line) if profile.status_words.get(folded(m["colour"]))]
    if len({folded(m["colour"]) for m in found}) < 2:
        return []
    if all(explained := [_COLON.search(line[: match.start()]) for match in found]):
        own = [(name["shown"], match) for name, match in zip(explained, found, strict=True) if name]
        return [entry for shown, match in own if (entry := entry_of_line(shown, match[0].strip(), profile))]
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


def _of_labels(
    paragraphs: Sequence[Text], states: Collection[str], profile: Profile
) -> tuple[tuple[KeyEntry, ...], tuple[Text, ...]]:
    """The entries of the first paragraphs that follow one another with a state in front, set apart by its print."""
    fronts = tuple(states)
    told = [(t, _labelled(t, states, profile) if t.value.startswith(fronts) else None) for t in paragraphs]
    for explained, run in groupby(told, key=lambda own: own[1] is not None):
        own = [(text, entry) for text, entry in run if entry is not None]
        if explained and len({entry.shown for _, entry in own}) >= FEWEST:
            return tuple(entry for _, entry in own), tuple(text for text, _ in own)
    return (), ()


def _labelled(paragraph: Text, states: Collection[str], profile: Profile) -> KeyEntry | None:
    """The entry of a paragraph that is a state in front of what it means, well apart from it and printed otherwise."""
    line = lines_of(paragraph.words())[0]
    shown = spoken(line[: label_beside(line)])
    if shown.rstrip(" :") not in states or not paragraph.value.startswith(shown):
        return None
    return entry_of_line(shown.rstrip(" :"), paragraph.value[len(shown) :].strip(" ;,|."), profile)


def _state_in(shown: str, states: Collection[str], profile: Profile) -> str:
    """The longest of the states that words end with, and that they do not turn round."""
    if shown in states:
        return shown
    ending = [s for s in states if len(s) > 1 and folded(shown).endswith(f" {folded(s)}")]
    longest = max(ending, key=len, default=shown)
    return shown if profile.status_negated.search(folded(shown[: -len(longest)]) + " ") else longest
