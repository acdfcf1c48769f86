"""What opens a list item: a bullet glyph, or a number or letter with a bracket or full stop."""

from __future__ import annotations

import re

from pipeline.models.page import Word

BULLET = "• "
NESTED = "◦ "
GLYPHS = frozenset("•◦▪▫●○■□‣⁃·∙➢➤►❖♦◆✓✔–-—*")
DASHES = frozenset("-–—*")  # bullets only where the line above has ended: a sentence may go on with a dash
_HOLLOW = frozenset("◦○□▫")
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
