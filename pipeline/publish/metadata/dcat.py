"""`dcat.jsonld`: the dataset as a data catalogue lists it (DCAT 3, JSON-LD), with each file that can be had."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.publish.csv_file import read_csv
from pipeline.publish.encode import indented
from pipeline.publish.schema import tables
from pipeline.safe_json import loads

FILE = "dcat.jsonld"
PACKAGE = "datapackage.json"

# Where the other forms of the tables stand in a dataset.
WORKBOOK, DATABASE, PARQUET, MARKED = "dataset.xlsx", "dataset.sqlite", "parquet", "for-excel"
FORMS = frozenset({WORKBOOK, DATABASE, PARQUET, MARKED})

# Written out, so that no reader has to fetch it.
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
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
    licence = _licence(package)
    record: dict[str, Any] = {
        "@context": _CONTEXT,
        "@id": "",
        "@type": "dcat:Dataset",
        "dct:identifier": package["name"],
        "dct:title": {"@value": package["title"], "@language": "en"},
        "dct:description": {"@value": package["description"], "@language": "en"},
        "dct:conformsTo": {"@id": package["$schema"]},
        "dct:publisher": [_agent(entry["title"]) for entry in package.get("contributors", ())],
        "dct:license": licence,
        "dct:rights": [{"@type": "dct:RightsStatement", "rdfs:label": line} for line in package.get("attribution", ())],
        "dct:language": [{"@id": _LANGUAGES + code} for code in _languages(folder)],
        "dct:temporal": _period(folder),
        "dcat:theme": {"@id": "http://publications.europa.eu/resource/authority/data-theme/GOVE"},
        "dcat:keyword": ["council", "overview and scrutiny", "recommendations", "local government"],
        "prov:wasDerivedFrom": [{"@id": entry["path"]} for entry in package.get("sources", ()) if "path" in entry],
        "dcat:distribution": [_distribution(folder, path, package, licence) for path in files(folder)],
    }
    return {name: value for name, value in record.items() if value not in ([], None)}


def files(folder: Path) -> Iterator[Path]:
    """The tables in every form, sorted by name; nothing that the tool did not make."""
    known = [*(table.file for table in tables().values()), WORKBOOK, DATABASE]
    found = [folder / name for name in known]
    found += [path for part in (PARQUET, MARKED) for path in (folder / part).glob("*")]
    yield from sorted((path for path in found if path.suffix in _MEDIA and path.is_file()), key=Path.as_posix)


def edited(folder: Path) -> list[str]:
    """Other forms of the tables, such as the workbook, in which somebody changed something; names, sorted."""
    try:
        record = loads((folder / FILE).read_text(encoding="utf-8"))
        listed = {entry["dcat:downloadURL"]["@id"]: entry["spdx:checksum"]["spdx:checksumValue"]["@value"]
                  for entry in record.get("dcat:distribution", ())}  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError):
        return []
    forms = (name for name in listed if PurePosixPath(name).parts[0] in FORMS)
    return sorted(name for name in forms if (folder / name).is_file() and checksum(folder / name) != listed[name])


def checksum(path: Path) -> str:
    """The file's sha256."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _distribution(folder: Path, path: Path, package: dict[str, Any], licence: Any) -> dict[str, Any]:
    name = path.relative_to(folder).as_posix()
    media, form = _MEDIA[path.suffix]
    described = {entry["path"]: entry for entry in package["resources"]}.get(name, {})
    entry = {
        "@type": "dcat:Distribution",
        "@id": f"#{name}",
        "dct:title": described.get("title") or f"{path.stem} ({form})",
        "dct:description": described.get("description"),
        "dcat:downloadURL": {"@id": name},
        "dcat:mediaType": {"@id": _IANA + media},
        "dcat:byteSize": {"@value": str(path.stat().st_size), "@type": "xsd:nonNegativeInteger"},
        "dct:license": licence,
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": checksum(path), "@type": "xsd:hexBinary"},
        },
    }
    return {name: value for name, value in entry.items() if value is not None}


def _agent(name: str) -> dict[str, Any]:
    return {"@type": "foaf:Organization", "foaf:name": name}


def _licence(package: dict[str, Any]) -> Any:
    """One licence for the whole: only where every file has the same; otherwise sources.csv says it for each."""
    found = package.get("licenses", ())
    if len(found) != 1 or package["scrutiny"].get("licence_unknown") or "path" not in found[0]:
        return None
    return {"@id": found[0]["path"]}


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
