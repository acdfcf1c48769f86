"""A report as an object of the schema `scrutiny-report/1`, and back, both made from its types; and its check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pipeline.models.published import adapter, fault_of, written
from pipeline.models.report import Entity, Issue, Recommendation, Report, Words
from pipeline.publish.encode import clean, encoded, with_json
from pipeline.publish.schema import JsonObject

SCHEMA = "scrutiny-report/1"
ORDER = (  # of the contract
    "schema", "report_id", "inquiry_id", "language", "source", "header", "legend", "recommendations", "entities",
    "words", "status", "issues", "columns", "same_as",
)  # fmt: skip

T = TypeVar("T")
Lists = Mapping[str, list[str]]  # the long lists of a report's document, each item as JSON in one line


class Invalid(ValueError):
    """A document that does not keep to its schema; in words."""


def published(entry: object) -> Any:
    """A record as a JSON-able object."""
    return written(type(entry), entry)


def report_document(report: Report) -> JsonObject:
    """The whole report as published. Characters that may not be published are replaced one for one."""
    return with_lists(report)[0]


def with_lists(report: Report) -> tuple[JsonObject, Lists]:
    """The same, and its recommendations and entities as JSON: made once, to see that all is clean, and to be kept."""
    document: JsonObject = {"schema": SCHEMA, **published(replace(report, recommendations=(), entities=()))}
    document = clean({name: document[name] for name in ORDER})
    rows = written(tuple[Recommendation, ...], report.recommendations)
    entities = written(tuple[Entity, ...], report.entities)
    lists = {"recommendations": list(map(with_json, rows)), "entities": list(map(with_json, entities))}
    document |= {name: [item for item, _ in some] for name, some in lists.items()}
    return document, {name: [text for _, text in some] for name, some in lists.items()}


def report_from(document: JsonObject) -> Report:
    """The report that a valid document of `scrutiny-report/1` describes. Texts come back without runs.

    Where a field stands is in `Recommendation.sources`, where a name stands in `Entity.locators`.
    """
    found: Report = adapter(Report).validate_python({name: one for name, one in document.items() if name != "schema"})
    return found


def read_strictly(text: str, kind: type[T]) -> T:
    """The record that a JSON text describes. Raises Invalid, in words; a number in quotes is no number."""
    from pydantic import ValidationError

    try:
        found: T = adapter(kind).validate_json(text, strict=True)
    except ValidationError as error:
        raise Invalid(fault_of(error)) from error
    return found


def issue_object(issue: Issue) -> JsonObject:
    found: JsonObject = published(issue)
    return found


def words_object(words: Words) -> JsonObject:
    found: JsonObject = published(words)
    return found


def words_of(entry: JsonObject) -> Words:
    found: Words = adapter(Words).validate_python(entry)
    return found


def problem(document: Any) -> str | None:
    """What is wrong with a report's document, in words; None where nothing is."""
    try:
        checked(document)
    except Invalid as fault:
        return str(fault)
    return None


def checked(document: Any) -> Report:
    """The report that a document describes. Raises Invalid where it breaks the contract.

    The schema is checked, that every entity's text is exactly the part of the field it points at (contract,
    "Entities"), and that indexes run from 1.
    """
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise Invalid(f"the document must be an object of the schema {SCHEMA}")
    report = read_strictly(encoded({name: value for name, value in document.items() if name != "schema"}), Report)
    if [row.index for row in report.recommendations] != list(range(1, len(report.recommendations) + 1)):
        raise Invalid("the recommendations are not numbered from 1")
    for at, entity in enumerate(document["entities"], 1):
        if not _stands(document, entity):
            raise Invalid(f"entity {at} is not what stands in {entity['field']}")
    return report


def _stands(document: JsonObject, entity: JsonObject) -> bool:
    text = field_text(document, entity["index"], entity["field"])
    return text is not None and text[entity["start"] : entity["end"]] == entity["text"]


def field_text(document: JsonObject, index: int | None, field: str) -> str | None:
    """The published text of a field: `update`, `extra/<heading>`, or `header/<label>` with no index."""
    if index is None:
        owner, name = document["header"]["printed"], field.removeprefix("header/")
    elif index > len(document["recommendations"]):
        return None
    else:
        row = document["recommendations"][index - 1]
        owner, name = (row["extra"], field[6:]) if field.startswith("extra/") else (row, field)
    text = owner.get(name)
    return text if isinstance(text, str) else None
