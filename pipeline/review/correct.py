"""The stage: reports of one file and what people corrected in them → the same reports, put right.

A correction whose place is no longer found changes nothing and is reported. One whose cell the tool now reads in
another way than then still holds, for the paper is the same; that is reported as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pipeline.models.codes import meaning
from pipeline.models.report import Checked, Flag, Issue, Recommendation, Report
from pipeline.models.review import HEADING, ROW, Correction, How
from pipeline.review.encode import STATUS, place_from
from pipeline.review.find import header_value, row_at, value_of, with_header, with_status, with_text
from pipeline.review.rows import joined, split
from pipeline.review.settle import settled

UNUSED, DIFFERS = "CORRECTION_UNUSED", "CORRECTION_DIFFERS"
Found = tuple[int, Recommendation]


def corrected(
    reports: Sequence[Report], corrections: Sequence[Correction]
) -> tuple[tuple[Report, ...], tuple[Issue, ...]]:
    """The reports with all corrections applied, and an issue for each that fits nowhere.

    `corrections` are those of this file, in the order in which they were made, `heading` ones included: these were
    followed when the tables were read and are only looked for here.
    """
    found, issues = list(reports), []
    for entry in settled(corrections):
        if not _apply(found, entry):
            issues.append(_unused(entry))
    return tuple(found), tuple(issues)


def _apply(reports: list[Report], entry: Correction) -> bool:
    """Applies one correction in place; False where it fits nowhere."""
    if entry.target.field.startswith(HEADING):
        return _heads(reports, entry)
    if entry.target.field.startswith("header/"):
        return _apply_to_header(reports, entry)
    at = next(_rows(reports, entry), None)
    if at is None:
        return False
    number, row = at
    if entry.kind in ("join", "split"):
        changed = _reshaped(reports[number], row, entry)
        if changed is not None:
            reports[number] = changed
        return changed is not None
    new = _edited(reports[number], row, entry)
    rows = tuple(new if r.index == row.index else r for r in reports[number].recommendations)
    reports[number] = replace(reports[number], recommendations=rows)
    return True


def _rows(reports: Sequence[Report], entry: Correction) -> Iterator[Found]:
    for number, report in enumerate(reports):
        row = row_at(report, entry.target)
        if row is not None:
            yield number, row


def _edited(report: Report, row: Recommendation, entry: Correction) -> Recommendation:
    field = entry.target.field
    if field == ROW:
        return _all_checked(report, row, entry)
    now = value_of(row, field)
    if not same(now, entry.after):
        row = with_status(report, row, entry.after) if field == STATUS else with_text(row, field, entry.after)
    strange = not any(same(now, known) for known in (*entry.before, entry.after))
    return checked(row, field, entry, now if strange or not same(now, entry.after) else None, strange=strange)


def checked(row: Recommendation, field: str, entry: Correction, read: Any, *, strange: bool = False) -> Recommendation:
    """The row with a field marked as seen by a person: sure, and no longer in doubt."""
    how: How = "corrected" if read is not None else "accepted"
    mark = Checked(field, entry.who, entry.when[:10], how, entry.id, None if read is None else said(read))
    flags = tuple(flag for flag in row.flags if flag.field != field)
    if strange:
        flags = (*flags, Flag(DIFFERS, field, f"{entry.who} read this otherwise than the tool now does."))
    sure = {**dict(row.confidence), field: 1.0}
    others = tuple(c for c in row.checked if c.field != field)
    return replace(row, checked=(*others, mark), flags=flags, confidence=tuple(sure.items()))


def _all_checked(report: Report, row: Recommendation, entry: Correction) -> Recommendation:
    """A row accepted whole: each of its cells as it was then, and what was unsure about the row."""
    for field, value in entry.after.items():
        met = [before.get(field) for before in entry.before if isinstance(before, dict)]
        cell = replace(entry, target=replace(entry.target, field=field), before=met, after=value)
        row = _edited(report, row, cell)
    return replace(row, flags=tuple(flag for flag in row.flags if flag.field is not None or not _asks(flag)))


def _asks(flag: Flag) -> bool:
    return meaning(flag.code).review


def _reshaped(report: Report, row: Recommendation, entry: Correction) -> Report | None:
    mark = Checked(ROW, entry.who, entry.when[:10], "joined" if entry.kind == "join" else "split", entry.id)
    marked = replace(row, checked=(*row.checked, mark))
    if entry.kind == "split":
        return split(report, marked, entry.after)
    rest = []
    for part in entry.after:
        place = place_from(part["place"])
        target = replace(entry.target, place=place, number=part.get("number"), index=part.get("index"))
        found = row_at(report, target)
        if found is None or found.index == row.index:
            return None
        rest.append(found)
    return joined(report, marked, rest)


def _heads(reports: Sequence[Report], entry: Correction) -> bool:
    printed = "".join(entry.target.field.removeprefix(HEADING).split()).casefold()
    return any("".join(c.heading.split()).casefold() == printed for report in reports for c in report.columns)


def _apply_to_header(reports: list[Report], entry: Correction) -> bool:
    name, place = entry.target.field.removeprefix("header/"), entry.target.place
    for number, report in enumerate(reports):
        if place is None or report.source.first_page <= place.page <= report.source.last_page:
            now = header_value(report.header, name)
            known = any(same(now, value) for value in (*entry.before, entry.after))
            new = replace(report, header=with_header(report.header, name, entry.after))
            words = f"For {name.replace('_', ' ')} the tool now reads “{now}”, {entry.who} read “{entry.after}”."
            issues = () if known else (Issue(DIFFERS, "warning", report.source.first_page, words),)
            reports[number] = replace(new, issues=(*report.issues, *issues))
            return True
    return False


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same; how lines and spaces fall does not count."""
    if isinstance(one, dict) and isinstance(other, dict):
        return all(one.get(name) == other.get(name, one.get(name)) for name in ("rag", "progress"))
    return said(one).split() == said(other).split()


def said(value: Any) -> str:
    """A value in one line of words."""
    if isinstance(value, dict):
        return ", ".join(str(value[name]) for name in ("rag", "progress") if value.get(name)) or "no status"
    return "" if value is None else str(value)


def _unused(entry: Correction) -> Issue:
    page = entry.target.place.page if entry.target.place and entry.target.place.spot is None else None
    field = entry.target.field.split("/", 1)[-1].replace("_", " ")
    row = f"recommendation {entry.target.number or entry.target.index}, " if entry.target.index else ""
    text = f"{row}{field}: what {entry.who} said on {entry.when[:10]} no longer matches any cell ({entry.id})."
    return Issue(UNUSED, "warning", page, text[:1].upper() + text[1:])
