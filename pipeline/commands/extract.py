"""`scrutiny extract`: inputs become a dataset, one document after the other."""

from __future__ import annotations

import argparse
import tempfile
import traceback
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.archives import unpacked
from pipeline.batch.inputs import Found, find, refuse_output_among_inputs
from pipeline.commands.closing import print_closing, print_notices, print_summary
from pipeline.commands.export import print_form_notices
from pipeline.commands.progress import progress
from pipeline.commands.tally import NOTHING_READ, exit_code, tally
from pipeline.errors import NotFound, OutputError, UsageError
from pipeline.journal import JOURNALS
from pipeline.models.codes import meaning
from pipeline.models.report import Document, Issue
from pipeline.settings import Form, Settings

if TYPE_CHECKING:
    from pipeline.publish import Sources


def run(options: argparse.Namespace) -> int:
    """Read every input, write the dataset, say what came out. Returns an exit code of the contract."""
    settings = Settings(
        password=options.password,
        profile=options.profile,
        entities=options.entities,
        second_reader=options.second_reader,
        ocr=options.ocr,
        corrections=options.out if any((options.out / name).is_file() for name in JOURNALS) else None,
    )
    sources = _refuse_early(options)
    print_form_notices(options.also)
    found = find(options.inputs)
    with tempfile.TemporaryDirectory(prefix="scrutiny-") as unpacking:
        documents = _read(list(_files(found, Path(unpacking))), settings)
    tallies = [tally(document) for document in documents]
    code = exit_code(tallies)
    written = _write(documents, options.out, sources, settings, options.also, nothing_read=code == NOTHING_READ)
    print_notices(documents)
    print_closing(tallies, written)
    if options.json:
        print_summary(tallies, written)
    return code


def _refuse_early(options: argparse.Namespace) -> Sources | None:
    """What would fail after an hour of reading fails now. Returns what the sources file says."""
    from pipeline.publish import claim, read_sources

    refuse_output_among_inputs(options.inputs, options.out)
    for file in (options.sources, options.profile):
        if file is not None and not file.is_file():
            raise UsageError(f"{file} is not there.", "Check the name and the folder.")
    claim(options.out, sources_given=options.sources is not None)
    return read_sources(options.sources) if options.sources else None


def _files(found: Sequence[Found], unpacking: Path) -> Iterator[Found]:
    """The files to read: an archive's PDFs take its place."""
    for position, item in enumerate(found):
        if item.archive and item.problem is None:
            yield from unpacked(item, unpacking / str(position))
        else:
            yield item


def _read(files: Sequence[Found], settings: Settings) -> list[Document]:
    documents = []
    with progress(len(files)) as advance:
        for item in files:
            advance(item.name)
            documents.append(_document(item, settings))
            advance()
    return documents


def _document(item: Found, settings: Settings) -> Document:
    """The document, whatever happens: a fault of ours in one file must not cost the others."""
    if item.problem is not None:
        return _failed(item, item.problem.code, str(item.problem))
    from pipeline.run import read_document

    try:
        return read_document(item.path, settings)
    except (KeyboardInterrupt, OutputError, UsageError):
        raise
    except Exception as error:  # noqa: BLE001 - the boundary of one document; recorded, never hidden
        return _failed(item, "WORKER_CRASH", f"{meaning('WORKER_CRASH').sentence} ({_where(error)})")


def _where(error: Exception) -> str:
    """The error's kind and the line of ours it came from: never its message, which may hold a cell's text."""
    lines = [frame for frame in traceback.extract_tb(error.__traceback__) if "pipeline" in Path(frame.filename).parts]
    place = f" in {Path(lines[-1].filename).name}:{lines[-1].lineno}" if lines else ""
    return f"{type(error).__name__}{place}"


def _failed(item: Found, code: str, message: str) -> Document:
    issue = Issue(code, "error", None, message)
    return Document(item.path.name or item.name, None, 0, "failed", code, issues=(issue,))


def _write(
    documents: list[Document],
    out: Path,
    sources: Sources | None,
    settings: Settings,
    also: Collection[Form],
    *,
    nothing_read: bool,
) -> Path | None:
    """The dataset on disk, or None where nothing is written.

    A run that read nothing leaves an earlier dataset as it was, and writes none where no input was even there.
    """
    from pipeline.publish import is_dataset, write_dataset

    if nothing_read and (is_dataset(out) or all(d.reason == NotFound.code for d in documents)):
        return None
    write_dataset(documents, out, sources=sources, settings=settings, also=also)
    return out
