"""What a status means: by the legend's words, or the bands of its percentages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from pipeline.models.report import KeyEntry, Progress, Rag
from pipeline.profiles import Profile
from pipeline.profiles.patterns import any_of
from pipeline.profiles.profile import folded
from pipeline.records.status.printed import ORDER, Shown, has_share, is_uncoloured, name_of, rag_of, unhyphened

# "amber", "work is late (amber)", "Amber: work is late", "late; amber"
_COLOUR = tuple(map(re.compile, (r"(?:^|\()(\w+)\)?$", r"[:;–—] ?(\w+)\.?$", r"^(\w+) ?[:;–—]")))
_NAMED = re.compile(r" ?\((\w+)\)$")  # "1 (Blue)"
_ALL: tuple[Progress, ...] = ("delivered", "on_track", "concern", "not_delivered", "not_started", "closed")
_COLOURS, MOST_COLOURS = frozenset("rag"), 2  # letters that are those of colours where a key has so many of them
_MEANT: dict[str, Rag] = {"delivered": "complete", "on_track": "green", "concern": "amber", "not_delivered": "red"}
REMEMBERED = 1024  # texts: what a key or a status says is asked for several times
_UNDONE = ("not_delivered", "not_started")
_CONTRARY: dict[str, Progress] = {"delivered": "not_delivered", "on_track": "concern"}
WHOLE = 100
_DASHES = ("-", "–", "—")
_SHARE = re.compile(r"(\d{1,3}) ?%")
_FIGURE = re.compile(r"\d{1,3}(?= ?%)|\d{1,3}(?= ?(?:[–—-]|\w{1,3}) ?\d{1,3} ?%)")


def entry_for(shown: Shown, key: Sequence[KeyEntry]) -> KeyEntry | None:
    """The line of the key that explains what a cell shows."""
    if not shown.shown:
        return None
    said = folded(shown.shown)
    exact = [e for e in key if folded(_NAMED.sub("", e.shown)) == said] or [e for e in key if folded(e.shown) == said]
    if len(exact) == 1 or (exact and len({e.progress for e in exact}) == 1):
        return exact[0]
    meant = [e for e in key if folded(e.meaning) == said]  # the word beside a colour of the key, in place of the colour
    if len(meant) == 1:
        return meant[0]
    name = name_of(shown.colour) if shown.evidence not in ("word", "letter") else None
    drawn = ("tick", "cross")
    coloured = [e for e in key if name and name_of(e.colour) == name and (e.shown in drawn) == (said in drawn)]
    if len(coloured) == 1:
        return coloured[0]
    if shown.evidence in ("letter", "word") and shown.rag:
        alike = [e for e in key if rag_of(folded(e.shown)) == shown.rag or rag_of(name_of(e.colour)) == shown.rag]
        return alike[0] if len(alike) == 1 else None
    return None


def rag_by_key(entry: KeyEntry, profile: Profile) -> Rag | None:
    """The status of a word by the colour that the key prints for it: "Behind: Amber", "up to 3 months (amber)".

    That of a letter, figure, sign or word of the report's own ("D – done") by what the key says that it means; none
    where that stands for no colour ("→ under way").
    """
    bracket = _NAMED.search(entry.shown)
    named = [bracket] if bracket else [match for colour in _COLOUR if (match := colour.search(entry.meaning))]
    found = next((rag for match in named if (rag := profile.status_words.get(folded(match[1])))), None)
    own = _is_own(entry.shown, profile)
    own = own and not is_uncoloured(entry.meaning, profile) and qualified(entry.meaning, profile) is None
    meant = _MEANT.get(entry.progress or "") if own and not entry.colour else None
    coloured = rag_of(name_of(entry.colour)) or rag_of(folded(entry.shown))  # "Amber – under way"
    return next((rag for rag in ORDER if rag == found), None) or coloured or meant


def _is_own(shown: str, profile: Profile) -> bool:
    """Whether a sign or word is the report's own: habit knows nothing of it."""
    if len(shown) == 1:
        return folded(shown) not in profile.status_letters
    return not is_uncoloured(shown, profile) and progress_of_words(shown, profile) is None


def qualified(meaning: str, profile: Profile) -> Progress | None:
    """How it goes on with what is not done, as brackets tell it: "Not achieved (progress is satisfactory)"."""
    state, _, aside = meaning.partition("(")
    said = progress_of_words(aside, profile) if aside else None
    undone = said not in _UNDONE and progress_of_words(state, profile) in _UNDONE
    return said if undone else None


def rag_told(shown: Shown, entry: KeyEntry | None, key: Sequence[KeyEntry], profile: Profile) -> Rag | None:
    """The status that a cell shows, by its entry in the report's own key where that tells it otherwise than habit does.

    That is a word whose colour the key names ("Behind (red)"), and a letter that begins its meaning ("B = behind").
    """
    if entry is None or shown.evidence not in ("word", "letter"):
        return shown.rag
    if shown.evidence == "letter":
        initial = _is_initial(entry, profile) and len(_COLOURS & {folded(e.shown) for e in key}) < MOST_COLOURS
        return _MEANT.get(entry.progress or "") if initial else shown.rag
    named = _NAMED.search(entry.meaning)
    alone = rag_of(folded(entry.meaning)) if shown.rag != "complete" else None  # a word for done is complete anyway
    return (rag_of(folded(named[1])) if named else alone) or shown.rag or rag_by_key(entry, profile)


