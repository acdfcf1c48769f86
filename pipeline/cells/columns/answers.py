"""Headings of what was answered and done alone: the recommendations themselves stand elsewhere, over them, say."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from itertools import chain
from pathlib import Path

from pipeline.cells.columns.headings import PAIRED, role_of
from pipeline.profiles import Profile, also_spoken, load

_NEWS = frozenset({"update", "status"})


def head_answers(headings: Iterable[str], profile: Profile) -> bool:
    """Whether some headings are those of answers, news among them, and none names recommendations."""
    roles = {role_of(heading, profile) for heading in headings}
    return len(PAIRED & roles) > 1 and bool(_NEWS & roles) and "recommendation" not in roles


def answers_of(path: Path | None, words: Container[str]) -> Callable[[Sequence[str]], bool]:
    """The same in the words of the profile asked for, else of ours or a ready-made one that a document's words fit."""

    def told(headings: Sequence[str]) -> bool:  # asked of few documents: no other profile is looked for before
        spoken = () if path is not None else (profile for _, profile in also_spoken(words))
        return any(head_answers(headings, profile) for profile in chain([load(path)], spoken))

    return told
