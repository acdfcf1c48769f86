"""A stand-in for the recipe, so that the command is tested without a PDF: what it says and how it ends."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.batch.crew import Job
from pipeline.batch.station import Answer
from pipeline.commands import extract
from pipeline.errors import ScrutinyError, where
from pipeline.models.report import Document, Flag, Header, Recommendation, Report, Source
from pipeline.models.text import Text
from pipeline.publish.parcel import parcel, prepared
from pipeline.settings import Settings
from pipeline.work import versions

Reader = Callable[[Path, Settings], Document]


def _recommendation(index: int, *flags: str) -> Recommendation:
    return Recommendation(
        index=index,
        number=str(index),
        recommendation=Text(f"That the Council mends bridge {index}."),
        update=Text("The bridge was mended."),
        flags=tuple(Flag(code, "update", "Look here.") for code in flags),
    )


def _document(path: Path, *recommendations: Recommendation) -> Document:
    sha256 = "ab" * 32
    source = Source(path.name, sha256, pages=2, first_page=1, last_page=2)
    report = Report("bridges-abababab", source, Header(title="Bridges"), recommendations)
    return Document(path.name, sha256, 2, "complete", "OK", reports=(report,))


@pytest.fixture
def recommendation() -> Callable[..., Recommendation]:
    """Makes a recommendation from its index and the codes of its flags."""
    return _recommendation


@pytest.fixture
def document() -> Callable[..., Document]:
    """Makes a document of one report from its path and recommendations."""
    return _document


class Within:
    """Reads in this very process, with the recipe that is installed: the workers have tests of their own."""

    fetches = False

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @staticmethod
    def note() -> str:
        return ""

    def work(self, jobs: Sequence[Job], begun: Callable[[str], None]) -> Iterator[tuple[Job, Answer]]:
        from pipeline.run import read_document

        for job in jobs:
            try:
                document = read_document(Path(job.order["path"]), self._settings)
            except (ScrutinyError, KeyboardInterrupt):
                raise
            except Exception as error:  # noqa: BLE001 - as a worker does
                yield job, Answer("WORKER_CRASH", where=where(error))
            else:
                yield job, Answer("", body=parcel(prepared(document)))


@pytest.fixture
def read_by(monkeypatch: pytest.MonkeyPatch) -> Callable[[Reader], None]:
    """Puts `reader` in the place of `pipeline.run.read_document`, and does without workers."""

    def install(reader: Reader) -> None:
        stand_in = ModuleType("pipeline.run")
        stand_in.read_document = reader  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "pipeline.run", stand_in)
        monkeypatch.setattr(extract, "workforce", lambda options, settings, limits: nullcontext(Within(settings)))
        monkeypatch.setattr(versions, "versions", lambda: {"reader": str(id(reader))})

    return install


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """A file that stands for a PDF: the stand-in readers never open it."""
    path = tmp_path / "in" / "bridges.pdf"
    path.parent.mkdir()
    path.write_bytes(b"%PDF-1.7 stand-in")
    return path
