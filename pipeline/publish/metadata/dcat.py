"""What a dataset says of itself to catalogues (DCAT) and validators (CSV on the Web)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.publish.encode import indented
from pipeline.publish.metadata.about import is_web
from pipeline.publish.metadata.package import describe_anew, present
from pipeline.publish.rows import read_csv
from pipeline.publish.schema import SEPARATOR, Column, ForeignKey, TableSchema, in_reading_order
from pipeline.safe_json import loads

FILE = "dcat.jsonld"
PACKAGE = "datapackage.json"

# Where the other forms of the tables stand in a dataset.
WORKBOOK, DATABASE, PARQUET, MARKED = "dataset.xlsx", "dataset.sqlite", "parquet", "for-excel"
DATASETTE = "datasette-metadata.json"  # titles and facets of the database
FORMS = frozenset({WORKBOOK, DATABASE, PARQUET, MARKED})

# Written out, so that no reader has to fetch it.
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA = {
    ".csv": ("text/csv", "CSV"),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
    ".sqlite": ("application/vnd.sqlite3", "SQLite"),
    ".parquet": ("application/vnd.apache.parquet", "Parquet"),
}
_IANA = "https://www.iana.org/assignments/media-types/"
_LANGUAGES = "http://publications.europa.eu/resource/authority/language/"
_KNOWN_LANGUAGES = {"en": "ENG", "cy": "CYM", "gd": "GLA", "ga": "GLE"}


def write_dcat(folder: Path) -> None:
    """Writes it from datapackage.json and the tables that stand in `folder`, whatever forms they have."""
    package = loads((folder / PACKAGE).read_text(encoding="utf-8"))
    text = indented(_record(folder, package))
    (folder / FILE).write_bytes(f"{text}\n".encode())


def _record(folder: Path, package: dict[str, Any]) -> dict[str, Any]:
    base = package["scrutiny"].get("base_url", "")
    record: dict[str, Any] = {
        "@context": _CONTEXT,
        "@id": base,
        "@type": "dcat:Dataset",
        "dct:identifier": base or package["name"],  # one that no other council's set has, where there is one
        "dct:title": {"@value": package["title"], "@language": "en"},
        "dct:description": {"@value": package["description"], "@language": "en"},
        "dct:conformsTo": {"@id": package["$schema"], "@type": "dct:Standard"},
        **said_of(package),
        "dct:language": [{"@id": _LANGUAGES + code, "@type": "dct:LinguisticSystem"} for code in _languages(folder)],
        "dct:temporal": _period(folder),
        "dcat:theme": {"@id": "http://publications.europa.eu/resource/authority/data-theme/GOVE"},
        "dcat:keyword": ["council", "overview and scrutiny", "recommendations", "local government"],
        "prov:wasDerivedFrom": [{"@id": entry["path"]} for entry in package.get("sources", ()) if "path" in entry],
        "dcat:distribution": [_distribution(folder, path, package) for path in files(folder)],
    }
    return {name: value for name, value in record.items() if value not in ([], None)}


def said_of(package: dict[str, Any]) -> dict[str, Any]:
    """Who publishes the set and can be asked, where it is about, how often and when it was made; what is not said
    is left out. DCAT-AP knows one publisher: where several published the papers, they made them."""
    roles = ("publisher", "creator", "contact")
    by_role = {role: [one for one in package.get("contributors", ()) if role in one["roles"]] for role in roles}
    if len(by_role["publisher"]) > 1:
        by_role |= {"publisher": [], "creator": by_role["publisher"] + by_role["creator"]}
    frequency, version = package.get("accrualPeriodicity"), package.get("version")
    said: dict[str, Any] = {
        "dct:publisher": [_agent(one["title"]) for one in by_role["publisher"]],
        "dct:creator": [_agent(one["title"]) for one in by_role["creator"]],
        "dcat:contactPoint": [_card(one) for one in by_role["contact"]],
        "dct:spatial": [_place(place) for place in package.get("spatial", ())],
        "dct:accrualPeriodicity": {"@id": frequency, "@type": "dct:Frequency"} if frequency else None,
        "dcat:version": version,
        "owl:versionInfo": version,
        "dct:issued": _day(package.get("created")),
        "dct:modified": _day(package.get("modified")),
        "dct:license": _licence(package),
        "dct:rights": [{"@type": "dct:RightsStatement", "rdfs:label": line} for line in package.get("attribution", ())],
    }
    return {name: value for name, value in said.items() if value not in ([], None)}


def files(folder: Path) -> Iterator[Path]:
    """The tables in every form, what people read first in front; nothing that the tool did not make."""
    flat, *others = (table.file for table in in_reading_order())
    found = [folder / name for name in (flat, WORKBOOK, *others, DATABASE)]
    found += [path for part in (PARQUET, MARKED) for path in sorted((folder / part).glob("*"))]
    yield from (path for path in found if path.suffix in _MEDIA and path.is_file())


def edited(folder: Path) -> list[str]:
    """Other forms of the tables, such as the workbook, in which somebody changed something; names, sorted."""
    try:
        record = loads((folder / FILE).read_text(encoding="utf-8"))
        listed = {entry["@id"].rpartition("#")[2]: entry["spdx:checksum"]["spdx:checksumValue"]["@value"]
                  for entry in record.get("dcat:distribution", ())}  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError):
        return []
    forms = (name for name in listed if PurePosixPath(name).parts[0] in FORMS)
    return sorted(name for name in forms if (folder / name).is_file() and checksum(folder / name) != listed[name])


def checksum(path: Path) -> str:
    """The file's sha256."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _distribution(folder: Path, path: Path, package: dict[str, Any]) -> dict[str, Any]:
    name = path.relative_to(folder).as_posix()
    media, form = _MEDIA[path.suffix]
    base = package["scrutiny"].get("base_url", "")
    described = {entry["path"]: entry for entry in package["resources"]}.get(name, {})
    entry = {
        "@type": "dcat:Distribution",
        "@id": f"{base}#{name}",
        "dct:title": described.get("title") or f"{path.stem} ({form})",
        "dct:description": described.get("description"),
        "dcat:accessURL": {"@id": base + name},
        "dcat:downloadURL": {"@id": base + name},
        "dcat:mediaType": {"@id": _IANA + media, "@type": "dct:MediaType"},
        "dcat:byteSize": {"@value": str(path.stat().st_size), "@type": "xsd:nonNegativeInteger"},
        "dct:license": _licence(package),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": checksum(path), "@type": "xsd:hexBinary"},
        },
    }
    return {name: value for name, value in entry.items() if value is not None}


