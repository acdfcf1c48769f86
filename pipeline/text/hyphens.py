"""A hyphen at a line end: part of the word (`e-`/`safety`), or put there by the typesetter (`informa-`/`tion`)?"""

from __future__ import annotations

import re

from pipeline.text.lexicon import Lexicon

HYPHENS = "-‐‑\u00ad"
_TAIL = re.compile(r"(?<![^\W_])[^\W_]+$")
_HEAD = re.compile(r"^[^\W_]+(?:['’][^\W_]+)?")
_COMPOUND_TAIL = re.compile(r"(?<![^\W_])(?<![^\W_][-‐‑])[^\W_]+(?:[-‐‑][^\W_]+)*$")
_LEADING = frozenset("e re co non multi cross self pre post anti mid ex inter intra sub semi well short long".split())


def ends_with_hyphen(token: str) -> bool:
    """Whether the token ends with a hyphen that hangs on a word."""
    return len(token) > 1 and token[-1] in HYPHENS and token[-2].isalnum()


def keeps_hyphen(left: str, right: str, words: Lexicon, *, is_apart: bool = False) -> bool:
    """Whether `left` (which ends with a hyphen) and `right` stay joined by it; `is_apart`: it is drawn by itself.

    The document's own words decide first, an English word list second, and what is unsure keeps it. A name that
    neither knows is joined where the document cuts words at all and one half could not stand alone
    ("Feather-"/"stone"). Word draws an author's hyphen apart at a line end as well, so that this decides nothing.
    """
    tail, head = _TAIL.search(left[:-1]), _HEAD.match(right)
    soft = left[-1] == "\u00ad"
    if not tail or not head or any(c.isdigit() for c in tail[0] + head[0]):
        return not soft
    whole, pair = tail[0].lower() + head[0].lower(), f"{tail[0].lower()}-{head[0].lower()}"
    if any(_has(c, pair) for c in words.compounds):
        return True
    if soft:
        return False
    if (words.apart and not is_apart) or not words.hyphenated or _is_capital(tail[0], head[0]):
        return True
    compound = _COMPOUND_TAIL.search(left[:-1])
    if whole in words.printed or (compound and (compound[0] + head[0]).lower() in words.compounds):
        return False
    if tail[0].lower() in _LEADING and words.knows(head[0]):
        return not words.knows(whole) or tail[0].lower() == "e"
    if words.knows(whole):
        return False
    return words.knows(tail[0]) and words.knows(head[0])


def _is_capital(tail: str, head: str) -> bool:
    """Whether a new name or an abbreviation is at the hyphen: "AI-"/"specific", "Stratford-"/"Upon"."""
    return head[0].isupper() or (len(tail) > 1 and tail.isupper())


def _has(compound: str, pair: str) -> bool:
    return compound == pair or compound.startswith(pair + "-") or compound.endswith("-" + pair)
