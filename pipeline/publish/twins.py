"""Which files hold one report, and what an earlier run listed of them."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from pipeline.errors import OutputError
from pipeline.models.codes import meaning
from pipeline.models.report import Report
from pipeline.publish.document import report_document
from pipeline.publish.inquiries import (
    Inquiry,
    Item,
    Sketch,
    items,
    likeness,
    match,
    recommendation_words,
    sides,
    sketch,
)
from pipeline.publish.rows import SQL_WORDS, read_csv
from pipeline.publish.schema import JsonObject, tables

COVERED = 0.9  # share of the longer report's recommendations that stand in the other one
ALL, MOST = 0.95, 0.5  # share of these whose update is the same: without a day in common, and with one
ALIKE, ALIKE_SCANNED = 0.95, 0.85  # updates that say the same; text recognition slips
LEAST = 60  # characters of updates in common: empty columns tell nothing
SAME, DIFFER = "SAME_REPORT", "SOURCES_DIFFER"
_KINDS = ("native", "mixed", "ocr")  # the surest text first


@dataclass(frozen=True, slots=True)
class Twin:
    """`of`: the report that is listed; `differing`: how many recommendations say something else in this source."""

    of: str
    differing: int


def twins(inquiries: Sequence[Inquiry], known: Mapping[str, str]) -> dict[str, Twin]:
    """report_id → the report that it is once more. `known`: reports of an earlier dataset, which stay listed."""
    found: dict[str, Twin] = {}
    for inquiry in inquiries:
        for group in _groups(inquiry.reports):
            listed = min(group, key=lambda r: _rank(r, known))
            found |= {r.report_id: Twin(listed.report_id, _differing(listed, r)) for r in group if r is not listed}
    return found


def _groups(reports: Sequence[Sketch]) -> list[list[Sketch]]:
    """Reports that are one, each of a group with every other: two rounds are never joined through a third paper."""
    groups: list[list[Sketch]] = []
    same = {(a.report_id, b.report_id) for a, b in combinations(reports, 2) if same_report(a, b)}
    for report in reports:
        fitting = (g for g in groups if all((member.report_id, report.report_id) in same for member in g))
        group = next(fitting, None)
        if group is None:
            groups.append([report])
        else:
            group.append(report)
    return [group for group in groups if len(group) > 1]


def _rank(report: Sketch, known: Mapping[str, str]) -> tuple[object, ...]:
    """What is listed: what is read whole, from letters, with most in it, and in a file of its own."""
    return (
        report.partial,
        _KINDS.index(report.text),
        -len(report.items),
        -sum(item.rag is not None for item in report.items),
        report.report_id not in known,
        report.pages,
        report.report_id,
    )


def same_report(one: Sketch, other: Sketch) -> bool:
    """Whether two reports are one, met twice."""
    days, rounds = (one.update_date, other.update_date), (one.stage_months, other.stage_months)
    if any(a and b and a != b for a, b in (days, rounds)):
        return False
    pairs = _pairs(one, other)
    if len(pairs) < COVERED * max(len(one.items), len(other.items)):
        return False
    least = ALIKE_SCANNED if "ocr" in (one.text, other.text) else ALIKE
    same = [(a, b) for a, b in pairs if _says_same(a, b, least)]
    dated = bool(days[0] and days[0] == days[1])
    if not dated and sum(len(a.said) for a, _ in same) < LEAST:
        return False
    return len(same) >= (MOST if dated else ALL) * len(pairs)


def met_again(one: Report, other: Report) -> bool:
    """Whether two reports, read from two files, are one."""
    return same_report(_sketch(one), _sketch(other))


def _sketch(report: Report) -> Sketch:
    document = report_document(report)
    return sketch(document, items(document), 0, stated=False)


def _pairs(one: Sketch, other: Sketch) -> list[tuple[Item, Item]]:
    return [(one.items[a], other.items[b]) for a, b in match(sides(one), sides(other)).items()]


def _says_same(one: Item, other: Item, least: float) -> bool:
    return one.said == other.said or likeness(one.said, other.said, least) > 0


def _differing(listed: Sketch, other: Sketch) -> int:
    """Recommendations that only one of them has, or whose update or status is another one."""
    least = ALIKE_SCANNED if "ocr" in (listed.text, other.text) else 1.0
    pairs = _pairs(listed, other)
    told = sum(not _says_same(a, b, least) or a.rag != b.rag for a, b in pairs)
    return told + max(len(listed.items), len(other.items)) - len(pairs)


def with_twin_issues(
    issues: Sequence[JsonObject], report_id: str, found: Mapping[str, Twin], files: Mapping[str, str]
) -> list[JsonObject]:
    """A report's issues and what is to be said of its other sources, in place of what an earlier run said of them."""
    kept = [issue for issue in issues if issue["code"] not in (SAME, DIFFER)]
    return [*kept, *_twin_issues(report_id, found, files)]


