"""A whole document, and a certificate of a whole dataset: what was proved, bound to the bytes that it was proved of."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from pipeline.verify.flowing import Unreadable, flowing_words
from pipeline.verify.pdf import Pages
from pipeline.verify.proof import Json, Proof, prove, prove_flowing

FILE = "verification.json"
SCHEMA = "scrutiny-verification/1"
_HEAD = 1024  # bytes in which a PDF says that it is one


@dataclass(frozen=True, slots=True)
class Terms:
    """What a dataset publishes of its documents: a set made for the public may hold less than all words."""

    whole: bool = True  # every word of a cell is published
    masked: bool = False  # names may be replaced by a post in square brackets


def terms_of(package: Json) -> Terms:
    """Return them as a dataset's datapackage.json says."""
    marks = package.get("scrutiny", {})
    masked = marks.get("people", "all") != "all"
    return Terms(marks.get("mode", "full") == "full" and not masked, masked)


def verify_document(
    reports: Sequence[Json], path: Path | None, terms: Terms = Terms(), password: str | None = None
) -> list[Proof]:
    """Prove all reports that were read from one file; `path` is that file, None where it was not found."""
    if path is None:
        return _unchecked(reports, "the document is not in the folder")
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if any(report["source"]["sha256"] != digest for report in reports):
        return _unchecked(reports, "the document is not the one that was read: its hash differs")
    with path.open("rb") as file:
        is_pdf = b"%PDF-" in file.read(_HEAD)
    try:
        if not is_pdf:
            return prove_flowing(reports, flowing_words(path), masked=terms.masked)
        with Pages(path, password) as pages:
            return prove(reports, pages, whole=terms.whole, masked=terms.masked)
    except (pdfium.PdfiumError, Unreadable):
        return _unchecked(reports, "the document can't be opened")


def _unchecked(reports: Sequence[Json], why: str) -> list[Proof]:
    return [Proof(report["report_id"], report["source"]["file"], problem=why) for report in reports]


def certificate(package: bytes, contents: Mapping[str, bytes], proofs: Sequence[Proof], terms: Terms) -> dict[str, Any]:
    """Return what can be handed on with a dataset; `contents` are the bytes of each report's JSON.

    It holds no word of the documents.
    """
    entries = [
        {
            "report_id": proof.report_id,
            "json_sha256": hashlib.sha256(contents[proof.report_id]).hexdigest(),
            "verdict": proof.verdict,
            "problem": proof.problem,
            **{name: getattr(proof, name) for name in ("cells", "proved", "corrected", "unprovable")},
            **{name: getattr(proof, name) if terms.whole else None for name in ("words", "unaccounted")},
        }
        for proof in sorted(proofs, key=lambda proof: proof.report_id)
    ]
    return {
        "schema": SCHEMA,
        "datapackage_sha256": hashlib.sha256(package).hexdigest(),
        "proves": ["hash", "cells", "words"] if terms.whole else ["hash", "cells"],
        "reports": entries,
    }
