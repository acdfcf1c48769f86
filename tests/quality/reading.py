"""Read the documents of the gate in a pool of processes, and score each where it was read."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.batch.station import ONE_THREAD
from pipeline.read.scan.engine import Detected, OcrWorker, installed
from pipeline.read.watch import Watch
from pipeline.settings import Settings
from pipeline.steps import counted_steps
from tests.quality.corpus import Entry, software_of
from tests.quality.scoring import Count, Fault, score_document

if TYPE_CHECKING:
    from pipeline.read.marks import Pixels

Copy = Callable[[Entry, Path], Entry]

FIELDS = (
    "title", "theme", "recommendation", "response", "action", "update", "previous_update", "lead_officer",
    "target_date_printed",
)  # fmt: skip
LONGEST = 90  # characters of a fault that are kept
SECONDS = 300  # of processor time; a document that takes longer counts as failed
SECONDS_OF_SCANS = 3600  # for a page to be recognised, by the clock


class Words(NamedTuple):
    """Words of records: all that are published, those in `extra`, those flagged; those of the pages unplaced."""

    published: int = 0
    extra: int = 0
    flagged: int = 0
    unplaced: int = 0


class Proofs(NamedTuple):
    """What `scrutiny verify` can prove: of reports, of their cells, and of the words in their records' boxes."""

    reports: int = 0
    proved: int = 0
    cells: int = 0
    cells_proved: int = 0
    words: int = 0
    words_lost: int = 0
    seconds: float = 0.0


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
    proofs: Proofs = Proofs()
    fired: dict[str, int] = {}  # noqa: RUF012 - how often each step of the core found or changed something


class Job(NamedTuple):
    """How documents are read. `copy`: makes the copy that is read in place of each document, if any."""

    settings: Settings
    copy: Copy | None = None


def read_all(entries: Sequence[Entry], job: Job, workers: int) -> Iterator[Outcome]:
    """Yield the outcome of every document, in the order in which they are done."""
    os.environ.update(ONE_THREAD)
    from pipeline.work.reading import prepare

    prepare()  # once, before the processes part: each begins with all modules loaded
    largest_first = sorted(entries, key=lambda entry: -entry.path.stat().st_size)
    read = partial(read_one, job=job)
    if workers == 1:
        yield from map(read, largest_first)
        return
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork")) as pool:
        yield from pool.map(read, largest_first, chunksize=4)


def read_one(entry: Entry, job: Job) -> Outcome:
    """Read one document and score it; whatever goes wrong is an outcome as well."""
    started = time.process_time()
    try:
        with _time_limit(SECONDS), TemporaryDirectory(prefix="gate-") as folder:
            copy = job.copy(entry, Path(folder)) if job.copy else entry
            reports, about, unplaced = read_reports(copy, job.settings)
            proofs = prove(reports, copy.path)
        problem = about.get("problem")
    except Exception as error:  # noqa: BLE001 - a core in the making may throw anything, and the others go on
        reports, about, unplaced, proofs = [], {}, 0, Proofs()
        problem = f"{type(error).__name__}: {error}"
    counts: dict[str, Count] = {}
    perfect: dict[str, int] = {}
    faults: list[Fault] = []
    if entry.holds == "report":
        counts, perfect, full = score_document(reports, entry.read_truth())
        faults = [Fault(f.at, f.field, _clip(f.found), _clip(f.true)) for f in full]
    records = [row for report in reports for row in report["recommendations"]]
    seconds = time.process_time() - started - proofs.seconds
    return Outcome(
        entry.id, len(records), counts, perfect, faults, count_words(records, unplaced), digest_reading(records),
        software_of(about.get("producer")) if entry.format == "pdf" else entry.format,
        about.get("pages", 0), seconds, peak_memory(), problem, proofs,
        about.get("fired", {}),
    )  # fmt: skip


def read_reports(entry: Entry, settings: Settings) -> tuple[list[dict[str, Any]], dict[str, Any], int]:
    """Return the reports of a document as they are published, facts about the file, and how many words are unplaced."""
    from pipeline.publish.document import report_document
    from pipeline.run import read_document

    with counted_steps() as fired:
        document = read_document(entry.path, settings, patient_watch())
    about: dict[str, Any] = {"producer": document.producer, "pages": document.pages, "fired": dict(fired)}
    if document.status == "failed":
        about["problem"] = document.reason
    unplaced = sum(len(report.words.unplaced) for report in document.reports)
    return [report_document(report) for report in document.reports], about, unplaced


def prove(reports: Sequence[dict[str, Any]], path: Path) -> Proofs:
    """Return what of the reports can be proved from the file, without any of the code that read it."""
    from pipeline.verify import verify_document

    started = time.process_time()
    proofs = verify_document(reports, path) if reports else []
    return Proofs(
        len(proofs),
        sum(proof.is_proved for proof in proofs),
        sum(proof.cells for proof in proofs),
        sum(proof.proved + proof.corrected for proof in proofs),
        sum(proof.words for proof in proofs),
        sum(proof.unaccounted for proof in proofs),
        time.process_time() - started,
    )


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
    """Raise TimeoutError inside after so many seconds of processor time, where the system has such clocks."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(*_: object) -> None:
        raise TimeoutError(f"longer than {seconds} s")

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


class _Patient(OcrWorker):
    """Text recognition without a limit of time: figures must not depend on what else the machine does."""

    def begin(self) -> None:
        self._left = float(SECONDS_OF_SCANS)

    def detect(self, picture: Pixels) -> Detected:
        self.begin()
        return super().detect(picture)


@cache
def patient_watch() -> Watch:
    """Return what waits for text recognition however long it takes; one for each process."""
    watch = Watch()
    if installed():
        watch.recogniser = _Patient()
    return watch


def _clip(text: str | None) -> str | None:
    return text if text is None or len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
