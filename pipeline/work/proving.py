"""The stage of a worker that proves the reports of one document, and who has it done for a whole dataset."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pipeline.batch.crew import Begun, Job
from pipeline.batch.limits import FILE_CAP, Limits
from pipeline.batch.worker import Talk
from pipeline.verify import Finding, Proof, Terms, verify_document
from pipeline.work.unread import told
from pipeline.work.workforce import Workforce

__all__ = ["LIMITS", "STAGE", "documents_of", "prove_documents", "proved"]
STAGE = f"{__name__}:proved"
LIMITS = Limits()


def documents_of(reports: Sequence[Path], papers: Path) -> Iterator[tuple[Path | None, list[Path]]]:
    """Each document with the reports that were read from it."""
    wanted: dict[str, list[Path]] = {}
    for path in reports:
        wanted.setdefault(json.loads(path.read_bytes())["source"]["sha256"], []).append(path)
    found: dict[str, Path] = {}
    for path in sorted(papers.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                found.setdefault(hashlib.file_digest(file, "sha256").hexdigest(), path)
    yield from ((found.get(digest), own) for digest, own in wanted.items())


def prove_documents(
    documents: Sequence[tuple[Path | None, Sequence[Path]]],
    force: Workforce,
    terms: Terms,
    password: str | None,
    begun: Begun = lambda name: None,
) -> Iterator[Proof]:
    """Yield the proofs of reports (files of JSON) with the document that they were read from; None: not found."""
    jobs = [
        Job(str(at), path.name, {"path": str(path), "reports": list(map(str, reports)), "password": password,
                                 "whole": terms.whole, "masked": terms.masked}, beside=tuple(reports))
        for at, (path, reports) in enumerate(documents)
        if path is not None and path.stat().st_size <= FILE_CAP
    ]  # fmt: skip
    waiting = dict(enumerate(documents))
    for job, answer in force.work(jobs, begun):
        _, reports = waiting.pop(int(job.key))
        if answer.code:
            yield from _unchecked(reports, told(answer, LIMITS))
        else:
            yield from map(_proof, json.loads(answer.body))
    for path, reports in waiting.values():
        yield from _unchecked(reports, "the document is not in the folder" if path is None else "it is too large")


def proved(job: dict[str, Any], talk: Talk) -> tuple[dict[str, Any], bytes]:
    """The proofs of one document, as JSON."""
    reports = [json.loads(Path(name).read_bytes()) for name in job["reports"]]
    terms = Terms(job["whole"], job["masked"])
    proofs = verify_document(reports, Path(job["path"]), terms, job["password"])
    return {}, json.dumps(list(map(asdict, proofs))).encode("ascii")


def _proof(said: dict[str, Any]) -> Proof:
    return Proof(**{**said, "findings": [Finding(**entry) for entry in said["findings"]]})


def _unchecked(reports: Sequence[Path], why: str) -> Iterator[Proof]:
    for path in reports:
        report = json.loads(path.read_bytes())
        yield Proof(report["report_id"], report["source"]["file"], problem=why)
