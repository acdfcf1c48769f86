"""Briefs of samples, read once."""

from __future__ import annotations

import functools
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from pipeline.compare import alone, compare, in_order, timeline
from pipeline.inquiry_pages import brief_of, followed, tracker_of
from pipeline.models.picture import PagePicture
from pipeline.models.report import Header, KeyEntry, Recommendation, Report, Source
from pipeline.models.text import Text
from pipeline.report.html import brief_page, tracker_page
from pipeline.report.view import Brief, brief, pages_shown
from pipeline.run import read_document
from pipeline.settings import Settings

SAMPLES = Path(__file__).parents[2] / "samples"


@functools.cache
def report(name: str) -> Report:
    """The first report of a sample, with its names and dates by rules alone, so that the model may be missing."""
    from dataclasses import replace

    from pipeline.tag import entities

    (found, *_) = read_document(SAMPLES / f"{name}.pdf", Settings(entities=False, ocr="off")).reports
    return replace(found, entities=entities(found, model=False)[0])


def view_of(*names: str) -> Brief:
    """One report by itself, or two rounds."""
    return view(*map(report, names))


def view(*reports: Report) -> Brief:
    """The view of one report, or of rounds in order."""
    rounds = in_order(reports)
    if len(rounds) == 1:
        return brief(rounds, alone(rounds[0]))
    steps = [compare(one, other) for one, other in pairwise(rounds)]
    return brief(rounds, steps[-1], timeline(rounds, steps))


def row(index: int, **fields: Any) -> Recommendation:
    """A recommendation made by hand; strings become texts."""
    texts = ("title", "theme", "recommendation", "response", "update", "previous_update", "action", "lead_officer")
    made = {name: Text(value) if name in texts else value for name, value in fields.items()}
    return Recommendation(index, **{"number": str(index), **made})


def by_hand(name: str, *rows: Recommendation, file: str = "", key: tuple[KeyEntry, ...] = (), **header: Any) -> Report:
    """A report made by hand, its dates and names found by rules."""
    from dataclasses import replace

    from pipeline.tag import entities

    source = Source(file or f"{name}.pdf", name[:1] * 64, 1, 1, 1)
    made = Report(name, source, Header(**header), rows, legend=key, inquiry_id="an-inquiry")
    return replace(made, entities=entities(made, model=False)[0])


@functools.cache
def pictures_of(*names: str) -> dict[tuple[int, int], PagePicture]:
    """Pictures of the pages that the view of these samples points at."""
    from pipeline.read.page_pictures import page_pictures

    shown = view_of(*names)
    return {
        (round_, one.page): one
        for round_, pages in pages_shown(shown).items()
        for one in page_pictures(SAMPLES / shown.rounds[round_].file, pages)
    }


@functools.cache
def page_of(*names: str) -> str:
    """The page of one sample, or of two rounds."""
    return brief_page(view_of(*names), pictures_of(*names))


def tracker_of_rounds(*inquiries: tuple[Report, ...]) -> str:
    """The tracker of these inquiries; each's page is called 000.html, 001.html, …"""
    found = [(rounds, followed(in_order(rounds), None)) for rounds in inquiries]
    shown = [(one, f"{at:03}.html", brief_of(rounds, one)) for at, (rounds, one) in enumerate(found)]
    return tracker_page(tracker_of(shown))


def as_pdf(path: Path) -> Path:
    """Print a Word file as LibreOffice does."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("there is no LibreOffice on PATH")
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return path.with_suffix(".pdf")
