"""What a CKAN portal is sent, and how its data set is brought to that: only what differs is changed."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.errors import OutputError
from pipeline.publish.inquiries import slug
from pipeline.publish.metadata.about import is_web
from pipeline.publish.metadata.dcat import CSVW_FILE as CSVW
from pipeline.publish.metadata.dcat import FILE as DCAT
from pipeline.publish.metadata.dcat import checksum, files
from pipeline.publish.metadata.package import FILE as PACKAGE
from pipeline.publish.release.mark import README
from pipeline.publish.spreadsheet.workbook import entry
from pipeline.safe_json import loads

if TYPE_CHECKING:
    from ckanapi import RemoteCKAN


REPORTS = "reports.zip"
MARK = "scrutiny_file"  # a field of our resources on the portal: which file it is, so that it is found again
_LICENCES = {"OGL-UK-3.0": "uk-ogl", "CC-BY-4.0": "cc-by", "CC0-1.0": "cc-zero"}
_FORMATS = {".csv": "CSV", ".xlsx": "XLSX", ".sqlite": "SQLite", ".parquet": "Parquet", ".json": "JSON",
            ".jsonld": "JSON-LD", ".txt": "TXT", ".zip": "ZIP"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Upload:
    """One file as a resource of the portal's data set."""

    path: Path
    fields: dict[str, str]

    @property
    def name(self) -> str:
        return self.fields[MARK]


@dataclass(frozen=True, slots=True)
class Plan:
    """The data set's own fields, and its files in their order."""

    fields: dict[str, Any]
    uploads: tuple[Upload, ...]


def plan(folder: Path, name: str, organisation: str | None, scratch: Path) -> Plan:
    """For a published set in `folder`; `scratch` is a folder for the zip of all reports."""
    package = loads((folder / PACKAGE).read_text(encoding="utf-8"))
    described = {resource["path"]: resource for resource in package["resources"]}
    descriptions = (folder / name for name in (PACKAGE, CSVW, DCAT))
    first, *others = files(folder)
    paths = [first, folder / README, *others, *descriptions, _zipped(folder, scratch)]
    uploads = tuple(_upload(folder, path, described) for path in paths)
    return Plan(_fields(package, name, organisation), uploads)


def shown(plan: Plan, address: str) -> dict[str, Any]:
    """The plan as `--dry-run` prints it."""
    return {
        "schema": "scrutiny-ckan-plan/1",
        "portal": address,
        "data_set": plan.fields,
        "resources": [{**upload.fields, "bytes": upload.path.stat().st_size} for upload in plan.uploads],
    }


def _fields(package: dict[str, Any], name: str, organisation: str | None) -> dict[str, Any]:
    lines = package.get("attribution", [])
    notes = [package["description"], *([f"Attribution: {' '.join(lines)}"] if lines else [])]
    mark = package["scrutiny"]
    fields: dict[str, Any] = {
        "name": slug(name).lower(),
        "title": package["title"],
        "notes": "\n\n".join(notes),
        "license_id": _licence(package),
        "tags": [{"name": word} for word in ("council", "recommendations", "scrutiny")],
        "extras": [{"key": f"scrutiny_{key}", "value": str(mark[key])} for key in ("mode", "people", "schema")],
    }
    fields["extras"] += [{"key": key, "value": value} for key, value in _extras(package).items() if value]
    contact = _who(package, "contact")
    said = {
        "owner_org": organisation, "version": package.get("version"), "author": _who(package, "publisher").get("title"),
        "maintainer": contact.get("title"), "maintainer_email": contact.get("email"),
    }  # fmt: skip
    return {**fields, **{key: value for key, value in said.items() if value}}


def _extras(package: dict[str, Any]) -> dict[str, str | None]:
    """What CKAN has no field for, by the names that its extension for DCAT reads."""
    publisher, contact, places = _who(package, "publisher"), _who(package, "contact"), package.get("spatial", [])
    return {
        "publisher_name": publisher.get("title"), "contact_name": contact.get("title"),
        "contact_email": contact.get("email"), "contact_uri": contact.get("path"),
        "spatial_uri": next((place for place in places if is_web(place)), None),
        "spatial_text": "; ".join(place for place in places if not is_web(place)),
        "frequency": package.get("accrualPeriodicity"), "issued": package.get("created", "")[:10],
        "modified": package.get("modified"),
    }  # fmt: skip


def _who(package: dict[str, Any], role: str) -> dict[str, str]:
    """The one who has the role; nobody where several have."""
    found = [one for one in package.get("contributors", []) if role in one["roles"]]
    return found[0] if len(found) == 1 else {}


def _licence(package: dict[str, Any]) -> str:
    """The portal's own id, where every paper has the same licence; otherwise it is said to be open to no one thing."""
    found = package.get("licenses", [])
    if len(found) != 1 or package["scrutiny"].get("licence_unknown"):
        return "notspecified"
    return _LICENCES.get(found[0].get("name", ""), "notspecified")