def _twin_issues(report_id: str, found: Mapping[str, Twin], files: Mapping[str, str]) -> Iterator[JsonObject]:
    """What a report says of its other sources: at a twin, where it is listed; at the listed one, which differ."""
    own = found.get(report_id)
    if own is not None:
        yield _issue(SAME, f"This is the report that is listed as {own.of}, from {files[own.of]}.")
    for twin_id, twin in sorted(found.items()):
        if twin.of == report_id and twin.differing:
            rest = f"{twin.differing} of its recommendations differ"
            text = f"{files[twin_id]} holds the same report; {rest}."
            yield _issue(DIFFER, text)


def _issue(code: str, message: str) -> JsonObject:
    return {"code": code, "severity": meaning(code).severity, "page": None, "message": message}


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier dataset in the same folder; empty where there is none."""

    ids: tuple[dict[str, str], ...] = ()  # the lines of ids.csv
    inquiry_of: dict[str, str] = field(default_factory=dict)  # report_id → inquiry_id
    placed: dict[tuple[str, int], str] = field(default_factory=dict)  # (report_id, index) → recommendation_id
    wordings: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # by recommendation_id
    carriers: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # report_ids, by the same


def read_earlier(folder: Path) -> Earlier:
    """Raises OutputError where the ids of the earlier dataset can't be read: they must not be given anew."""
    found = Earlier(tuple(_rows(folder, "ids")))
    for row in _rows(folder, "reports"):
        found.inquiry_of[row["report_id"]] = row["inquiry_id"]
    for entry in found.ids:
        found.carriers[entry["recommendation_id"]].add(entry["first_report_id"])
    for row in _rows(folder, "recommendations"):
        name = row["recommendation_id"]
        found.placed[row["report_id"], int(row["recommendation_index"])] = name
        found.carriers[name].add(row["report_id"])
        words = recommendation_words(row["title"], row["recommendation"])
        if words not in found.wordings[name]:
            found.wordings[name].append(words)
    return found


def _rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    table, path = tables()[name], folder / f"{name}.csv"
    if not path.exists():
        return
    try:
        lines = read_csv(path)
        header = [SQL_WORDS.get(name, name) for name in next(lines, [])]  # as an older version named them
        missing = {column.name for column in table.columns if column.required} - set(header)
        if missing:
            raise OutputError(f"{path} lacks the column {min(missing)}.", _ADVICE)
        for line in lines:
            row = {**dict.fromkeys(table.names, ""), **dict(zip(header, line, strict=True))}
            if "recommendation_index" in row and not row["recommendation_index"].isdigit():
                raise OutputError(f"{path} has a line without an index.", _ADVICE)
            yield row
    except (csv.Error, UnicodeDecodeError, ValueError) as error:
        raise OutputError(f"{path} can't be read, and the ids in it must be kept.", _ADVICE) from error


_ADVICE = "Restore the file, or write to another folder with -o."
