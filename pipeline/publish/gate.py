"""The check that every report passes before it is published, and again when it is read."""

from __future__ import annotations

from typing import Any

from pipeline.models.report import Report
from pipeline.publish.document import SCHEMA, Invalid, read_strictly
from pipeline.publish.encode import encoded
from pipeline.publish.schema import JsonObject


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
