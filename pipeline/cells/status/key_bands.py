"""Signs of a key that are shares, or bands of them: "75% to 99% – Green", "Below 25% – Red"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from pipeline.models.report import KeyEntry
from pipeline.profiles import Profile
from pipeline.profiles.patterns import any_of
from pipeline.profiles.profile import folded

WHOLE = 100
_DASHES = ("-", "–", "—")
_SHARE = re.compile(r"(\d{1,3}) ?%")
_FIGURE = re.compile(r"\d{1,3}(?= ?%)|\d{1,3}(?= ?(?:[–—-]|\w{1,3}) ?\d{1,3} ?%)")


def entry_of_share(shown: str, key: Sequence[KeyEntry], profile: Profile) -> KeyEntry | None:
    """The line of a key whose band holds a share that a status cell shows."""
    share = _SHARE.fullmatch(folded(shown))
    if share is None:
        return None
    held = [e for e in key if (band := band_of(e.shown, profile)) and band[0] <= int(share[1]) <= band[1]]
    return held[0] if len(held) == 1 else None


@lru_cache(maxsize=4)
def any_band(profile: Profile) -> re.Pattern[str]:
    """Whatever in a sentence may be a share or a band of them."""
    said = (profile.shares_below, profile.shares_up_to, profile.shares_above, profile.shares_from)
    words = any_of([*chain(*said)])
    first = rf"\d{{1,3}}(?: ?%)? ?(?:[–—-]|{profile.status_between.pattern}) ?"
    return re.compile(rf"(?:\b{words} )?(?<!\d)(?:{first})?\d{{1,3}} ?%(?: {words}(?!\w))?", re.IGNORECASE)


@lru_cache(maxsize=256)
def band_of(text: str, profile: Profile) -> tuple[int, int] | None:
    """The lowest and the highest share that words name: "75% to 99%", "over 75%", "25% or less", "100%"."""
    plain = folded(text)
    figures = [int(figure) for figure in _FIGURE.findall(plain)]
    words = _FIGURE.sub(" ", plain).replace("%", " ").split()
    said = " ".join(words)
    if len(figures) == 2 and (said in _DASHES or profile.status_between.fullmatch(said)):
        low, high = sorted(figures)
        return low, high
    if len(figures) != 1:
        return None
    if said in profile.shares_below:
        return 0, figures[0] - 1
    if said in profile.shares_up_to:
        return 0, figures[0]
    if said in profile.shares_above:
        return figures[0] + 1, WHOLE
    if said in profile.shares_from:
        return figures[0], WHOLE
    return (figures[0], figures[0]) if not said else None
