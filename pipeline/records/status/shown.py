"""A status that is shown elsewhere than in its column: beside words, over the rows, in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.records import Column, Heading, Printed, cell_in
from pipeline.models.report import KeyEntry, Rag, Recommendation
from pipeline.models.table import Cell
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.headings import role_of, roles_in
from pipeline.records.status.printed import Shown, inked, name_of, rags_in, read_status

_LEAD = re.compile(r"([^\W\d_][\w /-]{0,30}?|\[[^\W\d_][\w /-]{0,30}\])\s*(?::|[–—]|\s-\s|(?<=\]))\s*(?=\S)")
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
    said = _state_before(cell.text.value, profile) or state_told(cell.text.value, profile)
    if said:
        return read_status(Cell(text=Text(said)), profile)
    drawn = inked(cell.text.words())
    return seen if drawn.blank else drawn


def _state_before(text: str, profile: Profile) -> str | None:
    """The words of a state that a text begins with, in a paragraph of their own or in front of a mark."""
    above, _, rest = text.partition("\n")
    lead = _LEAD.match(text)
    for said in (above if rest else "", lead[1] if lead else ""):
        plain = folded(said.strip("[]() "))
        if plain and is_state(plain, profile):
            return said.strip("[]() ")
    return None


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
