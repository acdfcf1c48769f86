"""`scrutiny publish --ckan`: shows what a portal would be sent, or sends it."""

from __future__ import annotations

import argparse
import json
import os
import sys
from urllib.parse import urlsplit

from pipeline.errors import UsageError
from pipeline.scratch import scratch

TOKEN = "SCRUTINY_CKAN_TOKEN"
_HERE = {"localhost", "127.0.0.1", "::1"}


def send(options: argparse.Namespace) -> None:
    """Print the plan (--dry-run, no request is made), or bring the portal up to it."""
    from pipeline.publish.release.ckan import plan, shown

    with scratch() as drafts:
        wanted = plan(options.out, options.ckan_name, options.ckan_org, drafts)
        if options.dry_run:
            print(json.dumps(shown(wanted, options.ckan), indent=1, ensure_ascii=True))
            print("Nothing was sent.", file=sys.stderr)
            return
        from pipeline.publish.release.ckan import upsert

        done = upsert(options.ckan, token(), wanted)
    said = ", ".join(f"{len(names)} {what}" for what, names in done.items() if names)
    print(f"Sent to {options.ckan}: {said}.", file=sys.stderr)


def token() -> str:
    """The user's token. Raises UsageError where there is none, or nothing to send it with."""
    from importlib.util import find_spec

    if find_spec("ckanapi") is None:
        raise UsageError("To send to a portal, the package ckanapi is needed.", "It comes with the extra “ckan”.")
    value = os.environ.get(TOKEN, "").strip()
    if not value:
        raise UsageError(f"There is no token in {TOKEN}.", "Get one from your profile on the portal, or try --dry-run.")
    return value


def refuse_address(address: str) -> None:
    """Raises UsageError for what is no portal's address, or one over which the token could be overheard."""
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _HERE):
        raise UsageError(f"{address} is not an address that begins with https://.", "The token must not be overheard.")
    if parts.username or parts.password:
        raise UsageError("The portal's address holds a password.", f"Leave it out; the token stands in {TOKEN}.")