def _upload(folder: Path, path: Path, described: dict[str, Any]) -> Upload:
    name = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name
    table = described.get(name, {})
    fields = {
        "name": table.get("title") or name,
        "description": table.get("description") or _WORDS.get(name, ""),
        "format": _FORMATS.get(path.suffix, ""),
        "hash": f"sha256:{checksum(path)}",
        MARK: name,
    }
    return Upload(path, fields)


_WORDS = {
    README: "What this set is, what it holds, whose it is.",
    PACKAGE: "Describes every table and column to other software (Data Package v2).",
    CSVW: "The same for CSV on the Web.",
    DCAT: "The record for a data catalogue.",
    REPORTS: "Every report as JSON, with the page and place of every cell.",
}


def _zipped(folder: Path, scratch: Path) -> Path:
    """All reports in one file: a portal should not list thousands of them."""
    path = scratch / REPORTS
    with zipfile.ZipFile(path, "w") as archive:
        for report in sorted((folder / "reports").glob("*.json")):
            archive.writestr(entry(f"reports/{report.name}"), report.read_bytes())
    return path


AGENT = "scrutiny-pipeline"
Answer = TypeVar("Answer")


class PortalError(OutputError):
    """The portal can't be reached, or refuses."""

    advice = "The published set is in its folder; sending it can be tried again."


def upsert(address: str, token: str, plan: Plan) -> dict[str, list[str]]:
    """Sends what differs; gives back the files by what was done: `created`, `updated`, `unchanged`, `removed`.

    Of the portal's resources only those that this tool once sent are touched. Raises PortalError.
    """
    from ckanapi import RemoteCKAN

    portal = RemoteCKAN(address, apikey=token, user_agent=AGENT)
    try:
        return _asked(lambda: _upsert(portal, plan))
    finally:
        portal.close()


def _upsert(portal: RemoteCKAN, plan: Plan) -> dict[str, list[str]]:
    there = _data_set(portal, plan)
    held = {one[MARK]: one for one in there.get("resources", ()) if one.get(MARK)}
    done: dict[str, list[str]] = {"created": [], "updated": [], "unchanged": [], "removed": []}
    order = []
    for upload in plan.uploads:
        what, name = _resource(portal, there["id"], held.pop(upload.name, None), upload)
        done[what].append(upload.name)
        order.append(name)
    for name, stale in sorted(held.items()):  # what an earlier set held and this one must not
        portal.call_action("resource_delete", {"id": stale["id"]})
        done["removed"].append(name)
    before = [one["id"] for one in there.get("resources", ()) if one["id"] in order]
    if order != before and before:  # made anew, they stand in this order already
        portal.call_action("package_resource_reorder", {"id": there["id"], "order": order})
    return done


def _data_set(portal: RemoteCKAN, plan: Plan) -> dict[str, Any]:
    """The portal's data set, made or brought up to date."""
    from ckanapi import NotFound

    try:
        there = portal.call_action("package_show", {"id": plan.fields["name"]})
    except NotFound:
        made: dict[str, Any] = portal.call_action("package_create", plan.fields)
        return made
    portal.call_action("package_patch", {"id": there["id"], **plan.fields})
    found: dict[str, Any] = there
    return found


def _resource(portal: RemoteCKAN, data_set: str, there: dict[str, Any] | None, upload: Upload) -> tuple[str, str]:
    """Whether the file was `created`, `updated` or is `unchanged`, and its id on the portal."""
    if there and all(there.get(key) == value for key, value in upload.fields.items()):
        return "unchanged", there["id"]
    action, ids = ("resource_update", {"id": there["id"]}) if there else ("resource_create", {"package_id": data_set})
    with upload.path.open("rb") as content:
        sent = portal.call_action(action, {**ids, **upload.fields}, files={"upload": (upload.path.name, content)})
    return "updated" if there else "created", sent["id"]


def _asked(call: Callable[[], Answer]) -> Answer:
    """Turns what the portal or the network answers into one sentence; the token is in none of them."""
    import requests
    from ckanapi import CKANAPIError, NotAuthorized, ValidationError

    try:
        return call()
    except NotAuthorized as error:
        raise PortalError("The portal does not accept the token for this.", _RIGHTS) from error
    except ValidationError as error:
        raise PortalError(f"The portal refuses a field: {_refused_fields(error.error_dict)}.") from error
    except CKANAPIError as error:
        raise PortalError("The portal answered in a way that is not CKAN's.", "Check the address.") from error
    except requests.RequestException as error:
        raise PortalError(f"The portal can't be reached ({type(error).__name__}).", "Check the address.") from error


_RIGHTS = "Ask for a token that may edit the data set, and name the organisation with --ckan-org."


def _refused_fields(errors: Any) -> str:
    found = errors if isinstance(errors, dict) else {}
    return "; ".join(f"{key}: {value}" for key, value in sorted(found.items()) if key != "__type") or "no reason given"
