"""`scrutiny publish`: a set made for the public, and on request sent to a CKAN portal."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pipeline.commands.closing import print_derived
from pipeline.commands.export import print_form_notices
from pipeline.commands.named import seen_together
from pipeline.commands.options import about_given
from pipeline.commands.wording import count, printable
from pipeline.errors import OutputError, UsageError
from pipeline.scratch import scratch
from pipeline.settings import Settings

LISTED = 5  # names on the screen for each reason
TOKEN = "SCRUTINY_CKAN_TOKEN"
_HERE = {"localhost", "127.0.0.1", "::1"}
ON_CELLS = ("accept", "text", "status")  # corrections that a row names once they are applied

if TYPE_CHECKING:
    from pipeline.models.privacy import People
    from pipeline.models.report import Document
    from pipeline.publish import Sources
    from pipeline.publish.release.mark import Decided, Release, Terms


def run(options: argparse.Namespace) -> int:
    """Decide, write, say what was decided. 0 all as asked for; 1 something was left out or is less than asked for."""
    from pipeline.publish import read_sources
    from pipeline.publish.metadata.about import read_about
    from pipeline.publish.release.mark import Release, Terms

    _refuse_early(options)
    about = read_about(options.about, about_given(options))
    print_form_notices(options.also)
    sources = read_sources(options.sources or options.dataset / "sources.csv")
    terms = Terms(options.mode, frozenset(options.accept_licence), frozenset(options.exempt_ok))
    decisions = _decide(options.dataset, sources, terms)
    _write(options, sources, terms, Release(terms.mode, options.people, decisions, about))
    _say(decisions, options.out)
    _say_facts(options)
    waiting = _say_pending(options.dataset)
    if options.ckan:
        _send(options)
    return 1 if waiting or any(one.why for one in decisions) else 0


def _refuse_early(options: argparse.Namespace) -> None:
    from pipeline.publish import is_dataset, must_be_dataset
    from pipeline.publish.release.mark import is_release

    must_be_dataset(options.dataset)
    if options.out.resolve().is_relative_to(options.dataset.resolve()):
        raise UsageError("A published set can't be inside the dataset itself.", "Choose another folder with -o.")
    if is_dataset(options.out) and not is_release(options.out):
        raise OutputError(f"{options.out} holds a dataset of yours.", "Choose another folder with -o.")
    if options.dry_run and not options.ckan:
        raise UsageError("--dry-run shows what --ckan would send.", "Give the portal's address with --ckan.")
    if options.ckan:
        _refuse_address(options.ckan)
        if not options.dry_run:
            _token()


def _decide(dataset: Path, sources: Sources, terms: Terms) -> list[Decided]:
    """What becomes of each report. Raises UsageError where nothing is left, or an override names nothing."""
    from pipeline.publish.release.mark import decide, unknown_names

    decisions = [one for document in _documents(dataset, sources) for one in decide(document, terms)]
    unknown = unknown_names(terms.exempt, decisions)
    if unknown:
        raise UsageError(f"--exempt-ok {unknown[0]}: no report or file has this name.", "See reports.csv.")
    if not any(one.mode for one in decisions):
        _say_left_out(decisions)
        raise UsageError("Nothing of this dataset may be published; nothing was written.", "")
    return decisions


def _documents(dataset: Path, sources: Sources) -> Iterator[Document]:
    """The dataset's documents, with what the sources file says of them by now."""
    from pipeline.publish.read_dataset import dataset_documents
    from pipeline.publish.sources import state

    return (state(document, sources) for document in dataset_documents(dataset))


def _write(options: argparse.Namespace, sources: Sources, terms: Terms, release: Release) -> None:
    from pipeline.follow import follow_public
    from pipeline.publish import write_dataset

    ready = (_ready(document, terms, options.people) for document in _documents(options.dataset, sources))
    written = write_dataset(
        (document for document in ready if document is not None),
        options.out,
        sources=sources,
        people_register=options.people_register,
        also=options.also,
        settings=Settings(people=options.people),
        release=release,
        keep_derived=False,
        follow=follow_public(options.dataset, lambda reports: seen_together(reports, options.people)),
    )
    print_derived(written)


def _ready(document: Document, terms: Terms, people: People) -> Document | None:
    """Decided by its own name, then without the names of people, then cut: so that no half of a name is left."""
    from pipeline.privacy import masked
    from pipeline.publish.release.mark import decide, released

    return released(masked(document, people), decide(document, terms))


