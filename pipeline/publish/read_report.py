"""A report's JSON back into the record it came from; `compare` and `report` start here.

Texts come back without runs: where a field stands is in `Recommendation.sources`, where a name stands in
`Entity.locators`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import Corrupt, NotFound, NotPermitted
from pipeline.models.page import Box, Spot
from pipeline.models.report import (
    Column,
    Entity,
    Flag,
    Header,
    Issue,
    KeyEntry,
    Person,
    Recommendation,
    Report,
    Source,
    Status,
    Unplaced,
    Update,
    Words,
)
from pipeline.models.review import Assessment, Checked, Target
from pipeline.models.text import Locator, Text
from pipeline.publish.gate import problem
from pipeline.publish.schema import JsonObject
from pipeline.safe_json import loads


def read_report(path: Path) -> Report:
    """The report in `path`.

    Raises NotFound, NotPermitted, or Corrupt where the file is no report of the schema this version writes.
    """
    try:
        document = loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, IsADirectoryError) as error:
        raise NotFound(f"There is no report in {path}.") from error
    except PermissionError as error:
        raise NotPermitted(f"{path} may not be read.") from error
    except ValueError as error:
        raise Corrupt(f"{path} is not a report in JSON.", "Give a file from the folder reports/.") from error
    fault = problem(document)
    if fault:
        raise Corrupt(f"{path} is not a report that this version can read: {fault}.", "Extract it again.")
    return report_from(document)


def reports_of(dataset: Path) -> Iterator[Report]:
    """Every report of a dataset, by name, one after the other. Raises what `read_report` raises."""
    for path in sorted((dataset / "reports").glob("*.json")):
        yield read_report(path)


def report_from(document: JsonObject) -> Report:
    """The report that a valid document of `scrutiny-report/1` describes."""
    return Report(
        report_id=document["report_id"],
        source=_source(document["source"]),
        header=_header(document["header"]),
        recommendations=tuple(_recommendation(entry) for entry in document["recommendations"]),
        legend=tuple(KeyEntry(**entry) for entry in document["legend"]),
        entities=tuple(_entity(entry) for entry in document["entities"]),
        words=words_of(document["words"]),
        status=document["status"],
        issues=tuple(Issue(**entry) for entry in document["issues"]),
        language=document["language"],
        inquiry_id=document["inquiry_id"],
        same_as=document.get("same_as"),
        columns=tuple(Column(**entry) for entry in document.get("columns", ())),
    )


def _source(entry: JsonObject) -> Source:
    return Source(**{name: value for name, value in entry.items() if name != "also"})


def _header(entry: JsonObject) -> Header:
    return Header(
        **{
            **entry,
            "lead_officers": tuple(Person(**person) for person in entry["lead_officers"]),
            "cabinet_members": tuple(Person(**person) for person in entry["cabinet_members"]),
            "printed": _printed(entry["printed"]),
        }
    )


_TEXTS = (
    "title", "theme", "recommendation", "response", "action", "update", "previous_update", "lead_officer",
    "target_date_printed",
)  # fmt: skip


def _recommendation(entry: JsonObject) -> Recommendation:
    return Recommendation(
        **{
            **entry,
            **{name: _text(entry[name]) for name in _TEXTS},
            "updates": tuple(_update(update) for update in entry["updates"]),
            "status": Status(**entry["status"]),
            "extra": _printed(entry["extra"]),
            "sources": tuple((name, _locators(places)) for name, places in entry["sources"].items()),
            "confidence": tuple(entry["confidence"].items()),
            "flags": tuple(Flag(**flag) for flag in entry["flags"]),
            "checked": tuple(Checked(**mark) for mark in entry.get("checked", ())),
            "assessment": _assessment(entry.get("assessment"), entry),
            "evidence": tuple((name, tuple(signals)) for name, signals in entry.get("evidence", {}).items()),
        }
    )


def _assessment(said: JsonObject | None, entry: JsonObject) -> Assessment | None:
    """What is published of an assessment; its place is that of the row."""
    if said is None:
        return None
    target = Target("", None, "rag", entry["number"], entry["index"])
    names = ("rag", "progress", "meeting", "date", "reason")
    return Assessment(said["assessment"], said["by"], said["on"], target, *(said[name] for name in names))


def _update(entry: JsonObject) -> Update:
    status = None if entry["status"] is None else Status(**entry["status"])
    return Update(**{**entry, "update": _text(entry["update"]), "status": status})


def _entity(entry: JsonObject) -> Entity:
    return Entity(**{**entry, "locators": _locators(entry["locators"]), "flags": tuple(entry["flags"])})


def words_of(entry: JsonObject) -> Words:
    lists = {name: tuple(map(_unplaced, entry.get(name, ()))) for name in ("unplaced", "running")}
    return Words(**{**entry, **lists})


def _unplaced(entry: JsonObject) -> Unplaced:
    box = entry.get("bbox")
    return Unplaced(entry["page"], entry["text"], Box(*box) if box else None)


def _text(value: str | None) -> Text | None:
    return None if value is None else Text(value)


def _printed(entry: Mapping[str, str]) -> tuple[tuple[str, Text], ...]:
    return tuple((label, Text(value)) for label, value in entry.items())


def _locators(entries: list[dict[str, Any]]) -> tuple[Locator, ...]:
    return tuple(_locator(entry) for entry in entries)


def _locator(entry: dict[str, Any]) -> Locator:
    if "page" in entry:
        return Locator(entry["page"], Box(*entry["bbox"]))
    return Locator(1, Box(0, 0, 0, 0), Spot(**entry))
