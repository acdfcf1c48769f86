"""What the dataset that is about to be replaced already said: the ids it gave, and to which words."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import OutputError
from pipeline.publish.csv_file import read_csv
from pipeline.publish.rows import SQL_WORDS
from pipeline.publish.schema import tables
from pipeline.publish.sketch import recommendation_words


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
