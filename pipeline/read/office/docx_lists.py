"""Bullets and numbers that Word prints before paragraphs and stores nowhere as text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from pipeline.read.office.docx_styles import Looks, Styles, W, looks_in

TWIPS = 20.0  # per point
LEVELS = 9
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
Xml = Any


@dataclass(frozen=True, slots=True)
class Label:
    """What is printed before a paragraph, how it looks, and its indent in points (None: not said)."""

    text: str
    looks: Looks
    indent: float | None


@dataclass(slots=True)
class Lists:
    """The numbering of a document, with its counters as far as it was read."""

    numbers: dict[str, Xml] = field(default_factory=dict)
    kinds: dict[str, Xml] = field(default_factory=dict)
    styles: Styles = field(default_factory=Styles)
    counts: dict[str, list[int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def label(self, own: Xml | None, style: str | None) -> Label | None:
        """The label of the next paragraph, whose own w:numPr and style are given; counts it."""
        said = own if own is not None else self.styles.property(style, "numPr")
        if said is None:
            return None
        number, level = _value(said, "numId"), _value(said, "ilvl") or "0"
        if number is None and own is not None:
            inherited = self.styles.property(style, "numPr")
            number = _value(inherited, "numId") if inherited is not None else None
        if number in (None, "0") or number not in self.numbers or not level.isdigit() or int(level) >= LEVELS:
            return None
        kind = self._kind(number)
        entry = self._level(kind, level)
        if entry is None:
            return None
        text = self._text(number, kind, int(level), entry)
        indent = entry.find(f"{W}pPr/{W}ind")
        return Label(text, looks_in(entry.find(f"{W}rPr")), points(indent))

    def _kind(self, number: str) -> str:
        """The id of the abstract list behind a number; one that names a style instead is looked up there."""
        kind = _value(self.numbers[number], "abstractNumId") or ""
        entry = self.kinds.get(kind)
        linked = _value(entry, "numStyleLink") if entry is not None else None
        said = self.styles.property(linked, "numPr") if linked else None
        target = _value(said, "numId") if said is not None else None
        return (_value(self.numbers[target], "abstractNumId") or kind) if target in self.numbers else kind

    def _level(self, kind: str, level: str) -> Xml | None:
        entry = self.kinds.get(kind)
        levels = entry.findall(f"{W}lvl") if entry is not None else ()
        return next((e for e in levels if e.get(f"{W}ilvl") == level), None)

    def _text(self, number: str, kind: str, level: int, entry: Xml) -> str:
        pattern = _value(entry, "lvlText") or ""
        if _value(entry, "numFmt") == "bullet":
            return pattern
        counts = self.counts.setdefault(kind, [0] * LEVELS)
        if number not in self.begun:
            self.begun.add(number)
            for override in self.numbers[number].findall(f"{W}lvlOverride"):
                start, at = _value(override, "startOverride"), override.get(f"{W}ilvl", "")
                if start and start.isdigit() and at.isdigit() and int(at) < LEVELS:
                    counts[int(at)] = int(start) - 1
        if counts[level] == 0:
            counts[level] = _start(entry) - 1
        counts[level] += 1
        counts[level + 1 :] = [0] * (LEVELS - level - 1)

        def printed(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            above = self._level(kind, str(at))
            return _counted(counts[at] or 1, (_value(above, "numFmt") if above is not None else None) or "decimal")

        return re.sub(r"%([1-9])", printed, pattern)


def _start(entry: Xml) -> int:
    start = _value(entry, "start")
    return int(start) if start and start.isdigit() else 1


def _counted(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        text = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)
        return text.upper() if form == "upperLetter" else text
    if form in ("lowerRoman", "upperRoman"):
        text = ""
        for value, sign in _ROMAN:
            text += sign * (number // value)
            number %= value
        return text.upper() if form == "upperRoman" else text
    return f"{number:02d}" if form == "decimalZero" else "" if form == "none" else str(number)


def _value(entry: Xml, name: str) -> str | None:
    found = entry.find(f"{W}{name}")
    value: str | None = found.get(f"{W}val") if found is not None else None
    return value


def points(indent: Xml | None) -> float | None:
    """The left indent (w:ind) in points."""
    value = (indent.get(f"{W}left") or indent.get(f"{W}start")) if indent is not None else None
    return float(value) / TWIPS if value and re.fullmatch(r"-?\d+(?:\.\d+)?", value) else None


def lists_of(root: Xml | None, styles: Styles) -> Lists:
    """The numbering part; a document may have none."""
    if root is None:
        return Lists(styles=styles)
    numbers = {n.get(f"{W}numId", ""): n for n in root.findall(f"{W}num")}
    kinds = {k.get(f"{W}abstractNumId", ""): k for k in root.findall(f"{W}abstractNum")}
    return Lists(numbers, kinds, styles)
