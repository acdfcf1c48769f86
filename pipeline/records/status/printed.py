"""A status as it is printed: words, letters, colours, signs, ticks."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.models.page import Word
from pipeline.models.report import Rag, StatusEvidence
from pipeline.models.table import Cell, Mark
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.decisions import ticked, unticked
from pipeline.records.limits import counts, measures, weights
from pipeline.text.remember import memorised

ORDER: tuple[Rag, ...] = ("red", "amber", "green", "complete")  # worse first
(LONGEST_PHRASE,) = counts("status", "longest_phrase")
PALE, PALE_GREEN = measures("status", "pale pale_green")
BLACK, DARK, WHITE, MOST_LIGHT, WHOLE_TURN = measures("status", "black dark white most_light whole_turn")
HUES = weights("status", "hues")  # in degrees, where each ends
SHOWN_FIRST = ("image", "shape", "symbol", "fill")
TICKS = frozenset("✓✔☑✅")
CROSSES = frozenset("✗✘✕✖☒❌×")
_DOTS = frozenset("●⬤•■◆▲▼►◼⚫🔴🟠🟡🟢🔵○◯⭕")
_EMOJI = {
    "🔴": "#dd2e44",
    "🟠": "#f4900c",
    "🟡": "#fdcb58",
    "🟢": "#78b159",
    "🔵": "#55acee",
    "✅": "#77b255",
    "❌": "#dd2e44",
}
_WINGDINGS = {"ü": "✔", "þ": "☑", "û": "✘", "ý": "☒", "l": "●", "n": "■"}
_WINGDINGS |= {chr(0xF000 + ord(c)): sign for c, sign in _WINGDINGS.items()} | {"\uf0a4": "●"}
_DASHES = " -‐‑‒–—―"
_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")
_FIRST = re.compile(r"([^.,;:–—]{3,40})(?=[.,;:–—])")
_STOP = re.compile(r"[.;](?:\s|$)")
_PERCENT = re.compile(r"^(\d{1,3})\s?%$")


@dataclass(frozen=True, slots=True)
class Shown:
    """One reading of a status cell. `sure` is False for what stands there and could not be read."""

    shown: str | None = None
    evidence: StatusEvidence = "none"
    colour: str | None = None
    rag: Rag | None = None
    composite: bool = False
    differs: bool = False  # word and colour say different things
    blank: bool = False
    unread: bool = False


def read_status(cell: Cell | None, profile: Profile, background: frozenset[str] = frozenset()) -> Shown:
    """The status that a cell shows. Fills in `background` are the table's decoration, not a status."""
    if cell is None:
        return Shown(blank=True)
    words = cell.text.words()
    marks = [m for m in cell.marks if m.evidence != "fill" or m.colour not in background]
    said = _said(cell.text.value, words, profile)
    seen = _seen(marks)
    if said.shown is None:
        return seen
    if said.rag is None and seen.rag is not None and _is_colour_alone(seen):
        return Shown(said.shown, said.evidence, seen.colour, seen.rag)
    done = {"green", "complete"}  # "Complete" is as often printed on green as on blue
    differs = bool(said.rag and seen.rag and said.rag != seen.rag and not {said.rag, seen.rag} <= done)
    colour = said.colour or seen.colour
    return replace(said, colour=colour, differs=differs) if differs or colour != said.colour else said


def _is_colour_alone(seen: Shown) -> bool:
    """Whether what is seen beside a word nobody knows tells by its colour alone: the ground, one lamp, no tick."""
    return seen.evidence == "fill" or (
        seen.evidence == "shape" and seen.shown == name_of(seen.colour) and not seen.composite
    )


def by_key(cell: Cell | None, names: frozenset[str]) -> Shown | None:
    """What a cell shows by a fill that says nothing by itself but stands in the report's key: grey, white, black."""
    fills = [m for m in cell.marks if m.evidence == "fill"] if cell is not None else []
    name = name_of(fills[-1].colour) if fills else None
    return Shown(name, "fill", fills[-1].colour) if name in names else None