def _agent(name: str) -> dict[str, Any]:
    return {"@type": "foaf:Agent", "foaf:name": name}


def _card(contact: dict[str, Any]) -> dict[str, Any]:
    mail = {"vcard:hasEmail": {"@id": f"mailto:{contact['email']}"}} if "email" in contact else {}
    page = {"vcard:hasURL": {"@id": contact["path"]}} if "path" in contact else {}
    return {"@type": "vcard:Kind", "vcard:fn": contact["title"], **mail, **page}


def _place(place: str) -> dict[str, Any]:
    """By its address, such as that of the Office for National Statistics, or by name."""
    return {"@type": "dct:Location", **({"@id": place} if is_web(place) else {"skos:prefLabel": place})}


def _day(value: str | None) -> dict[str, Any] | None:
    return {"@value": value[:10], "@type": "xsd:date"} if value else None


def _licence(package: dict[str, Any]) -> Any:
    """One licence for the whole: only where every file has the same; otherwise sources.csv says it for each."""
    found = package.get("licenses", ())
    if len(found) != 1 or package["scrutiny"].get("licence_unknown") or "path" not in found[0]:
        return None
    return {"@id": found[0]["path"], "@type": "dct:LicenseDocument"}


def _languages(folder: Path) -> list[str]:
    found = {row["language"] for row in _reports(folder)}
    return sorted(_KNOWN_LANGUAGES[code] for code in found if code in _KNOWN_LANGUAGES)


