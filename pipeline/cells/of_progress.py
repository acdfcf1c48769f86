"""Whether a paper says that it tells of progress: asked where headings alone do not say what a table is."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

LONGEST = 14  # words of a title


def titled_progress(above: Iterable[str], front: Iterable[str], profile: Profile) -> bool:
    """Whether a title above a table speaks of progress, not of recommendations alone as a final report's does.

    So may one on the pages in `front`, which hand it over: where it names recommendations or a review as well.
    """
    asked, review = profile.headings["recommendation"].holds, profile.report_words.review
    named = (t for t in front if asked.search(folded(t)) or review.search(t))
    return any(_speaks(text, profile) for texts in (above, named) for text in texts)


def _speaks(text: str, profile: Profile) -> bool:
    said, asked = folded(text), profile.headings["recommendation"].holds
    if len(said.split()) > LONGEST:
        return False
    return any(not asked.search(m[0]) for m in profile.lines["title"].finditer(said))
