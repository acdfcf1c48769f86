"""Brings a portal's data set to what the plan says: made where it is missing, changed only where it differs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.errors import OutputError
from pipeline.publish.release.ckan_plan import MARK, Plan, Upload

if TYPE_CHECKING:
    from ckanapi import RemoteCKAN

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
        raise PortalError(f"The portal refuses a field: {_fields(error.error_dict)}.") from error
    except CKANAPIError as error:
        raise PortalError("The portal answered in a way that is not CKAN's.", "Check the address.") from error
    except requests.RequestException as error:
        raise PortalError(f"The portal can't be reached ({type(error).__name__}).", "Check the address.") from error


_RIGHTS = "Ask for a token that may edit the data set, and name the organisation with --ckan-org."


def _fields(errors: Any) -> str:
    found = errors if isinstance(errors, dict) else {}
    return "; ".join(f"{key}: {value}" for key, value in sorted(found.items()) if key != "__type") or "no reason given"
