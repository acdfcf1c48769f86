"""What Python programs call: documents in, a dataset of records or tables out. Heavy imports wait for their call."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import InputError, NoReport, NotFound, SeveralReports, UsageError
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pandas import DataFrame

    from pipeline.models.comparison import Comparison
    from pipeline.models.report import Document, Report
    from pipeline.verify import Proof


@dataclass(frozen=True, slots=True)
class Dataset:
    """Documents, each with what became of it and the reports that were found in it.

    `folder`: where it was loaded from; None for what was just read.
    """

    documents: tuple[Document, ...]
    folder: Path | None = None

    @property
    def reports(self) -> tuple[Report, ...]:
        """Every report; one that several files hold is given once."""
        found = {report.report_id: report for document in self.documents for report in document.reports}
        return tuple(found.values())

    @property
    def report(self) -> Report:
        """The one report. Raises InputError where nothing was read, NoReport or SeveralReports where it is not one."""
        if len(self.reports) > 1:
            raise SeveralReports(f"There are {len(self.reports)} reports.")
        if self.reports:
            return self.reports[0]
        failed = [document for document in self.documents if document.status == "failed"]
        if failed and failed[0].issues:
            error = InputError(failed[0].issues[0].message, "")
            error.code = failed[0].reason
            raise error
        raise NoReport(" ".join(f"{document.file} holds no progress report." for document in self.documents))


def read(
    path: str | Path, settings: Settings | None = None, *, isolated: bool = True, workers: int | None = None
) -> Dataset:
    """Read a file, a folder of files or a zip of them; nothing is written.

    A bad file raises nothing: its document says what happened (`status`, `reason`, `issues`). Each is read by a
    killable process within limits of time and memory, `workers` at a time (None: one for each core). Without
    `isolated` this very process reads: quicker to start, and only for files that you trust.

    >>> import pipeline
    >>> pipeline.read("samples/fenmere-buses-06.pdf").report.header.inquiry
    'Getting There: Rural Buses in Fenmere'
    """
    from pipeline.batch.inputs import find
    from pipeline.commands.reading import files_to_read
    from pipeline.run import read_document
    from pipeline.scratch import scratch
    from pipeline.work.apart import documents
    from pipeline.work.unread import failed

    chosen = settings or Settings()
    with scratch() as folder:
        files = list(files_to_read(find([str(path)]), folder, fetches=False))
        good = [item.path for item in files if item.problem is None]
        found = documents(good, chosen, workers) if isolated else [read_document(one, chosen) for one in good]
        ahead = iter(found)
        bad = {id(i): failed(i, None, i.problem.code, str(i.problem)) for i in files if i.problem is not None}
        return Dataset(tuple(bad.get(id(item)) or next(ahead) for item in files))


def extract_all(path: str | Path, settings: Settings | None = None) -> tuple[Report, ...]:
    """Return the reports of a file or folder that you trust: `read` in this very process, by the name it had in 0.1."""
    return read(path, settings, isolated=False).reports


def load(folder: str | Path) -> Dataset:
    """Load the dataset that `scrutiny extract` or `publish` wrote. Raises NotFound, Corrupt.

    >>> import pipeline
    >>> len(pipeline.load("outputs").reports)
    18
    """
    from pipeline.publish import must_be_dataset
    from pipeline.publish.read_dataset import dataset_documents

    place = Path(folder)
    must_be_dataset(place)
    return Dataset(tuple(dataset_documents(place)), place)


def compare(earlier: Report, later: Report, *, as_at: str | None = None, force: bool = False) -> Comparison:
    """Compare two rounds of one inquiry, in either order: what moved, and what became of dated promises.

    `as_at` (an ISO day; else the later report's own) decides what is due. Raises UsageError where they do not look like
    rounds of one inquiry, unless `force` says to compare them all the same.

    >>> import pipeline
    >>> rounds = (pipeline.read(f"samples/fenmere-buses-{months}.pdf").report for months in ("06", "12"))
    >>> sorted({pair.rag.direction for pair in pipeline.compare(*rounds).pairs})
    ['improved', 'same', 'unknown', 'worsened']
    """
    from pipeline.compare import compare as compared
    from pipeline.compare import in_order, order_known

    one, other = in_order([earlier, later]) if order_known(earlier, later) else (earlier, later)
    found = compared(one, other, as_at)
    if found.rounds != "same" and not force:
        said = f"{one.report_id} and {other.report_id} may not be rounds of one inquiry."
        raise UsageError(said, "Compare them anyway with force=True.")
    return found


def verify(dataset: Dataset, documents: str | Path, *, password: str | None = None) -> list[Proof]:
    """Prove every cell and word against the original documents, found in a folder by their hash; one proof a report.

    >>> import pipeline
    >>> [proof.verdict for proof in pipeline.verify(pipeline.read("samples/elverstone-air.pdf"), "samples")]
    ['proved']
    """
    from pipeline.publish import encode, report_document
    from pipeline.publish.metadata.package import FILE as PACKAGE
    from pipeline.scratch import scratch
    from pipeline.verify import Terms, terms_of
    from pipeline.work.proving import LIMITS, STAGE, documents_of, prove_documents
    from pipeline.work.workforce import Chosen, workforce

    if not Path(documents).is_dir():
        raise NotFound(f"{documents} is not a folder.", "Name the folder that holds the documents.")
    with scratch() as folder:
        if dataset.folder is None:
            terms, reports = Terms(), [folder / f"{number}.json" for number in range(len(dataset.reports))]
            for path, report in zip(reports, dataset.reports, strict=True):
                path.write_text(encode(report_document(report)), encoding="utf-8")
        else:
            terms = terms_of(json.loads((dataset.folder / PACKAGE).read_text("utf-8")))
            reports = sorted((dataset.folder / "reports").glob("*.json"))
        named = list(documents_of(reports, Path(documents)))
        with workforce(Chosen(), Settings(ocr="off"), LIMITS, STAGE) as force:
            return sorted(prove_documents(named, force, terms, password), key=lambda proof: proof.report_id)


def frames(of: Dataset | Report) -> dict[str, DataFrame]:
    """Return pandas tables by name, with the columns of the CSV files (docs/contract.md).

    Of a report, or a dataset that was just read: `recommendations`, `updates`, `entities`, `issues`, `reports`. Of a
    dataset that was loaded: every table in its folder, `recommendations-flat` and `commitments` among them.

    >>> import pipeline
    >>> now = pipeline.frames(pipeline.load("outputs"))["recommendations-flat"]
    >>> int((now["direction"] == "worsened").sum())
    2
    """
    from pipeline.publish.frames import folder_frames, frames_of

    if not isinstance(of, Dataset):
        return frames_of([of])
    return frames_of(of.reports) if of.folder is None else folder_frames(of.folder)
