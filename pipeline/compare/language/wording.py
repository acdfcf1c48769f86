"""Text without what layout adds or changes, so that a line break or a curly quote is never a change."""

from __future__ import annotations

import functools
import re
import unicodedata

_SHAPES = str.maketrans(
    {
        **dict.fromkeys("‘’‚′`´", "'"),
        **dict.fromkeys("“”„″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\ufeff", None),
    }
)
_BULLETS = re.compile("[•◦▪▫●○■□‣⁃·➢✓\ue000-\uf8ff]|(?:(?<=\\s)|^)[o-](?=\\s)")
_JOINTS = re.compile(r"(?<=\w)\s?-\s*(?=\w)")
_EDGES = ".,;:!?'\"()[]"


@functools.lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """`text` with one shape of quote and dash, no bullets, no soft or line-end hyphens, single spaces."""
    plain_text = unicodedata.normalize("NFKC", text.replace("\u00ad", "")).translate(_SHAPES)
    plain_text = _BULLETS.sub(" ", plain_text)
    return " ".join(_JOINTS.sub("", plain_text).split())


@functools.lru_cache(maxsize=8192)
def printed_words(text: str) -> tuple[str, ...]:
    """The words that count for a change: `plain`, in small letters, punctuation kept."""
    return tuple(plain(text).lower().split())


@functools.lru_cache(maxsize=8192)
def bare_words(text: str) -> tuple[str, ...]:
    """The words that count for likeness: as `printed_words`, punctuation at their edges left aside."""
    return tuple(bare for word in printed_words(text) if (bare := word.strip(_EDGES)))