def _said(text: str, words: tuple[Word, ...], profile: Profile) -> Shown:
    """What is written: symbols, letters, words, a percentage."""
    plain = ticked(text) or " ".join(text.split())
    if not plain or unticked(plain):
        return Shown()
    symbol = _symbol(words)
    if symbol:
        return symbol
    colour = ink(words)
    folded_text = folded(plain)
    if folded_text in profile.status_letters:
        return Shown(plain, "letter", colour, _rag(profile.status_letters[folded_text]))
    percent = _PERCENT.match(plain)
    if percent:
        return Shown(plain, "word", colour, "complete" if percent[1] == "100" else None)
    found = _of_lines(text, profile) or rags_in(plain, profile) or _opening(plain, profile)
    if found:
        return Shown(plain, "word", colour, min(found, key=ORDER.index), composite=len(found) > 1)
    if colour and rag_of(name_of(colour)) and name_of(colour) != "blue":
        return Shown(plain, "font", colour, rag_of(name_of(colour)))
    return Shown(plain, "word", colour, None)


def _of_lines(text: str, profile: Profile) -> frozenset[Rag]:
    """The states of several actions, a line for each and nothing else; empty where a line says more."""
    lines = [folded(line) for line in text.split("\n") if line.strip()]
    states = [profile.status_words.get(line) or profile.status_letters.get(line) for line in lines]
    return frozenset(_rag(state) for state in states if state) if len(lines) > 1 and all(states) else frozenset()


def is_uncoloured(said: str, profile: Profile) -> bool:
    """Whether what a status says is known to stand for no colour: "Ongoing", "Not applicable", "60% complete"."""
    plain = folded(said)
    return bool(_PERCENT.match(said) or profile.status_share.match(plain)) or plain in profile.status_uncoloured


def is_dash(said: str) -> bool:
    """Whether a dash stands where a status would: nothing was assessed."""
    return bool(said) and not said.strip(_DASHES)


def has_share(before: str, profile: Profile) -> bool:
    """Whether folded words end in a share that makes less of the next one: "80% complete" is not complete."""
    return any(found.end() == len(before) for found in profile.status_share.finditer(before))


@memorised
def rags_in(text: str, profile: Profile) -> frozenset[Rag]:
    """Every status that a phrase names; whole phrase first, then its parts ("red/amber"), then words inside it."""
    plain = unhyphened(folded(text))
    squeezed = plain.replace(" ", "")
    if squeezed in profile.status_squeezed:
        return frozenset({_rag(profile.status_squeezed[squeezed])})
    parts = [p.strip() for p in profile.status_between.split(plain)]
    whole = [profile.status_words.get(p) or profile.status_letters.get(p) for p in parts if p]
    if whole and all(whole):
        return frozenset(_rag(w) for w in whole if w)
    if len(plain) > LONGEST_PHRASE:
        return frozenset()
    colour, hyphen, rest = folded(text).partition("-")  # "Amber-partly met": set close, or read so from a scan
    if hyphen and (named := rag_of(colour.strip())) and rag_of(rest.strip()) is None:
        return frozenset({named})
    best: tuple[bool, int, Rag] | None = None  # "Completed ahead of schedule" is complete, whatever is said behind it
    for word, rag in profile.status_words.items():
        if word in plain and _says(word, plain, profile):
            own = (rag == "complete" and _opens(word, plain), len(word), _rag(rag))
            best = own if best is None or own[:2] > best[:2] else best
    return frozenset({best[2]}) if best else frozenset()


def _opening(text: str, profile: Profile) -> frozenset[Rag]:
    """The status in front of the first stop, where more is told behind it: "Complete. The Panel considers that …".

    Not where that takes a part of it back: "Complete, but only in the north".
    """
    opens = _FIRST.match(text)
    rag = profile.status_words.get(unhyphened(folded(opens[1]))) if opens else None
    if opens is None or rag is None:
        return frozenset()
    rest = _STOP.split(text[opens.end() :], maxsplit=1)[0]
    return frozenset() if profile.decision_narrowed.search(rest) else frozenset({_rag(rag)})


def _says(word: str, plain: str, profile: Profile) -> bool:
    """Whether a status word stands in a phrase and is not turned round ("not complete")."""
    start, size = plain.find(word), len(word)
    while start >= 0:
        alone = not (_goes_on(plain[:start][-1:]) or _goes_on(plain[start + size : start + size + 1]))
        before = plain[:start]
        less = profile.status_negated.search(before) or profile.status_lessened.match(plain, start + size)
        if alone and not less and not has_share(before, profile):
            return True
        start = plain.find(word, start + 1)
    return False


def _opens(word: str, plain: str) -> bool:
    """Whether a phrase begins with a word, as a whole."""
    return plain.startswith(word) and not _goes_on(plain[len(word) :][:1])


