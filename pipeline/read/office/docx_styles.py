"""Styles of a .docx: what a run looks like once its own marks and its named styles are put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from pipeline.models.page import Style

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DEEPEST = 12  # styles that a style may be based on, one upon the other
_ON = frozenset({"1", "true", "on"})
_OFF = frozenset({"0", "false", "off", "none"})
Looks = dict[str, Any]  # bold, italic, hidden: bool; colour, font: str; only what is said
Xml = Any


def looks_in(properties: Xml | None) -> Looks:
    """What run properties (w:rPr) say."""
    found: Looks = {}
    for entry in properties if properties is not None else ():
        name = entry.tag.removeprefix(W) if isinstance(entry.tag, str) else ""
        if name in ("b", "i", "vanish"):
            found[name] = (entry.get(f"{W}val") or "true").lower() not in _OFF
        elif name == "color":
            found["colour"] = colour_of(entry.get(f"{W}val")) or "#000000"
        elif name == "rFonts":
            font = entry.get(f"{W}ascii") or entry.get(f"{W}hAnsi")
            if font:
                found["font"] = font
        elif name == "highlight":
            found["highlight"] = _HIGHLIGHTS.get(entry.get(f"{W}val") or "")
        elif name == "shd":
            found["highlight"] = colour_of(entry.get(f"{W}fill"))
    return found


def colour_of(value: str | None) -> str | None:
    """ "00A046" → "#00a046"; None for "auto" and anything else."""
    return f"#{value.lower()}" if value and re.fullmatch(r"[0-9A-Fa-f]{6}", value) else None


_HIGHLIGHTS = {
    "yellow": "#ffff00", "green": "#00ff00", "red": "#ff0000", "darkGreen": "#008000", "darkRed": "#800000",
    "darkYellow": "#808000", "blue": "#0000ff", "cyan": "#00ffff", "darkBlue": "#000080",
}  # fmt: skip


def style_of(looks: Looks) -> Style:
    """The record that the later stages know."""
    font, colour = looks.get("font", ""), looks.get("colour", "#000000")
    return Style(font, looks.get("b", False), looks.get("i", False), colour, -1, False, 0)


@dataclass(frozen=True, slots=True)
class Styles:
    """The named styles of a document: looks, numbering and indent, each with what it is based on."""

    base: Looks = field(default_factory=dict)
    entries: dict[str, Xml] = field(default_factory=dict)
    paragraph: str | None = None  # the style of paragraphs that name none

    def chain(self, name: str | None) -> list[Xml]:
        """The style and those below it, the deepest first."""
        found: list[Xml] = []
        while name in self.entries and len(found) < DEEPEST:
            entry = self.entries[name]
            found.insert(0, entry)
            below = entry.find(f"{W}basedOn")
            name = below.get(f"{W}val") if below is not None else None
        return found

    def looks(self, name: str | None) -> Looks:
        """What a style says of runs, all it is based on included."""
        found: Looks = {}
        for entry in self.chain(name):
            found |= looks_in(entry.find(f"{W}rPr"))
        return found

    def property(self, name: str | None, path: str) -> Xml | None:
        """A paragraph property of the style or the nearest one below it that has it."""
        for entry in reversed(self.chain(name)):
            found = entry.find(f"{W}pPr/{W}{path}")
            if found is not None:
                return found
        return None


def styles_of(root: Xml | None) -> Styles:
    """The styles part; a document may have none."""
    if root is None:
        return Styles()
    entries = {s.get(f"{W}styleId"): s for s in root.findall(f"{W}style") if s.get(f"{W}styleId")}
    usual = [n for n, s in entries.items() if s.get(f"{W}type") == "paragraph" and s.get(f"{W}default") in _ON]
    return Styles(looks_in(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")), entries, usual[0] if usual else None)
