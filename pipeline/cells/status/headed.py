"""A heading as a status: "Completed recommendations", "Table C: Overdue", "Recommendations with some delay (amber)"."""

from __future__ import annotations

import re

from pipeline.cells.status.printed import Shown, rags_in
from pipeline.models.report import Rag
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import SHORT, folded

LONGEST_STATE = 5  # words of a state
LONGEST = 4  # words beside those that say what is listed
# "B. On track (3)", "A. Completed – the Panel is asked to sign these off": what leads and follows a state.
_LED = re.compile(r"^(?:[a-z]|\d{1,2}|[ivx]{1,4})[.):]? (?=\w{2})| [–—-] .*$| ?[(\[]\d{1,3}[)\]]$")
_ASIDE = re.compile(r"(?:\(([^()]+)\)|\[([^\[\]]+)\]|[–—-]\s*(\w+))\s*:?$")


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
    return len(plain.split()) <= LONGEST and any(ends)


def is_state(plain: str, profile: Profile) -> bool:
    """Whether folded words are a status as a whole: "on track", "not yet started"."""
    return plain in profile.status_words or any(words.fullmatch(plain) for words in profile.progress.values())


def is_brief_state(text: str, profile: Profile) -> bool:
    """Whether a few words, or a letter, are a status as a whole."""
    if len(text) > 2 * SHORT:
        return False
    said = folded(text)
    return len(said.split()) <= LONGEST_STATE and (said in profile.status_letters or is_state(said, profile))


def none_here(text: str, profile: Profile) -> bool:
    """Whether a row only says that its section holds nothing: "There are no overdue recommendations."."""
    return bool(profile.none_here.match(folded(text)))
