"""`datapackage.json`: what every file holds, its hash, whose it is and its licence (Data Package v2)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pipeline.publish.encode import indented
from pipeline.publish.inquiries import normal, slug
from pipeline.publish.metadata.about import About, is_web
from pipeline.publish.schema import SEPARATOR, Column, TableSchema, tables
from pipeline.safe_json import loads

_KNOWN = {
    "OGL-UK-3.0": (
        "Open Government Licence v3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        ("ogl", "ogl v3", "ogl 3 0", "ogl v3 0", "ogl uk 3 0", "open government licence",
         "open government licence v3 0", "open government licence 3 0"),
    ),
    "CC-BY-4.0": (
        "Creative Commons Attribution 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
        ("cc by", "cc by 4 0", "creative commons attribution 4 0"),
    ),
    "CC0-1.0": (
        "CC0 1.0 Universal",
        "https://creativecommons.org/publicdomain/zero/1.0/",
        ("cc0", "cc0 1 0"),
    ),
}  # fmt: skip
# Others that let anybody publish the text again, as people state them, folded as `normal` folds.
_ALSO_OPEN = re.compile(
    r"(open government licence|ogl)( uk)?( v?[123]( 0)?)?"
    r"|(creative commons attribution|cc by)( share ?alike| sa)?( international| unported| uk)?( [1-4]( [0-9])?)?"
    r"( international| unported| uk)?"
    r"|public domain( mark)?( 1 0)?|pddl( 1 0)?|odc by( 1 0)?|odbl( 1 0)?"
)
_ALSO_OPEN_AT = re.compile(
    r"https?://(www\.)?(nationalarchives\.gov\.uk/doc/open-government-licence/"
    r"|creativecommons\.org/(licenses/by(-sa)?/|publicdomain/(zero|mark)/)|opendatacommons\.org/licenses/)\S*"
)
_BY_WORDS = {words: name for name, (_, _, spellings) in _KNOWN.items() for words in spellings}
_BY_ADDRESS = {path: name for name, (_, path, _) in _KNOWN.items()}


def licence_entry(stated: str) -> dict[str, str]:
    """The licence as stated by the user, as a `licenses` entry of Data Package v2."""
    name = _BY_ADDRESS.get(stated) or _BY_WORDS.get(normal(stated))
    if name:
        title, path, _ = _KNOWN[name]
        return {"name": name, "path": path, "title": title}
    if stated.startswith(("http://", "https://")):
        return {"path": stated}
    return {"name": slug(stated) or "other", "title": stated}


def is_open(stated: str) -> bool:
    """Whether a licence, as stated, is known to let anybody publish the text again."""
    name = licence_entry(stated).get("name")
    plain = normal(stated)
    return name in _KNOWN or bool(_ALSO_OPEN.fullmatch(plain) or _ALSO_OPEN_AT.fullmatch(stated.strip()))


def attribution(stated: str | None, publisher: str | None) -> str | None:
    """The line that a re-user must print; None where licence or publisher is unknown."""
    if stated is None or publisher is None:
        return None
    entry = licence_entry(stated)
    title = entry.get("title") or entry["path"]
    if entry.get("name") == "OGL-UK-3.0":
        return f"{publisher}. Contains public sector information licensed under the {title}."
    return f"{publisher}, licensed under {title}." if is_open(stated) else f"{publisher}. {title.rstrip('.')}."


def entries(stated: Iterable[str]) -> list[dict[str, str]]:
    """Each licence once, sorted."""
    found = {tuple(sorted(licence_entry(one).items())) for one in stated}
    return [dict(pairs) for pairs in sorted(found)]


FILE = "datapackage.json"
SCHEMA = "scrutiny-dataset/1"
TITLE = "Progress on council scrutiny recommendations"
_PROFILE = "https://datapackage.org/profiles/2.0"
_FREQUENCY = "http://publications.europa.eu/resource/authority/frequency/"
_DESCRIPTION = (
    "Recommendations of council scrutiny inquiries and what became of them, read by machine from published progress "
    "reports. Rows that list things to check have not been settled: compare them with the document."
)


def write_package(folder: Path, sources: Sequence[dict[str, Any]], about: About) -> None:
    """Writes it beside the CSVs in `folder`; `sources` are the rows of sources.csv."""
    text = indented(_package(folder, sources, about))
    (folder / FILE).write_bytes(f"{text}\n".encode())


def _package(folder: Path, sources: Sequence[dict[str, Any]], about: About) -> dict[str, Any]:
    licences = entries(row["licence"] for row in sources if row["licence"])
    lines = {attribution(row["licence"], row["publisher"]) for row in sources}
    publishers = sorted({row["publisher"] for row in sources if row["publisher"]})
    mark = {"schema": SCHEMA, "licence_unknown": sum(not row["licence"] for row in sources)}
    package: dict[str, Any] = {
        "$schema": f"{_PROFILE}/datapackage.json",
        "name": "scrutiny-progress-reports",
        "title": about.title or TITLE,
        "description": about.description or _DESCRIPTION,
        "version": about.version or [],
        "created": f"{about.issued}T00:00:00Z" if about.issued else [],
        "modified": about.modified or [],
        "spatial": list(about.spatial),
        "accrualPeriodicity": f"{_FREQUENCY}{about.frequency}" if about.frequency else [],
        "scrutiny": {**mark, "base_url": about.base_url} if about.base_url else mark,
        "licenses": licences,
        "attribution": sorted(line for line in lines if line),
        "contributors": _contributors(publishers, about),
        "sources": _origins(sources),
        "resources": [_resource(folder, table, about.base_url) for table in present(folder)],
    }
    return {key: value for key, value in package.items() if value != []}


def describe_anew(folder: Path) -> None:
    """Write what the tables in `folder` are by now; whose the dataset is and what may be done with it stays."""
    package = loads((folder / FILE).read_text(encoding="utf-8"))
    base = package["scrutiny"].get("base_url")
    package["resources"] = [_resource(folder, table, base) for table in present(folder)]
    (folder / FILE).write_bytes(f"{indented(package)}\n".encode())


def present(folder: Path) -> list[TableSchema]:
    """The tables of a dataset: all of them, but for those that it may leave out and does."""
    return [table for table in tables().values() if not table.optional or (folder / table.file).is_file()]


def _origins(sources: Sequence[dict[str, Any]]) -> list[dict[str, str]]:
    return [
        {"title": row["publisher"] or row["file"], **({"path": row["url"]} if row["url"] else {})} for row in sources
    ]


def _contributors(publishers: Sequence[str], about: About) -> list[dict[str, Any]]:
    """Whoever publishes the set; whoever published the papers did so only where nobody else is named."""
    role = "creator" if about.publisher else "publisher"
    found: list[dict[str, Any]] = [{"title": about.publisher, "roles": ["publisher"]}] if about.publisher else []
    found += [{"title": name, "roles": [role]} for name in publishers if name != about.publisher]
    if about.contact:
        kind = "path" if is_web(about.contact) else "email"
        name = about.contact_name or about.publisher or about.contact
        found.append({"title": name, kind: about.contact, "roles": ["contact"]})
    return found


def _resource(folder: Path, table: TableSchema, base: str | None) -> dict[str, Any]:
    content = (folder / table.file).read_bytes()
    address = {"downloadURL": f"{base}{table.file}"} if base else {}
    return {
        "name": table.name,
        "path": table.file,
        **address,
        "type": "table",
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": table_schema(table),
    }


def table_schema(table: TableSchema) -> dict[str, Any]:
    """The Table Schema (v2) of one CSV."""
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILE}/tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {"fields": list(key.columns), "reference": {"resource": key.table, "fields": list(key.to)}}
            for key in table.foreign_keys
        ]
    return schema


def _field(column: Column) -> dict[str, Any]:
    """`categories` say what the values are, `constraints.enum` makes validators hold to them: both are written."""
    constraints = {
        "required": column.required or None,
        "enum": list(column.values) or None,
        "pattern": column.pattern,
        "minimum": column.minimum,
        "maximum": column.maximum,
    }
    field: dict[str, Any] = {
        "name": column.name,
        "title": column.heading,
        "type": column.type,
        "description": column.description,
    }
    if column.unit:
        field["unit"] = column.unit
    if column.type == "list":
        field |= {"itemType": "string", "delimiter": SEPARATOR}
    if column.values:
        field |= {"categories": list(column.values), "categoriesOrdered": column.ordered}
    given = {name: value for name, value in constraints.items() if value is not None}
    return {**field, "constraints": given} if given else field
