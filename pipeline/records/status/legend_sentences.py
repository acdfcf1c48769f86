"""Legends in sentences: which colour means what."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from pipeline.models.report import KeyEntry
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.patterns import any_of
from pipeline.profiles.profile import folded
from pipeline.records.limits import counts, measures
from pipeline.records.status.legend_tables import entry_of_line
from pipeline.records.status.meaning import progress_of_words
from pipeline.records.status.printed import unhyphened

LONGEST_STATE, LONGEST_SAID, LONGEST_LEAD, LONGEST_MEANING = counts(
    "legend_sentences", "longest_state longest_said longest_lead longest_meaning"
)
(KNOWN,) = measures("legend_sentences", "known")

FEWEST = 2  # signs that a key explains
Reading = Callable[[str], list[KeyEntry]]
_SENTENCE = re.compile(r"(?<=[.!])\s+(?=[A-Z“\"\d])|\n+")
_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}\.|[*†‡•◦-])\s+(?=[^\W\d])|^[*†‡]\s*")
_PARTS = ",;:.–—"
_NOTHING = re.compile(r"[”\"'’]?\s*")
_SHARE = re.compile(r"\d{1,3} ?%")
_AROUND = " \t\n,;:.–—-|()[]\"“”'‘’*"
Match = re.Match[str]


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
    """What may be a sign: single letters or figures that the cells hold, colours, the cells' words."""
    coloured = any_sign(profile.key_told.colours)
    own = [s for s in states if folded(s) not in profile.key_told.colours and len(s.split()) <= LONGEST_STATE]
    singles, words = any_sign([s for s in own if len(s) == 1]), any_sign([s for s in own if len(s) > 1])
    if any(_SHARE.fullmatch(s) for s in states):
        bands = _bands(profile)
        yield lambda text: _of_singles(text, bands, profile)
    if singles:
        yield lambda text: _of_singles(text, singles, profile)
    if coloured:
        yield lambda text: _of_colours(text, coloured, words, profile)
    if coloured and words:
        yield lambda text: _of_words(text, words, coloured, profile)


@lru_cache(maxsize=4)
def _bands(profile: Profile) -> re.Pattern[str]:
    """Shares, and bands of them: "26 to 75%", "below 25%", "75% or more"."""
    share = r"\d{1,3}(?: ?%)?(?: ?(?:[–—-]|[a-z]{1,3}) ?\d{1,3})? ?%"
    every = any_of([*profile.shares_below, *profile.shares_up_to, *profile.shares_above, *profile.shares_from])
    return re.compile(rf"(?i:(?:\b{every} )?(?<![\w.]){share}(?: {every}\b)?)")


def _of_singles(text: str, signs: re.Pattern[str], profile: Profile) -> list[KeyEntry]:
    """ "1 means achieved and 2 slipped", "0 to 25% is red"."""
    return [entry_of_line(pair.sign, pair.said, profile) for pair in pairs_told(text, signs, profile)]


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
    """ "Landed counts as blue, Sailing as green"."""
    told = (_of_word(pair, coloured, profile) for pair in pairs_told(text, words, profile))
    return [entry for entry in told if entry is not None]


def _of_word(pair: Pair, coloured: re.Pattern[str], profile: Profile) -> KeyEntry | None:
    """A state with its colour, where just one is named, else with the progress that it is said to mean."""
    named = coloured.findall(pair.said)
    if len(named) == 1:
        return KeyEntry(pair.sign, "word", folded(named[0]), progress_of_words(pair.sign, profile))
    known = progress_of_words(pair.said, profile)
    return KeyEntry(pair.sign, "word", pair.said, known) if known else None


@dataclass(frozen=True, slots=True)
class Pair:
    """A sign as it is printed, and what a sentence says of it."""

    sign: str
    said: str


@dataclass(frozen=True, slots=True)
class _Head:
    """A sign that its meaning may follow: what stands before its own words, and what links it to what follows."""

    before: str
    sign: Match
    link: Match | None


def pairs_told(
    text: str, signs: re.Pattern[str], profile: Profile, others: re.Pattern[str] | None = None
) -> list[Pair]:
    """The pairs of all sentences of a paragraph; a sign that is told again keeps what was said first.

    `others` may be signs among them that are no such ones: "red that it is late, and complete that no more is asked".
    """
    found: dict[str, Pair] = {}
    if not signs.search(text):
        return []
    for sentence in _SENTENCE.split(text):
        bare = _NUMBERED.sub("", sentence.strip())
        met = list(signs.finditer(bare)) if bare else []
        pairs = (_in_front(bare, met, profile, others) or _behind(bare, met, profile)) if met else []
        for pair in pairs:
            found.setdefault(pair.sign.lower(), pair)
    return list(found.values())


