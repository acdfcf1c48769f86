"""A heading as a status: "Completed recommendations", "Table C: Overdue", "Ongoing – on track"."""

from __future__ import annotations

from pipeline.cells.status.printed import Shown, rags_in
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded


def state_of(theme: Text | None, profile: Profile) -> Shown:
    """What the section that a record stands in says of its status; blank where it is a theme ("Green spaces")."""
    said = " ".join(theme.value.split()) if theme else ""
    plain = " ".join(profile.section_words.sub(" ", folded(said)).split())
    if not is_state(plain, profile):
        return Shown(blank=True)
    whole = profile.status_words.get(plain)
    return Shown(said, "section", None, next(iter(rags_in(plain, profile)), None) if whole else None)


def is_state(plain: str, profile: Profile) -> bool:
    """Whether folded words are a status as a whole: "on track", "not yet started"."""
    return plain in profile.status_words or any(words.fullmatch(plain) for words in profile.progress.values())


def none_here(text: str, profile: Profile) -> bool:
    """Whether a row only says that its section holds nothing: "There are no overdue recommendations."."""
    return bool(profile.none_here.match(folded(text)))