def _period(folder: Path) -> dict[str, Any] | None:
    """From the first to the last day of an update that a report names in full."""
    days = sorted(row["update_date"] for row in _reports(folder) if len(row["update_date"]) == len("2031-06-30"))
    if not days:
        return None
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": {"@value": days[0], "@type": "xsd:date"},
        "dcat:endDate": {"@value": days[-1], "@type": "xsd:date"},
    }


def _reports(folder: Path) -> Iterator[dict[str, str]]:

    lines = read_csv(folder / "reports.csv")
    header = next(lines)
    yield from (dict(zip(header, line, strict=True)) for line in lines)


CSVW_FILE = "csv-metadata.json"  # the name that the standard looks for in the CSV's own folder
_KINDS = {
    "string": "string", "integer": "integer", "number": "double", "boolean": "boolean", "object": "json",
    "list": "string",
}  # fmt: skip


def write_csvw(folder: Path) -> None:
    """Writes it beside the CSVs in `folder`, with what their datapackage.json says of the set."""
    package = loads((folder / PACKAGE).read_text(encoding="utf-8"))
    base = package["scrutiny"].get("base_url")
    group = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": package["title"],
        "dc:description": package["description"],
        **_renamed(said_of(package)),
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "lineTerminators": ["\r\n"]},
        "tables": [_table(table, base) for table in present(folder)],
    }
    text = indented(group)
    (folder / CSVW_FILE).write_bytes(f"{text}\n".encode())


def _renamed(value: Any) -> Any:
    """Properties of DCAT, with Dublin Core's terms by the prefix that this standard knows them by."""
    if isinstance(value, dict):
        return {_renamed(key): _renamed(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_renamed(one) for one in value]
    return f"dc:{value.removeprefix('dct:')}" if value.startswith("dct:") else value


def _table(table: TableSchema, base: str | None) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(column) for column in table.columns]}
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    keys = [key for key in table.foreign_keys if _always_set(table, key)]
    if keys:
        schema["foreignKeys"] = [
            {
                "columnReference": list(key.columns),
                "reference": {"resource": f"{key.table}.csv", "columnReference": list(key.to)},
            }
            for key in keys
        ]
    entry = {"url": table.file, "dc:title": table.title, "dc:description": table.description, "tableSchema": schema}
    return {**entry, "dcat:downloadURL": {"@id": f"{base}{table.file}"}} if base else entry


def _always_set(table: TableSchema, key: ForeignKey) -> bool:
    """Validators of this standard refuse a pointer that may be empty, so such a one is left to datapackage.json."""
    required = {column.name for column in table.columns if column.required}
    return required.issuperset(key.columns)


def _column(column: Column) -> dict[str, Any]:
    entry = {
        "name": column.name,
        "titles": column.name,
        "dc:title": column.heading,
        "dc:description": column.description,
        "datatype": _datatype(column),
    }
    if column.unit:
        entry["schema:unitText"] = column.unit
    if column.type == "list":
        entry["separator"] = SEPARATOR
    return {**entry, "required": True} if column.required else entry


def _datatype(column: Column) -> str | dict[str, Any]:
    """Values that a column is held to are a regular expression here: the standard knows no list of values."""
    base = _KINDS[column.type]
    limits: dict[str, Any] = {}
    if column.values:
        limits["format"] = f"^({'|'.join(column.values)})$"
    elif column.pattern and base == "string":
        limits["format"] = column.pattern
    if column.minimum is not None:
        limits["minimum"] = column.minimum
    if column.maximum is not None:
        limits["maximum"] = column.maximum
    return {"base": base, **limits} if limits else base


def describe(folder: Path) -> None:
    """Write csv-metadata.json, and dcat.jsonld with every form of the tables that is there."""
    write_csvw(folder)
    write_dcat(folder)


def describe_again(folder: Path) -> None:
    """Write the descriptions of a dataset of which some tables were made anew."""
    describe_anew(folder)
    describe(folder)