def _in_front(text: str, met: Sequence[Match], profile: Profile, others: re.Pattern[str] | None) -> list[Pair]:
    """Signs in front of their meanings: "Green means done, amber that it is partly done and red not done"."""
    heads: list[_Head] = []
    more = list(others.finditer(text, met[0].end())) if others else []
    for sign in sorted([*met, *more], key=lambda match: match.start()):
        head = _head(text, sign, profile)
        if head is None or not (heads or _leads(head, profile)):
            return []
        if not heads or _is_next(head, heads, profile, strange=sign in more):
            heads.append(head)
    commas = sum(head.link is not None and head.link[0].strip() == "," for head in heads)
    if commas and (commas < len(heads) or text.count(";") < len(heads) - 1):
        return []  # as a link, only in "grey, no longer needed; green, on target"
    ends = [*(len(head.before) for head in heads[1:]), len(text)]
    return _shared(
        [
            (h, _trimmed(text[h.link.end() if h.link else h.sign.end() : end], profile))
            for h, end in zip(heads, ends, strict=True)
        ]
    )


def _head(text: str, sign: Match, profile: Profile) -> _Head | None:
    """A sign with its link; None for a figure or letter that something else is numbered by."""
    told = profile.key_told
    if len(sign[0]) == 1 and told.numbered.search(text, 0, sign.start()):
        return None  # "Recommendation 1 is complete"
    run = told.fore.search(text, 0, sign.start())
    link = told.linked.match(text, sign.end())
    if link is None and ("%" in sign[0] or (run and told.conditions.search(run[0]))):
        link = _NOTHING.match(text, sign.end())
    return _Head(text[: run.start() if run else sign.start()].rstrip(), sign, link)


def _is_next(head: _Head, heads: Sequence[_Head], profile: Profile, *, strange: bool) -> bool:
    """Whether another pair begins with a sign; `strange` ones need a word that links them, not a mark."""
    if strange and not (head.link and head.link[0].strip()[:1].isalpha()):
        return False
    return _parted(head.before, profile) and head.sign[0].lower() not in {h.sign[0].lower() for h in heads}


def _shared(found: Sequence[tuple[_Head, str]]) -> list[Pair]:
    """The pairs; of "amber or red that it is not" both have the meaning behind the second."""
    pairs: list[Pair] = []
    for head, said in reversed(found):
        own = said or (pairs[-1].said if pairs and not head.link else "")
        if not own or len(own.split()) > LONGEST_MEANING:
            return []
        pairs.append(Pair(head.sign[0], own))
    return pairs[::-1]


def _behind(text: str, met: Sequence[Match], profile: Profile) -> list[Pair]:
    """Signs behind their meanings: "Those that are complete are shown in green, those delayed in amber"."""
    told = profile.key_told
    nouns = told.nouns.match(text, met[-1].end())
    if text[nouns.end() if nouns else met[-1].end() :].strip(_AROUND):
        return []
    pairs: list[Pair] = []
    end = 0
    for sign in met:
        run = told.aft.search(text, end, sign.start())
        linked = run is not None and bool(told.marks.search(run[0]) if len(met) == 1 else run[0].strip(_AROUND))
        said = _trimmed(text[end : run.start() if run else sign.start()], profile)
        if not (said and (linked or pairs)) or len(said.split()) > LONGEST_MEANING:
            return []
        pairs.append(Pair(sign[0], said))
        end = sign.end()
    return pairs


def _leads(head: _Head, profile: Profile) -> bool:
    """Whether what stands in front of the first sign leads to it."""
    if head.link is None or len(head.before.split()) > LONGEST_LEAD:
        return False
    return head.before[-1:] in ("", ",", ":") or bool(profile.key_told.strong.search(head.link[0]))


def _parted(before: str, profile: Profile) -> bool:
    """Whether another sign may begin here: behind a mark, or "and"."""
    return before[-1:] in _PARTS or bool(profile.key_told.parts.search(before))


def _trimmed(said: str, profile: Profile) -> str:
    """A meaning without the words that join it to the next or to the one in front."""
    plain, told = said.strip(_AROUND), profile.key_told
    while (cut := told.parts.sub("", told.opens.sub("", plain)).strip(_AROUND)) != plain:
        plain = cut
    return plain


def any_sign(signs: Collection[str], known: Callable[[str], bool] = bool) -> re.Pattern[str] | None:
    """A pattern of the signs that are known: words in any case, letters only as capitals; None of none."""
    listed = sorted(filter(known, signs), key=len, reverse=True)
    if not listed:
        return None
    words = (re.escape(sign) if len(sign) == 1 else rf"(?i:{re.escape(sign)})" for sign in listed)
    return re.compile(rf"(?<![\w£.-])(?:{'|'.join(words)})(?![\w%]|[.-]\w)")
