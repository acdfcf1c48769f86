"""`scrutiny extract`: inputs become a dataset, each document read apart from all others."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.inputs import find, refuse_output_among_inputs
from pipeline.batch.limits import Limits
from pipeline.commands.closing import (
    Tally,
    counted_documents,
    exit_code,
    print_closing,
    print_derived,
    print_going,
    print_left_out,
    print_limits,
    print_succession,
    print_summary,
)
from pipeline.commands.export import print_form_notices
from pipeline.commands.progress import say
from pipeline.commands.reading import files_to_read, make_reading, read_all, run_record
from pipeline.errors import NotFound, UsageError
from pipeline.journal import JOURNALS
from pipeline.privacy.store import read_forgotten, view_by
from pipeline.scratch import scratch
from pipeline.settings import Settings

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from pipeline.publish import Sources
    from pipeline.work.many import Reading, Result
    from pipeline.work.workforce import Workforce


def run(options: argparse.Namespace) -> int:
    """Read every input, write the dataset, say what came out. Returns an exit code of the contract."""
    settings = _settings(options)
    limits = Limits(seconds=options.timeout)
    sources = _refuse_early(options)
    print_limits()
    hidden: list[str] = []
    found = find(options.inputs, hidden.append, allow_remote=options.allow_remote, results=options.out)
    with _only_run(options.out) as kept, scratch() as unpacking:
        from pipeline.publish import claim

        claim(options.out, sources_given=options.sources is not None)
        if options.replace:
            print_going(options.out, found)
        started = time.time()
        with workforce(options, settings, limits) as force:
            reading = make_reading(settings, limits, kept, force, options)
            files = list(files_to_read(found, unpacking, force.fetches))
            results = read_all(reading, files, log=options.json, named=options.verbose)
        record = run_record(results, started, options.workers, limits, settings)
        tallies, written = _written(reading, results, options, sources, record)
    print_left_out(tallies, hidden)
    print_closing(tallies, written)
    if options.json:
        print_summary(tallies, written)
    return exit_code(tallies)


def _settings(options: argparse.Namespace) -> Settings:
    """How every document is read. Raises UsageError where it can't be done so."""
    settings = Settings(
        password=options.password,
        profile=options.profile,
        entities=options.entities,
        second_reader=options.second_reader,
        ocr=options.ocr,
        people=options.people,
        forgotten=read_forgotten(options.out),
        corrections=options.out if any((options.out / name).is_file() for name in JOURNALS) else None,
    )
    return settings


def workforce(options: argparse.Namespace, settings: Settings, limits: Limits) -> AbstractContextManager[Workforce]:
    """Whoever does the reading; a place for tests to put somebody else."""
    from pipeline.work import workforce as choice

    return choice.workforce(choice.Chosen(options.workers, options.cluster, say), settings, limits)


def _refuse_early(options: argparse.Namespace) -> Sources | None:
    """What would fail after an hour of reading fails now. Returns what the sources file says."""
    from pipeline.profiles.load import load
    from pipeline.publish import read_sources
    from pipeline.publish.forms.write_forms import forms_in

    refuse_output_among_inputs(options.inputs, options.out)
    if options.sources is not None and not options.sources.is_file():
        raise UsageError(f"{options.sources} is not there.", "Check the name and the folder.")
    if options.profile is not None:
        load(options.profile)
    print_form_notices({*options.also, *forms_in(options.out)})
    return read_sources(options.sources) if options.sources else None


def _only_run(out: Path) -> AbstractContextManager[Path]:
    """The folder beside the results where this run, and no other, keeps what it has read."""
    from pipeline.batch.lock import only_one

    return only_one(out)


def _written(
    reading: Reading,
    results: Sequence[Result],
    options: argparse.Namespace,
    sources: Sources | None,
    record: dict[str, object],
) -> tuple[list[Tally], Path | None]:
    """What each document came to, and the dataset on disk, or None where nothing is written.

    A run that read nothing leaves an earlier dataset as it was, and writes none where no input was even there.
    """
    from pipeline.follow import follow
    from pipeline.publish import is_dataset, write_dataset

    out: Path = options.out
    tallies: list[Tally] = []
    documents = counted_documents(reading.documents(results), tallies)
    nothing_read = all(result.status == "failed" for result in results)
    if nothing_read and (is_dataset(out) or all(result.reason == NotFound.code for result in results)):
        list(documents)
        reading.store.forget()
        return tallies, None
    written = write_dataset(
        documents,
        out,
        sources=sources,
        settings=reading.settings,
        run=record,
        also=options.also,
        add=not options.replace,
        view=(view := view_by(reading.settings)),
        keep_derived=view is None,
        follow=follow,
    )
    reading.keep(results)
    print_succession(written)
    print_derived(written)
    return tallies, out
