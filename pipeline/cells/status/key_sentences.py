"""A key told in sentences, and what its pairs come to: entries of letters and figures, of colours, or of the states
that the status cells say, each with its colour ("green means met": "Met" is green).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import takewhile

from pipeline.cells.status.key import entry_of_line
from pipeline.cells.status.key_bands import any_band, band_of
from pipeline.cells.status.key_told import Pair, any_sign, lists_told, pairs_told
from pipeline.cells.status.meaning import progress_of_words
from pipeline.cells.status.printed import unhyphened
from pipeline.models.report import KeyEntry
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

LONGEST_STATE = 5  # words
LONGEST_SAID = 12  # words of a meaning that is a state of the cells
LONGEST_NOTE = 4  # words of one in brackets that names a colour
_BRACKET = re.compile(r"[”\"'’]? ?\(([^()]+)\)")
FEWEST = 2  # signs that a key explains
KNOWN = 0.5  # share of its meanings that tell a colour or progress

Reading = Callable[[str], list[KeyEntry]]


def key_of_sentences(
    paragraphs: Sequence[Text], states: Collection[str], profile: Profile
) -> tuple[tuple[KeyEntry, ...], tuple[Text, ...]]:
    """The entries of the first paragraph, or of several behind one another, that tells what two signs mean at least."""
    for read in _readings(states, profile):
        told = [read(paragraph.value) for paragraph in paragraphs]
        for at in (i for i, own in enumerate(told) if own and not (i and told[i - 1])):
            run = list(takewhile(bool, told[at:]))
            entries = tuple({entry.shown.lower(): entry for own in reversed(run) for entry in reversed(own)}.values())
            if len(entries) >= FEWEST and _is_known(entries, profile):
                return entries[::-1], tuple(paragraphs[at : at + len(run)])
    return (), ()


def _is_known(entries: Sequence[KeyEntry], profile: Profile) -> bool:
    """Whether enough of the meanings tell what became of a recommendation; colours of other things do not."""
    known = [e for e in entries if e.progress or folded(e.meaning) in profile.key_told.colours]
    return len(known) >= KNOWN * len(entries)


def _readings(states: Collection[str], profile: Profile) -> Iterator[Reading]:
    """What may be a sign: single letters or figures that the cells hold, bands of shares, colours, the cells' words."""
    coloured = any_sign(profile.key_told.colours)
    own = [s for s in states if folded(s) not in profile.key_told.colours and len(s.split()) <= LONGEST_STATE]
    singles, words = any_sign([s for s in own if len(s) == 1]), any_sign([s for s in own if len(s) > 1])
    if singles:
        meant = any_sign([*profile.key_told.colours, *profile.status_words, *profile.status_uncoloured])
        yield lambda text: _of_singles(text, singles, meant, profile)
    if coloured and any(band_of(state, profile) for state in own):
        yield lambda text: _of_bands(text, coloured, profile)
    if coloured:
        yield lambda text: _of_colours(text, coloured, words, profile)
    if coloured and words:
        yield lambda text: _of_words(text, words, coloured, profile)


def _of_singles(text: str, signs: re.Pattern[str], meant: re.Pattern[str] | None, profile: Profile) -> list[KeyEntry]:
    """ "1 means achieved and 2 slipped", "graded 1 or 2, for achieved and slipped"."""
    pairs = pairs_told(text, signs, profile)
    if len(pairs) < FEWEST and meant is not None:
        pairs = lists_told(text, signs, meant, profile, brief=True) or pairs
    return [entry_of_line(pair.sign, pair.said, profile) for pair in pairs]


def _of_colours(
    text: str, coloured: re.Pattern[str], words: re.Pattern[str] | None, profile: Profile
) -> list[KeyEntry]:
    """Colours and what they mean; where that is a state of the cells, this is what is explained: "green means done"."""
    pairs = pairs_told(text, coloured, profile, others=words)
    return [_of_colour(pair, words, profile) for pair in pairs]


def _of_colour(pair: Pair, words: re.Pattern[str] | None, profile: Profile) -> KeyEntry:
    brief = len(pair.said.split()) <= LONGEST_SAID and folded(pair.sign) in profile.key_told.colours
    said = [m for m in words.finditer(pair.said) if not _turned(pair.said, m, profile)] if words and brief else []
    longest = max(said, key=lambda m: len(m[0]), default=None)
    if longest is not None:
        return KeyEntry(longest[0], "word", folded(pair.sign), progress_of_words(longest[0], profile))
    return entry_of_line(folded(pair.sign), pair.said, profile)


def _turned(said: str, state: re.Match[str], profile: Profile) -> bool:
    """Whether a state stands in a meaning that makes less of it, or the contrary: "not done"."""
    return bool(profile.status_negated.search(unhyphened(folded(said[: state.start()])) + " "))


def _of_words(text: str, words: re.Pattern[str], coloured: re.Pattern[str], profile: Profile) -> list[KeyEntry]:
    """ "Landed counts as blue, Sailing as green", "graded good, fair or poor; these are green, amber and red"."""
    pairs = _bracketed(text, words, coloured) or pairs_told(text, words, profile)
    told = (_of_word(pair, coloured, profile) for pair in pairs)
    found = [entry for entry in told if entry is not None]
    if len(found) >= FEWEST:
        return found
    listed = lists_told(text, words, coloured, profile, brief=False)
    return [KeyEntry(p.sign, "word", folded(p.said), progress_of_words(p.sign, profile)) for p in listed] or found


def _of_bands(text: str, coloured: re.Pattern[str], profile: Profile) -> list[KeyEntry]:
    """ "0 to 25% is red, 26 to 99% amber and 100% blue", where the cells say shares."""
    told = (_of_word(pair, coloured, profile) for pair in pairs_told(text, any_band(profile), profile))
    return [entry for entry in told if entry is not None and band_of(entry.shown, profile)]


def _bracketed(text: str, words: re.Pattern[str], coloured: re.Pattern[str]) -> list[Pair]:
    """States with their colours in brackets: "Sailing (green); Aground (equivalent to red)"."""
    behind = ((state, _BRACKET.match(text, state.end())) for state in words.finditer(text))
    found = [Pair(state[0], said[1]) for state, said in behind if said and len(said[1].split()) <= LONGEST_NOTE]
    return [pair for pair in found if len(coloured.findall(pair.said)) == 1]


def _of_word(pair: Pair, coloured: re.Pattern[str], profile: Profile) -> KeyEntry | None:
    """A state with its colour, where just one is named, else with the progress that it is said to mean."""
    named = coloured.findall(pair.said)
    if len(named) == 1:
        return KeyEntry(pair.sign, "word", folded(named[0]), progress_of_words(pair.sign, profile))
    known = progress_of_words(pair.said, profile)
    return KeyEntry(pair.sign, "word", pair.said, known) if known else None