def _say(decisions: Sequence[Decided], out: Path) -> None:
    """What is less than was asked for, by its reason, with the first few names."""
    _say_left_out(decisions)
    reduced: dict[str, list[str]] = {}
    for one in decisions:
        if one.mode and one.why:
            reduced.setdefault(one.why, []).append(one.report_id)
    for why, names in sorted(reduced.items()):
        more = f" and {len(names) - LISTED:,} more" if len(names) > LISTED else ""
        listed = ", ".join(names[:LISTED])
        print(printable(f"{count(len(names), 'report')} as facts only, since {why}: {listed}{more}."), file=sys.stderr)
    if reduced:
        print("State licence and publisher of each paper in sources.csv, column “licence”.", file=sys.stderr)
    published = sum(one.mode is not None for one in decisions)
    print(f"Published {count(published, 'report')} in {printable(str(out))}.", file=sys.stderr)


def _say_facts(options: argparse.Namespace) -> None:
    """Say that the texts are not in the set, and how they get there, where the mode alone keeps them out."""
    from pipeline.publish.read_dataset import table_rows

    if options.mode != "facts":
        return
    print("Only facts are given: no text of recommendations, responses and updates.", file=sys.stderr)
    unknown = sum(not row["licence"] for row in table_rows(options.out, "reports"))
    file = printable(str(options.sources or options.dataset / "sources.csv"))
    first = f"state licence and publisher of each paper in {file} ({unknown:,} lack a licence), then "
    print(f"To give the text too, {first if unknown else ''}add --mode full.", file=sys.stderr)


def _say_pending(dataset: Path) -> int:
    """Say how many corrections of cells the dataset doesn't show yet, so the set lacks them too; return how many."""
    from pipeline.publish.read_dataset import dataset_documents
    from pipeline.review import said_of
    from pipeline.review.settle import pending

    read, shown = set(), set()
    for document in dataset_documents(dataset):
        read.add(document.sha256)
        rows = (row for report in document.reports for row in report.recommendations)
        shown |= {mark.correction for row in rows for mark in row.checked}
    waiting = [one for one in pending(said_of(dataset).corrections, shown) if one.target.document in read]
    number = sum(one.kind in ON_CELLS and not one.target.field.startswith("header/") for one in waiting)
    if number:
        are = "correction is" if number == 1 else "corrections are"
        print(f"{number:,} {are} not in this set: the dataset has not been made again since.", file=sys.stderr)
        print(printable(f"Run `scrutiny extract … -o {dataset}`, then publish again."), file=sys.stderr)
    return number


def _say_left_out(decisions: Sequence[Decided]) -> None:
    for one in decisions:
        if one.mode is None:
            advice = f"If you may publish it anyway: --exempt-ok {one.report_id}"
            print(f"Left out: {printable(one.report_id)}, since {one.why}. {advice}", file=sys.stderr)


def _send(options: argparse.Namespace) -> None:
    """Print the plan (--dry-run, no request is made), or bring the portal up to it."""
    from pipeline.publish.release.ckan import plan, shown

    with scratch() as drafts:
        wanted = plan(options.out, options.ckan_name, options.ckan_org, drafts)
        if options.dry_run:
            print(json.dumps(shown(wanted, options.ckan), indent=1, ensure_ascii=True))
            print("Nothing was sent.", file=sys.stderr)
            return
        from pipeline.publish.release.ckan import upsert

        done = upsert(options.ckan, _token(), wanted)
    said = ", ".join(f"{len(names)} {what}" for what, names in done.items() if names)
    print(f"Sent to {options.ckan}: {said}.", file=sys.stderr)


def _token() -> str:
    """The user's token. Raises UsageError where there is none, or nothing to send it with."""
    from importlib.util import find_spec

    if find_spec("ckanapi") is None:
        raise UsageError("To send to a portal, the package ckanapi is needed.", "It comes with the extra “ckan”.")
    value = os.environ.get(TOKEN, "").strip()
    if not value:
        raise UsageError(f"There is no token in {TOKEN}.", "Get one from your profile on the portal, or try --dry-run.")
    return value


def _refuse_address(address: str) -> None:
    """Raises UsageError for what is no portal's address, or one over which the token could be overheard."""
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _HERE):
        raise UsageError(f"{address} is not an address that begins with https://.", "The token must be sent encrypted.")
    if parts.username or parts.password:
        raise UsageError("The portal's address holds a password.", f"Leave it out; the token belongs in {TOKEN}.")
