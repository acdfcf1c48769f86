"""The check that every report passes before it is published, and again when it is read."""

from __future__ import annotations

from typing import Any

from pipeline.publish.schema import JsonObject, quick_validator, validator


def problem(document: Any) -> str | None:
    """What is wrong with a report's document, in words; None where nothing is.

    The schema is checked, that every entity's text is exactly the part of the field it points at (contract,
    "Entities"), and that indexes run from 1.
    """
    import fastjsonschema

    try:
        quick_validator("report")(document)
    except fastjsonschema.JsonSchemaValueException:
        return _fault(document)
    if [entry["index"] for entry in document["recommendations"]] != list(
        range(1, len(document["recommendations"]) + 1)
    ):
        return "the recommendations are not numbered from 1"
    for at, entity in enumerate(document["entities"], 1):
        if not _stands(document, entity):
            return f"entity {at} is not what stands in {entity['field']}"
    return None


def _fault(document: Any) -> str:
    """Where a document breaks the schema, and how."""
    import fastjsonschema

    try:
        validator("report")(document)
    except fastjsonschema.JsonSchemaValueException as fault:
        return f"{'.'.join(fault.path[1:]) or 'the document'} {fault.message.removeprefix(fault.name or '').strip()}"
    return "the document does not fit the schema"


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
