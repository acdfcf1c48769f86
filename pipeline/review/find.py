"""Find the row and cell that a correction means, read and set its field, and put roles on top of a profile."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline.models.page import Box, Spot
from pipeline.models.report import Blank, Header, Recommendation, Report, Update
from pipeline.models.review import HEADING, ROW, Correction, Target
from pipeline.models.text import Locator, Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import Heading, folded
from pipeline.review.encode import PLAIN, STATUS
from pipeline.review.settle import settled
from pipeline.text import dates
from pipeline.text.unseen_letters import retold

COVERED = 0.5  # share of the smaller box that must lie in the other: a later version may draw a box otherwise
ALIKE = 0.05  # two rows whose shares differ by less stand at one place
_SHARED = frozenset({"theme", "inquiry"})  # cells that span over several rows
_ANCHORS = ("recommendation", "number", "response", "update")


def target_of(report: Report, row: Recommendation, field: str) -> Target:
    """The key of a cell: where it stands, or where its row stands if the cell is blank."""
    places = dict(row.sources)
    at = next((places[name][0] for name in (field, *_ANCHORS) if places.get(name)), None)
    at = at or next((found[0] for name, found in row.sources if found and name not in _SHARED), None)
    return Target(report.source.sha256, at, field, row.number, row.index, file=report.source.file)


def row_at(report: Report, target: Target) -> Recommendation | None:
    """The recommendation that stands at the target's place, or None where none does.

    A report without places (read from an earlier version's JSON) is asked by number and index.
    """
    if target.place is None:
        same = (r for r in report.recommendations if r.index == target.index and r.number == target.number)
        return next(same, None)
    shares = [(_share(target.place, row), row) for row in report.recommendations]
    best = max((share for share, _ in shares), default=0.0)
    if best < COVERED:
        return None
    near = [row for share, row in shares if share > best - ALIKE]
    return min(near, key=lambda row: (row.number != target.number, abs(row.index - (target.index or row.index))))


def _share(place: Locator, row: Recommendation) -> float:
    return max((_covered(place, other) for other in _places(row)), default=0.0)


def _places(row: Recommendation) -> Iterator[Locator]:
    for name, places in row.sources:
        if name not in _SHARED and name != ROW:
            yield from places


def _covered(one: Locator, other: Locator) -> float:
    if one.spot is not None or other.spot is not None:
        return float(_same_spot(one.spot, other.spot))
    if one.page != other.page:
        return 0.0
    smaller = min(_area(one.box), _area(other.box))
    return one.box.overlap(other.box) / smaller if smaller else 0.0


def _same_spot(one: Spot | None, other: Spot | None) -> bool:
    """Whether two places of a file without pages are one row, or one paragraph."""
    if one is None or other is None:
        return False
    if one.paragraph or other.paragraph:
        return one.paragraph == other.paragraph
    return (one.table, one.row) == (other.table, other.row)


def _area(box: Box) -> float:
    return max(box.width, 0.0) * max(box.height, 0.0)


_NOTHING = re.compile(r"(?!)")


def with_roles(profile: Profile, corrections: Sequence[Correction]) -> Profile:
    """The profile in which every heading that somebody set names the role that they gave it."""
    headings = {
        entry.target.field.removeprefix(HEADING): str(entry.after)
        for entry in settled(corrections)
        if entry.kind == "heading"
    }
    if not headings:
        return profile
    known = dict(profile.headings)
    for printed, role in headings.items():
        known = _with_role(known, folded(printed).replace(" ", ""), role)
    return replace(profile, headings=known)


def _with_role(known: dict[str, Heading], printed: str, role: str) -> dict[str, Heading]:
    without = {name: replace(words, exact=words.exact - {printed}) for name, words in known.items()}
    own = without.get(role) or Heading(frozenset(), _NOTHING)
    return {**without, role: replace(own, exact=own.exact | {printed})}


_PRINTED = frozenset({"word", "letter", "section"})  # evidence that can be read, and not only seen
_COLOURS = frozenset({"red", "amber", "green"})


def value_of(row: Recommendation, field: str) -> Any:
    """What a field says now, as corrections keep it: a string, None, or {"rag", "progress"} for the status."""
    head, _, name = field.partition("/")
    if field == STATUS:
        return {"rag": row.rag, "progress": row.progress}
    if head == "extra":
        return next((text.value for label, text in row.extra if label == name), None)
    value = getattr(row, field, None)
    return value.value if isinstance(value, Text) else value


def with_text(row: Recommendation, field: str, value: str | None) -> Recommendation:
    """The row with a text, number, date or decision set; an empty text is none."""
    value = value or None
    head, _, name = field.partition("/")
    if head == "extra":
        old = dict(row.extra)
        kept = tuple((label, text) for label, text in row.extra if label != name)
        text = retold(old.get(name), value) if value else None
        if text is None:
            return replace(row, extra=kept)
        if name not in old:
            return replace(row, extra=(*row.extra, (name, text)))
        return replace(row, extra=tuple((label, text if label == name else t) for label, t in row.extra))
    if field in PLAIN:
        return _with_value(row, field, value)
    new = retold(getattr(row, field), value) if value else None
    changed = _with_value(row, field, new)
    if field == "update":
        changed = replace(changed, updates=_rounds(row, new))
    if field == "target_date_printed":
        changed = replace(changed, target_date=_day(value))
    return changed


def _with_value(row: Recommendation, field: str, value: Any) -> Recommendation:
    return replace(row, **{field: value})


def _rounds(row: Recommendation, new: Text | None) -> tuple[Update, ...]:
    """The rounds with the own one's text set: the last that says what the row's update said."""
    said = row.update.value if row.update else None
    own = [i for i, entry in enumerate(row.updates) if (entry.update.value if entry.update else None) == said]
    if not own:
        return row.updates
    return tuple(replace(entry, update=new) if i == own[-1] else entry for i, entry in enumerate(row.updates))


def _day(printed: str | None) -> str | None:
    """The ISO value of a date that needs no other day."""
    for found in dates.find(" ".join((printed or "").split())):
        read = dates.read(found, None)
        if read.value and not read.relative:
            return read.value
    return None


def with_status(report: Report, row: Recommendation, value: Mapping[str, Any]) -> Recommendation:
    """The row with another status. What it means is taken from `value`, else from the report's own use of it."""
    rag = value.get("rag")
    shown = value.get("shown") or _shown(row, rag)
    meant, progress = _meaning(report, row, rag, shown)
    if "progress" in value:
        progress = value["progress"]
    blank: Blank | None = None if rag or shown else "not_assessed"
    status = replace(row.status, shown=shown, meaning=meant, blank=blank, evidence=row.status.evidence)
    if blank:
        status = replace(status, evidence="none", colour=None)
    own = [i for i, entry in enumerate(row.updates) if entry.status is not None]
    updates = tuple(
        replace(entry, rag=rag, status=status) if own and i == own[-1] else entry for i, entry in enumerate(row.updates)
    )
    return replace(row, rag=rag, progress=progress, status=status, updates=updates)


def _shown(row: Recommendation, rag: str | None) -> str | None:
    """What the paper shows, where a person says which status that is: printed words stay as they are printed.

    Only where a colour or nothing at all was seen does the person's answer say what is there.
    """
    shown = row.status.shown
    if row.status.evidence in _PRINTED or rag == row.rag:
        return shown
    return rag if rag in _COLOURS or not rag else shown or rag


def _meaning(report: Report, row: Recommendation, rag: str | None, shown: str | None) -> tuple[str | None, Any]:
    """(the key's words, progress): by the report's key, else by printed words, else as rows with the same status."""
    for name in filter(None, (shown, rag)):
        for entry in report.legend:
            if entry.shown.casefold() == name.casefold() or (name == "complete" and entry.shown in ("tick", "blue")):
                return entry.meaning, entry.progress
    if row.status.evidence in _PRINTED and row.progress:
        return row.status.meaning, row.progress
    others = [r.progress for r in report.recommendations if rag and r.rag == rag]
    return None, max(set(others), key=others.count) if others else None


def header_value(header: Header, name: str) -> str | None:
    value = getattr(header, name)
    return None if value is None else str(value)


def with_header(header: Header, name: str, value: str | None) -> Header:
    """The header with one line set; months are a number."""
    new: Any = int(value) if name == "stage_months" and value else value or None
    return replace(header, **{name: new})