def _goes_on(letter: str) -> bool:
    """Whether a word goes on with this letter; no letter ends it."""
    return letter.isalnum() or letter == "_"


def unhyphened(plain: str) -> str:
    """ "on-track" as "on track"; a dash between words stays."""
    return _HYPHEN.sub(" ", plain)


def _rag(value: str) -> Rag:
    return next(r for r in ORDER if r == value)


def _symbol(words: tuple[Word, ...]) -> Shown | None:
    """A cell that holds nothing but symbols."""
    if not words or not all(map(_glyph, words)):
        return None
    glyph, word = _glyph(words[0]) or "", words[0]
    colour = _EMOJI.get(glyph, word.style.colour)
    if glyph in TICKS:
        return Shown("tick", "symbol", colour, "complete")
    if glyph in CROSSES:
        return Shown("cross", "symbol", colour, rag_of(name_of(colour)) or "red")
    name = name_of(colour)
    return Shown(name, "symbol", colour, rag_of(name), unread=rag_of(name) is None)


def _glyph(word: Word) -> str | None:
    """A word that is one symbol, those of symbol fonts translated; None for anything else."""
    text = word.text.replace("\ufe0f", "")
    if len(text) != 1:
        return None
    if re.search(r"wingdings|symbol|dingbats|webdings", word.style.font, re.IGNORECASE) or "\uf000" <= text <= "\uf0ff":
        text = _WINGDINGS.get(text, text)
    return text if text in TICKS | CROSSES | _DOTS else None


def inked(words: Sequence[Word]) -> Shown:
    """What is shown by the colour of all letters of a cell, whatever they say."""
    colour = ink(words)
    rag = rag_of(name_of(colour)) if colour else None
    return Shown(name_of(colour), "font", colour, rag) if rag else Shown(blank=True)


def ink(words: Sequence[Word]) -> str | None:
    """The colour that all words share, unless it is plain black, white or grey."""
    colours = {w.style.colour for w in words}
    colour = colours.pop() if len(colours) == 1 else None
    return None if _is_plain(colour) else colour


def _is_plain(colour: str | None) -> bool:
    return name_of(colour) in (None, "black", "grey", "white")


def _seen(marks: list[Mark]) -> Shown:
    """What is shown without words: the picture or figure first, the fill behind it second."""
    if not marks:
        return Shown(blank=True)
    known = [mark for mark in marks if mark.form != "other"]
    if any(mark.form and rag_of(name_of(mark.colour)) for mark in known):
        marks = known  # the rest is the badge that a number stands on
    mark = min(
        marks, key=lambda m: (SHOWN_FIRST.index(m.evidence), name_of(m.colour) in ("grey", "white", "black", None))
    )
    name = name_of(mark.colour)
    if mark.form == "tick":
        return Shown("tick", mark.evidence, mark.colour, "complete")
    if mark.form == "cross":
        return Shown("cross", mark.evidence, mark.colour, rag_of(name) or "red")
    rag = rag_of(name)
    if rag is None and mark.evidence == "fill":
        return Shown(blank=True)
    several = {r for m in marks if m.evidence == mark.evidence != "fill" and (r := rag_of(name_of(m.colour)))}
    return Shown(name, mark.evidence, mark.colour, rag, composite=len(several) > 1, unread=rag is None)


@memorised
def name_of(colour: str | None) -> str | None:
    """ "#00a046" → "green"; red, amber, green, blue, purple, grey, white or black."""
    if not colour:
        return None
    degrees, saturation, value = _hue_of(colour)
    least = PALE_GREEN if HUES["amber"] < degrees < HUES["green"] else PALE
    if saturation < least or value < BLACK:
        return "white" if value > WHITE else "black" if value < DARK else "grey"
    return next((name for name, limit in HUES.items() if degrees < limit), "red")


def _hue_of(colour: str) -> tuple[float, float, float]:
    """Return the hue of "#rrggbb" in degrees, its saturation and value."""
    red, green, blue = (part / MOST_LIGHT for part in bytes.fromhex(colour[1:]))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    return hue * WHOLE_TURN, saturation, value


def rag_of(name: str | None) -> Rag | None:
    """The status that a colour stands for by its own name; blue is complete, by the schemes that have four."""
    known: dict[str, Rag] = {"red": "red", "amber": "amber", "green": "green", "blue": "complete"}
    return known.get(name or "")
