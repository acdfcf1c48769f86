"""Read the documents of the gate in a pool of processes, and score each where it was read."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, NamedTuple

from pipeline.batch.station import ONE_THREAD
from pipeline.settings import Settings
from tests.quality.corpus import Entry, software_of
from tests.quality.scoring import Count, Fault, score_document

FIELDS = (
    "title", "theme", "recommendation", "response", "action", "update", "previous_update", "lead_officer",
    "target_date_printed",
)  # fmt: skip
LONGEST = 90  # characters of a fault that are kept
SECONDS = 120  # a document that takes longer counts as failed


class Words(NamedTuple):
    """Words of records: all that are published, those in `extra`, those flagged; those of the pages unplaced."""

    published: int = 0
    extra: int = 0
    flagged: int = 0
    unplaced: int = 0


class Outcome(NamedTuple):
    """What came of one document. `problem`: why it could not be read."""

    id: str
    records: int
    counts: dict[str, Count]
    perfect: dict[str, int]
    faults: list[Fault]
    words: Words
    digest: str
    software: str
    pages: int
    seconds: float
    peak: float  # MB of the process that read it, so far
    problem: str | None = None


def read_all(entries: Sequence[Entry], settings: Settings, workers: int) -> Iterator[Outcome]:
    """Yield the outcome of every document, in the order in which they are done."""
    os.environ.update(ONE_THREAD)
    from pipeline.work.reading import prepare

    prepare()  # once, before the processes part: each begins with all modules loaded
    largest_first = sorted(entries, key=lambda entry: -entry.path.stat().st_size)
    jobs = [(entry, settings) for entry in largest_first]
    if workers == 1:
        yield from map(_read_job, jobs)
        return
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork")) as pool:
        yield from pool.map(_read_job, jobs, chunksize=4)


def _read_job(job: tuple[Entry, Settings]) -> Outcome:
    return read_one(*job)


def read_one(entry: Entry, settings: Settings) -> Outcome:
    """Read one document and score it; whatever goes wrong is an outcome as well."""
    started = time.process_time()
    try:
        with _time_limit(SECONDS):
            reports, about, unplaced = read_reports(entry, settings)
        problem = about.get("problem")
    except Exception as error:  # noqa: BLE001 - a core in the making may throw anything, and the others go on
        reports, about, unplaced, problem = [], {}, 0, f"{type(error).__name__}: {error}"
    counts: dict[str, Count] = {}
    perfect: dict[str, int] = {}
    faults: list[Fault] = []
    if entry.holds == "report":
        counts, perfect, full = score_document(reports, entry.read_truth())
        faults = [Fault(f.at, f.field, _clip(f.found), _clip(f.true)) for f in full]
    records = [row for report in reports for row in report["recommendations"]]
    seconds = time.process_time() - started
    return Outcome(
        entry.id, len(records), counts, perfect, faults, count_words(records, unplaced), digest_reading(records),
        software_of(about.get("producer")) if entry.format == "pdf" else entry.format,
        about.get("pages", 0), seconds, peak_memory(), problem,
    )  # fmt: skip


def read_reports(entry: Entry, settings: Settings) -> tuple[list[dict[str, Any]], dict[str, Any], int]:
    """Return the reports of a document as they are published, facts about the file, and how many words are unplaced."""
    from pipeline.publish.document import report_document
    from pipeline.run import read_document

    document = read_document(entry.path, settings)
    about: dict[str, Any] = {"producer": document.producer, "pages": document.pages}
    if document.status == "failed":
        about["problem"] = document.reason
    unplaced = sum(len(report.words.unplaced) for report in document.reports)
    return [report_document(report) for report in document.reports], about, unplaced


def count_words(records: Iterable[Mapping[str, Any]], unplaced: int) -> Words:
    """Count the words of all records by what is to be said of them."""
    published = extra = flagged = 0
    for row in records:
        unsure = {flag["field"] for flag in row["flags"]}
        by_field = {name: len((row[name] or "").split()) for name in FIELDS}
        apart = {f"extra/{name}": len(text.split()) for name, text in row["extra"].items()}
        published += sum(by_field.values()) + sum(apart.values())
        extra += sum(apart.values())
        flagged += sum(count for name, count in {**by_field, **apart}.items() if None in unsure or name in unsure)
    return Words(published, extra, flagged, unplaced)


def digest_reading(records: Iterable[Mapping[str, Any]]) -> str:
    """Return a mark of what was read, to see where a reading without truth changes."""
    digest = hashlib.sha256()
    for row in records:
        extra = [f"{name}={text}" for name, text in row["extra"].items()]
        digest.update("\0".join([str(row["number"]), str(row["rag"]), *(str(row[n]) for n in FIELDS), *extra]).encode())
    return digest.hexdigest()[:8]


def peak_memory() -> float:
    """Return the most memory that this process has held, in MB; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@contextmanager
def _time_limit(seconds: int) -> Iterator[None]:
    """Raise TimeoutError inside after so many seconds, where the system has alarms."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def ring(*_: object) -> None:
        raise TimeoutError(f"longer than {seconds} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _clip(text: str | None) -> str | None:
    return text if text is None or len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
