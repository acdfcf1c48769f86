"""Headings in a hurry: "Scrutiny rec'n", "Progess to date", "% comp", "Resp Off" → the words that are meant.

Only words that headings are made of are meant, and only where the printed one is a shortening of it or one letter
away from it; what it is then the heading of is said by the same rule as for a heading in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

LONGEST = 6  # words of a heading whose words may be shortened
HEAD = 3  # letters that a shortening has in common with its word at least
LONG = 7  # letters: a shorter word may be another one, and not misspelt
MOST = 12  # readings of one heading that are tried
_WORD = re.compile(r"[a-z]+(?:['.][a-z]*)*")
_BREAKS = re.compile(r"['.]+")


def meant(heading: str, profile: Profile) -> Iterator[str]:
    """Other readings of a heading, each of whose words is one that headings are made of or stands as it is printed."""
    words = folded(heading).split()
    if len(words) > LONGEST:
        return
    choices = [(word,) if word in profile.heading_words else (words_for(word, profile) or (word,)) for word in words]
    if all(choice == (word,) for choice, word in zip(choices, words, strict=True)):
        return
    for count, reading in enumerate(product(*choices)):
        if count < MOST:
            yield " ".join(reading)


@lru_cache(maxsize=1024)
def words_for(word: str, profile: Profile) -> tuple[str, ...]:
    """The words of headings that a printed word may stand for, the shortest first; none where it is no such word."""
    if not _WORD.fullmatch(word):
        return ()
    known = _known(profile).get(word[0], ())  # both ways the first letter is the same
    head, *tail = _BREAKS.split(word, maxsplit=1)
    shortened = tuple(other for other in known if _is_short_for(head, tail, other))
    return shortened or tuple(other for other in known if _is_misspelt(word, other))


@lru_cache(maxsize=8)
def _known(profile: Profile) -> dict[str, list[str]]:
    """The words of headings by their first letter, the shortest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(profile.heading_words, key=lambda other: (len(other), other)):
        found.setdefault(word[0], []).append(word)
    return found


def _is_short_for(head: str, tail: Sequence[str], other: str) -> bool:
    """ "rec'n", "recs", "resp.", "comp": its first letters, and behind a break its last."""
    if not tail and head.endswith("s") and len(head) > HEAD and not other.startswith(head):
        head, tail = head[:-1], ("s",)  # more than one of them
    if len(head) < HEAD or len(head) + 1 >= len(other):
        return False
    return other.startswith(head) and other.endswith(tail[0] if tail else "")


def _is_misspelt(word: str, other: str) -> bool:
    if len(word) < LONG or len(other) < LONG or not -1 <= len(word) - len(other) <= 1:
        return False
    if word[0] != other[0] or word + "s" == other or other + "s" == word:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(word, other, score_cutoff=1) <= 1
