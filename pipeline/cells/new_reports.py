"""Whether labels and lines head a report, and another one than that of the table before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.cells.header.labels import Labelled
from pipeline.models.table import Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

LONGEST = 14  # words of a line that may say whose report it is
FIELDS = 3  # of a header that its labels tell
ABOUT = frozenset({"inquiry", "committee"})

Place = tuple[int, float]


def is_header(pairs: Iterable[Labelled]) -> bool:
    """Whether labels tell what a report is on or for whom, and of which day or round it is."""
    told = {pair.field or "" for pair in pairs} - {""}
    dated = any(field.endswith("_date") or field == "stage" for field in told)
    return len(told) >= FIELDS and dated and not told.isdisjoint(ABOUT)


def heads_report(table: Table, pairs: Sequence[Labelled], start: Place) -> bool:
    """Whether a key/value table on a report's page tells whose it is and of which day, whatever stands between them."""
    fields = {pair.field or "" for pair in pairs}
    day = any(field.endswith("_date") for field in fields)
    return table.boxes[-1].page == start[0] and day and bool(fields & ABOUT)


def new_report(pairs: Sequence[Labelled], above: Sequence[Text], profile: Profile) -> bool:
    """Whether what stands above a table heads a new report, not a further part of the one before."""
    fields = {p.field for p in pairs if p.field}
    if len(fields) > 1:
        return True
    short = [t.value for t in above if len(t.value.split()) <= LONGEST]
    kinds = [k for k in ("council", "committee", "stage") if any(profile.lines[k].search(t) for t in short)]
    return len(kinds) > 1


def opens_item(texts: Sequence[Text], profile: Profile) -> bool:
    """Whether what stands on a page begins another paper of a pack."""
    return bool(texts) and any(profile.lines[kind].match(texts[0].value) for kind in ("item", "minutes"))


def other_inquiry(before: Sequence[Labelled], pairs: Sequence[Labelled]) -> bool:
    """Whether a label names an inquiry as it did above the tables before, and names another: "Review 2: Dentistry"."""
    one, other = ({folded(p.value.value) for p in found if p.field == "inquiry"} for found in (before, pairs))
    return bool(one and other) and not one & other
