"""The line over a report's first records: their theme, where another line printed alike heads later ones."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from pipeline.cells.header.labels import labelled_lines
from pipeline.cells.header.title_rows import says_title
from pipeline.models.page import Style
from pipeline.models.text import Text
from pipeline.profiles import Profile

LONGEST = 14  # words


def theme_of_lines(above: Sequence[Text]) -> Text | None:
    """The last line above a table, where it is short enough to head its records."""
    return above[-1] if above and len(above[-1].value.split()) <= LONGEST else None


def theme_like(above: Sequence[Text], others: Iterable[Text], profile: Profile) -> Text | None:
    """The line right above the first table, if it is printed as one of `others`, the themes of later records."""
    own = theme_of_lines(above)
    look = print_of(own) if own is not None else None
    if own is None or look is None or not any(print_of(other) == look for other in others):
        return None
    labelled = any(True for _ in labelled_lines([own], profile))
    return None if labelled or says_title(own.value, profile) else own


def print_of(text: Text) -> tuple[tuple[Style, int], ...] | None:
    """How a line is printed, and how high in points: its number in another way than its words, perhaps.

    None where its words differ among themselves.
    """
    every = ((w.style._replace(mcid=-1), round(w.box.height)) for w in text.words())
    looks = [look for look, _ in itertools.groupby(every)]
    return tuple(looks) if 0 < len(looks) <= 1 + text.value[:1].isdigit() else None
