"""Lines of a cell as paragraphs, and how rows and list items open: with a number, a label or a bullet."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter

from pipeline.models.page import Box, Word
from pipeline.models.table import Block
from pipeline.text.lines import Line, bases_of, ended_at, usual_step

BULLET = "• "
NESTED = "◦ "
GLYPHS = frozenset("•◦▪▫●○■□‣⁃·∙➢➤►❖♦◆✓✔–-—*")
DASHES = frozenset("-–—*")  # bullets only where the line above has ended: a sentence may go on with a dash
_HOLLOW = frozenset("◦○□▫")
_SIGNS = frozenset("●■◆✓✔")  # bullets of lists, and signs of a status: "■ Stalled"
MOST_OF_STATUS = 4  # words, with the sign
_SYMBOL_FONTS = re.compile(r"symbol|wingdings|webdings|opens", re.IGNORECASE)
_ITEM = re.compile(r"^(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[).]|\(?\d{1,2}\.\d{1,2}[).]?)$", re.IGNORECASE)
_SYMBOL_BULLETS = frozenset("§·ü¨Øo")


def is_bullet(word: Word) -> bool:
    """Whether a word that begins a line is a bullet: a glyph alone, or a symbol font's own."""
    if len(word.text) != 1:
        return False
    if word.text in GLYPHS or 0xE000 <= ord(word.text) <= 0xF8FF:
        return True
    if word.text == "o":
        return True  # Word's second-level bullet is a Courier "o"; no English line begins with the lone letter
    return word.text in _SYMBOL_BULLETS and bool(_SYMBOL_FONTS.search(word.style.font))


def is_hollow(word: Word) -> bool:
    """A bullet that by custom belongs to the second level."""
    return word.text in _HOLLOW or word.text in ("o", "\uf06f")


def is_item(word: Word) -> bool:
    """Whether a word that begins a line is the number of a list item: `1)`, `(a)`, `iv.`."""
    return bool(_ITEM.match(word.text))


GAP = 1.19  # times the usual distance from line to line
FULL = 0.75  # share of the width of the text, for a line that is nearly full
SLACK = 1.5  # points a line may miss the edge by for reasons of rounding
_is_glued = attrgetter("glued")
NEST = 5.0  # points of indent that make a bullet a nested one


def blocks_of(lines: Sequence[Line], box: Box, pitch: float = 0.0) -> tuple[Block, ...]:
    """The paragraphs of one fragment; `box` is its cell, `pitch` the line distance of its surroundings where known."""
    if len(lines) < 2:
        return _levelled([lines]) if lines else ()
    bases = bases_of(lines)
    own = usual_step(bases)
    pitch = min(own, pitch) if own and pitch else own or pitch
    edge = right_edge(lines, box)
    groups: list[list[Line]] = [[lines[0]]]
    pairs = zip(itertools.pairwise(lines), itertools.pairwise(bases), strict=True)
    for (above, line), ((_, before), (_, base)) in pairs:
        if _opens(above, line, base - before, pitch, edge):
            groups.append([line])
        else:
            groups[-1].append(line)
    return _levelled(groups)


def right_edge(lines: Sequence[Line], box: Box) -> float:
    """Where a full line ends: the cell's right side less the padding seen on its left."""
    left = min([line[0][2][0] for line in lines])
    padding = min(max(0.0, left - box.x0), 0.12 * box.width)
    return max(box.x1 - padding, *[line[-1][2][2] for line in lines])


def fits(above: Line, line: Line, edge: float) -> bool:
    """Whether the first word of `line` would have fitted behind `above`."""
    _, top, end, bottom = above[-1][2]
    x0, _, x1, _ = line[0][2]
    first = x1 - x0
    if len(line) > 1 and line[1].glued:
        first += sum(word.box.width for word in itertools.takewhile(_is_glued, line[1:]))
    return end + 0.25 * (bottom - top) + first < edge - SLACK


def _opens(above: Line, line: Line, step: float, pitch: float, edge: float) -> bool:
    """Whether a line begins a paragraph; `step`: how far it stands below the one above."""
    listed = is_bullet(line[0]) and len(line) > 1
    if listed and (line[0].text not in DASHES or _ended(above) or fits(above, line, edge)):
        return True
    if pitch and step > GAP * pitch:
        return True
    ended = fits(above, line, edge) and not _is_cut(above, line, edge)
    if ended or _labelled(above, line):
        return True
    return above[-1].text[-1] in ".:;)?!," and is_item(line[0])