def _is_initial(entry: KeyEntry, profile: Profile) -> bool:
    """Whether a letter of a key is the first one of what it means, and that is no colour."""
    first = folded(entry.meaning).split(" ")[0].rstrip(",;:")
    coloured = first in profile.status_words and rag_of(first) is not None
    return len(entry.shown) == 1 and first[:1] == folded(entry.shown) and not coloured


@lru_cache(maxsize=REMEMBERED)
def progress_of_words(text: str, profile: Profile) -> Progress | None:
    """What a phrase of a key, or a status in words, says of progress: a longer phrase beats one inside it."""
    plain = unhyphened(folded(text))
    met = [(m.start(), m.end(), name) for name, words in profile.progress.items() for m in words.finditer(plain)]
    whole = [one for one in met if one[2] != "delivered" or not _lessened(plain, one[0], one[1], profile)]
    found = [(start, end, said) for start, end, name in whole if (said := _turned(name, plain[:start], met, profile))]
    own = {name for start, end, name in found if not any(_wider(start, end, o) for o in found)}
    return next((p for name in profile.progress if name in own for p in _ALL if p == name), None)


def _lessened(plain: str, start: int, end: int, profile: Profile) -> bool:
    """Whether words around those for "delivered" make less of them: "implemented in part", "80% complete"."""
    return bool(profile.status_lessened.match(plain, end)) or has_share(plain[:start], profile)


def _turned(name: str, before: str, met: Sequence[tuple[int, int, str]], profile: Profile) -> str | None:
    """What words say behind "not": the contrary ("not being delivered"); nothing where it is only "not yet".

    A "not" that is part of other words ("may not be done") turns nothing round.
    """
    negated = profile.progress_negated.search(before) if name in _CONTRARY else None
    if negated is None:
        return name
    taken = any(start <= negated.start() < end for start, end, _ in met)
    return None if negated["yet"] or taken else _CONTRARY[name]


def _wider(start: int, end: int, other: tuple[int, int, str]) -> bool:
    """Whether the words stand inside a longer phrase: in "will be achieved" nothing is achieved yet."""
    return other[0] <= start and end <= other[1] and other[1] - other[0] > end - start


def progress_of(shown: Shown, entry: KeyEntry | None, profile: Profile) -> Progress | None:
    """`progress` of the contract: the key's word first; bare colours, letters and percentages say nothing."""
    if entry is not None:
        return entry.progress
    if shown.evidence not in ("word", "section") or not shown.shown:
        return None
    plain = folded(shown.shown)
    if plain in ("red", "amber", "green", "blue", "yellow", "orange") or plain.endswith("%"):
        return None
    return progress_of_words(plain, profile)


def entry_of_share(shown: str, key: Sequence[KeyEntry], profile: Profile) -> KeyEntry | None:
    """The line of a key whose band holds a share that a status cell shows."""
    share = _SHARE.fullmatch(folded(shown))
    if share is None:
        return None
    held = [e for e in key if (band := band_of(e.shown, profile)) and band[0] <= int(share[1]) <= band[1]]
    return held[0] if len(held) == 1 else None


@lru_cache(maxsize=4)
def any_band(profile: Profile) -> re.Pattern[str]:
    """Whatever in a sentence may be a share or a band of them."""
    said = (profile.shares_below, profile.shares_up_to, profile.shares_above, profile.shares_from)
    words = any_of([*chain(*said)])
    first = rf"\d{{1,3}}(?: ?%)? ?(?:[–—-]|{profile.status_between.pattern}) ?"
    return re.compile(rf"(?:\b{words} )?(?<!\d)(?:{first})?\d{{1,3}} ?%(?: {words}(?!\w))?", re.IGNORECASE)


@lru_cache(maxsize=256)
def band_of(text: str, profile: Profile) -> tuple[int, int] | None:
    """The lowest and the highest share that words name: "75% to 99%", "over 75%", "25% or less", "100%"."""
    plain = folded(text)
    figures = [int(figure) for figure in _FIGURE.findall(plain)]
    words = _FIGURE.sub(" ", plain).replace("%", " ").split()
    said = " ".join(words)
    if len(figures) == 2 and (said in _DASHES or profile.status_between.fullmatch(said)):
        low, high = sorted(figures)
        return low, high
    if len(figures) != 1:
        return None
    if said in profile.shares_below:
        return 0, figures[0] - 1
    if said in profile.shares_up_to:
        return 0, figures[0]
    if said in profile.shares_above:
        return figures[0] + 1, WHOLE
    if said in profile.shares_from:
        return figures[0], WHOLE
    return (figures[0], figures[0]) if not said else None
