"""What a status shows, and what it means by a report's legend and the profile."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.models.records import Column, Heading, Printed, cell_in
from pipeline.models.report import KeyEntry, Progress, Rag, Recommendation
from pipeline.models.table import Cell
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.headings import role_of, roles_in
from pipeline.records.status.printed import (
    ORDER,
    Shown,
    has_share,
    inked,
    is_uncoloured,
    name_of,
    rag_of,
    rags_in,
    read_status,
    unhyphened,
)

# "amber", "work is late (amber)", "Amber: work is late", "late; amber"
_COLOUR = tuple(map(re.compile, (r"(?:^|\()(\w+)\)?$", r"[:;–—] ?(\w+)\.?$", r"^(\w+) ?[:;–—]")))
_SIGN = re.compile(r"^[^\w(]\s+(?=[^\W\d])")  # "■ Stalled", where the key has the word alone
_NAMED = re.compile(r" ?\((\w+)\)$")  # "1 (Blue)"
_ALL: tuple[Progress, ...] = ("delivered", "on_track", "concern", "not_delivered", "not_started", "closed")
_COLOURS, MOST_COLOURS = frozenset("rag"), 2  # letters that are those of colours where a key has so many of them
_MEANT: dict[str, Rag] = {"delivered": "complete", "on_track": "green", "concern": "amber", "not_delivered": "red"}
REMEMBERED = 1024  # texts: what a key or a status says is asked for several times
_UNDONE = ("not_delivered", "not_started")
_CONTRARY: dict[str, Progress] = {"delivered": "not_delivered", "on_track": "concern"}
WHOLE = 100
_DASHES = ("-", "–", "—")
_FIGURE = re.compile(r"\d{1,3}(?= ?%)|\d{1,3}(?= ?(?:[–—-]|\w{1,3}) ?\d{1,3} ?%)")


def entry_for(shown: Shown, key: Sequence[KeyEntry], profile: Profile) -> KeyEntry | None:
    """The line of the key that explains what a cell shows."""
    if not shown.shown:
        return None
    said = folded(shown.shown)
    exact = _named_in(key, said) or _named_in(key, _SIGN.sub("", said))
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
    low, high = band_of(said, profile) or (WHOLE, 0)
    held = [e for e in key if (band := band_of(e.shown, profile)) and band[0] <= low <= high <= band[1]]
    return held[0] if len(held) == 1 else None


def _named_in(key: Sequence[KeyEntry], said: str) -> list[KeyEntry]:
    return [e for e in key if folded(_NAMED.sub("", e.shown)) == said] or [e for e in key if folded(e.shown) == said]


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


MOST = 0.6  # share of the records that must show a status there
LIGHTS = 2  # colours that decoration may have
LONGEST_BESIDE = 4  # words beside those that say what is listed
# "B. On track (3)", "A. Completed – the Panel is asked to sign these off": what leads and follows a state.
_LED = re.compile(r"^(?:[a-z]|\d{1,2}|[ivx]{1,4})[.):]? (?=\w{2})| [–—-] .*$| ?[(\[]\d{1,3}[)\]]$")
_ASIDE = re.compile(r"(?:\(([^()]+)\)|\[([^\[\]]+)\]|[–—-]\s*(\w+))\s*:?$")
LONGEST_SENTENCE = 14  # words of a sentence that tells the state and nothing else
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_LABELLED = re.compile(r"(?P<label>[^\W\d_][\w ]{1,30}?)\s*(?::|\s[–—-])\s*(?P<state>\S.*)")
_CLOSING = " .!*[]()"
SEEN = frozenset({"fill", "image", "shape", "symbol", "font"})  # evidence that shows a colour and no word
_FOUR_COLOURS = re.compile(r"\bBRAG\b", re.IGNORECASE)


def drawn_in(heading: Heading, records: Sequence[Printed], profile: Profile, *, keyed: bool) -> Column | None:
    """The one column in which most records show a sign that is a status; None where none does, or several differ.

    A colour alone counts where the report has a key, or the heading speaks of an assessment, or where three of the
    lights stand in it: else it is decoration.
    """
    if heading.of("status"):
        return None
    found = [c for c in heading.columns if _shows(c, records, profile, keyed=keyed)]
    said = {tuple(shown_in(record, column, profile).rag for record in records) for column in found}
    return found[0] if len(said) == 1 else None  # a whole card may be painted


def _shows(column: Column, records: Sequence[Printed], profile: Profile, *, keyed: bool) -> bool:
    shown = [s for r in records if (s := shown_in(r, column, profile)).rag is not None]
    if not shown or len(shown) < MOST * len(records):
        return False
    if not any(s.evidence in ("fill", "font") for s in shown):
        return True
    said = keyed or "status" in roles_in(column.heading, profile)
    alone = keyed and len(records) == 1  # a table by itself, and the key explains what it shows
    return alone or len({s.rag for s in shown}) > (1 if said else LIGHTS)


def shown_in(record: Printed, column: Column, profile: Profile) -> Shown:
    """The status that the signs of a cell show, whatever its words say; of news, the state that they begin with, or
    the colour that they are printed in.
    """
    cell = cell_in(record.cells, column)
    seen = read_status(cell._replace(text=Text()) if cell is not None else None, profile)
    if cell is None or seen.rag is not None or column.role != "update":
        return seen
    said = state_told(cell.text.value, profile)
    if said:
        return read_status(Cell(text=Text(said)), profile)
    drawn = inked(cell.text.words())
    return seen if drawn.blank else drawn


def state_of(theme: Text | None, profile: Profile) -> Shown:
    """What the section that a record stands in says of its status; blank where it is a theme ("Green spaces").

    A heading that says what it lists may say its state in more words, or name its colour at the end; any may name it
    in front: "Green: on track".
    """
    said = " ".join(theme.value.split()) if theme else ""
    whole = folded(said)
    plain = _bare(whole, profile)
    for state in (plain, _bare(_LED.sub("", whole), profile)):
        if is_state(state, profile):
            return Shown(said, "section", None, _alone(state, profile))
    named = _named(whole, profile)
    if named:
        return Shown(said, "section", None, named)
    lists = bool(profile.listed.search(whole))
    aside = _ASIDE.search(whole) if lists or profile.lettered.search(whole) else None
    rag = _alone(next(filter(None, aside.groups())), profile) if aside else None
    rest = _bare(whole[: aside.start()], profile) if aside and rag else plain
    if rag is None and not (lists and rest and _tells(rest, profile)):
        return Shown(blank=True)
    return Shown(said, "section", None, rag or _only(rags_in(rest, profile)))


def _named(plain: str, profile: Profile) -> Rag | None:
    """The colour that a heading names in front of its state: "Green: on track"."""
    colour, _, state = map(str.strip, plain.partition(":" if ":" in plain else "–"))
    return _alone(colour, profile) if state and is_state(state, profile) else None


def _bare(plain: str, profile: Profile) -> str:
    """A heading without what it says beside a state: "recommendations that have been", "Table C:"."""
    return " ".join(profile.section_words.sub(" ", plain).split())


def _alone(plain: str, profile: Profile) -> Rag | None:
    return _only(rags_in(plain, profile)) if plain in profile.status_words else None


def _only(found: frozenset[Rag]) -> Rag | None:
    return next(iter(found), None) if len(found) == 1 else None


def _tells(plain: str, profile: Profile) -> bool:
    """Whether a state stands at either end of a few words: "with some slippage", "no longer being pursued"."""
    found = (match for words in profile.progress.values() for match in words.finditer(plain))
    ends = (match.start() == 0 or " " not in plain[match.end() :] for match in found)
    return len(plain.split()) <= LONGEST_BESIDE and any(ends)


def is_state(plain: str, profile: Profile) -> bool:
    """Whether folded words are a status as a whole: "on track", "not yet started"."""
    return plain in profile.status_words or any(words.fullmatch(plain) for words in profile.progress.values())


def none_here(text: str, profile: Profile) -> bool:
    """Whether a row only says that its section holds nothing: "There are no overdue recommendations."."""
    return bool(profile.none_here.match(folded(text)))


def state_told(text: str, profile: Profile) -> str | None:
    """The words of the state that the first or last sentence of a text tells; None where they tell of other things."""
    sentences = [sentence.strip(_CLOSING) for sentence in _SENTENCE.split(text.strip()) if sentence.strip(_CLOSING)]
    if len(sentences) < 2:
        return None
    for sentence in (sentences[-1], sentences[0]):
        labelled = _LABELLED.fullmatch(sentence)
        if (
            labelled
            and role_of(labelled["label"], profile) == "status"
            and is_state(folded(labelled["state"]), profile)
        ):
            return labelled["state"]
    return _of_sentence(sentences[-1], profile)


def _of_sentence(sentence: str, profile: Profile) -> str | None:
    told = profile.state_told.search(sentence) if len(sentence.split()) <= LONGEST_SENTENCE else None
    if told is None or profile.state_open.search(sentence[: told.start("state")]):
        return None
    return told["state"] if is_state(folded(told["state"]), profile) else None


def without_unexplained_blue(
    found: Sequence[Recommendation], key: Sequence[KeyEntry], headings: Sequence[str]
) -> list[Recommendation]:
    """Return the recommendations; blue has no meaning where no key, heading or other colour of the report gives one.

    `headings`: of the columns. "BRAG" above one of them names the scheme in which blue is complete.
    """
    seen = [r for r in found if r.status.evidence in SEEN]
    other = any(r.rag in ("red", "amber", "green") for r in seen)
    if key or other or any(map(_FOUR_COLOURS.search, headings)):
        return list(found)
    return [_unexplained(r) if r in seen and _is_blue(r) else r for r in found]


def is_keyed(recommendation: Recommendation) -> bool:
    """Return True if only a key can say what the status means: it is shown by a colour, sign or letter."""
    status = recommendation.status
    blue = status.evidence in SEEN and status.shown == "blue"
    return blue or (recommendation.rag is not None and status.evidence not in ("word", "section", "none"))


def _is_blue(recommendation: Recommendation) -> bool:
    """Return True if blue is all that the status shows: a tick has a meaning of its own."""
    return recommendation.status.shown == "blue" and name_of(recommendation.status.colour) == "blue"


def _unexplained(recommendation: Recommendation) -> Recommendation:
    updates = tuple(replace(u, rag=None) if u.rag == "complete" else u for u in recommendation.updates)
    return replace(recommendation, rag=None, progress=None, updates=updates)