def _is_cut(above: Line, line: Line, edge: float) -> bool:
    """Whether a sentence goes on in small letters below a line that is nearly full: ragged print leaves much room."""
    left, _, _, _ = above[0].box
    nearly = above[-1].box.x1 - left >= FULL * (edge - left)
    return nearly and line[0].text[0].islower() and not _ended(above) and not is_item(line[0])


def _ended(line: Line) -> bool:
    return line[-1].text[-1] in ".:;!?"


def _labelled(above: Line, line: Line) -> bool:
    """Whether a line begins with a bold label and a colon, or a dash, and the line above ends in plain print."""
    if above[-1].style.bold or not line[0].style.bold:
        return False
    label = ended_at(line)
    if label and all(w.style.bold for w in line[:label]):
        return True
    dash = next((i for i, w in enumerate(line) if w.text in DASHES), len(line))
    return all(w.style.bold for w in line[:dash]) and any(not w.style.bold for w in line[dash + 1 : dash + 2])


def _levelled(groups: Sequence[Sequence[Line]]) -> tuple[Block, ...]:
    levels = levels_of([group[0] for group in groups])
    return tuple([Block(tuple(group), level) for group, level in zip(groups, levels, strict=True)])


def levels_of(firsts: Sequence[Line]) -> list[int]:
    """The list level of each paragraph, by its first line: 0 prose, 1 a bullet, 2 one that is indented or hollow.

    A sign in front of a word or two that stand alone is no list: it is printed as it is.
    """
    if len(firsts) == 1 and firsts[0][0].text in _SIGNS and len(firsts[0]) <= MOST_OF_STATUS:
        return [0]
    bullets = {at: line[0] for at, line in enumerate(firsts) if len(line) > 1 and is_bullet(line[0])}
    levels = [0] * len(firsts)
    if not bullets:
        return levels
    outer = min([w.box.x0 for w in bullets.values()])
    solid = not all(map(is_hollow, bullets.values()))
    for at, word in bullets.items():
        nested = word.box.x0 > outer + NEST or (is_hollow(word) and solid)
        levels[at] = 2 if nested else 1
    return levels


_STYLES = {
    "label": r"(?i:(?:recommendation|argymhelliad|action|rec|afi|no|item|issue)\b\.?\s*[\w.()/-]{1,14}\b)",
    "letter": r"[A-Z]{1,4}[\s-]?\d{1,3}[a-z]?\b(?!%)",
    "coded": r"[A-Z]{2,5}\s?\(\d\d/\d\d\)\s?\d+",
    "bracket": r"\(?\d{1,3}[a-z]?\)",
    "listed": r"(?:\([a-z]\)|\(?[ivx]{1,6}[.)])\s",  # "(a)", "(iv)", "iv."
    "dotted": r"\d{1,3}(?:\.\d{1,3})+[a-z]?\b",
    "stop": r"\d{1,3}[a-z]?\.(?:\s|$)",
    "dash": r"\d{1,3}[a-z]?\s*[-–—:]\s",
    "bare": r"\d{1,3}\s?\(?[a-z]?\)?(?:\s|$)",
}
_STYLE = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _STYLES.items()))  # the first that fits
_WORDED = re.compile(r"^([^\W\d_]{3,20})\s\d{1,3}[a-z]?\b(?!%)")  # "Point 3", whatever the word
_NUMBER = re.compile(r"\D{0,18}?(\d{1,4}(?:\.\d{1,4})*)")
MOST = 0.6  # share of rows that must open alike for the style to be the table's own


def style_of(text: str) -> str | None:
    """The way a cell's text opens, or None where it opens with prose."""
    start = text.lstrip()[:40]
    if known := _STYLE.match(start):
        return known.lastgroup
    worded = _WORDED.match(start)
    return f"word {worded[1].lower()}" if worded else None


def habit_of(texts: Iterable[str]) -> str | None:
    """The style in which most rows of a table open, if there is one."""
    styles = [style_of(t) for t in texts if t.strip()]
    if not styles:
        return None
    style, count = Counter(styles).most_common(1)[0]
    return style if style is not None and count >= MOST * len(styles) else None


def counts_on(before: str, after: str) -> bool:
    """Whether two texts open with numbers that follow one another: "3.1 That", "3.2 To"."""
    found = _NUMBER.match(before), _NUMBER.match(after)
    if not found[0] or not found[1]:
        return False
    one, other = ([int(n) for n in match[1].split(".")] for match in found if match)
    return one[:-1] == other[:-1] and other[-1] == one[-1] + 1
