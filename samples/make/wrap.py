"""Paragraphs → printed lines: greedy, breaking where a word processor would."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth

from samples.make.records import Paragraph

BOLD = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold", "Vera": "VeraBd"}
SOFT = re.compile(r"(?<=[aeiouy][bcdfglmnprstvz])(?=[bcdfglmnprstvz][aeiouy])")
DIGRAPHS = ("th", "ch", "sh", "ph", "wh", "gh", "ck")
LEAST = 3  # letters before and after a soft break


class Ink(NamedTuple):
    """Characters of one style on one line."""

    text: str
    font: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Printed:
    """One line: its characters, how far it is set in, and the bullet in front of it."""

    inks: tuple[Ink, ...]
    indent: float
    bullet: str
    paragraph: int


def lines(paragraphs: Iterable[Paragraph], width: float, font: str, size: float, hyphenate: bool) -> list[Printed]:
    """All lines of a cell or a page of prose."""
    found: list[Printed] = []
    for n, paragraph in enumerate(paragraphs):
        indent = 9.0 * paragraph.level
        for k, inks in enumerate(_fill(_words(paragraph, font), width - indent, size, hyphenate)):
            bullet = ("", "•", "o")[paragraph.level] if k == 0 else ""
            found.append(Printed(inks, indent, bullet, n))
    return found


def _words(paragraph: Paragraph, font: str) -> list[list[Ink]]:
    """Words as runs of styles; a word may change its style in the middle."""
    words: list[list[Ink]] = []
    fresh = True
    for piece in paragraph.pieces:
        style = BOLD[font] if piece.bold else font
        for part in re.findall(r"\s+|\S+", piece.text):
            if part.isspace():
                fresh = True
                continue
            if fresh:
                words.append([])
            words[-1].append(Ink(part, style, piece.url))
            fresh = False
    return words


def _fill(words: list[list[Ink]], width: float, size: float, hyphenate: bool) -> list[tuple[Ink, ...]]:
    done: list[tuple[Ink, ...]] = []
    line: list[Ink] = []
    for word in words:
        rest: list[Ink] = word
        while rest:
            space = _width([Ink(" ", rest[0].font, None)], size) if line else 0.0
            left = width - _width(line, size) - space
            head, rest = (rest, []) if _width(rest, size) <= left else _cut(rest, left, size, hyphenate, not line)
            line = _append(line, head) if head else line
            if rest:
                done.append(tuple(line))
                line = []
    return [*done, tuple(line)]


def _append(line: list[Ink], word: list[Ink]) -> list[Ink]:
    """The word set behind the line, joined to its last run where the style is the same."""
    if not line:
        return list(word)
    last, first = line[-1], word[0]
    if last[1:] == first[1:]:
        return [*line[:-1], Ink(f"{last.text} {first.text}", *last[1:]), *word[1:]]
    return [*line[:-1], Ink(last.text + " ", *last[1:]), *word]


def _cut(word: list[Ink], left: float, size: float, hyphenate: bool, alone: bool) -> tuple[list[Ink], list[Ink]]:
    """The part of a word that still fits, and the rest; ([], word) where it may not be cut."""
    if len(word) > 1 and _width(word[:1], size) <= left:
        head, rest = _cut(word[1:], left - _width(word[:1], size), size, hyphenate, alone=False)
        if head:
            return [word[0], *head], rest
    ink, after = word[0], word[1:]
    fits = [h for h in _breaks(ink.text, hyphenate) if stringWidth(h[1], ink.font, size) <= left]
    if fits:
        at, shown = fits[-1]
        return [ink._replace(text=shown)], [ink._replace(text=ink.text[at:]), *after]
    if not alone:
        return [], word
    at = max(n for n in range(1, len(ink.text) + 1) if n == 1 or stringWidth(ink.text[:n], ink.font, size) <= left)
    rest = [ink._replace(text=ink.text[at:])] if at < len(ink.text) else []
    return [ink._replace(text=ink.text[:at])], [*rest, *after]


def _breaks(text: str, hyphenate: bool) -> list[tuple[int, str]]:
    """Where a word may be cut, and what is then printed before the cut."""
    if "/" in text or "@" in text:
        return [(m.end(), text[: m.end()]) for m in re.finditer(r"[/\-](?=[^/])", text) if m.end() < len(text)]
    hard = [(m.end(), text[: m.end()]) for m in re.finditer(r"(?<=\w)[-–](?=\w)", text)]
    if hard or not hyphenate:
        return hard
    bare = text.rstrip(".,;:)?’”")
    if not bare.isalpha() or not bare.islower():
        return []
    places = [m.start() for m in SOFT.finditer(bare)]
    return [
        (at, text[:at] + "-")
        for at in places
        if LEAST <= at <= len(bare) - LEAST and bare[at - 1 : at + 1] not in DIGRAPHS
    ]


def _width(inks: Iterable[Ink], size: float) -> float:
    return float(sum(stringWidth(ink.text, ink.font, size) for ink in inks))
